// The two header rows of a table: groups of columns, and columns that sort, move and change their width.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/records/table_state.h"
#include "view/words.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

using view::ColumnId;
using view::SortBy;

const SortBy* sorted_by(const TableState& state, ColumnId column) {
    for (const SortBy& by : state.view->sort)
        if (by.column == column) return &by;
    return nullptr;
}

// Click: this column alone, ascending, then descending, then not at all. Shift adds it to the others.
// Of a figure people look for the greatest first; the second press turns the order, the third takes it away.
void press_header(TableState& state, ColumnId column, bool add) {
    const bool first = state.column(column).is_figure(); // descending
    std::vector<SortBy>& order = state.view->sort;
    const auto known = std::ranges::find(order, column, &SortBy::column);
    const bool was_sorted = known != order.end();
    const bool was_descending = was_sorted && known->descending;
    if (add) {
        if (!was_sorted && order.size() < view::most_sorts) order.push_back({column, first});
        else if (was_sorted && was_descending == first) known->descending = !first;
        else if (was_sorted) order.erase(known);
    } else {
        order.clear();
        if (!was_sorted) order.push_back({column, first});
        else if (was_descending == first) order.push_back({column, !first});
    }
}

void resize_handle(Ui& ui, TableState& state, const Rect& cell, std::size_t which) {
    const Rect handle{right(cell) - ui.px(5), cell.y, ui.px(10), cell.height};
    view::Shown& column = state.view->columns[which];
    const auto widen = [&](float css) { column.width = static_cast<std::int32_t>(std::max(56.0f, css)); };
    const float now = column_width(state.column(column.column), column);
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true); // reached by the arrow keys
    const Press press = pressable(ui, "width", handle,
        {.name = tr(Str::column_width_of, {state.column(column.column).label(app::language())}),
            .radius = 2,
            .draggable = true});
    ImGui::PopItemFlag();
    if (press.drag_started) state.resize_from = ui.css(cell.width);
    if (press.dragging) widen(state.resize_from + ui.css(press.drag.x));
    if (press.focused) { // the keyboard's way to the same
        if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) widen(now + 8), ImGui::NavMoveRequestCancel();
        if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) widen(now - 8), ImGui::NavMoveRequestCancel();
    }
    if (press.hovered || press.dragging) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        fill(ui, {right(cell) - ui.px(1), cell.y, ui.px(2), cell.height}, color::accent);
    }
}

void move_column(TableState& state, const TableLayout& layout, std::size_t from, std::size_t place) {
    // Before the name nothing can stand: there it becomes the first behind it.
    const std::size_t to = place > 0                  ? layout.places[place].column
                           : layout.places.size() > 1 ? layout.places[1].column
                                                      : from;
    if (from == to || state.is_fixed(from)) return;
    std::vector<view::Shown>& columns = state.view->columns;
    const view::Shown column = columns[from];
    // The last of those that stay goes elsewhere: then the one before it is the last.
    if (column.column == state.view->pinned && layout.pinned > 1) {
        const ColumnId before = state.id_at(layout.places[layout.pinned - 2].column);
        state.view->pinned = is_title(state.column(before)) ? view::no_column : before;
    }
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(from));
    columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(to), column);
}

void draw_column_head(
    Ui& ui, TableState& state, const Rect& cell, const TableLayout& layout, std::size_t at_place, float scroll_x) {
    const TablePlace& place = layout.places[at_place];
    const ColumnId id = state.id_at(place.column);
    const IdScope scope(static_cast<std::uint64_t>(id));
    const SortBy* by = sorted_by(state, id);
    const std::string words = head_words(state.column(id));
    const std::string_view direction =
        by ? tr(by->descending ? Str::sorted_descending : Str::sorted_ascending) : std::string_view();
    const Press press = pressable(ui, "head", cell,
        {.role = Role::columnheader,
            .name = words,
            .value = direction,
            .radius = 2,
            .allow_overlap = true,
            .draggable = !state.is_fixed(place.column),
            .has_menu = true});
    if (press.hovered) fill(ui, cell, color::hover);
    if (press.pressed && !ui.touch) { // a finger opens the menu, which sorts too
        press_header(state, id, ImGui::GetIO().KeyShift);
        by = sorted_by(state, id); // the third press has taken it away
        ui.want_frames(2);
    }
    tooltip(ui, press, words);

    Rect inside = inset(cell, ui.px(8), 0);
    const Face face{13, false, by ? color::accent : color::text_2};
    const bool on_right = is_on_right(state.column(id));
    ColumnMenu::leave_room(ui, inside, on_right);
    std::string order_number;
    if (by && state.view->sort.size() > 1) order_number = std::to_string(by - state.view->sort.data() + 1);
    if (by) {
        // The arrow stands on the far side of the text, so that figures stay in line with their heading.
        const float width = ui.px(14) + text_width(ui, order_number, face::tiny);
        const float label = std::min(text_width(ui, words, face), inside.width - width - ui.px(4));
        const float at = on_right ? right(inside) - label - width - ui.px(4) : inside.x + label + ui.px(4);
        icon(ui, {at, inside.y, ui.px(14), inside.height}, by->descending ? icons::arrow_down : icons::arrow_up, 13,
            color::accent);
        silent_text(
            ui, {at + ui.px(14), inside.y, width, inside.height}, order_number, tinted(face::tiny, color::accent));
        if (on_right) inside = {right(inside) - label, inside.y, label, inside.height};
        else inside.width = label;
    }
    draw_head_words(ui, inside, words, face, on_right);
    vertical_line(ui, right(cell) - ui.px(1), cell.y, bottom(cell), color::line);
    Rect head = cell;
    if (!ui.touch) { // where its menu changes the width
        resize_handle(ui, state, cell, place.column);
        cut_right(head, ui.px(5));
    }
    state.listed->column_menu.draw_arrow(ui, head, press, id);

    if (press.dragging) {
        state.moving_column = place.column;
        Rect ghost = cell;
        ghost.x += press.drag.x;
        shadow(ui, ghost, 3, metric::radius_small);
        fill(ui, ghost, color::surface, metric::radius_small);
        silent_text(ui, inset(ghost, ui.px(8), 0), words, face);
    }
    if (press.dropped && state.moving_column == place.column) {
        const float left = cell.x - layout.left_of(at_place, scroll_x);
        move_column(state, layout, place.column, layout.place_at(ImGui::GetIO().MousePos.x - left, scroll_x));
        state.moving_column.reset();
    }
}

} // namespace

// Heads are no stops of the Tab key, which goes from the rows to what comes after the list: the way up from the first row leads here.
void draw_table_header(Ui& ui, TableState& state, const Rect& box, const TableLayout& layout, float scroll_x) {
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);
    fill(ui, box, color::subtle);
    Rect rest = box;
    const Rect groups = cut_top(rest, ui.px(metric::table_group_header));
    const Rect heads = rest;
    horizontal_line(ui, box.x, right(box), bottom(groups) - ui.px(1), color::line);

    // Tick all.
    const Rect check{box.x, heads.y, layout.places.front().x, heads.height};
    const std::size_t ticked = state.listed->ticks.records().size();
    Tri all = ticked == 0 ? Tri::no : ticked == state.rows->count ? Tri::yes : Tri::mixed;
    if (checkbox(ui, check, "all", tr(Str::tick_all), all, false)) state.listed->ticks.set_all(all == Tri::yes);
    vertical_line(ui, right(check) - ui.px(1), groups.y, bottom(heads), color::line);

    const auto group_at = [&](const TablePlace& place) { return group_of(*state.columns, state.id_at(place.column)); };
    const auto draw_part = [&](std::size_t first, std::size_t last) {
        const float shift = layout.is_pinned(first) ? 0 : scroll_x;
        for (std::size_t i = first; i < last; ++i) {
            const TablePlace& place = layout.places[i];
            const Group group = group_at(place);
            const bool begins = i == first || group_at(layout.places[i - 1]) != group;
            if (begins) {
                float width = place.width;
                for (std::size_t j = i + 1; j < last && group_at(layout.places[j]) == group; ++j)
                    width += layout.places[j].width;
                const Rect cell{box.x + place.x - shift, groups.y, width, groups.height};
                const bool goes_on =
                    i > 0 && i == layout.pinned && scroll_x <= 0 && group_at(layout.places[i - 1]) == group;
                // A group that goes on from what is pinned is named there.
                if (!goes_on) silent_text(ui, inset(cell, ui.px(8), 0), group_label(group), face::caption);
                if (i > 0 && !goes_on) vertical_line(ui, cell.x - ui.px(1), cell.y, bottom(cell), color::line);
            }
            draw_column_head(
                ui, state, {box.x + place.x - shift, heads.y, place.width, heads.height}, layout, i, scroll_x);
        }
    };
    const Rect scrolling{box.x + layout.fixed, box.y, std::max(0.0f, box.width - layout.fixed), box.height};
    draw_part(0, layout.pinned); // from left to right, as keys and screen readers go
    ImGui::PushClipRect(top_left(scrolling), bottom_right(scrolling), true);
    if (layout.pinned < layout.places.size()) draw_part(layout.pinned, layout.places.size());
    ImGui::PopClipRect();
    if (scroll_x > 0) vertical_line(ui, box.x + layout.fixed - ui.px(1), box.y, bottom(box), color::line_strong);
    horizontal_line(ui, box.x, right(box), bottom(box) - ui.px(1), color::line);
    ImGui::PopItemFlag();
}

} // namespace yinfeng::ui
