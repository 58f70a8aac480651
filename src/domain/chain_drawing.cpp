#include "domain/chain_drawing.h"

#include "base/utf8.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

bool is_between_names(char32_t c) {
    constexpr std::u32string_view marks = U"\u3001\uff0c\uff1b,;\n\r\t";
    return marks.find(c) != std::u32string_view::npos;
}

using Span = std::pair<std::size_t, std::size_t>; // first, count

void link_tiers(ChainOutline& outline, Span from, Span to) {
    const std::size_t most = std::max(from.second, to.second);
    for (std::size_t i = 0; i < most; ++i)
        outline.links.emplace_back(from.first + i * from.second / most, to.first + i * to.second / most);
}

} // namespace

Tier next_tier(Tier tier) { return tier == Tier::upstream ? Tier::midstream : Tier::downstream; }

std::vector<std::string> node_names(std::string_view typed) {
    std::vector<std::string> names;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        const std::string_view name = trim(typed.substr(begin, end - begin));
        if (!name.empty() && names.size() < most_nodes_at_once && std::ranges::find(names, name) == names.end())
            names.emplace_back(name);
    };
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t here = at;
        if (!is_between_names(next_code_point(typed, at))) continue;
        take(here);
        begin = at;
    }
    take(typed.size());
    return names;
}

ChainOutline chain_outline(const std::array<std::string_view, tier_count>& typed) {
    ChainOutline outline;
    Span before{0, 0};
    for (std::size_t tier = 0; tier < tier_count; ++tier) {
        const Span here{outline.nodes.size(), 0};
        for (std::string& name : node_names(typed[tier]))
            outline.nodes.push_back({static_cast<Tier>(tier), std::move(name)});
        const Span filled{here.first, outline.nodes.size() - here.first};
        if (filled.second == 0) continue;
        if (before.second > 0) link_tiers(outline, before, filled);
        before = filled;
    }
    return outline;
}

} // namespace yinfeng::domain
