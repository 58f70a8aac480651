#pragma once
// How a snapshot is exported: packed, sealed under a passphrase and perhaps signed, or plain; with or without the
// confidential fields.

#include "ui/ui.h"

namespace yinfeng::ui {

void open_export_dialog(Ui& ui); // from anywhere, in any window
void draw_export_dialog(Ui& ui); // once per frame, where dialogs are drawn

} // namespace yinfeng::ui
