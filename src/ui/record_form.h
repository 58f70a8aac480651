#pragma once
// The editor of any record: its fields as the catalogue lists them, grouped into sections, edited in place,
// each with its history. Screens show it as the body of their inspector; what is special to a kind (a stepper,
// phases) they draw above it.

#include "ui/widgets.h"

#include "model/catalogue.h"
#include "store/workspace.h"

#include <span>
#include <string>

namespace yinfeng::ui {

// Draws one field's label and editor in `box` (label left at 112 CSS px, or above it in touch density). Commits
// through app.apply(). Returns true when it wrote.
bool field_editor(Ui& ui, const Rect& box, RecordIndex record, FieldId field);
float field_editor_height(const Ui& ui, RecordIndex record, FieldId field, float width);

// All sections of a record as its kind is arranged (view/arrangement.h), from `top` on in a scroll area of the given width; fields in `skip` are left out. Returns the height.
float record_form(Ui& ui, Vec top, float width, RecordIndex record, std::span<const FieldId> skip = {});

// Brings a field into view, with the caret in it, when the form of its record is drawn next; inspectors turn to the tab of all
// fields when is_field_wanted() says so.
void reveal_field(Ui& ui, RecordIndex record, FieldId field);
bool is_field_wanted(RecordIndex record);

// What a head lacks ('投资方未填'), in a line of it: pressed, it leads to the field.
void missing_field(Ui& ui, Rect line, std::string_view words, RecordIndex record, FieldId field);

// The history of every field of a record, newest first: time, field, old → new, author. Returns the height.
float record_history(Ui& ui, Vec top, float width, RecordIndex record);

// A value in words, as lists and histories show it: choice labels, linked names, 15 亿元, 07-24, 未填.
std::string value_words(const Ui& ui, FieldId field, const Value& value);
std::string record_title(const Ui& ui, RecordIndex record); // its name, or 未命名项目

} // namespace yinfeng::ui
