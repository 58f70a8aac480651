#pragma once
// The inside of RecordTable, shared by the files that draw its parts.

#include "base/amount.h"
#include "ui/quantity_column.h"
#include "ui/record_table.h"
#include "ui/table_sort.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct TableColumn {
    FieldId id = 0;
    float width = 0; // CSS pixels
    bool shown = true;
};

struct TableGroup {
    std::string code, label;
    std::uint32_t count = 0;
    QuantitySum sum;
    bool open = true;
};

struct TableItem {                  // a line of the body
    RecordIndex record = no_record; // no_record: the head of `group`
    std::uint32_t group = 0;
};

struct TableState {
    Kind kind{};
    std::vector<FieldId> first_columns;
    std::vector<TableColumn> columns; // the first is the fixed one
    std::vector<ExtraColumn> extras;
    std::vector<SortBy> order;
    FieldId group_field = known_field_count, sum_field = known_field_count;
    RecordTable::CellPainter painter;
    RecordTable::BulkBar bulk_bar;
    std::function<void(Ui&, const Rect&)> empty;

    // What is shown, computed when one of these moves on.
    std::uint64_t revision = 0, filter_version = 0;
    bool stale = true;                   // rows have to be asked for again
    bool unsorted = true;                // rows have to be sorted and grouped again
    std::vector<RecordIndex> source;     // as asked for
    std::vector<std::uint64_t> versions; // of the ranks that the rows are sorted, grouped and summed by
    std::vector<RecordIndex> rows;       // sorted; also those in closed groups
    std::vector<TableItem> items;
    std::vector<TableGroup> groups;
    std::vector<std::string> closed_groups; // codes
    QuantitySum sum;
    QuantityColumn amounts; // of sum_field
    SortRanks ranks;
    std::uint64_t prepared_revision = 0; // of the workspace, plus one, for which ranks of all shown columns are there
    std::shared_ptr<int> preparing;      // while ranks of shown columns are worked out between frames

    std::vector<std::uint8_t> is_ticked; // by record index
    std::vector<RecordIndex> ticked;
    QuantitySum ticked_sum;
    bool ticks_changed = false;

    RecordIndex cursor = no_record, anchor = no_record; // keyboard row; where a shift-selection began
    FieldId cursor_field;                               // the column of the keyboard cell
    bool has_keyboard = false;                          // the row of the cursor had it in the last frame
    RecordIndex focus_record = no_record;               // to be scrolled to and focused …
    std::optional<std::size_t> focus_item;              // … once its line is known
    std::optional<std::size_t> focus_instead;           // the line where it was, if it is not shown any more
    // The cell that is being edited, by record and column: rows and columns may move meanwhile.
    RecordIndex editing = no_record;
    FieldId editing_field = 0;
    bool editing_starts = false;
    RecordIndex entered = no_record; // left by Enter: if its line has not moved, the cursor goes on to the one below
    std::size_t entered_item = 0;
    struct {
        RecordIndex record = no_record;
        FieldId field = 0;
        std::uint32_t row = 0; // Press::id
    } clicked;                 // what the last click on a row was meant for
    bool covered = false;      // something lies over the table: cells are not edited
    bool chooser_wanted = false;
    Rect chooser_anchor;
    std::optional<std::size_t> moving_column; // being dragged
    float resize_from = 0;

    const ExtraColumn* extra(FieldId id) const;
    std::string column_label(FieldId id) const;
    Group column_group(FieldId id) const;
    void set_ticked(RecordIndex record, bool on);
    void tick_all(bool on);
    void recount_ticks();
};

// Where the shown columns stand, from the left edge of the table (device pixels, not scrolled).
struct TablePlace {
    std::size_t column; // in TableState::columns
    float x, width;
};
struct TableLayout {
    std::vector<TablePlace> places; // the first is the fixed name column
    float fixed = 0;                // checkbox and name
    float content = 0;              // total width
};
TableLayout layout_table(const Ui& ui, const TableState& state, float width);

float default_column_width(FieldId id);
void reset_columns(TableState& state);

void refresh_table(Ui& ui, TableState& state, const RecordTable::RowSource& source, std::uint64_t filter_version);
void draw_table_header(Ui& ui, TableState& state, const Rect& box, const TableLayout& layout, float scroll_x);
RecordIndex draw_table_body(
    Ui& ui, TableState& state, const Rect& box, TableLayout& layout, RecordIndex current, float& scroll_x);

// table_editing.cpp
bool can_edit_cell(const Ui& ui, const TableState& state, FieldId column);
void begin_editing(Ui& ui, TableState& state, RecordIndex record, FieldId column);
void edit_cell(Ui& ui, TableState& state, const Rect& cell, std::size_t item, const TableLayout& layout);
// Before the rows are drawn: a cell that is to be edited or focused must be seen, wherever its row has gone.
void follow_cursor(Ui& ui, TableState& state, const Scroll& scroll, const TableLayout& layout, float row_height);
void show_column(Ui& ui, const TableLayout& layout, const TableState& state, const Scroll& scroll, FieldId column);

void draw_table_footer(Ui& ui, TableState& state, const Rect& box);
void draw_column_chooser(Ui& ui, TableState& state);
// One value, right or left aligned, with the badge of an open conflict.
void draw_table_cell(Ui& ui, const TableState& state, const Rect& box, RecordIndex record, FieldId field);
std::string table_cell_words(const Ui& ui, const TableState& state, RecordIndex record, FieldId field);

} // namespace yinfeng::ui
