#pragma once
// The dialog for a field of the office's own: what it is called, what it holds, where it stands. From 设置 and from the columns of a
// list. What type a field has can be changed while nothing was filled in: another type would read what is there as something else.

#include "domain/field_draft.h"
#include "ui/form_dialog.h"
#include "ui/formula_editor.h"

#include <optional>

namespace yinfeng::ui {

class OwnFieldDialog {
public:
    void make(Ui& ui, Kind kind);
    void edit(Ui& ui, RecordIndex definition);
    std::optional<Id> draw(Ui& ui); // the field's record, when it was written

private:
    void draw_options(Ui& ui, Rect& rest);
    std::optional<Id> write(Ui& ui);

    FormDialog form_{"own field"};
    domain::FieldDraft draft_;
    FormulaEditor formula_;
    bool is_in_use_ = false;
    std::string problem_; // why it was not written
};

} // namespace yinfeng::ui
