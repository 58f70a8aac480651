#pragma once
// 本单位字段: the fields that the office has made for records of each kind, where they are made, named, ordered and retired.

#include "ui/own_field_dialog.h"
#include "ui/widgets.h"

namespace yinfeng::ui {

class OwnFieldsCard {
public:
    // Draws itself at the top left corner and in the width of `box` and returns its height in device pixels.
    float draw(Ui& ui, const Rect& box);
    void draw_dialog(Ui& ui) { dialog_.draw(ui); } // behind the page

private:
    void draw_row(Ui& ui, Rect row, RecordIndex definition, bool is_first);

    OwnFieldDialog dialog_;
    std::size_t kind_ = 0; // place in customizable_kinds()
};

} // namespace yinfeng::ui
