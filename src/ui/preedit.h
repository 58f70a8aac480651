#pragma once
// What an input method is composing, drawn where it will stand: at the caret, in place of what is selected, or in place of the whole
// content of a cell that is being typed onto.

#include "ui/ui.h"

#include <string>

namespace yinfeng::ui {

// In the frame in which text goes there: the room of its words, or the cell.
void compose_in_field(const Rect& words);
void compose_in_cell(const Rect& cell);
void draw_preedit(const Ui& ui, const std::string& preedit); // last thing in a frame

} // namespace yinfeng::ui
