#pragma once
// Statistics as they leave the program: a row for each value of the first dimension, a column for each of the second, totals at the
// ends; of a funnel a row for each step. For app/view_sheet.

#include "exchange/sheet.h"
#include "view/statistics.h"

#include <string_view>

namespace yinfeng::app {

// Fills in columns, rows and what is to be said above them. `in_words`: as people read figures, else plain numbers in the unit of
// their heading.
void add_statistics(
    exchange::Sheet& sheet, view::Columns& columns, const view::View& view, std::string_view typed, bool in_words);

} // namespace yinfeng::app
