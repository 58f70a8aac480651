#pragma once
// The line in the head of a record that may be there twice: which other one, and why; a press asks to merge the two. It is looked for in
// slices while the record is open, and again when a record of its kind is written, so that it is seen as a new one is being entered.

#include "domain/duplicates.h"
#include "ui/ui.h"

#include <string>

namespace yinfeng::ui {

std::string duplicate_reasons(const Ui& ui, const domain::Duplicate& pair); // 名称像 88%、投资方相同
void duplicate_notice(Ui& ui, Rect& rest, RecordIndex record); // cuts off what it used; nothing where there is none

} // namespace yinfeng::ui
