#pragma once
// Several cells of a table, as in a spreadsheet: from the cell where Shift was pressed or the mouse went down to the one where the
// cursor is. By record and column, so that it survives another order.

#include "ui/records/cell_copy.h"
#include "ui/records/table_state.h"

namespace yinfeng::ui {

bool has_range(const TableState& state);
void begin_range(TableState& state); // at the cursor, unless one has begun
void end_range(TableState& state);

// Where it lies in this frame: lines of the list and places of the layout, both included. Nothing where there is none.
struct RangeLines {
    std::size_t first_line = 1, last_line = 0, first_place = 1, last_place = 0;
    bool has(std::size_t line, std::size_t place) const {
        return line >= first_line && line <= last_line && place >= first_place && place <= last_place;
    }
};
RangeLines range_lines(const TableState& state, const TableLayout& layout);
RangeLines cell_lines(const TableState& state, const TableLayout& layout); // of the cursor's cell alone
// The cell of the cursor alone where there is no range. Heads of groups are no rows.
CellBlock cells_of_range(const TableState& state, const TableLayout& layout);

// Of the row that has the keyboard: copy, cut, paste over the cells from the cursor on, fill down (Ctrl+D), empty (Delete).
void cell_keys(Ui& ui, TableState& state, const TableLayout& layout);
void draw_cell_menu(Ui& ui, TableState& state, const TableLayout& layout); // the same, in the menu of a row

// What stands in the range, over and over into the lines below it down to `last`: they are the range then.
void fill_lines(Ui& ui, TableState& state, const TableLayout& layout, const RangeLines& from, std::size_t last);

// The frame around it, drawn by the cells at its edges.
void draw_range_cell(Ui& ui, const RangeLines& range, const Rect& cell, std::size_t line, std::size_t place);

} // namespace yinfeng::ui
