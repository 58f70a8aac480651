#pragma once
// Order inside the three columns of a chain map, so that few links cross: the barycentre method (K.
// Sugiyama et al., 1981), started from the given order. Deterministic; an order is only replaced by
// one with strictly fewer crossings, so a map does not jump about when it is edited. Works for any
// graph: links may run backwards, in circles or within a column.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yinfeng::domain {

struct LayoutLink {
    std::size_t from = 0, to = 0;
};

struct LayeredOrder {
    std::vector<std::vector<std::size_t>> columns; // nodes from top to bottom
    std::size_t crossings = 0;
};

// column_of: for each node its column, below column_count. fixed: columns whose order is given by
// people and stays.
LayeredOrder order_layers(std::span<const std::size_t> column_of, std::size_t column_count,
    std::span<const LayoutLink> links, std::span<const std::uint8_t> fixed);

// Crossings between links that join the same two columns; links within a column cross nothing.
std::size_t count_crossings(const std::vector<std::vector<std::size_t>>& columns, std::span<const LayoutLink> links);

} // namespace yinfeng::domain
