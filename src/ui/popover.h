#pragma once
// What goes inside a popup that a screen lays out itself.

#include "ui/widgets.h"

namespace yinfeng::ui {

// The inside of the popup that is being drawn, less the padding. Between begin_popup and end_popup.
Rect popover_content(const Ui& ui, float padding_css);
bool popup_is_open(const Ui& ui, std::string_view id);

// A list with a search box, opened by whatever the caller likes (a card, a bulk button) with open_popup(ui, title).
// Call every frame; draws only while open. `stays_open`: several are picked one after the other, what holds is Option::current;
// Esc and a press beside it close it.
Picked picker_popup(Ui& ui, std::string_view title, const Rect& anchor, float width_css,
    const std::function<std::vector<Option>(std::string_view typed)>& options_for, bool can_create,
    bool can_clear = false, bool stays_open = false);

// A field of several values, chosen from a list that stays open; what is chosen is Option::current.
Picked picker_of_several(Ui& ui, const Rect& box, std::string_view id, std::string_view name, std::string_view shown,
    const std::function<std::vector<Option>(std::string_view typed)>& options_for);

// The same inside a popup that the caller has begun: search box, options, and the way to none of them.
Picked picker_list(Ui& ui, std::string_view title,
    const std::function<std::vector<Option>(std::string_view typed)>& options_for, bool can_create, bool can_clear,
    bool stays_open = false);
void type_in_picker(Ui& ui); // the list that is open begins anew, with the keyboard in its search box

} // namespace yinfeng::ui
