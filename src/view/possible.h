#pragma once
// What a condition leaves of the values of one column, before any record is looked at: a board has no column for a stage that its
// conditions exclude.

#include "view/columns.h"
#include "view/condition.h"

#include <string_view>

namespace yinfeng::view {

// Whether a record with this value in the column could meet the filter, whatever else it says. `words`: the value as people read it.
// What cannot be told without the record (a period, another column, a conflict) counts as possible.
bool can_hold(
    const Columns& columns, const Filter& filter, ColumnId column, const Value& value, std::string_view words);

} // namespace yinfeng::view
