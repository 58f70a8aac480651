#pragma once
// What stands at the right end of a text's field: the way to what can be opened in it (link_button.h), and where a long text is cut off,
// 展开, which shows all of it in a dialog, to be read and edited there.

#include "model/catalogue.h"
#include "store/workspace.h"
#include "ui/widgets.h"

#include <string_view>

namespace yinfeng::ui {

inline constexpr int most_text_lines = 10; // of a field in a form

// Device pixels that these need in a field of that width; 0: there are none.
float text_tools_width(const Ui& ui, const FieldInfo& field, std::string_view text, float width);
void draw_text_tools(Ui& ui, const Rect& field_box, RecordIndex record, FieldId field, std::string_view text);

void open_long_text(Ui& ui, RecordIndex record, FieldId field);
void draw_long_text(Ui& ui); // once per frame, where dialogs are drawn

} // namespace yinfeng::ui
