#include "ui/screens/arrangement_card.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/kind_icons.h"
#include "ui/records/arrangement_dialog.h"
#include "ui/screens/data_cards.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;
using view::ArrangedPart;

namespace {

float row_css(const Ui& ui) { return ui.touch ? 56 : 48; }

// 已调整：列、卡片
std::string state_words(const Ui& ui, Kind kind) {
    std::string parts;
    for (std::size_t i = 0; i < view::arranged_part_count; ++i) {
        const auto part = static_cast<ArrangedPart>(i);
        if (!view::is_arranged(workspace_of(ui), static_cast<KindId>(kind), part)) continue;
        if (!parts.empty()) parts += tr(Str::list_comma);
        parts += part_label(part);
    }
    return parts.empty() ? std::string(tr(Str::arrange_is_usual)) : tr(Str::arrange_is_arranged, {parts});
}

void draw_row(Ui& ui, Rect row, Kind kind) {
    const IdScope scope(static_cast<std::uint64_t>(kind));
    const std::string label(app::label(info(kind)));
    const bool is_arranged = view::is_arranged(workspace_of(ui), static_cast<KindId>(kind));
    horizontal_line(ui, row.x, right(row), row.y, color::line);
    const auto square = [&] {
        const Rect box = centred(cut_right(row, ui.control_height()), ui.control_height());
        cut_right(row, ui.px(4));
        return box;
    };
    const Rect edit = square(), back = square();
    const bool locked = !ui.app.can_write();
    icon(ui, cut_left(row, ui.px(20)), kind_icon(static_cast<KindId>(kind)), 16, color::text_3);
    cut_left(row, ui.px(8));
    Rect words = centred(row, ui.px(42));
    text(ui, cut_top(words, ui.px(21)), label, face::strong);
    text(ui, words, state_words(ui, kind), is_arranged ? tinted(face::caption, color::accent) : face::caption);
    if (is_arranged && icon_button(ui, back, icons::rotate_ccw, tr(Str::arrange_restore_name, {label}),
                           {.kind = ButtonKind::quiet, .disabled = locked}))
        restore_arrangement(ui, kind);
    if (icon_button(ui, edit, icons::sliders_horizontal, tr(Str::arrange_edit_name, {label}), {.disabled = locked}))
        open_arrangement(ui, kind, ArrangedPart::columns);
}

} // namespace

float arrangement_card(Ui& ui, const Rect& box) {
    const IdScope scope("arrangements");
    const auto kinds = view::arrangeable_kinds();
    const std::string_view hint = tr(Str::arrange_card_hint);
    const float room = box.width - 2 * ui.px(card_padding);
    const float words = wrapped_height(ui, room, hint, face::secondary, 3) + ui.px(8);
    const float height =
        ui.px(card_padding * 2 + card_title) + words + ui.px(row_css(ui)) * static_cast<float>(kinds.size());
    Rect rest = card_with_title(ui, box, height, tr(Str::arrange_card));
    wrapped_text(ui, cut_top(rest, words), hint, face::secondary, 3);
    for (const Kind kind : kinds) draw_row(ui, cut_top(rest, ui.px(row_css(ui))), kind);
    return height;
}

} // namespace yinfeng::ui
