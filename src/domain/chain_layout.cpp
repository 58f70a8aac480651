#include "domain/chain_layout.h"

#include "base/sort_list.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace yinfeng::domain {
namespace {

constexpr int sweeps = 12; // more brought nothing in trials with 500 nodes

struct Place {
    std::size_t column = 0, row = 0;
};

std::vector<Place> places_of(const std::vector<std::vector<std::size_t>>& columns) {
    std::size_t count = 0;
    for (const auto& column : columns) count += column.size();
    std::vector<Place> places(count);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        for (std::size_t r = 0; r < columns[c].size(); ++r) places[columns[c][r]] = {c, r};
    }
    return places;
}

// Pairs that are out of order, by merge sort; equal ends do not cross.
std::size_t inversions(
    std::vector<std::size_t>& values, std::vector<std::size_t>& scratch, std::size_t first, std::size_t last) {
    if (last - first < 2) return 0;
    const std::size_t middle = first + (last - first) / 2;
    std::size_t count = inversions(values, scratch, first, middle) + inversions(values, scratch, middle, last);
    std::size_t left = first, right = middle, out = first;
    while (left < middle || right < last) {
        const bool take_left = right == last || (left < middle && values[left] <= values[right]);
        if (!take_left) count += middle - left;
        scratch[out++] = take_left ? values[left++] : values[right++];
    }
    std::copy(scratch.begin() + static_cast<std::ptrdiff_t>(first), scratch.begin() + static_cast<std::ptrdiff_t>(last),
        values.begin() + static_cast<std::ptrdiff_t>(first));
    return count;
}

} // namespace

std::size_t count_crossings(const std::vector<std::vector<std::size_t>>& columns, std::span<const LayoutLink> links) {
    const auto places = places_of(columns);
    struct Strand {
        std::size_t pair, left, right;
    };
    std::vector<Strand> strands;
    for (const LayoutLink& link : links) {
        Place a = places[link.from], b = places[link.to];
        if (a.column == b.column) continue;
        if (a.column > b.column) std::swap(a, b);
        strands.push_back({a.column * columns.size() + b.column, a.row, b.row});
    }
    sort_list(strands, {}, [](const Strand& s) { return std::tuple(s.pair, s.left, s.right); });
    std::size_t total = 0;
    std::vector<std::size_t> rights, scratch;
    for (std::size_t first = 0; first < strands.size();) {
        std::size_t last = first;
        rights.clear();
        while (last < strands.size() && strands[last].pair == strands[first].pair)
            rights.push_back(strands[last++].right);
        scratch.resize(rights.size());
        total += inversions(rights, scratch, 0, rights.size());
        first = last;
    }
    return total;
}

LayeredOrder order_layers(std::span<const std::size_t> column_of, std::size_t column_count,
    std::span<const LayoutLink> links, std::span<const std::uint8_t> fixed) {
    LayeredOrder best;
    best.columns.resize(column_count);
    for (std::size_t node = 0; node < column_of.size(); ++node) best.columns[column_of[node]].push_back(node);
    best.crossings = count_crossings(best.columns, links);

    std::vector<std::vector<std::size_t>> neighbours(column_of.size());
    for (const LayoutLink& link : links) {
        if (column_of[link.from] == column_of[link.to]) continue;
        neighbours[link.from].push_back(link.to);
        neighbours[link.to].push_back(link.from);
    }

    auto columns = best.columns;
    for (int sweep = 0; sweep < sweeps && best.crossings > 0; ++sweep) {
        const bool rightwards = sweep % 2 == 0;
        for (std::size_t step = 0; step < column_count; ++step) {
            const std::size_t c = rightwards ? step : column_count - 1 - step;
            if (c < fixed.size() && fixed[c]) continue;
            const auto places = places_of(columns);
            std::vector<std::pair<double, std::size_t>> keyed;
            for (const std::size_t node : columns[c]) {
                // Look back to the columns this sweep has already put in order; in the middle, that
                // is one side.
                double sum = 0;
                std::size_t count = 0;
                for (const std::size_t other : neighbours[node]) {
                    const Place& at = places[other];
                    if (rightwards ? at.column > c : at.column < c) continue;
                    sum += (static_cast<double>(at.row) + 0.5) / static_cast<double>(columns[at.column].size());
                    ++count;
                }
                const double own =
                    (static_cast<double>(places[node].row) + 0.5) / static_cast<double>(columns[c].size());
                keyed.emplace_back(count == 0 ? own : sum / static_cast<double>(count), node);
            }
            sort_list(keyed, {}, &std::pair<double, std::size_t>::first);
            for (std::size_t r = 0; r < keyed.size(); ++r) columns[c][r] = keyed[r].second;
            const std::size_t crossings = count_crossings(columns, links);
            if (crossings < best.crossings) best = {columns, crossings};
        }
    }
    return best;
}

} // namespace yinfeng::domain
