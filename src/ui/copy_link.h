#pragma once
// 复制链接: the address of a record, or of a page with its view, as a link in the clipboard (app/address.h).

#include "store/workspace.h"
#include "ui/ui.h"

namespace yinfeng::ui {

void copy_record_link(Ui& ui, RecordIndex record);
// Of the page as it is shown, without the record that is open. A view of one's own is in no other browser: the link leads to the
// page. What is being tried in a view is in no link. Both are said.
void copy_page_link(Ui& ui, bool is_own_view, bool is_tried);

} // namespace yinfeng::ui
