// The rows of a table: only the visible ones are touched.

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/record_form.h"
#include "ui/records/table_state.h"

#include <algorithm>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

bool key(ImGuiKey which) { return ImGui::IsKeyPressed(which); }

void go_to_item(Ui& ui, TableState& state, std::ptrdiff_t item) {
    if (state.items.empty()) return;
    state.focus_item = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(item, 0, std::ssize(state.items) - 1));
    ImGui::NavMoveRequestCancel(); // ours, not the nearest button's
    ui.want_frames(3);
}

void tick_between(TableState& state, std::size_t from, std::size_t to) {
    for (std::size_t i = std::min(from, to); i <= std::max(from, to); ++i)
        if (state.items[i].record != no_record) state.set_ticked(state.items[i].record, true);
}

void move_cell(Ui& ui, TableState& state, const TableLayout& layout, const Scroll& scroll, int direction) {
    std::size_t place = 0;
    while (place < layout.places.size() && state.id_at(layout.places[place].column) != state.cursor_field) ++place;
    if (place == layout.places.size()) place = 0;
    else if (direction < 0 && place > 0) --place;
    else if (direction > 0 && place + 1 < layout.places.size()) ++place;
    state.cursor_field = state.id_at(layout.places[place].column);
    ImGui::NavMoveRequestCancel();
    ui.want_frames(2);
    show_column(ui, layout, state, scroll, state.cursor_field);
}

void row_keys(Ui& ui, TableState& state, const TableLayout& layout, const Scroll& scroll, std::size_t item) {
    const RecordIndex record = state.items[item].record;
    const auto here = static_cast<std::ptrdiff_t>(item);
    const auto page =
        std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(scroll.view.height / ui.row_height()) - 1);
    const bool shift = ImGui::GetIO().KeyShift;
    const auto move = [&](std::ptrdiff_t to) {
        to = std::clamp<std::ptrdiff_t>(to, 0, std::ssize(state.items) - 1);
        if (shift) tick_between(state, item, static_cast<std::size_t>(to));
        go_to_item(ui, state, to);
    };
    if (key(ImGuiKey_DownArrow)) move(here + 1);
    else if (key(ImGuiKey_UpArrow) && item > 0) move(here - 1); // from the first row the way up leads to the header
    else if (key(ImGuiKey_PageDown)) move(here + page);
    else if (key(ImGuiKey_PageUp)) move(here - page);
    else if (key(ImGuiKey_Home)) move(0);
    else if (key(ImGuiKey_End)) move(std::ssize(state.items) - 1);
    else if (record != no_record && key(ImGuiKey_LeftArrow)) move_cell(ui, state, layout, scroll, -1);
    else if (record != no_record && key(ImGuiKey_RightArrow)) move_cell(ui, state, layout, scroll, 1);
    else if (record != no_record && shortcut(ui, ImGuiKey_E)) begin_editing(ui, state, record, state.cursor_field);
}

void draw_group_head(Ui& ui, TableState& state, const Rect& row, std::size_t item, const TableLayout& layout,
    const Scroll& scroll, bool tab_stop) {
    const std::size_t number = state.items[item].group;
    const view::Group& group = state.rows->groups[number];
    const view::Column& by = state.column(state.view->groups[group.level].column);
    const std::string label(group.key.is_none() ? tr(Str::unfilled) : std::string_view(group.label));
    const bool is_open = state.is_open(number);
    const IdScope scope(state.path_of(number));
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !tab_stop);
    const Press press =
        pressable(ui, "group", row, {.role = Role::row, .name = label, .expanded = is_open, .radius = 2});
    ImGui::PopItemFlag();
    fill(ui, row, press.hovered ? color::hover : color::subtle);
    Rect rest = row;
    cut_left(rest, ui.px(20) * static_cast<float>(group.level));
    icon(ui, centred(cut_left(rest, ui.px(40)), ui.px(16), ui.px(16)),
        is_open ? icons::chevron_down : icons::chevron_right, 16, color::text_2);
    Color tint = group.key.is_none() ? color::text_3 : color::text_1;
    if (group.key.shape() == Value::Shape::text) {
        if (const StageLook* look = group_look(by, group.key.as_text())) {
            const Rect glyph = cut_left(rest, ui.px(14));
            stage_glyph(ui, {glyph.x + ui.px(7), glyph.y + glyph.height / 2}, *look, 14);
            cut_left(rest, ui.px(6));
            tint = look->color;
        }
    }
    cut_left(rest, silent_text(ui, rest, label, {14, false, tint}));
    cut_left(rest, ui.px(10));
    cut_left(rest, silent_text(ui, rest, tr(Str::n_items, {std::to_string(group.count)}), face::secondary));
    for (const view::Summary& sum : group.sums) {
        cut_left(rest, ui.px(10));
        cut_left(rest, silent_text(ui, rest, sum_words(*state.columns, sum), {13}));
    }
    horizontal_line(ui, row.x, right(row), bottom(row) - ui.px(1), color::line);
    if (press.focused) row_keys(ui, state, layout, scroll, item);
    if (press.pressed) {
        state.toggle(number);
        ui.want_frames(2);
    }
}

view::ColumnId column_at(
    const TableState& state, const TableLayout& layout, const Rect& row, const Scroll& scroll, float x) {
    std::size_t found = 0; // the name stands over the columns that are scrolled under it
    if (x >= row.x + layout.fixed)
        for (std::size_t i = 1; i < layout.places.size(); ++i)
            if (x >= row.x + layout.places[i].x - scroll.x) found = i;
    return state.id_at(layout.places[found].column);
}

struct RowResult {
    bool opened = false;
};

std::string said_of_cell(const Ui& ui, RecordIndex record, view::ColumnId column) {
    std::string words = cell_words(ui, record, column);
    return words.empty() ? std::string(tr(Str::unfilled)) : words;
}

RowResult draw_row(Ui& ui, TableState& state, const Rect& row, std::size_t item, const TableLayout& layout,
    const Scroll& scroll, RecordIndex current, bool tab_stop) {
    RowResult result;
    const RecordIndex record = state.items[item].record;
    // A record of several tags stands in the group of each.
    const IdScope scope(std::uint64_t{record} | std::uint64_t{state.items[item].group} << 32);
    const bool ticked = record < state.is_ticked.size() && state.is_ticked[record];
    const bool is_current = record == current;
    std::string name;
    if (ui.semantics.wanted()) name = record_title(ui, record);
    // Beside the checkbox, not under it: only a field that is being edited lies on top of the row.
    const float check_width = layout.places.front().x;
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !tab_stop);
    const Press press = pressable(ui, "row", {row.x + check_width, row.y, row.width - check_width, row.height},
        {.role = Role::row,
            .name = name,
            .selected = is_current,
            .radius = 2,
            .allow_overlap = state.editing == record,
            .parent = true});
    ImGui::PopItemFlag();
    fill(ui, row, is_current || ticked ? color::accent_tint : press.hovered ? color::hover : color::surface);
    horizontal_line(ui, row.x, right(row), bottom(row) - ui.px(1), color::line);
    if (is_current) fill(ui, {row.x, row.y, ui.px(3), row.height}, color::accent);
    if (press.focused) {
        state.cursor = record;
        state.has_keyboard = true;
        row_keys(ui, state, layout, scroll, item);
        focus_ring(ui, inset(row, ui.px(2)), 2);
    }
    const ImGuiIO& io = ImGui::GetIO();
    if (press.pressed) {
        if (press.focused && key(ImGuiKey_Space)) {
            state.set_ticked(record, !ticked);
            state.anchor = record;
        } else if (io.KeyShift && state.anchor != no_record) {
            const auto from = std::ranges::find(state.items, state.anchor, &TableItem::record);
            if (from != state.items.end())
                tick_between(state, static_cast<std::size_t>(from - state.items.begin()), item);
        } else if (io.KeyCtrl) {
            state.set_ticked(record, !ticked);
            state.anchor = record;
        } else {
            result.opened = true;
            state.cursor = record;
            // What opens beside the table may move rows and columns: a second click is meant for this cell all the same.
            if (io.MouseReleased[0] && contains(row, {io.MousePos.x, io.MousePos.y}))
                state.clicked = {record, column_at(state, layout, row, scroll, io.MousePos.x), press.id};
        }
    }

    const auto cell_of = [&](const TablePlace& place, float shift) {
        return Rect{row.x + place.x - shift, row.y, place.width, row.height};
    };
    const auto put_cell = [&](std::size_t i, float shift) {
        const TablePlace& place = layout.places[i];
        const Rect cell = cell_of(place, shift);
        const view::ColumnId field = state.id_at(place.column);
        if (ui.semantics.wanted())
            ui.semantics.add({.role = Role::gridcell, .rect = cell, .name = said_of_cell(ui, record, field)});
        if (state.editing == record && state.editing_field == field) {
            edit_cell(ui, state, cell, item, layout);
            return;
        }
        draw_cell(ui, cell, record, field);
        if (press.focused && field == state.cursor_field && place.column != 0)
            outline(ui, inset(cell, ui.px(2), ui.px(3)), color::focus, metric::radius_small, 1.5f);
    };
    const Rect scrolling{row.x + layout.fixed, row.y, std::max(0.0f, row.width - layout.fixed), row.height};
    ImGui::PushClipRect(top_left(scrolling), bottom_right(scrolling), true);
    for (std::size_t i = 1; i < layout.places.size(); ++i) {
        const Rect cell = cell_of(layout.places[i], scroll.x);
        if (right(cell) > scrolling.x && cell.x < right(scrolling)) put_cell(i, scroll.x);
    }
    ImGui::PopClipRect();
    put_cell(0, 0);

    Tri tick = ticked ? Tri::yes : Tri::no;
    const Rect check{row.x, row.y, check_width, row.height};
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true); // Space on the row does the same
    if (checkbox(ui, check, "tick", ui.semantics.wanted() ? tr(Str::tick_record, {name}) : std::string("tick"), tick,
            false)) {
        if (io.KeyShift && state.anchor != no_record) {
            const auto from = std::ranges::find(state.items, state.anchor, &TableItem::record);
            if (from != state.items.end())
                tick_between(state, static_cast<std::size_t>(from - state.items.begin()), item);
        }
        state.set_ticked(record, tick == Tri::yes);
        state.anchor = record;
    }
    ImGui::PopItemFlag();
    ui.semantics.pop_parent();
    return result;
}

} // namespace

RecordIndex draw_table_body(
    Ui& ui, TableState& state, const Rect& box, TableLayout& layout, RecordIndex current, float& scroll_x) {
    RecordIndex opened = no_record;
    const float row_height = ui.row_height();
    const Scroll scroll = begin_scroll(ui, "rows", box, layout.content > box.width);
    scroll_x = scroll.x;
    if (was_double_clicked(ui, state.clicked.row)) {
        begin_editing(ui, state, state.clicked.record, state.clicked.field);
        state.clicked = {};
        // What has opened under the pointer meanwhile gets nothing of it.
        if (!state.covered) ImGui::GetIO().MouseClicked[0] = false;
    }
    follow_cursor(ui, state, scroll, layout, row_height);
    state.has_keyboard = false;

    const Range range = visible_rows(scroll, row_height, static_cast<int>(state.items.size()));
    // For the Tab key the rows are one stop, as in any grid: where the keyboard was, else the first that is seen.
    int stop = range.first;
    for (int i = range.first; i < range.last && state.cursor != no_record; ++i)
        if (state.items[static_cast<std::size_t>(i)].record == state.cursor) stop = i;
    for (int i = range.first; i < range.last; ++i) {
        const auto item = static_cast<std::size_t>(i);
        const Rect row{
            scroll.view.x, scroll.origin.y + row_height * static_cast<float>(i), scroll.view.width, row_height};
        if (state.focus_item == item) {
            focus_next(ui);
            state.focus_item.reset();
        }
        if (state.items[item].record == no_record) {
            draw_group_head(ui, state, row, item, layout, scroll, i == stop);
        } else if (draw_row(ui, state, row, item, layout, scroll, current, i == stop).opened) {
            opened = state.items[item].record;
        }
    }
    if (scroll.x > 0)
        vertical_line(
            ui, scroll.view.x + layout.fixed - ui.px(1), scroll.view.y, bottom(scroll.view), color::line_strong);
    end_scroll(ui, scroll, {layout.content, row_height * static_cast<float>(state.items.size())});
    if (shortcut(ui, ImGuiMod_Ctrl | ImGuiKey_A) && !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId))
        state.tick_all(true);
    return opened;
}

} // namespace yinfeng::ui
