#pragma once
// The line in the head of a record that may be there twice: which other one, and why; a press asks to merge the two. It is looked for in
// slices while the record is open, and again when a record of its kind is written, so that it is seen as a new one is being entered.

#include "store/workspace.h"
#include "ui/ui.h"

namespace yinfeng::ui {

void duplicate_notice(Ui& ui, Rect& rest, RecordIndex record); // cuts off what it used; nothing where there is none

} // namespace yinfeng::ui
