#pragma once
// What goes inside a popup that a screen lays out itself.

#include "ui/widgets.h"

namespace yinfeng::ui {

// The inside of the popup that is being drawn, less the padding. Between begin_popup and end_popup.
Rect popover_content(const Ui& ui, float padding_css);
bool popup_is_open(const Ui& ui, std::string_view id);

} // namespace yinfeng::ui
