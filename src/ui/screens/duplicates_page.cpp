#include "ui/duplicates.h"

#include "app/app.h"
#include "app/duplicate_words.h"
#include "app/strings.h"
#include "domain/duplicates.h"
#include "domain/record_merge.h"
#include "icons_generated.h"
#include "ui/copy_link.h"
#include "ui/field_words.h"
#include "ui/record_form.h"
#include "ui/record_options.h"
#include "ui/screens/page.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <memory>

namespace yinfeng::ui {

using app::Screen;
using app::Str;
using app::tr;
using domain::Duplicate;
using domain::DuplicateSearch;

namespace {

constexpr std::size_t records_a_frame = 800;
constexpr float row_css = 72, touch_row_css = 116;

struct {
    Screen origin = Screen::data;
    Kind kind = Kind::project;
} opened;

const TagLook& level_look(std::uint8_t level) {
    static const std::array<TagLook, 4> looks{{{color::late, color::late_tint}, {color::soon, color::soon_tint},
        {color::update, color::update_tint}, {color::pause, color::pause_tint}}};
    return looks[std::clamp<std::size_t>(level, 1, looks.size()) - 1];
}

// 在建 · P001 · 忠旺 · 12 亿元
std::string facts_of(const Ui& ui, RecordIndex record) {
    const Workspace& workspace = workspace_of(ui);
    std::string facts = record_detail(ui, record);
    for (const FieldId field : domain::identity_fields(static_cast<Kind>(workspace.record(record).kind))) {
        const Value& value = workspace.value(record, field);
        const std::string words = value.is_none() ? std::string() : filled_words(ui, field, value);
        if (!words.empty() && !facts.contains(words)) facts.append(facts.empty() ? "" : " · ").append(words);
    }
    return facts;
}

class DuplicatesPage final : public Page {
public:
    void draw(Ui& ui, const Rect& area) override;
    void reset() override { *this = DuplicatesPage(); }

private:
    void search(Ui& ui);
    void draw_header(Ui& ui, Rect row);
    void draw_kinds(Ui& ui, Rect row);
    void draw_pairs(Ui& ui, const Rect& area);
    void draw_pair(Ui& ui, Rect row, const Duplicate& pair);
    void tell_apart(Ui& ui, const Duplicate& pair);

    std::unique_ptr<DuplicateSearch> search_;
    std::vector<Duplicate> pairs_; // of the last search that came to its end, less what has been settled since
    bool is_cut_ = false, is_known_ = false;
    Kind kind_ = Kind::count_;
    std::uint64_t revision_ = 0, workspace_ = 0;
};

void leave(Ui& ui) { ui.app.go(opened.origin); }

// Anew whenever a record of the kind was written; what was found before stays until then.
void DuplicatesPage::search(Ui& ui) {
    const Workspace& workspace = workspace_of(ui);
    const bool is_other = workspace_ != ui.app.workspace_number() || kind_ != opened.kind;
    if (is_other) pairs_.clear(), is_known_ = false;
    if (is_other || revision_ != workspace.revision(opened.kind)) {
        workspace_ = ui.app.workspace_number();
        kind_ = opened.kind;
        revision_ = workspace.revision(kind_);
        search_ = std::make_unique<DuplicateSearch>(workspace, kind_);
        std::erase_if(pairs_,
            [&](const Duplicate& pair) { return !workspace.is_live(pair.one) || !workspace.is_live(pair.other); });
    }
    if (!search_) return;
    if (!search_->work(records_a_frame)) return ui.want_frames(1);
    pairs_ = search_->found();
    is_cut_ = search_->is_cut();
    is_known_ = true;
    search_.reset();
}

void DuplicatesPage::draw_header(Ui& ui, Rect row) {
    const float side = row.height;
    if (icon_button(ui, cut_left(row, side), icons::arrow_left, tr(Str::back), {.kind = ButtonKind::quiet})) leave(ui);
    cut_left(row, ui.px(8));
    const std::string_view title = tr(Str::duplicates_title);
    heading(ui, cut_left(row, text_width(ui, title, face::page_title) + ui.px(1)), title, face::page_title, 1);
    cut_left(row, ui.px(4));
    page_link_button(ui, row);
    cut_left(row, ui.px(8));
    text(ui, row, tr(Str::duplicates_explained), face::secondary);
}

void DuplicatesPage::draw_kinds(Ui& ui, Rect row) {
    std::vector<Piece> pieces;
    int current = 0;
    for (const Kind kind : domain::kinds_with_duplicates()) {
        if (kind == opened.kind) current = static_cast<int>(pieces.size());
        pieces.push_back({app::label(info(kind))});
    }
    const float width = std::min(segmented_width(ui, pieces), row.width);
    const int chosen = segmented(ui, cut_left(row, width), tr(Str::duplicates_title), pieces, current);
    if (chosen >= 0 && chosen != current)
        opened.kind = domain::kinds_with_duplicates()[static_cast<std::size_t>(chosen)], ui.want_frames(2);
    cut_left(row, ui.px(12));
    const std::string words =
        search_   ? tr(Str::duplicates_searching, {std::to_string(search_->done()), std::to_string(search_->all())})
        : is_cut_ ? tr(Str::duplicates_cut, {std::to_string(pairs_.size())})
                  : tr(Str::duplicates_found, {std::to_string(pairs_.size())});
    text(ui, row, words, face::secondary);
}

void DuplicatesPage::tell_apart(Ui& ui, const Duplicate& pair) {
    Workspace* names = ui.app.names_of_workspace();
    if (!names) return;
    const std::string one = record_title(ui, pair.one), other = record_title(ui, pair.other);
    Change change{tr(Str::not_duplicates_of, {one, other}), {}};
    domain::tell_apart(*names, change, pair.one, pair.other);
    ui.app.apply(change, tr(Str::not_duplicates_done, {one, other}));
}

// Level and reasons, the two beneath one another or beside, and what can be done.
void DuplicatesPage::draw_pair(Ui& ui, Rect row, const Duplicate& pair) {
    const IdScope one_scope(static_cast<std::uint64_t>(pair.one)), other_scope(static_cast<std::uint64_t>(pair.other));
    const std::string one = record_title(ui, pair.one), other = record_title(ui, pair.other);
    horizontal_line(ui, row.x, right(row), bottom(row) - ui.px(1), color::line);
    row = inset(row, ui.px(16), ui.px(8));
    const bool is_narrow = ui.css(row.width) < 760;
    Rect buttons = is_narrow ? cut_bottom(row, ui.control_height()) : row;
    const std::string merge_name = tr(Str::merge_of, {one, other}),
                      apart_name = tr(Str::not_duplicates_of, {one, other});
    const ButtonOptions merge{.icon = icons::git_merge, .name = merge_name, .disabled = !ui.app.can_write()};
    const ButtonOptions apart{.kind = ButtonKind::quiet, .name = apart_name, .disabled = !ui.app.can_write()};
    buttons = centred(buttons, ui.control_height());
    if (button(ui, cut_right(buttons, button_width(ui, tr(Str::merge_two), merge)), tr(Str::merge_two), merge))
        ask_merge(ui, pair.one, pair.other);
    cut_right(buttons, ui.px(8));
    if (button(
            ui, cut_right(buttons, button_width(ui, tr(Str::not_duplicates), apart)), tr(Str::not_duplicates), apart))
        tell_apart(ui, pair);
    if (!is_narrow) row.width = std::max(0.0f, buttons.x + buttons.width - row.x - ui.px(12));
    Rect why = cut_left(row, row.width * (is_narrow ? 0.3f : 0.24f));
    const Rect mark = cut_top(why, ui.px(24));
    tag(ui, {mark.x, mark.y}, tr(app::level_words(pair.level)), level_look(pair.level));
    wrapped_text(ui, why, app::duplicate_reasons(workspace_of(ui), pair), face::caption, 2);
    cut_left(row, ui.px(12));
    const auto side = [&](Rect box, std::string_view id, RecordIndex record, const std::string& title) {
        const Press press = pressable(ui, id, box, {.role = Role::link, .name = title});
        if (press.hovered || press.focused) fill(ui, box, color::hover, metric::radius);
        box = inset(box, ui.px(6), 0);
        Rect lines = centred(box, ui.px(40));
        silent_text(ui, cut_top(lines, ui.px(20)), title, face::strong);
        text(ui, lines, facts_of(ui, record), face::caption);
        if (press.pressed) ui.app.open_record(workspace_of(ui).record(record).id);
    };
    side(cut_left(row, row.width / 2), "one", pair.one, one);
    side(row, "other", pair.other, other);
}

void DuplicatesPage::draw_pairs(Ui& ui, const Rect& area) {
    const Scroll scroll = begin_scroll(ui, "pairs", inset(area, ui.px(1)));
    const float height = ui.px(ui.touch || ui.css(area.width) < 792 ? touch_row_css : row_css);
    const Range range = visible_rows(scroll, height, static_cast<int>(pairs_.size()));
    for (int i = range.first; i < range.last; ++i) {
        const Rect row{scroll.origin.x, scroll.origin.y + height * static_cast<float>(i), scroll.view.width, height};
        draw_pair(ui, row, pairs_[static_cast<std::size_t>(i)]);
    }
    end_scroll(ui, scroll, {0, height * static_cast<float>(pairs_.size())});
}

void DuplicatesPage::draw(Ui& ui, const Rect& area) {
    if (!ui.app.workspace()) return;
    const IdScope scope("duplicates");
    search(ui);
    Rect rest = area;
    const float padding = ui.px(metric::page_padding);
    draw_header(ui, centred(inset(cut_top(rest, ui.header_height()), padding, 0), ui.control_height()));
    draw_kinds(
        ui, centred(inset(cut_top(rest, ui.px(ui.touch ? 60 : metric::filter_row)), padding, 0), ui.control_height()));
    cut_bottom(rest, padding);
    rest = inset(rest, padding, 0);
    fill(ui, rest, color::surface, metric::radius_card);
    outline(ui, rest, color::line, metric::radius_card);
    if (pairs_.empty() && is_known_ && !search_) {
        const std::string none = tr(Str::duplicates_none, {app::label(info(opened.kind))});
        if (empty_state(ui, rest, icons::circle_check, none, tr(Str::back))) leave(ui);
    } else {
        draw_pairs(ui, rest);
    }
    if (take_escape(ui)) leave(ui);
}

} // namespace

bool has_duplicates(Kind kind) { return domain::merged_field(kind) != no_field; }

void open_duplicates(Ui& ui, Kind kind) {
    if (ui.app.screen() != Screen::duplicates) opened.origin = ui.app.screen();
    opened.kind = has_duplicates(kind) ? kind : Kind::project;
    ui.app.go(Screen::duplicates);
}

Screen duplicates_origin() { return opened.origin; }

std::unique_ptr<Page> make_duplicates_page() { return std::make_unique<DuplicatesPage>(); }

} // namespace yinfeng::ui
