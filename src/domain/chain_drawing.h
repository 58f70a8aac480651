#pragma once
// How a chain map is drawn quickly: where the next node goes when names are written one after the other, and what three lists of
// names become. Links run with the flow of matter, 上游 → 中游 → 下游 (mechanisms.md 1.9: no source gives a graph, so what is linked
// here is a proposal that people change).

#include "domain/chain.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yinfeng::domain {

inline constexpr std::size_t most_nodes_at_once = 60; // of one tier: what is pasted by mistake is longer

// One tier on; what follows the last one stands in it too.
Tier next_tier(Tier tier);

// The nodes of a new map, and its links as places in `nodes`.
struct ChainOutline {
    struct Node {
        Tier tier = Tier::upstream;
        std::string name;
        bool operator==(const Node&) const = default;
    };
    std::vector<Node> nodes; // by tier, as they were written
    std::vector<std::pair<std::size_t, std::size_t>> links;
};

// Names that were written one behind the other, with 、，；or line ends between them; each once.
std::vector<std::string> node_names(std::string_view typed);

// Every node is linked to the tiers beside it that hold any: with one node on a side all of the other meet there, else they are
// shared out in order, so that no two links cross.
ChainOutline chain_outline(const std::array<std::string_view, tier_count>& typed);

} // namespace yinfeng::domain
