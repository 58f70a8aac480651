#pragma once
// Cells of a list on their way to a spreadsheet: Ctrl+C of what is ticked, of a range of cells, or of the one that the keyboard is on.

#include "ui/ui.h"
#include "view/cell_text.h"

#include <vector>

namespace yinfeng::ui {

struct CellBlock {
    std::vector<RecordIndex> rows;
    std::vector<view::ColumnId> columns;
    bool is_one() const { return rows.size() == 1 && columns.size() == 1; }
    bool is_empty() const { return rows.empty() || columns.empty(); }
};

// With a row of headings, unless it is a single cell: that leaves as it is.
void copy_cells(Ui& ui, const CellBlock& block);
// The keys that a spreadsheet has, while no text is being typed.
bool is_copy_pressed(Ui& ui);
bool is_cut_pressed(Ui& ui);
bool is_paste_pressed(Ui& ui);

} // namespace yinfeng::ui
