#include "base/sort_list.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace yinfeng::detail {

namespace {

constexpr std::uint32_t few = 32;

// Merges the sorted runs [first, middle) and [middle, last) of `from` into `to`.
void merge_runs(const std::uint32_t* from, std::uint32_t* to, std::uint32_t first, std::uint32_t middle,
    std::uint32_t last, const ListOrder& order) {
    std::uint32_t left = first, right = middle;
    for (std::uint32_t place = first; place < last; ++place) {
        const bool take_right = left == middle || (right < last && order.before(order.list, from[right], from[left]));
        to[place] = from[take_right ? right++ : left++];
    }
}

} // namespace

void sort_list(std::uint32_t count, const ListOrder& order) {
    std::uint32_t in_order = 1;
    while (in_order < count && !order.before(order.list, in_order, in_order - 1)) ++in_order;
    if (in_order >= count) return;

    // The elements' numbers are sorted, then each element is brought to its place once.
    std::array<std::uint32_t, 2 * few> on_stack;
    std::vector<std::uint32_t> on_heap(count > few ? 2 * std::size_t{count} : 0);
    std::uint32_t* numbers = count > few ? on_heap.data() : on_stack.data();
    std::uint32_t* other = numbers + count;
    std::iota(numbers, other, 0u);
    for (std::uint32_t width = 1; width<count; width = width> count / 2 ? count : width * 2) {
        for (std::uint32_t first = 0; first < count;) {
            const std::uint32_t middle = first + std::min(width, count - first);
            const std::uint32_t last = middle + std::min(width, count - middle);
            merge_runs(numbers, other, first, middle, last, order);
            first = last;
        }
        std::swap(numbers, other);
    }
    for (std::uint32_t start = 0; start < count; ++start) { // along each cycle of the permutation
        std::uint32_t place = start;
        while (numbers[place] != start) {
            const std::uint32_t from = numbers[place];
            order.exchange(order.list, place, from);
            numbers[place] = place;
            place = from;
        }
        numbers[place] = place;
    }
}

} // namespace yinfeng::detail
