#pragma once
// The rules by which a view colours rows and cards, two lines each in the dialog 列: the colour, the condition as a sentence, which a press
// changes in the builder of conditions, and a button that removes it. The first rule that a record fulfils counts; a rule
// that asks for nothing is gone.

#include "ui/records/filter_builder.h"

namespace yinfeng::ui {

class ColourRuleLines {
public:
    // Below the upper edge of `place`; returns how high they are. Inside a popover, over which the builder opens.
    float draw(Ui& ui, const Rect& place, float line_height, view::View& view);

private:
    void draw_rule(Ui& ui, Rect row, view::View& view, std::size_t place);
    void draw_builder(Ui& ui, view::View& view);

    FilterBuilder builder_;
    std::size_t edited_ = 0; // the rule that the builder is for; behind the last: one that is being made
    std::size_t colour_ = 0; // of that one
};

} // namespace yinfeng::ui
