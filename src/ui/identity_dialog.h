#pragma once
// Who works here: name and unit, asked before the first write and changeable from the avatar at any time.

#include "ui/widgets.h"

namespace yinfeng::ui {

void open_identity_dialog(Ui& ui); // from anywhere, in any window
// Once per frame, where dialogs are drawn. Opens by itself where a workspace with real data has no author yet.
void draw_identity_dialog(Ui& ui);

} // namespace yinfeng::ui
