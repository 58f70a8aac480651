#pragma once
// Typing onto something that is no text field yet: a cell of a table takes what is typed, also by an input method, opens its field,
// and the field gets it as its first text.

#include "ui/ui.h"

#include <string>
#include <string_view>

namespace yinfeng::ui {

// What has the keyboard takes letters in this frame: they are no keys of the page meanwhile, and an input method composes there.
// Returns what was typed.
std::string take_letters(Ui& ui, const Rect& cell);
// The same for what is typed while the field comes, which has the keyboard only a frame or two later.
std::string keep_letters(Ui& ui, const Rect& cell);
bool are_letters_taken(); // in this frame or the one before
// In the field that has the keyboard: as if it was typed there, before what has come since. False while none has it.
bool give_letters(Ui& ui, std::string_view typed);

} // namespace yinfeng::ui
