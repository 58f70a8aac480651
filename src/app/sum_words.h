#pragma once
// What stands below a column, and in the head of a group, in words: the same on every surface that shows a view's sums.

#include "view/query.h"

#include <span>
#include <string>

namespace yinfeng::app {

// What the figure is called where it is no sum, with a blank behind: '平均 '.
std::string figure_label(const view::Columns& columns, const view::Sum& sum);
// What it leaves out: '42 个未填 · 5 个仅有区间', '数值过大，合计不全'.
std::string left_out(const view::Sum& sum, const view::Summary& of);
// The same, and what it counts though another value stands beside it: '42 个未填 · 含 1 个待确认'.
std::string omissions(const view::Sum& sum, const view::Summary& of);
// '207.5 亿元 · 42 个未填', with what is in conflict among it. `sum`: place in View::sums.
std::string sum_words(const view::Columns& columns, const view::View& view, std::size_t sum, const view::Summary& of,
    const view::Summary& whole);
// All of them, one behind another: '37 项 · 207.5 亿元 · 42 个未填'.
std::string sums_words(const view::Columns& columns, const view::View& view, const view::Rows& rows,
    std::span<const view::Summary> sums, std::size_t count);

} // namespace yinfeng::app
