#pragma once
// Editors of tags and link sets: chips in flowing lines, a picker to add one.

#include "ui/field_editors.h"

namespace yinfeng::ui {

EditorResult set_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field);
float set_editor_height(const Ui& ui, RecordIndex record, FieldId field, float width);

} // namespace yinfeng::ui
