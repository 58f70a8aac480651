#pragma once
// What lies over what, and which layer the Esc key takes away: one press, one layer, never two.
//
// From the top: an open menu, picker, calendar or popover; an open dialog (form_dialog.h); a field that is being typed into;
// then whatever the page offers to take_escape() (widgets.h), innermost first: search results, ticks, inspector. The first
// two lie in Dear ImGui's stack of popups, and this is the only place that looks into it when Esc is pressed: a screen
// cannot do it wrong. Esc takes the focus from nothing.

#include "ui/ui.h"

namespace yinfeng::ui {

void begin_layers(
    Ui& ui); // before anything is drawn: closes the popover on top, or notes that the dialog on top is meant
void end_layers(Ui& ui); // after everything: keeps Dear ImGui from doing something of its own with the key
// What lies on top goes, as by Esc: a popover is closed, a dialog is told. False: nothing lies over the page. For the browser's
// Back, after begin_layers().
bool leave_top_layer(Ui& ui);
bool is_dialog_open();
bool escape_meant_for(std::uint32_t dialog_id);
// Ctrl+Enter was pressed, and the dialog is on top: its main button, whatever has the focus.
bool accept_meant_for(std::uint32_t dialog_id);

} // namespace yinfeng::ui
