#pragma once
// The title of an inspector, edited where it stands. What is typed is written on Enter, when the focus leaves, and when the
// inspector goes to another record meanwhile; Esc gives the old title back.

#include "model/catalogue.h"
#include "store/workspace.h"
#include "ui/widgets.h"

#include <string>

namespace yinfeng::ui {

class InlineTitle {
public:
    void draw(Ui& ui, const Rect& box, RecordIndex record, FieldId field, std::string_view hint);
    void leave(Ui& ui); // writes what is typed; call when the title is not drawn any more

private:
    RecordIndex record_ = no_record;
    FieldId field_ = 0;
    std::string typed_;
    bool active_ = false;
};

} // namespace yinfeng::ui
