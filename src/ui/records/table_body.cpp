// The rows of a table: only the visible ones are touched.

#include "app/app.h"
#include "app/strings.h"
#include "ui/field_editors.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/link_button.h"
#include "ui/record_form.h"
#include "ui/records/cell_fill.h"
#include "ui/records/cell_range.h"
#include "ui/records/group_head.h"
#include "ui/records/table_state.h"
#include "ui/typed_ahead.h"

#include <algorithm>
#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

bool key(ImGuiKey which) { return ImGui::IsKeyPressed(which); }

void go_to_item(Ui& ui, TableState& state, std::ptrdiff_t item) {
    if (state.lines().empty()) return;
    state.focus_item = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(item, 0, std::ssize(state.lines()) - 1));
    ImGui::NavMoveRequestCancel(); // ours, not the nearest button's
    ui.want_frames(3);
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
    const RecordIndex record = state.lines()[item].record;
    const auto here = static_cast<std::ptrdiff_t>(item);
    const float row_height = table_row_height(ui, state.view->rows);
    const auto page = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(scroll.view.height / row_height) - 1);
    const bool shift = ImGui::GetIO().KeyShift;
    // The name stands for the row: from there Shift ticks. From any other cell it takes cells into a range, as Shift to the side does.
    const bool ticks = shift && !has_range(state) && is_title(state.column(state.cursor_field));
    const auto begin = [&] {
        if (shift) begin_range(state);
        else end_range(state);
    };
    const auto move = [&](std::ptrdiff_t to) {
        to = std::clamp<std::ptrdiff_t>(to, 0, std::ssize(state.lines()) - 1);
        if (ticks) state.listed->ticks.set_between(state.lines(), item, static_cast<std::size_t>(to));
        else if (record != no_record) begin();
        if (has_range(state)) { // its corners are cells: heads of groups are passed over
            const std::ptrdiff_t step = to < here ? -1 : 1;
            while (to >= 0 && to < std::ssize(state.lines()) &&
                   state.lines()[static_cast<std::size_t>(to)].record == no_record)
                to += step;
            if (to < 0 || to >= std::ssize(state.lines())) return;
        }
        go_to_item(ui, state, to);
        if (!shift) state.stepped_from = record;
    };
    const auto move_sideways = [&](int direction) {
        begin();
        move_cell(ui, state, layout, scroll, direction);
    };
    if (key(ImGuiKey_DownArrow)) move(here + 1);
    else if (key(ImGuiKey_UpArrow) && item > 0) move(here - 1); // from the first row the way up leads to the header
    else if (key(ImGuiKey_PageDown)) move(here + page);
    else if (key(ImGuiKey_PageUp)) move(here - page);
    else if (key(ImGuiKey_Home)) move(0);
    else if (key(ImGuiKey_End)) move(std::ssize(state.lines()) - 1);
    else if (record != no_record && key(ImGuiKey_LeftArrow)) move_sideways(-1);
    else if (record != no_record && key(ImGuiKey_RightArrow)) move_sideways(1);
    else if (record != no_record && shortcut(ui, ImGuiKey_E)) begin_editing(ui, state, record, state.cursor_field);
    else if (has_range(state) && take_escape(ui)) end_range(state);
    else if (record != no_record) cell_keys(ui, state, layout);
}

view::ColumnId column_at(
    const TableState& state, const TableLayout& layout, const Rect& row, const Scroll& scroll, float x) {
    return state.id_at(layout.places[layout.place_at(x - row.x, scroll.x)].column);
}

struct RowResult {
    bool opened = false;
};

// While the mouse is held: the cell under it is the other corner of the range. Beyond an edge the rows come to meet it.
void take_in_under_mouse(Ui& ui, TableState& state, const Scroll& scroll, const TableLayout& layout, float row_height) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const auto last = std::ssize(state.lines()) - 1;
    if (last < 0 || !ImGui::IsMousePosValid(&mouse)) return;
    auto line =
        std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>((mouse.y - scroll.origin.y) / row_height), 0, last);
    const auto at = [&](std::ptrdiff_t i) { return state.lines()[static_cast<std::size_t>(i)].record; };
    while (line > 0 && at(line) == no_record) --line;
    if (at(line) == no_record) return;
    state.cursor = at(line);
    const Rect row{scroll.view.x, 0, scroll.view.width, row_height};
    state.cursor_field = column_at(state, layout, row, scroll, mouse.x);
    scroll_to_show(ui, scroll, scroll.origin.y + row_height * static_cast<float>(line), row_height);
    show_column(ui, layout, state, scroll, state.cursor_field);
}

void select_by_mouse(Ui& ui, TableState& state, const Scroll& scroll, const TableLayout& layout, float row_height) {
    if (!state.is_selecting) return;
    // Also in the frame of the release: the one before it may be the first that has seen the mouse move.
    take_in_under_mouse(ui, state, scroll, layout, row_height);
    ui.want_frames(2);
    if (ImGui::IsMouseDown(0)) return;
    state.is_selecting = false;
    state.focus_record = state.cursor; // the keyboard goes on from there
    ui.want_frames(3);
}

std::string said_of_cell(const Ui& ui, RecordIndex record, view::ColumnId column) {
    std::string words = cell_words(ui, record, column);
    return words.empty() ? std::string(tr(Str::unfilled)) : words;
}

// The cell under the mouse, where there is something in it to open.
struct LinkCell {
    view::ColumnId column = view::no_column;
    std::string words;
    bool telephones = false;
};
LinkCell link_under_mouse(const Ui& ui, const TableState& state, const Rect& row, RecordIndex record,
    const TableLayout& layout, const Scroll& scroll) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!contains(row, {mouse.x, mouse.y}) || !contains(scroll.view, {mouse.x, mouse.y}) ||
        state.editing != no_record || state.is_selecting || ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen)
        return {};
    const view::ColumnId id = column_at(state, layout, row, scroll, mouse.x);
    if (id == view::no_column || is_title(state.column(id))) return {};
    const FieldInfo field = field_of(state.column(id));
    if (field.type != FieldType::text && field.type != FieldType::long_text) return {};
    std::string words = cell_words(ui, record, id);
    if (links_of(field, words).empty()) return {};
    return {id, std::move(words), is_telephone_field(field)};
}

// A cell that the keyboard stands on, behind the name, takes letters; on the name they are keys of the page.
bool takes_letters(const Ui& ui, const TableState& state) {
    return !state.covered && !is_title(state.column(state.cursor_field)) &&
           can_edit_cell(ui, state, state.cursor_field) &&
           state.column(state.cursor_field).type != FieldType::boolean &&
           !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId);
}

// Typing, Enter and F2 on the cell: true if it is edited now.
bool begin_by_key(Ui& ui, TableState& state, RecordIndex record, const Rect& cell) {
    if (key(ImGuiKey_F2)) {
        begin_editing(ui, state, record, state.cursor_field);
        return state.opens_list = state.editing == record;
    }
    if (!takes_letters(ui, state)) return false;
    std::string typed = take_letters(ui, cell);
    const FieldType type = state.column(state.cursor_field).type;
    const bool edits = key(ImGuiKey_Enter) || key(ImGuiKey_KeypadEnter) ||
                       (key(ImGuiKey_E) && !ImGui::GetIO().KeyCtrl && type != FieldType::text);
    if (edits) typed.clear();
    else if (typed.empty()) return false;
    begin_editing(ui, state, record, state.cursor_field);
    state.typed_ahead = std::move(typed);
    return state.opens_list = true;
}

// The row was pressed: what that means with the keys that are held.
void press_row(TableState& state, const Press& press, const Rect& row, std::size_t item, const TableLayout& layout,
    const Scroll& scroll, RowResult& result) {
    const RecordIndex record = state.lines()[item].record;
    const ImGuiIO& io = ImGui::GetIO();
    const view::ColumnId pressed_field = column_at(state, layout, row, scroll, io.MousePos.x);
    if (io.KeyShift && io.MouseReleased[0] && state.cursor != no_record &&
        (has_range(state) || !is_title(state.column(pressed_field)))) {
        begin_range(state);
        state.cursor = state.focus_record = record;
        state.cursor_field = pressed_field;
        return;
    }
    end_range(state);
    if (tick_by_keys(*state.listed, press, item)) return;
    result.opened = true;
    state.cursor = record;
    if (!io.MouseReleased[0] || !contains(row, {io.MousePos.x, io.MousePos.y})) return;
    // What opens beside the table may move rows and columns: a second click is meant for this cell all the same.
    state.clicked = {record, column_at(state, layout, row, scroll, io.MousePos.x), press.id};
    if (state.clicked.field != view::no_column) state.cursor_field = state.clicked.field;
}

RowResult draw_row(Ui& ui, TableState& state, const Rect& row, std::size_t item, const TableLayout& layout,
    const Scroll& scroll, const RangeLines& range, bool lets_through, bool tab_stop) {
    RowResult result;
    Listed& listed = *state.listed;
    const RecordIndex record = state.lines()[item].record;
    // A record of several tags stands in the group of each.
    const IdScope scope(std::uint64_t{record} | std::uint64_t{state.lines()[item].group} << 32);
    const bool ticked = listed.ticks.has(record), is_current = record == listed.current;
    const SearchHits::Hit& hit = listed.hits.of(*state.columns, record);
    std::string name;
    if (ui.semantics.wanted()) name = record_title(ui, record);
    // Beside the checkbox, not under it: only a field that is being edited lies on top of the row.
    const float check_width = layout.places.front().x;
    const LinkCell opens = link_under_mouse(ui, state, row, record, layout, scroll);
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !tab_stop);
    const Press press = pressable(ui, "row", {row.x + check_width, row.y, row.width - check_width, row.height},
        {.role = Role::row,
            .name = name,
            .value = hit.words,
            .selected = is_current,
            .radius = 2,
            .allow_overlap = state.editing == record || lets_through || opens.column != view::no_column,
            .parent = true,
            .draggable = ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen,
            .is_record = true,
            .has_menu = true});
    ImGui::PopItemFlag();
    const bool is_lit = press.hovered || listed.record_menu.is_open_on(record);
    fill(ui, row, is_current || ticked ? color::accent_tint : is_lit ? color::hover : color::surface);
    horizontal_line(ui, row.x, right(row), bottom(row) - ui.px(1), color::line);
    listed.colours.draw_row(ui, *state.view, record, row);
    if (is_current) fill(ui, {row.x, row.y, ui.px(3), row.height}, color::accent);
    const auto cell_of = [&](std::size_t place) {
        return Rect{row.x + layout.left_of(place, scroll.x), row.y, layout.places[place].width, row.height};
    };
    bool begun = false;
    // Pressed with Shift it is the other corner of a range, whose first one is where the cursor was: it stays there until then.
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_corner = io.KeyShift && (io.MouseDown[0] || io.MouseReleased[0]);
    if (press.focused && !state.is_selecting && !is_corner) {
        state.cursor = record;
        state.has_keyboard = true;
        if (state.editing == no_record) {
            Rect cell = cell_of(0);
            for (std::size_t i = 1; i < layout.places.size(); ++i)
                if (state.id_at(layout.places[i].column) == state.cursor_field) cell = cell_of(i);
            begun = begin_by_key(ui, state, record, cell);
        }
        if (!begun) row_keys(ui, state, layout, scroll, item);
        focus_ring(ui, inset(row, ui.px(2)), 2);
    }
    if (press.drag_started) {
        const ImVec2 from = ImGui::GetIO().MouseClickedPos[0];
        end_range(state);
        state.cursor = record;
        state.cursor_field = column_at(state, layout, row, scroll, from.x);
        begin_range(state);
        state.is_selecting = true;
    }
    if (press.pressed && !begun) press_row(state, press, row, item, layout, scroll, result);
    if (press.menu) {
        view::ColumnId field = state.cursor_field;
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        if (ImGui::IsMouseReleased(1) && contains(row, {mouse.x, mouse.y}))
            field = column_at(state, layout, row, scroll, mouse.x);
        const auto is_field = [&](const TablePlace& place) { return state.id_at(place.column) == field; };
        const auto place = std::ranges::find_if(layout.places, is_field) - layout.places.begin();
        if (!range.has(item, static_cast<std::size_t>(place))) { // of a range the menu is about all of it
            end_range(state);
            state.cursor = record;
            state.cursor_field = field;
        }
    }
    if (press.menu) listed.record_menu.open(ui, record, row, &listed.ticks);

    // A column that is seen has its mark; said is only what is found elsewhere.
    const auto is_hit_in = [&](std::size_t i) {
        const TablePlace& place = layout.places[i];
        if (state.id_at(place.column) != hit.column) return false;
        const float left = layout.left_of(i, scroll.x);
        return layout.is_pinned(i) || (left + place.width > layout.fixed + ui.px(24) && left < row.width - ui.px(24));
    };
    bool is_hit_in_sight = false;
    for (std::size_t i = 0; i < layout.places.size() && hit.column != view::no_column; ++i)
        is_hit_in_sight = is_hit_in_sight || is_hit_in(i);
    const auto put_cell = [&](std::size_t i) {
        const TablePlace& place = layout.places[i];
        const Rect cell = cell_of(i);
        draw_range_cell(ui, range, cell, item, i);
        const view::ColumnId field = state.id_at(place.column);
        if (ui.semantics.wanted())
            ui.semantics.add({.role = Role::gridcell,
                .rect = cell,
                .name = said_of_cell(ui, record, field),
                .selected = has_range(state) ? std::optional(range.has(item, i)) : std::nullopt});
        if (state.editing == record && state.editing_field == field) {
            edit_cell(ui, state, cell, item, layout);
            return;
        }
        if (hit.column == field)
            mark_hit(ui, inset(cell, ui.px(8), 0), text_width(ui, cell_words(ui, record, field), face::body),
                is_on_right(state.column(field)));
        // What was found is marked where it stands in one line.
        Rect words = hit.column == field || (i == 0 && !hit.in_title.empty())
                         ? centred(cell, std::min(cell.height, ui.row_height()))
                         : cell;
        if (i == 0) mark_pieces(ui, inset(cell, ui.px(8), 0), record_title(ui, record), hit, face::body);
        if (i == 0 && hit.column != view::no_column && !is_hit_in_sight)
            draw_hit(ui, words, hit, ui.px(8) + text_width(ui, record_title(ui, record), face::body));
        if (const ImVec2 mouse = ImGui::GetIO().MousePos; press.hovered && contains(cell, {mouse.x, mouse.y}))
            if (const std::string why = state.columns->why_empty(record, field); !why.empty())
                tooltip(ui, press, tr(Str::formula_no_value, {why}));
        draw_cell(ui, words, record, field, state.decimals.of(*state.columns, *state.rows, field));
        if (field == opens.column) {
            Rect right_end = inset(cell, ui.px(4), 0), ground = right_end;
            fill(ui, centred(cut_right(ground, ui.px(28)), ui.px(28)), color::surface, metric::radius);
            link_button(ui, right_end, opens.words, ui.px(28), opens.telephones);
        }
        if (press.focused && field == state.cursor_field && i != 0)
            outline(ui, inset(cell, ui.px(2), ui.px(3)), color::focus, metric::radius_small, 1.5f);
    };
    const Rect scrolling{row.x + layout.fixed, row.y, std::max(0.0f, row.width - layout.fixed), row.height};
    ImGui::PushClipRect(top_left(scrolling), bottom_right(scrolling), true);
    for (std::size_t i = layout.pinned; i < layout.places.size(); ++i) {
        const Rect cell = cell_of(i);
        if (right(cell) > scrolling.x && cell.x < right(scrolling)) put_cell(i);
    }
    ImGui::PopClipRect();
    for (std::size_t i = 0; i < layout.pinned; ++i) put_cell(i);

    Tri tick = ticked ? Tri::yes : Tri::no;
    const Rect check{row.x, row.y, check_width, row.height};
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true); // Space on the row does the same
    if (checkbox(
            ui, check, "tick", ui.semantics.wanted() ? tr(Str::tick_record, {name}) : std::string("tick"), tick, false))
        listed.ticks.press(state.lines(), item, tick == Tri::yes, ImGui::GetIO().KeyShift);
    ImGui::PopItemFlag();
    mark_menu(ui, listed, record, row);
    ui.semantics.pop_parent();
    return result;
}

} // namespace

RecordIndex draw_table_body(Ui& ui, TableState& state, const Rect& box, TableLayout& layout, float& scroll_x) {
    RecordIndex opened = no_record;
    const float row_height = table_row_height(ui, state.view->rows);
    const Scroll scroll = begin_scroll(ui, "rows", box, layout.content > box.width);
    scroll_x = scroll.x;
    if (was_double_clicked(ui, state.clicked.row)) {
        // Two clicks on the name open the record, also where it then lies over the table; two on another cell edit that.
        const bool edits = !state.covered || !is_title(state.column(state.clicked.field));
        if (edits) {
            state.uncovers = std::exchange(state.covered, false);
            begin_editing(ui, state, state.clicked.record, state.clicked.field);
            state.opens_list = state.editing != no_record && has_choices(state.column(state.editing_field).type);
        }
        state.clicked = {};
        // What has opened under the pointer meanwhile gets nothing of it.
        if (edits) ImGui::GetIO().MouseClicked[0] = false;
    }
    select_by_mouse(ui, state, scroll, layout, row_height);
    follow_cursor(ui, state, scroll, layout, row_height);
    const FillHandle handle = fill_handle(ui, state, layout, scroll, row_height);
    const bool had_keyboard = std::exchange(state.has_keyboard, false);

    const Range range = visible_rows(scroll, row_height, static_cast<int>(state.lines().size()));
    const RangeLines cells = range_lines(state, layout);
    const std::vector<SumPlace> places = sum_places(state, layout, scroll.view.x, scroll.x);
    // For the Tab key the rows are one stop, as in any grid: where the keyboard was, else the first that is seen.
    int stop = range.first;
    for (int i = range.first; i < range.last && state.cursor != no_record; ++i)
        if (state.lines()[static_cast<std::size_t>(i)].record == state.cursor) stop = i;
    const auto draw_line = [&](int i) {
        const auto item = static_cast<std::size_t>(i);
        const Rect row{
            scroll.view.x, scroll.origin.y + row_height * static_cast<float>(i), scroll.view.width, row_height};
        if (state.focus_item == item) {
            focus_next(ui);
            state.focus_item.reset();
        }
        if (state.lines()[item].record == no_record) {
            const float fixed = scroll.x > 0 ? row.x + layout.fixed : row.x;
            const Press head =
                draw_group_head(ui, row, *state.listed, state.lines()[item].group, places, fixed, i == stop);
            if (head.focused) row_keys(ui, state, layout, scroll, item);
        } else if (draw_row(ui, state, row, item, layout, scroll, cells, handle.is_on(item), i == stop).opened) {
            opened = state.lines()[item].record;
        }
    };
    for (int i = range.first; i < range.last; ++i) draw_line(i);
    // The row that has the keyboard keeps it while it is scrolled out of sight.
    const bool is_out_of_sight = had_keyboard && !state.has_keyboard && state.editing == no_record;
    if (const auto line = is_out_of_sight ? static_cast<int>(state.listed->lines.line_of(state.cursor)) : -1;
        line >= 0 && (line < range.first || line >= range.last))
        draw_line(line);
    draw_fill_handle(ui, state, layout, scroll, row_height, handle);
    if (scroll.x > 0)
        vertical_line(
            ui, scroll.view.x + layout.fixed - ui.px(1), scroll.view.y, bottom(scroll.view), color::line_strong);
    end_scroll(ui, scroll, {layout.content, row_height * static_cast<float>(state.lines().size())});
    const RecordIndex chosen = end_list(ui, *state.listed, [&] { draw_cell_menu(ui, state, layout); });
    return chosen != no_record ? chosen : opened;
}

} // namespace yinfeng::ui
