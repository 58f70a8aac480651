#pragma once
// What a view says of itself on paper and in pictures, less what must not leave with it. For app/view_sheet.

#include "view/columns.h"
#include "view/view.h"

#include <string>
#include <vector>

namespace yinfeng::app {

bool is_confidential(const view::Columns& columns, view::ColumnId column); // no_column is not

// Its sentence.
std::string said_sentence(const view::Columns& columns, const view::View& view, bool without_confidential);
// What it could not do. What an unreadable condition asks about nobody knows: where confidential fields stay at home, it is not quoted.
std::vector<std::string> said_problems(const view::Columns& columns, const view::View& view, bool without_confidential);

} // namespace yinfeng::app
