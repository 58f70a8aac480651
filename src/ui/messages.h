#pragma once
// What the program tells over whatever page is shown: toasts, the progress of long work, a new version.

#include "ui/ui.h"

#include <functional>

namespace yinfeng::ui {

// Over everything, also on the start page.
void draw_toast(Ui& ui);
void draw_progress(Ui& ui);
void draw_new_version(Ui& ui, std::function<void()>& switch_over);
// For this frame, progress stays above a bar at the bottom of the page: it must not cover its buttons.
void keep_messages_above(float bar_height); // device pixels
// For this frame, a toast ends before this edge: what begins there lies over the page.
void keep_messages_left_of(float x); // device pixels
// A toast lies over nothing that can be pressed or read: while there is one, a strip for it goes off the foot of what scrolls on
// the page. What has been scrolled to stays where it is, the last of it can be scrolled above the strip, and bars below do not move.
void cut_message_strip(Ui& ui, Rect& area);

} // namespace yinfeng::ui
