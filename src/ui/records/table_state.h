#pragma once
// The inside of RecordTable, shared by the files that draw its parts.

#include "ui/records/cell.h"
#include "ui/records/decimals.h"
#include "ui/records/table.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct TableState {
    // Of this frame.
    Listed* listed = nullptr;
    view::View* view = nullptr;
    const view::Rows* rows = nullptr;
    view::Columns* columns = nullptr;

    Decimals decimals;
    RecordIndex cursor = no_record;                // keyboard row
    view::ColumnId cursor_field = view::no_column; // the column of the keyboard cell; no_column: the title
    std::optional<RecordIndex> stepped_from;       // by an arrow key, until the next row has the keyboard
    bool has_keyboard = false;                     // the row of the cursor had it in the last frame
    RecordIndex range_from = no_record; // the other corner of a range of cells (cell_range.h); no_record: none
    view::ColumnId range_field = view::no_column;
    bool is_selecting = false;                // the mouse draws the range
    bool is_filling = false;                  // it holds the handle of a cell (cell_fill.h)
    RecordIndex focus_record = no_record;     // to be scrolled to and focused …
    RecordIndex show_record = no_record;      // to be scrolled to
    std::optional<std::size_t> focus_item;    // … once its line is known
    std::optional<std::size_t> focus_instead; // the line where it was, if it is not shown any more
    // The cell that is being edited, by record and column: rows and columns may move meanwhile.
    RecordIndex editing = no_record;
    view::ColumnId editing_field = 0;
    bool editing_starts = false;
    bool opens_list = false;         // by a key: what is chosen from a list opens it at once
    std::string typed_ahead;         // onto the cell, before its field had the keyboard
    RecordIndex entered = no_record; // left by Enter: if its line has not moved, the cursor goes on to the one below
    std::size_t entered_item = 0;
    struct {
        RecordIndex record = no_record;
        view::ColumnId field = 0;
        std::uint32_t row = 0;                // Press::id
    } clicked;                                // what the last click on a row was meant for
    bool covered = false;                     // something lies over the table: cells are not edited
    bool uncovers = false;                    // until a double click on one has said what was meant
    std::optional<std::size_t> moving_column; // being dragged
    float resize_from = 0;

    const view::Column& column(view::ColumnId id) const { return (*columns)[id]; }
    view::ColumnId id_at(std::size_t place) const { return view->columns[place].column; }
    const std::vector<ListLine>& lines() const { return listed->lines.lines(); }
    bool is_fixed(std::size_t place) const { return is_title(column(id_at(place))); } // the name, drawn first
};

// Where the columns of the view stand, from the left edge of the table (device pixels, not scrolled).
struct TablePlace {
    std::size_t column; // in View::columns
    float x, width;
};
struct TableLayout {
    std::vector<TablePlace> places; // the first is the name
    std::size_t pinned = 1;         // how many of them stay while the others scroll
    float fixed = 0;                // checkbox and what is pinned
    float content = 0;              // total width

    bool is_pinned(std::size_t place) const { return place < pinned; }
    float left_of(std::size_t place, float scroll_x) const {
        return places[place].x - (is_pinned(place) ? 0 : scroll_x);
    }
    std::size_t place_at(float x, float scroll_x) const; // from the left edge of the table
};
TableLayout layout_table(const Ui& ui, const TableState& state, float width);
float table_row_height(const Ui& ui, view::RowHeight rows);               // device pixels
float column_width(const view::Column& column, const view::Shown& shown); // CSS pixels

void draw_table_header(Ui& ui, TableState& state, const Rect& box, const TableLayout& layout, float scroll_x);
RecordIndex draw_table_body(Ui& ui, TableState& state, const Rect& box, TableLayout& layout, float& scroll_x);

// table_editing.cpp
bool can_edit_cell(const Ui& ui, const TableState& state, view::ColumnId column);
void begin_editing(Ui& ui, TableState& state, RecordIndex record, view::ColumnId column);
void edit_cell(Ui& ui, TableState& state, const Rect& cell, std::size_t item, const TableLayout& layout);
// Before the rows are drawn: a cell that is to be edited or focused must be seen, wherever its row has gone.
void follow_cursor(Ui& ui, TableState& state, const Scroll& scroll, const TableLayout& layout, float row_height);
void show_column(
    Ui& ui, const TableLayout& layout, const TableState& state, const Scroll& scroll, view::ColumnId column);
// Where sums stand below the columns.
std::vector<SumPlace> sum_places(const TableState& state, const TableLayout& layout, float left, float scroll_x);

} // namespace yinfeng::ui
