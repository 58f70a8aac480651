#include "documents/table.h"

#include "documents/limits.h"

#include <algorithm>

namespace yinfeng::documents {

CellView Table::at(std::uint32_t row, std::uint32_t column) const {
    if (row >= rows()) return {};
    const auto begin = cells_.begin() + static_cast<std::ptrdiff_t>(row_starts_[row]);
    const auto end =
        row + 1 < rows() ? cells_.begin() + static_cast<std::ptrdiff_t>(row_starts_[row + 1]) : cells_.end();
    const auto found = std::ranges::lower_bound(begin, end, column, {}, &Kept::column);
    if (found == end || found->column != column) return {};
    return {static_cast<CellKind>(found->kind), found->is_formula != 0, found->is_rounded != 0,
        std::string_view(pool_).substr(found->begin, found->length)};
}

bool Table::place(CellPlace place, std::uint64_t begin, std::uint32_t length) {
    if (place.kind == CellKind::empty || place.row >= most_rows || place.column >= most_columns) return false;
    if (place.row + 1 < rows()) return false;
    if (place.row + 1 == rows() && row_starts_.back() < cells_.size() && cells_.back().column >= place.column)
        return false;
    row_starts_.resize(place.row + 1, cells_.size());
    cells_.push_back(
        {begin, static_cast<std::uint64_t>(place.kind), place.is_formula, place.is_rounded, length, place.column});
    columns_ = std::max(columns_, place.column + 1);
    return true;
}

bool Table::set(CellPlace place, std::string_view text) {
    if (!this->place(place, pool_.size(), static_cast<std::uint32_t>(text.size()))) return false;
    pool_ += text;
    return true;
}

std::uint32_t Table::share(std::string_view text) {
    shared_.push_back({pool_.size(), static_cast<std::uint32_t>(text.size())});
    pool_ += text;
    return static_cast<std::uint32_t>(shared_.size() - 1);
}

bool Table::set_shared(CellPlace place, std::uint32_t shared) {
    if (shared >= shared_.size()) return false;
    return this->place(place, shared_[shared].begin, shared_[shared].length);
}

std::size_t Table::bytes() const {
    return pool_.capacity() + cells_.capacity() * sizeof(Kept) + row_starts_.capacity() * sizeof(std::size_t) +
           shared_.capacity() * sizeof(Shared);
}

} // namespace yinfeng::documents
