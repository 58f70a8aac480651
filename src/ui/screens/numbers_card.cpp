#include "ui/screens/numbers_card.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "domain/codes.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/screens/data_cards.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr Kind kinds[] = {Kind::project, Kind::service_record};
constexpr float label_css = 112, below_css = 24, gap_css = 6;

float line_css(const Ui& ui) { return ui.css(ui.control_height()) + below_css + gap_css + (ui.touch ? 28 : 0); }

} // namespace

void NumbersCard::draw_line(Ui& ui, Rect row, RecordIndex settings, Kind kind, Line& line) {
    const IdScope scope(static_cast<std::uint64_t>(kind));
    const Workspace& data = workspace_of(ui);
    const FieldId field = domain::pattern_field(kind);
    const std::string_view stored = data.value(settings, field).as_text();
    if (line.stored != stored || !line.is_known) line = {std::string(stored), std::string(stored), {}, 0, true};

    cut_top(row, ui.px(gap_css));
    const std::string_view label = app::label(info(field));
    if (ui.touch) silent_text(ui, cut_top(row, ui.px(28)), label, face::secondary);
    Rect first = cut_top(row, ui.control_height());
    if (!ui.touch)
        silent_text(ui, cut_left(first, ui.px(label_css)), label, face::secondary), cut_left(row, ui.px(label_css));
    auto allowed = domain::check_pattern(line.typed);
    const std::string problem = allowed ? std::string() : allowed.error().message;
    const Edit edit = text_field(ui, first, "pattern", line.typed,
        {.name = label, .hint = tr(Str::unfilled), .read_only = !ui.app.can_write(), .problem = problem});
    if (edit.changed) line.revision = 0;
    // What cannot be read stays, marked, until it can be or Esc gives the old one back.
    if (edit.cancelled) line.is_known = false;
    else if (edit.committed && allowed)
        write_field(ui, settings, field, trim(line.typed).empty() ? Value() : Value::text(trim(line.typed)));
    if (!allowed) {
        text(ui, row, problem, tinted(face::caption, color::late));
        return;
    }
    if (line.revision != data.revision() + 1) // walks all records: not at every frame
        line.next = domain::next_code(ui.app.reading(), kind, line.typed), line.revision = data.revision() + 1;
    text(ui, row, tr(Str::numbers_next, {line.next}), face::caption);
}

float NumbersCard::draw(Ui& ui, const Rect& box) {
    const RecordIndex settings = ui.app.settings_record();
    if (workspace_ != ui.app.workspace_number()) lines_ = {}, workspace_ = ui.app.workspace_number();
    const IdScope scope("numbers");
    const float words = wrapped_height(ui, box.width - 2 * ui.px(card_padding), tr(Str::numbers_hint), face::secondary);
    const float height =
        ui.px(card_padding * 2 + card_title) + words + static_cast<float>(lines_.size()) * ui.px(line_css(ui));
    Rect rest = card_with_title(ui, box, height, tr(Str::numbers_title));
    wrapped_text(ui, cut_top(rest, words), tr(Str::numbers_hint), face::secondary);
    for (std::size_t i = 0; i < lines_.size(); ++i)
        draw_line(ui, cut_top(rest, ui.px(line_css(ui))), settings, kinds[i], lines_[i]);
    return height;
}

} // namespace yinfeng::ui
