#pragma once
// What is being dragged, under the pointer and above everything: a card of a board, a chip of a calendar.

#include "ui/draw.h"

#include <functional>

namespace yinfeng::ui {

// Where the dragged thing stands now: as large as it was, held where it was taken.
Rect lifted_box(Vec grip, Vec size);
// Once a frame, as long as it is dragged. False when the button has been let go of without a drop, because what was dragged is no
// longer drawn: nobody else would notice.
bool draw_lifted(Ui& ui, const Rect& box, const std::function<void()>& draw);

} // namespace yinfeng::ui
