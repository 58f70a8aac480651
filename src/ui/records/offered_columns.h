#pragma once
// All columns that a view of a kind can have, found by typing: its own, those over one link (投资方的所在地), and what is gathered
// backwards (企业: 项目数, 项目投资总额合计).

#include "view/columns.h"

#include <span>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

std::vector<view::ColumnId> all_columns(view::Columns& columns, KindId kind);
// Of these, what is meant by what was typed: characters or pinyin.
std::vector<view::ColumnId> columns_called(
    const view::Columns& columns, std::span<const view::ColumnId> of, std::string_view typed);

bool is_called(std::string_view label, std::string_view typed); // the same, of what has no column

} // namespace yinfeng::ui
