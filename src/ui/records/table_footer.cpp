// Below the rows: what they sum to, or, while rows are ticked, what can be done with them together.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/messages.h"
#include "ui/records/table_state.h"

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

void draw_bulk_bar(Ui& ui, TableState& state, const Rect& box) {
    const IdScope scope("bulk");
    fill(ui, box, color::accent_tint);
    horizontal_line(ui, box.x, right(box), box.y, color::accent_tint_2);
    Rect rest = inset(box, ui.px(12), 0);
    Tri all = state.ticked.size() == state.rows->count ? Tri::yes : Tri::mixed;
    if (checkbox(ui, cut_left(rest, ui.px(20)), "ticked", tr(Str::tick_all), all, false)) state.tick_all(false);
    cut_left(rest, ui.px(6));
    const std::string words = tr(Str::n_ticked, {std::to_string(state.ticked.size())});
    cut_left(rest, text(ui, rest, words, face::strong) + ui.px(12));
    Rect sum_box = rest;

    const Rect close = centred(cut_right(rest, ui.px(32)), ui.px(32), ui.px(32));
    if (icon_button(ui, close, icons::x, tr(Str::untick_all), {.kind = ButtonKind::quiet})) state.tick_all(false);
    cut_right(rest, ui.px(8));
    rest = centred(rest, ui.control_height());
    const ButtonOptions trash{.icon = icons::trash_2, .kind = ButtonKind::danger, .disabled = !ui.app.can_write()};
    if (button(ui, cut_right(rest, button_width(ui, tr(Str::move_to_trash), trash)), tr(Str::move_to_trash), trash))
        ui.app.trash(state.ticked);
    cut_right(rest, ui.px(8));
    if (state.bulk_bar) state.bulk_bar(ui, rest, state.ticked);
    sum_box.width = std::max(0.0f, right(rest) - sum_box.x - ui.px(8));
    if (sum_box.width > ui.px(60) && state.sum() != view::no_column)
        text(ui, sum_box, describe_sum(state.ticked_sum, measure_of(state.column(state.sum()).options.unit)),
            face::secondary);
}

} // namespace

std::string sum_words(const view::Columns& columns, const view::Summary& sum) {
    std::string words = describe_sum(sum.sum, measure_of(columns[sum.column].options.unit));
    if (sum.conflicts > 0) words += " · " + tr(Str::sum_conflicts, {std::to_string(sum.conflicts)});
    return words;
}

void draw_table_footer(Ui& ui, TableState& state, const Rect& box) {
    if (!state.ticked.empty()) {
        draw_bulk_bar(ui, state, box);
        keep_messages_above(box.height);
        if (state.editing == no_record && take_escape(ui)) {
            state.tick_all(false);
            state.focus_record = state.cursor; // Dear ImGui has let go of the row
        }
        return;
    }
    fill(ui, box, color::subtle);
    horizontal_line(ui, box.x, right(box), box.y, color::line);
    Rect rest = inset(box, ui.px(12), 0);
    std::string words = tr(Str::n_items, {std::to_string(state.rows->count)});
    for (const view::Summary& sum : state.rows->sums)
        if (state.rows->count > 0) words += " · " + sum_words(*state.columns, sum);
    text(ui, rest, words, face::secondary);
}

} // namespace yinfeng::ui
