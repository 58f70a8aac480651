#pragma once
// What can be asked of a column in a condition: its operators by type, the values that are picked from a list, and how what is
// asked for reads. The builder (filter_builder.h) draws it.

#include "ui/widgets.h"
#include "view/view.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

bool is_picked(const view::Columns& columns, view::ColumnId id); // from a list of values, rather than typed
std::vector<view::Op> ops_of(const view::Column& column);        // the usual one first
bool takes_operand(view::Op op);
bool is_text_search(view::Op op);
bool is_complete(const view::Condition& condition); // what is not asks nothing
std::string_view op_label(view::Op op, FieldType type);
std::string operand_words(const view::Columns& columns, const view::Condition& condition);
std::vector<Option> values_of(Ui& ui, view::ColumnId id, std::string_view typed); // those in use or possible
Value picked_value(const view::Column& column, std::string_view code);
bool has_operand(const view::Condition& condition, const Value& value);
void toggle(const view::Column& column, view::Condition& condition, const Value& value);
// The unit that a figure typed without one has: the heading's, as in a cell of that column; empty where one is stated.
std::string_view unit_of_heading(const view::Column& column, std::string_view typed);

} // namespace yinfeng::ui
