#pragma once
// One record on paper: its fields in their sections, the parts it is made of, what points at it, and its history.

#include "store/workspace.h"
#include "ui/print_dialog.h"

namespace yinfeng::ui {

PrintJob record_print_job(Ui& ui, RecordIndex record);

} // namespace yinfeng::ui
