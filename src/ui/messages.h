#pragma once
// What the program tells over whatever page is shown: toasts, the progress of long work, a new version.

#include "ui/ui.h"

#include <functional>

namespace yinfeng::ui {

// Over everything, also on the start page.
void draw_toast(Ui& ui);
void draw_progress(Ui& ui);
void draw_new_version(Ui& ui, std::function<void()>& switch_over);
// For this frame, toasts and progress stay above a bar at the bottom of the page: they must not cover its buttons.
void keep_messages_above(float bar_height); // device pixels

} // namespace yinfeng::ui
