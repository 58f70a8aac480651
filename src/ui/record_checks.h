#pragma once
// What contradicts itself in a record (domain/checks.h), said where the record is looked at. It is pointed out, nothing is blocked.

#include "store/workspace.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

// One line each, from `top` on; returns the height, 0 if there is nothing to say.
float record_checks(Ui& ui, Vec top, float width, RecordIndex record);

} // namespace yinfeng::ui
