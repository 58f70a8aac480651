#pragma once
// The handle at the lower right corner of a range of cells, or of the cell that the keyboard is on: dragged down, what stands in the
// cells is written into the rows below, over and over, as one step. (Ctrl+D is the keyboard's way to it.)

#include "ui/records/cell_range.h"

namespace yinfeng::ui {

struct FillHandle {
    RangeLines cells; // that it is of; nothing: there is none in this frame
    Rect box{};
    bool is_on(std::size_t line) const { return box.width > 0 && line == cells.last_line; }
};
// Before the rows are drawn: the row below it lets the mouse through to it.
FillHandle fill_handle(
    const Ui& ui, const TableState& state, const TableLayout& layout, const Scroll& scroll, float row_height);
// Behind the rows.
void draw_fill_handle(Ui& ui, TableState& state, const TableLayout& layout, const Scroll& scroll, float row_height,
    const FillHandle& handle);

} // namespace yinfeng::ui
