#pragma once
// The colour of a row or card by the value of the view's colour column: stages and time states as everywhere, other values from a
// palette, the same value always the same. It stands at the edge, beside the words, never for them.

#include "ui/draw.h"
#include "view/view.h"

#include <optional>

namespace yinfeng::ui {

std::optional<Color> row_colour(const Ui& ui, const view::View& view, RecordIndex record);
// At the left edge of a row or card, where there is a colour.
void draw_colour_edge(Ui& ui, const view::View& view, RecordIndex record, const Rect& box, float radius_css = 0);
bool can_colour(const view::Column& column);

} // namespace yinfeng::ui
