#pragma once
// A project as a card of the board, and its parts that the table shows too.

#include "store/workspace.h"
#include "ui/widgets.h"

#include <string>

namespace yinfeng::ui {

float card_height(const Ui& ui, RecordIndex project, float width);
float tallest_card(const Ui& ui); // for long columns, where measuring every name would take too long

struct CardLook {
    bool current = false, hovered = false, lifted = false;
};
void draw_card_face(Ui& ui, const Rect& box, RecordIndex project, const CardLook& look);

// What a screen reader says of a card: name, amount, time.
std::string card_words(const Ui& ui, RecordIndex project);

} // namespace yinfeng::ui
