// A map drawn from lists of names: every node is linked, no two links cross.

#include "build.h"
#include "domain/chain_drawing.h"
#include "domain/chain_layout.h"

#include <rapidcheck.h>

#include <string>

namespace yinfeng::domain {
namespace {

std::string list_of(std::size_t count, std::string_view prefix) {
    std::string typed;
    for (std::size_t i = 0; i < count; ++i) typed += std::string(prefix) + std::to_string(i) + "、";
    return typed;
}

} // namespace

TEST_CASE("chain drawing: the next node stands one tier on, behind the last one in its tier") {
    CHECK(next_tier(Tier::upstream) == Tier::midstream);
    CHECK(next_tier(Tier::midstream) == Tier::downstream);
    CHECK(next_tier(Tier::downstream) == Tier::downstream);
}

TEST_CASE("chain drawing: names stand between 、，； and line ends, each once, and none is empty") {
    const std::vector<std::string> names{"正极材料", "负极材料", "隔膜", "电解液", "铜箔"};
    CHECK(node_names("正极材料、 负极材料，隔膜;电解液\n铜箔") == names);
    CHECK(node_names("、正极材料、、负极材料,隔膜,隔膜；电解液\r\n铜箔、") == names);
    CHECK(node_names("").empty());
    CHECK(node_names(" 、 ").empty());
    CHECK(node_names("铝板 带 箔") == std::vector<std::string>{"铝板 带 箔"});
    CHECK(node_names(list_of(most_nodes_at_once + 1, "n")).size() == most_nodes_at_once);
}

TEST_CASE("chain drawing: five names in three tiers are five nodes with four links") {
    const ChainOutline outline = chain_outline({"正极材料、负极材料", "动力电池", "整车、充电设施"});
    REQUIRE(outline.nodes.size() == 5);
    CHECK(outline.nodes[2] == ChainOutline::Node{Tier::midstream, "动力电池"});
    CHECK(outline.links == std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {1, 2}, {2, 3}, {2, 4}});
}

TEST_CASE("chain drawing: an empty tier is passed over") {
    const ChainOutline outline = chain_outline({"铝锭", "", "门窗"});
    CHECK(outline.links == std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}});
    CHECK(chain_outline({"", "", ""}).nodes.empty());
    CHECK(chain_outline({"", "铝板、铝箔", ""}).links.empty());
}

TEST_CASE("chain drawing: for any three lists every node is linked, and no two links cross") {
    const bool holds = rc::check("of tiers of up to twelve nodes", [] {
        const auto sizes = *rc::gen::container<std::vector<int>>(tier_count, rc::gen::inRange(0, 13));
        std::array<std::string, tier_count> typed;
        std::size_t filled = 0;
        for (std::size_t tier = 0; tier < tier_count; ++tier) {
            typed[tier] = list_of(static_cast<std::size_t>(sizes[tier]), std::string(1, static_cast<char>('a' + tier)));
            filled += sizes[tier] > 0 ? 1 : 0;
        }
        const ChainOutline outline = chain_outline({typed[0], typed[1], typed[2]});
        std::vector<std::vector<std::size_t>> columns(tier_count);
        std::vector<LayoutLink> links;
        std::vector<int> ends(outline.nodes.size());
        for (std::size_t i = 0; i < outline.nodes.size(); ++i)
            columns[static_cast<std::size_t>(outline.nodes[i].tier)].push_back(i);
        for (const auto& [from, to] : outline.links) {
            RC_ASSERT(outline.nodes[from].tier < outline.nodes[to].tier);
            links.push_back({from, to});
            ++ends[from], ++ends[to];
        }
        for (std::size_t tier = 0; tier < tier_count; ++tier)
            RC_ASSERT(columns[tier].size() == static_cast<std::size_t>(sizes[tier]));
        RC_ASSERT(count_crossings(columns, links) == 0u);
        if (filled > 1)
            for (const int count : ends) RC_ASSERT(count > 0);
    });
    CHECK(holds);
}

} // namespace yinfeng::domain
