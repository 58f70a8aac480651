#pragma once
// 分组口径: the label sets that can group the stages, built-in ones and those of the office, and which of them is in force.

#include "domain/label_sets.h"
#include "ui/label_set_dialog.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

class LabelSetsCard {
public:
    // Draws itself at the top left corner and in the width of `box` and returns its height in device pixels.
    float draw(Ui& ui, const Rect& box);
    void draw_dialog(Ui& ui) { dialog_.draw(ui); } // behind the page

private:
    void draw_row(Ui& ui, Rect row, const LabelSet& set, bool is_first_own);
    void draw_menu(Ui& ui, const Rect& anchor, const LabelSet& set, bool is_first_own);

    LabelSetDialog dialog_;
};

} // namespace yinfeng::ui
