#pragma once
// What a search looks at. For the files that implement Query.

#include "view/view.h"

#include <vector>

namespace yinfeng::view {

inline constexpr std::size_t most_words = 60; // of a search

std::span<const RecordIndex> records_of(const Workspace& workspace, const View& view);
// What is seen of a record, and what else it is known by (简称, 编号) where that is not shown.
std::vector<ColumnId> searched_columns(const Columns& columns, const View& view);

} // namespace yinfeng::view
