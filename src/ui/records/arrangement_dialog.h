#pragma once
// 版面: how records of a kind are shown, in one dialog with a part each for the columns of lists, cards, the facts of the overview and the
// form of all fields. At the left what is shown, in its order; at the right what can be added, found by typing; where there is room, one
// record as it would look. From the menu of a list and of an inspector, from the foot of a form, and from the settings.

#include "ui/ui.h"
#include "view/arrangement.h"

namespace yinfeng::ui {

bool can_arrange(Kind kind);
// `record`: which one is looked at; no_record: any of the kind.
void open_arrangement(Ui& ui, Kind kind, view::ArrangedPart part, RecordIndex record = no_record);
// At the foot of a form: the way to arrange it. Returns the height, 0 where its kind cannot be arranged.
float arrange_fields_button(Ui& ui, Vec top, RecordIndex record);
void draw_arrangement_dialog(Ui& ui); // once per frame, where dialogs are drawn
// Everything of the kind as it comes: one step that says so, with the way back.
void restore_arrangement(Ui& ui, Kind kind);

std::string_view part_label(view::ArrangedPart part);

} // namespace yinfeng::ui
