#include "app/tables/merged_areas.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

constexpr std::size_t most_entries =
    2'000'000; // areas times columns: more is no table of an office, and is taken as unmerged

} // namespace

MergedAreas::MergedAreas(const documents::Table& table) {
    std::size_t entries = 0;
    for (const documents::Area& area : table.merged) {
        const std::uint32_t last = std::min(area.last_column, table.columns());
        for (std::uint32_t column = area.first_column; column <= last && entries < most_entries; ++column, ++entries)
            by_column_[column].push_back(area);
    }
    for (auto& [column, areas] : by_column_) std::ranges::stable_sort(areas, {}, &documents::Area::first_row);
}

const documents::Area* MergedAreas::at(std::uint32_t row, std::uint32_t column) const {
    const auto found = by_column_.find(column);
    if (found == by_column_.end()) return nullptr;
    const auto behind = std::ranges::upper_bound(found->second, row, {}, &documents::Area::first_row);
    if (behind == found->second.begin()) return nullptr;
    const documents::Area& area = *std::prev(behind);
    return area.last_row >= row ? &area : nullptr;
}

} // namespace yinfeng::app
