#pragma once
// The inside of RecordTable, shared by the files that draw its parts.

#include "base/amount.h"
#include "ui/records/cell.h"
#include "ui/records/table.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct TableItem {                  // a line of the body
    RecordIndex record = no_record; // no_record: the head of `group`
    std::uint32_t group = 0;        // in Rows::groups: the innermost
};

struct TableState {
    // Of this frame.
    view::View* view = nullptr;
    const view::Rows* rows = nullptr;
    view::Columns* columns = nullptr;
    RecordTable::BulkBar bulk_bar = nullptr;

    // What is shown, computed when the rows move on.
    std::uint64_t version = 0; // of the rows, plus one
    std::vector<TableItem> items;
    std::vector<std::string> closed_groups; // paths of labels
    std::uint64_t prepared_revision = 0; // of the workspace, plus one, for which ranks of all shown columns are there
    std::shared_ptr<int> preparing;      // while ranks of shown columns are worked out between frames

    std::vector<std::uint8_t> is_ticked; // by record index
    std::vector<RecordIndex> ticked;
    QuantitySum ticked_sum;
    bool ticks_changed = false;

    RecordIndex cursor = no_record, anchor = no_record; // keyboard row; where a shift-selection began
    view::ColumnId cursor_field = view::no_column;      // the column of the keyboard cell; no_column: the title
    bool has_keyboard = false;                          // the row of the cursor had it in the last frame
    RecordIndex focus_record = no_record;               // to be scrolled to and focused …
    std::optional<std::size_t> focus_item;              // … once its line is known
    std::optional<std::size_t> focus_instead;           // the line where it was, if it is not shown any more
    // The cell that is being edited, by record and column: rows and columns may move meanwhile.
    RecordIndex editing = no_record;
    view::ColumnId editing_field = 0;
    bool editing_starts = false;
    RecordIndex entered = no_record; // left by Enter: if its line has not moved, the cursor goes on to the one below
    std::size_t entered_item = 0;
    struct {
        RecordIndex record = no_record;
        view::ColumnId field = 0;
        std::uint32_t row = 0; // Press::id
    } clicked;                 // what the last click on a row was meant for
    bool covered = false;      // something lies over the table: cells are not edited
    bool chooser_wanted = false;
    Rect chooser_anchor;
    std::vector<view::ColumnId> chooser_lines; // while the chooser is open
    std::optional<std::size_t> moving_column;  // being dragged
    float resize_from = 0;

    const view::Column& column(view::ColumnId id) const { return (*columns)[id]; }
    view::ColumnId id_at(std::size_t place) const { return view->columns[place].column; }
    view::ColumnId sum() const { return view->sums.empty() ? view::no_column : view->sums.front(); }
    bool is_open(std::size_t group) const;
    void toggle(std::size_t group);
    std::string path_of(std::size_t group) const;
    void set_ticked(RecordIndex record, bool on);
    void tick_all(bool on);
    void recount_ticks();
};

// Where the columns of the view stand, from the left edge of the table (device pixels, not scrolled).
struct TablePlace {
    std::size_t column; // in View::columns
    float x, width;
};
struct TableLayout {
    std::vector<TablePlace> places; // the first is the fixed name column
    float fixed = 0;                // checkbox and name
    float content = 0;              // total width
};
TableLayout layout_table(const Ui& ui, const TableState& state, float width);
float column_width(const view::Column& column, const view::Shown& shown); // CSS pixels

void draw_table_header(Ui& ui, TableState& state, const Rect& box, const TableLayout& layout, float scroll_x);
RecordIndex draw_table_body(
    Ui& ui, TableState& state, const Rect& box, TableLayout& layout, RecordIndex current, float& scroll_x);

// table_editing.cpp
bool can_edit_cell(const Ui& ui, const TableState& state, view::ColumnId column);
void begin_editing(Ui& ui, TableState& state, RecordIndex record, view::ColumnId column);
void edit_cell(Ui& ui, TableState& state, const Rect& cell, std::size_t item, const TableLayout& layout);
// Before the rows are drawn: a cell that is to be edited or focused must be seen, wherever its row has gone.
void follow_cursor(Ui& ui, TableState& state, const Scroll& scroll, const TableLayout& layout, float row_height);
void show_column(
    Ui& ui, const TableLayout& layout, const TableState& state, const Scroll& scroll, view::ColumnId column);

void draw_table_footer(Ui& ui, TableState& state, const Rect& box);
bool draw_column_chooser(Ui& ui, TableState& state); // true: back to the columns of the view as it was
// '207.5 亿元 · 42 个未填', with what is in conflict among it.
std::string sum_words(const view::Columns& columns, const view::Summary& sum);

} // namespace yinfeng::ui
