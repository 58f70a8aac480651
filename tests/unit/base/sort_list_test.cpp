#include "base/sort_list.h"

#include "base/random.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

using yinfeng::sort_list;

TEST_CASE("sort_list: like std::stable_sort, at every length around the change from stack to heap") {
    yinfeng::SeededRandom random(7);
    for (std::size_t count = 0; count <= 70; ++count) {
        for (const std::uint32_t values : {1u, 3u, 1000u}) {
            std::vector<std::pair<std::uint32_t, std::size_t>> list;
            for (std::size_t i = 0; i < count; ++i)
                list.emplace_back(static_cast<std::uint32_t>(random.below(values)), i);
            auto expected = list;
            const auto by_first = [](const auto& a, const auto& b) { return a.first > b.first; };
            std::ranges::stable_sort(expected, by_first);
            sort_list(list, by_first);
            CHECK(list == expected);
        }
    }
}

TEST_CASE("sort_list: long lists, in order, against it and mixed") {
    yinfeng::SeededRandom random(8);
    std::vector<std::string> list;
    for (int i = 0; i < 5000; ++i) list.push_back(std::to_string(random.below(3000)));
    auto expected = list;
    std::ranges::sort(expected);
    sort_list(list);
    CHECK(list == expected);
    sort_list(list);
    CHECK(list == expected);
    std::ranges::reverse(list);
    sort_list(list);
    CHECK(list == expected);
}

TEST_CASE("sort_list: projections, and elements that can only be moved") {
    std::vector<std::unique_ptr<int>> list;
    for (const int value : {3, 1, 2}) list.push_back(std::make_unique<int>(value));
    sort_list(list, {}, [](const std::unique_ptr<int>& each) { return *each; });
    CHECK(*list[0] == 1);
    CHECK(*list[1] == 2);
    CHECK(*list[2] == 3);
}
