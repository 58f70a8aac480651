#pragma once
// Who works here: name and unit, asked before the first write and changeable from the avatar at any time.

#include "ui/widgets.h"

#include <string>

namespace yinfeng::ui {

void open_identity_dialog(Ui& ui); // from anywhere, in any window
// Once per frame, where dialogs are drawn. Opens by itself where a workspace with real data has no author yet.
void draw_identity_dialog(Ui& ui);

// A label with its text field below: `height` of labelled_field_height().
Edit labelled_field(
    Ui& ui, Rect box, std::string_view id, std::string_view label, std::string& buffer, std::string_view hint);
void field_label(Ui& ui, Rect& box, std::string_view label); // cuts its line off `box`
float labelled_field_height(const Ui& ui);                   // device pixels

} // namespace yinfeng::ui
