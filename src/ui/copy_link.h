#pragma once
// 复制链接: the address of a record, or of a page as it is shown, as a link in the clipboard (app/address.h). Of a list of records:
// ViewSet::copy_link().

#include "app/app.h"
#include "app/strings.h"
#include "store/workspace.h"
#include "ui/ui.h"

namespace yinfeng::ui {

void copy_link(Ui& ui, const app::Address& address, app::Str said);
void copy_record_link(Ui& ui, RecordIndex record);
void copy_page_link(Ui& ui); // of a page without views, with what is chosen on it
// Its button behind the title of a page, cut off from what is left of the head; nothing where that is too narrow.
void page_link_button(Ui& ui, Rect& head);

} // namespace yinfeng::ui
