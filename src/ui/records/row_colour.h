#pragma once
// The colour of a row or card: that of the first rule of the view which its record fulfils, else by the value of the view's colour
// column: stages and time states as everywhere, other values from a palette, the same value always the same. It stands at the
// edge, beside the words, never for them; what a rule colours has its ground tinted too, where that lies behind the words.

#include "ui/choice_options.h"
#include "ui/draw.h"
#include "view/colour_rules.h"

#include <optional>

namespace yinfeng::ui {

bool can_colour(const view::Column& column);

class RowColours {
public:
    void follow(const Ui& ui, const view::View& view); // once a frame, before records are asked about
    std::optional<Color> of(const Ui& ui, const view::View& view, RecordIndex record) const;
    // At the left edge of a card, where there is a colour; of a row, drawn before its words, with the tint.
    void draw_edge(Ui& ui, const view::View& view, RecordIndex record, const Rect& box, float radius_css) const;
    void draw_row(Ui& ui, const view::View& view, RecordIndex record, const Rect& box) const;

private:
    view::ColourRules rules_;
};

} // namespace yinfeng::ui
