#pragma once
// How many digits stand behind the point in a column of amounts, so that the points of all its figures stand below one another.

#include "view/query.h"

#include <cstdint>
#include <unordered_map>

namespace yinfeng::ui {

class Decimals {
public:
    // Of the first rows, no more than four: what has more stands further left. 0 where a column has no unit of its heading.
    int of(view::Columns& columns, const view::Rows& rows, view::ColumnId column);

private:
    std::uint64_t version_ = 0; // of the rows
    std::unordered_map<view::ColumnId, int> known_;
};

} // namespace yinfeng::ui
