#pragma once
// Editors of tags, several choices and link sets: chips in flowing lines, a picker to add one. That of choices stays open and has
// ticks; in a cell of a table it is all there is.

#include "ui/field_editors.h"

namespace yinfeng::ui {

EditorResult set_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field);
EditorResult choices_in_cell(Ui& ui, const Rect& box, RecordIndex record, FieldId field);
float set_editor_height(const Ui& ui, RecordIndex record, FieldId field, float width);

} // namespace yinfeng::ui
