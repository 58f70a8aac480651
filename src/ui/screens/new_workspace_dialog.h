#pragma once
// The form for a new workspace: its name, the office, the label set, and who works here.

#include "ui/form_dialog.h"

#include <string>

namespace yinfeng::ui {

class NewWorkspaceDialog {
public:
    void open(Ui& ui);
    void draw(Ui& ui); // where dialogs are drawn, once per frame

private:
    FormDialog form_{"new workspace"};
    std::string name_, person_, unit_; // the unit is the office too: nobody is asked twice
    std::size_t label_set_ = 0;
};

} // namespace yinfeng::ui
