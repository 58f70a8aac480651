#pragma once
// What waits in fields because it was not understood, in the top bar: how many, and on a press which, with a way to each.

#include "ui/ui.h"

namespace yinfeng::ui {

float refused_pill_width(const Ui& ui); // 0 while nothing waits
void refused_pill(Ui& ui, const Rect& box);

} // namespace yinfeng::ui
