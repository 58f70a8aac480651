#pragma once
// What a page gives the layout that shows its records, in every frame: the view, its rows, and the parts that all layouts share.

#include "ui/records/column_menu.h"
#include "ui/records/list_foot.h"
#include "ui/records/list_leaving.h"
#include "ui/records/paste_dialog.h"
#include "ui/records/record_menu.h"
#include "ui/records/row_colour.h"
#include "ui/records/search_hits.h"
#include "ui/records/ticks.h"

#include <functional>

namespace yinfeng::ui {

struct Listed {
    view::View& view;
    const view::Rows& rows;
    RecordIndex current; // in the inspector
    Ticks& ticks;
    GroupLines& lines;
    SearchHits& hits;
    RecordMenu& record_menu;
    ColumnMenu& column_menu;
    ListFoot& foot;
    PasteDialog& pasting;
    RowColours& colours;
    BulkBar bulk = nullptr;
    std::function<Leaving()> leaving = {}; // the list as it is shown, for the printer or a file
    bool are_keys_taken = false;           // of the clipboard, by a cell
};

// The press on a record ticks it, with Space, Ctrl or Shift, rather than opening it.
bool tick_by_keys(Listed& listed, const Press& press, std::size_t line);
// Around the row or card whose menu is open.
void mark_menu(Ui& ui, const Listed& listed, RecordIndex record, const Rect& box, float radius_css = 2);
// After the records: Ctrl+A, and the menu of a record. The one that is to be opened, or no_record.
RecordIndex end_list(
    Ui& ui, Listed& listed, const std::function<void()>& more = {}); // `more`: of the menu, before its own
// Behind the layout, which may have taken the keys for its cells: Ctrl+C of what is ticked, Ctrl+V as new records.
void clipboard_keys(Ui& ui, Listed& listed);

} // namespace yinfeng::ui
