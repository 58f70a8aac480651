#pragma once
// The order of rows by one column, the same as in the page (model/value_rank.h). Unfilled ones stand last either way.

#include "cli/fields.h"

#include <vector>

namespace yinfeng::cli {

// Rows that are equal keep their order.
void sort_rows(const Workspace& workspace, const Column& column, bool reversed, std::vector<RecordIndex>& records);

} // namespace yinfeng::cli
