#pragma once
// Asks for the passphrase of a sealed file that somebody wants to import or compare; opens and closes by itself.

#include "ui/ui.h"

namespace yinfeng::ui {

void draw_unlock_dialog(Ui& ui); // once per frame, where dialogs are drawn

} // namespace yinfeng::ui
