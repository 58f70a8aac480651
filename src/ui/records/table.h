#pragma once
// The layout 表格: any number of records, drawn only where visible, in the groups and order of a view. Its columns can be chosen,
// moved and resized, which changes the view; the name column stays fixed. Mouse, touch and keyboard: arrows move, Enter opens, Space
// ticks, Shift extends, Ctrl+A ticks all, E edits the cell. In a cell Tab and Shift+Tab go on to the next one and the one before,
// Enter to the one below, Esc back to the row. The cursor is a record and a column: it goes with its record when that is sorted
// elsewhere.

#include "ui/widgets.h"
#include "view/query.h"

#include <memory>
#include <vector>

namespace yinfeng::ui {

struct TableState;

class RecordTable {
public:
    RecordTable();
    ~RecordTable();

    struct Result {
        RecordIndex opened = no_record; // Enter or click
        bool wants_default_columns = false;
        Rect empty; // where there are no rows: for what the page says of it
    };
    // What the bar offers while rows are ticked, beside 移到回收站; draws into the box and cuts off what it used.
    using BulkBar = void (*)(Ui& ui, Rect& rest, const std::vector<RecordIndex>& ticked);
    Result draw(
        Ui& ui, const Rect& area, view::View& view, const view::Rows& rows, RecordIndex current, BulkBar bulk_bar);

    const std::vector<RecordIndex>& ticked() const;
    void clear_ticks();
    void focus(RecordIndex record);     // scrolls there and takes the keyboard
    void return_to(RecordIndex record); // takes the keyboard again where the cursor is, if anywhere, else there
    void set_covered(bool covered);     // something lies over the table: its cells are not edited
    void column_menu(Ui& ui, const Rect& anchor); // opens the chooser
    void reset();

private:
    std::unique_ptr<TableState> state_;
};

} // namespace yinfeng::ui
