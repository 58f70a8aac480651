#pragma once
// 选项: the choice lists of the office, each with how many options it has and what of them is the office's own; one is changed in the
// dialog of ui/choice_list_dialog.

#include "ui/choice_list_dialog.h"

namespace yinfeng::ui {

class ChoiceListsCard {
public:
    // Draws itself at the top left corner and in the width of `box` and returns its height in device pixels.
    float draw(Ui& ui, const Rect& box);
    void draw_dialog(Ui& ui) { dialog_.draw(ui); } // behind the page

private:
    ChoiceListDialog dialog_;
};

} // namespace yinfeng::ui
