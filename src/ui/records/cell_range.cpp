#include "ui/records/cell_range.h"

#include "app/app.h"
#include "app/strings.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"

#include <algorithm>
#include <unordered_set>

namespace yinfeng::ui {

namespace {

std::size_t line_of(const TableState& state, RecordIndex record) {
    const auto found = std::ranges::find(state.lines(), record, &ListLine::record);
    return static_cast<std::size_t>(found - state.lines().begin());
}

std::size_t place_of(const TableState& state, const TableLayout& layout, view::ColumnId column) {
    std::size_t place = 0;
    while (place < layout.places.size() && state.id_at(layout.places[place].column) != column) ++place;
    return place;
}

} // namespace

bool has_range(const TableState& state) { return state.range_from != no_record; }

void begin_range(TableState& state) {
    if (has_range(state)) return;
    state.range_from = state.cursor;
    state.range_field = state.cursor_field;
}

void end_range(TableState& state) { state.range_from = no_record; }

namespace {

RangeLines lines_between(const TableState& state, const TableLayout& layout, RecordIndex from, view::ColumnId field) {
    const std::size_t a = line_of(state, from), b = line_of(state, state.cursor);
    const std::size_t left = place_of(state, layout, field), right = place_of(state, layout, state.cursor_field);
    // A corner that a filter hides, or whose column is gone, leaves nothing.
    if (std::max(a, b) >= state.lines().size() || std::max(left, right) >= layout.places.size()) return {};
    return {std::min(a, b), std::max(a, b), std::min(left, right), std::max(left, right)};
}

} // namespace

RangeLines range_lines(const TableState& state, const TableLayout& layout) {
    return has_range(state) ? lines_between(state, layout, state.range_from, state.range_field) : RangeLines{};
}

RangeLines cell_lines(const TableState& state, const TableLayout& layout) {
    return lines_between(state, layout, state.cursor, state.cursor_field);
}

namespace {

CellBlock cells_in(const TableState& state, const TableLayout& layout, const RangeLines& range) {
    CellBlock block;
    std::unordered_set<RecordIndex> seen;
    for (std::size_t line = range.first_line; line <= range.last_line && line < state.lines().size(); ++line) {
        const RecordIndex record = state.lines()[line].record;
        // One of several tags stands in the group of each.
        if (record != no_record && seen.insert(record).second) block.rows.push_back(record);
    }
    for (std::size_t place = range.first_place; place <= range.last_place && place < layout.places.size(); ++place)
        block.columns.push_back(state.id_at(layout.places[place].column));
    return block;
}

} // namespace

CellBlock cells_of_range(const TableState& state, const TableLayout& layout) {
    CellBlock block;
    if (!has_range(state)) {
        if (state.cursor != no_record) block = {{state.cursor}, {state.cursor_field}};
        return block;
    }
    return cells_in(state, layout, range_lines(state, layout));
}

namespace {

// From the first line of the range down, heads of groups left out.
std::vector<RecordIndex> rows_from(const TableState& state, std::size_t line, std::size_t count) {
    std::vector<RecordIndex> rows;
    std::unordered_set<RecordIndex> seen;
    for (; line < state.lines().size() && rows.size() < count; ++line) {
        const RecordIndex record = state.lines()[line].record;
        if (record != no_record && seen.insert(record).second) rows.push_back(record);
    }
    return rows;
}

void paste(Ui& ui, TableState& state, const TableLayout& layout) {
    exchange::Grid grid = exchange::read_cells(ImGui::GetClipboardText());
    if (grid.rows.empty()) return;
    const CellBlock block = cells_of_range(state, layout);
    if (block.is_empty()) return;
    // One cell goes into all of the range, as in every spreadsheet.
    if (grid.rows.size() == 1 && grid.rows[0].size() == 1 && !block.is_one()) {
        const std::vector<std::string> row(block.columns.size(), grid.rows[0][0]);
        grid.rows.assign(block.rows.size(), row);
    }
    PasteDialog::Where where;
    where.rows = rows_from(state, line_of(state, block.rows.front()), grid.rows.size());
    for (std::size_t place = place_of(state, layout, block.columns.front()); place < layout.places.size(); ++place)
        where.columns.push_back(state.id_at(layout.places[place].column));
    state.listed->pasting.paste(ui, std::move(grid), std::move(where), app::Str::paste);
}

// The same into all rows: of the first one, or of nothing.
void write_rows(
    Ui& ui, TableState& state, const CellBlock& block, const std::vector<std::string>& cells, app::Str name) {
    exchange::Grid grid;
    grid.rows.assign(block.rows.size(), cells);
    state.listed->pasting.paste(ui, std::move(grid), {block.rows, block.columns}, name);
}

// What stands in `count` first rows of the block, over and over into the rest of it.
void repeat_rows(Ui& ui, TableState& state, const CellBlock& block, std::size_t count) {
    if (block.rows.size() <= count) return;
    view::CellTexts texts(*state.columns);
    exchange::Grid grid;
    for (std::size_t i = count; i < block.rows.size(); ++i) {
        auto& row = grid.rows.emplace_back();
        for (const view::ColumnId column : block.columns) row.push_back(texts.text(block.rows[i % count], column));
    }
    PasteDialog::Where where{
        {block.rows.begin() + static_cast<std::ptrdiff_t>(count), block.rows.end()}, block.columns};
    state.listed->pasting.paste(ui, std::move(grid), std::move(where), app::Str::fill_down);
}

void fill_down(Ui& ui, TableState& state, const TableLayout& layout) {
    repeat_rows(ui, state, cells_of_range(state, layout), 1);
}

// The name alone is not: it says which record a row is.
bool can_be_emptied(const TableState& state) {
    return has_range(state) ||
           (!is_title(state.column(state.cursor_field)) && state.column(state.cursor_field).is_writable());
}

void empty(Ui& ui, TableState& state, const TableLayout& layout) {
    const CellBlock block = cells_of_range(state, layout);
    write_rows(ui, state, block, std::vector<std::string>(block.columns.size()), app::Str::clear_cells);
}

} // namespace

void cell_keys(Ui& ui, TableState& state, const TableLayout& layout) {
    if (state.editing != no_record || ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId)) return;
    Listed& listed = *state.listed;
    if (is_copy_pressed(ui) && (has_range(state) || listed.ticks.are_none())) {
        listed.are_keys_taken = true;
        copy_cells(ui, cells_of_range(state, layout));
    } else if (is_cut_pressed(ui) && can_be_emptied(state)) {
        listed.are_keys_taken = true;
        copy_cells(ui, cells_of_range(state, layout));
        empty(ui, state, layout);
    } else if (is_paste_pressed(ui)) {
        listed.are_keys_taken = true;
        paste(ui, state, layout);
    } else if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_D) && has_range(state)) {
        fill_down(ui, state, layout);
    } else if (ImGui::IsKeyPressed(ImGuiKey_Delete) && can_be_emptied(state)) {
        empty(ui, state, layout);
    }
}

void draw_cell_menu(Ui& ui, TableState& state, const TableLayout& layout) {
    const CellBlock block = cells_of_range(state, layout);
    if (block.is_empty()) return;
    const bool can_write = ui.app.can_write() && !state.view->deleted;
    const std::string copy = block.is_one()
                                 ? std::string(app::tr(app::Str::copy_cell))
                                 : app::tr(app::Str::copy_n_cells,
                                       {std::to_string(block.rows.size()), std::to_string(block.columns.size())});
    if (menu_item(ui, copy, icons::copy, "Ctrl C")) copy_cells(ui, block);
    if (block.rows.size() > 1 && menu_item(ui, app::tr(app::Str::fill_down), icons::arrow_down, "Ctrl D", !can_write))
        fill_down(ui, state, layout);
    if (can_be_emptied(state) && menu_item(ui, app::tr(app::Str::clear_cells), nullptr, "Delete", !can_write))
        empty(ui, state, layout);
    menu_separator(ui);
}

void fill_lines(Ui& ui, TableState& state, const TableLayout& layout, const RangeLines& from, std::size_t last) {
    const std::size_t count = cells_in(state, layout, from).rows.size();
    const RecordIndex first_record = state.lines()[from.first_line].record;
    while (last > from.last_line && state.lines()[last].record == no_record) --last; // the head of a group
    if (first_record == no_record || last <= from.last_line) return;
    RangeLines all = from;
    all.last_line = last;
    state.range_from = first_record;
    state.range_field = state.id_at(layout.places[from.first_place].column);
    state.cursor = state.focus_record = state.lines()[last].record;
    state.cursor_field = state.id_at(layout.places[from.last_place].column);
    repeat_rows(ui, state, cells_in(state, layout, all), count);
}

void draw_range_cell(Ui& ui, const RangeLines& range, const Rect& cell, std::size_t line, std::size_t place) {
    if (!range.has(line, place)) return;
    fill(ui, cell, color::accent_tint);
    const float width = ui.px(1.5f);
    if (line == range.first_line) fill(ui, {cell.x, cell.y, cell.width, width}, color::accent);
    if (line == range.last_line) fill(ui, {cell.x, bottom(cell) - width, cell.width, width}, color::accent);
    if (place == range.first_place) fill(ui, {cell.x, cell.y, width, cell.height}, color::accent);
    if (place == range.last_place) fill(ui, {right(cell) - width, cell.y, width, cell.height}, color::accent);
}

} // namespace yinfeng::ui
