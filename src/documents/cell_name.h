#pragma once
// A1, AB12: how people and files call a cell.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yinfeng::documents {

std::string column_name(std::uint32_t column);                  // 0: A, 26: AA
std::string cell_name(std::uint32_t row, std::uint32_t column); // (0, 0): A1

// Row and column, from 0; nothing if it is none or lies beyond most_rows and most_columns. $ is passed over.
std::optional<std::pair<std::uint32_t, std::uint32_t>> parse_cell_name(std::string_view name);

} // namespace yinfeng::documents
