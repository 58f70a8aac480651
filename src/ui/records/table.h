#pragma once
// The layout 表格: any number of records, drawn only where visible, in the groups and order of a view. Its columns can be chosen,
// moved and resized, which changes the view; the name column stays first. Mouse, touch and keyboard: arrows move, Enter opens, Space
// ticks, Shift extends, Ctrl+A ticks all. A cell that the keyboard stands on is edited by typing into it, by Enter or by F2; Tab and
// Shift+Tab then go on to the next one and the one before, Enter to the one below, Esc back. On the name, which stands for the row,
// letters are the keys of the page, and F2 or E edits. The cursor is a record and a column: it goes with its record when that is
// sorted elsewhere.

#include "ui/records/listed.h"

#include <memory>

namespace yinfeng::ui {

struct TableState;

class RecordTable {
public:
    RecordTable();
    ~RecordTable();

    struct Result {
        RecordIndex opened = no_record;     // Enter or click
        RecordIndex stepped_to = no_record; // by an arrow key, from another row
        Rect empty;                         // where there are no rows: for what the page says of it
    };
    Result draw(Ui& ui, const Rect& area, Listed& listed);

    void show(RecordIndex record);      // scrolls there
    void focus(RecordIndex record);     // and takes the keyboard
    void return_to(RecordIndex record); // takes the keyboard again where the cursor is, if anywhere, else there
    void set_covered(bool covered);     // something lies over the table: its cells are not edited
    bool
    take_uncovered(); // the click that made something lie over it was the first of two: a cell is edited, that has to go
    void reset();

private:
    std::unique_ptr<TableState> state_;
};

} // namespace yinfeng::ui
