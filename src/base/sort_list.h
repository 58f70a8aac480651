// Sorting with little code. std::sort and std::stable_sort are 3 kB of WebAssembly for every type and order they are
// used with; sort_list() is 0.1 kB, because all share one merge sort that asks through function pointers. It keeps
// equal elements in their order, takes n steps where the list is in order already, and else about three times as long
// as std::sort where comparing is cheap: what has to order 100 000 rows while somebody waits uses std::sort.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace yinfeng {

namespace detail {

struct ListOrder {
    const void* list;
    bool (*before)(const void* list, std::uint32_t a, std::uint32_t b); // is element a to stand before element b?
    void (*exchange)(const void* list, std::uint32_t a, std::uint32_t b);
};
void sort_list(std::uint32_t count, const ListOrder& order);

} // namespace detail

// Arguments as of std::ranges::stable_sort.
template <class Element, class Less = std::less<>, class Projection = std::identity>
void sort_list(std::vector<Element>& list, Less less = {}, Projection projection = {}) {
    struct List {
        Element* elements;
        Less& less;
        Projection& projection;
    };
    const List access{list.data(), less, projection};
    detail::sort_list(static_cast<std::uint32_t>(list.size()),
        {&access,
            [](const void* opaque, std::uint32_t a, std::uint32_t b) -> bool {
                const List& all = *static_cast<const List*>(opaque);
                return std::invoke(all.less, std::invoke(all.projection, all.elements[a]),
                    std::invoke(all.projection, all.elements[b]));
            },
            [](const void* opaque, std::uint32_t a, std::uint32_t b) {
                using std::swap;
                const List& all = *static_cast<const List*>(opaque);
                swap(all.elements[a], all.elements[b]);
            }});
}

} // namespace yinfeng
