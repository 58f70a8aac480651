#pragma once
// 版面: for every kind of record whether the office has arranged it, what of it, and the ways to arrange it and back to the default.

#include "ui/widgets.h"

namespace yinfeng::ui {

// Draws itself at the top left corner and in the width of `box` and returns its height in device pixels.
float arrangement_card(Ui& ui, const Rect& box);

} // namespace yinfeng::ui
