#pragma once
// The industrial chain map (产业链): what stands on each node, which nodes are gaps, what a gap
// keeps waiting, and where everything is drawn. All computed from projects and enterprises; nothing
// here is stored, so a gap closes by itself when a project on the node signs. Sources:
// mechanisms.md S0-08, S1-11 (coverage), S1-12 (引一牵百), S1-13 (补链), S4-16
// (建链·强链·补链), 1.9 (no source gives a graph: chains of the sample are templates, links are
// inferred).

#include "base/amount.h"
#include "store/workspace.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

enum class Tier : std::uint8_t { upstream, midstream, downstream };
inline constexpr std::size_t tier_count = 3;

enum class NodeState : std::uint8_t {
    present,  // 已有: a local enterprise stands here, or a project in production
    building, // 在建: a project signed … commissioning
    talking,  // 在谈: a project lead … agreement review
    missing,  // 缺失
};
std::string_view node_state_name(NodeState state);

enum class ChainAction : std::uint8_t { none, build, strengthen, fill, extend }; // 建链 强链 补链 延链

struct NodeView {
    RecordIndex node = no_record;
    Tier tier = Tier::midstream;
    NodeState state = NodeState::missing;
    std::vector<RecordIndex> enterprises;
    std::vector<RecordIndex> projects;        // without 搁置 and 退库
    bool has_leading = false;                 // a 龙头企业 stands here: an anchor
    std::vector<std::size_t> inputs, outputs; // neighbours, as places in ChainView::nodes
    std::size_t waiting = 0;                  // of a gap: nodes directly downstream that are not gaps themselves
    ChainAction action = ChainAction::none;   // what people chose, else what follows from the data (see .cpp)
    bool action_is_chosen = false;
    // Where it stands: column 0 to 2, and the row in abstract units (a node is 1 high); shorter
    // columns are centred.
    std::size_t column = 0;
    double row = 0;
};

struct LinkView {
    RecordIndex link = no_record;
    std::size_t from = 0, to = 0; // places in ChainView::nodes
    bool touches_gap = false;     // drawn dashed
    bool is_stated = false;       // basis 原文载明; else inferred
};

struct ChainView {
    RecordIndex chain = no_record;
    bool is_template = false;
    std::vector<NodeView> nodes; // by tier, then from top to bottom
    std::vector<LinkView> links; // those whose ends are both nodes of this chain, in order of id
    std::array<std::size_t, 4> count_by_state{};
    std::array<std::size_t, tier_count> count_by_tier{}, missing_by_tier{};
    double rows = 0;           // height of the tallest column
    std::size_t crossings = 0; // of links between neighbouring columns

    std::size_t count(NodeState state) const { return count_by_state[static_cast<std::size_t>(state)]; }
    std::size_t covered() const { return count(NodeState::present) + count(NodeState::building); }
    std::optional<Decimal> coverage_percent() const; // covered of all, rounded; nothing for a chain without nodes
    std::optional<std::size_t> find(RecordIndex node) const;
};

ChainView chain_view(const Workspace& workspace, RecordIndex chain);

// The chains, by their order field and then by id.
std::vector<RecordIndex> chains_in_order(const Workspace& workspace);

struct Suggestion {
    std::size_t node = 0; // place in ChainView::nodes
    ChainAction action = ChainAction::fill;
    std::string reason; // '下游 2 个节点在等', '可接 高分子化学制品', '链上空白'
};
std::vector<Suggestion> gap_list(const Workspace& workspace,
    const ChainView& view); // most waited for first
std::vector<Suggestion> strengthen_list(const Workspace& workspace,
    const ChainView& view); // 强链, from top to bottom

// 引一牵百: what one enterprise brought, by the introducer links of projects and enterprises
// (direct ones only, so that nothing is counted twice and no circle can matter). A batch record
// counts as so many enterprises.
struct AnchorEffect {
    std::vector<RecordIndex> projects, enterprises;
    std::int64_t enterprise_count = 0;
    QuantitySum investment;
    std::optional<Quantity> tax,
        tax_forecast; // with the qualifier of the source if there is only one, else 约
};
AnchorEffect anchor_effect(const Workspace& workspace, RecordIndex enterprise);

} // namespace yinfeng::domain
