#pragma once
// The short form for what a stage still asks for: opened when one project is moved there by drag, menu, key or ladder and
// fields of the stage's gate are unfilled. Saving sets the fields and the stage in one change; cancelling changes nothing.

#include "domain/label_sets.h"
#include "store/workspace.h"
#include "ui/ui.h"

namespace yinfeng::ui {

void ask_before_stage(Ui& ui, RecordIndex project, domain::Stage stage);
// Draws the form while it is open. Returns the project when the form closes, moved or not: the keyboard goes back to it.
RecordIndex draw_stage_form(Ui& ui);

} // namespace yinfeng::ui
