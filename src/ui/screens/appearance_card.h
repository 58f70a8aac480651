#pragma once
// 外观: colours, language, size and density of the interface, as they are kept in this browser.

#include "ui/widgets.h"

namespace yinfeng::ui {

// Draws itself at the top left corner and in the width of `box` and returns its height in device pixels.
float appearance_card(Ui& ui, const Rect& box);

} // namespace yinfeng::ui
