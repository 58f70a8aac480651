#pragma once
// The form for a new workspace: its name, the office, the label set, and who works here.

#include "ui/widgets.h"

#include <string>

namespace yinfeng::ui {

class NewWorkspaceDialog {
public:
    void open(Ui& ui);
    void draw(Ui& ui); // where dialogs are drawn, once per frame

private:
    std::string name_, office_, person_, unit_;
    std::size_t label_set_ = 0;
    bool wanted_ = false, shown_ = false;
};

} // namespace yinfeng::ui
