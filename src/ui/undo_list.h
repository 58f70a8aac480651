#pragma once
// What can be taken back, newest first: what it was, of which record, when and by whom. Also what was done before the page was
// opened this time.

#include "ui/ui.h"

namespace yinfeng::ui {

// The button beside 撤销 that opens the list. A press on a line takes back that step and all that came after it.
// `redoes`: 重做 has no button of its own and stands above the lines.
void undo_list_button(Ui& ui, const Rect& box, bool redoes = false);

} // namespace yinfeng::ui
