#include "domain/chain.h"

#include "base/language.h"
#include "base/sort_list.h"
#include "domain/chain_layout.h"
#include "domain/label_sets.h"
#include "domain/reading.h"
#include "domain/words.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace yinfeng::domain {
namespace {

namespace node_field = field::chain_node;

NodeState state_of(const Workspace& workspace, const NodeView& node) {
    for (const RecordIndex enterprise : node.enterprises) {
        if (is_yes(workspace, enterprise, field::enterprise::local_)) return NodeState::present;
    }
    NodeState best = NodeState::missing;
    for (const RecordIndex project : node.projects) {
        // A project whose stage is not filled is at least being talked about.
        const auto stage = stage_of(workspace, project).value_or(Stage::lead);
        const NodeState state = stage >= Stage::production ? NodeState::present
                                : stage >= Stage::signed_  ? NodeState::building
                                                           : NodeState::talking;
        best = std::min(best, state);
    }
    return best;
}

std::optional<ChainAction> chosen_action(const Workspace& workspace, RecordIndex node) {
    const auto index = choice_of(workspace.value(node, node_field::action_), ChoiceList::chain_action);
    return index && *index < 4 ? std::optional(static_cast<ChainAction>(*index + 1)) : std::nullopt;
}

// What follows from the data, where people have not chosen:
//   建链  nothing at all stands on this chain yet
//   延链  a gap at the end of the chain (nothing further down) behind a node that is already
//   running 补链  any other gap 强链  a running node with a leading enterprise beside a gap (S1-15:
//   it can bring its suppliers), or one on which a further
//         project is under way
ChainAction computed_action(const Workspace& workspace, const ChainView& view, const NodeView& node) {
    const auto any_is = [&](const std::vector<std::size_t>& nodes, NodeState state) {
        return std::ranges::any_of(nodes, [&](std::size_t i) { return view.nodes[i].state == state; });
    };
    if (node.state == NodeState::missing) {
        if (view.count(NodeState::missing) == view.nodes.size()) return ChainAction::build;
        if (node.outputs.empty() && any_is(node.inputs, NodeState::present)) return ChainAction::extend;
        return ChainAction::fill;
    }
    if (node.state != NodeState::present) return ChainAction::none;
    const bool beside_gap = any_is(node.inputs, NodeState::missing) || any_is(node.outputs, NodeState::missing);
    const bool under_way = std::ranges::any_of(node.projects,
        [&](RecordIndex project) { return stage_of(workspace, project).value_or(Stage::lead) < Stage::production; });
    return (node.has_leading && beside_gap) || under_way ? ChainAction::strengthen : ChainAction::none;
}

void read_nodes(const Workspace& workspace, RecordIndex chain, ChainView& view) {
    for (const RecordIndex record : workspace.links_to(workspace.record(chain).id, node_field::chain_)) {
        NodeView node;
        node.node = record;
        const auto tier = choice_of(workspace.value(record, node_field::tier_), ChoiceList::tier);
        node.tier = tier && *tier < tier_count ? static_cast<Tier>(*tier) : Tier::midstream;
        const Id id = workspace.record(record).id;
        for (const RecordIndex each : workspace.links_to(id, field::enterprise::chain_nodes_)) {
            node.enterprises.push_back(each);
            node.has_leading = node.has_leading || is_yes(workspace, each, field::enterprise::leading_);
        }
        for (const RecordIndex each : workspace.links_to(id, field::project::chain_nodes_)) {
            const auto stage = stage_of(workspace, each);
            if (!stage || !is_exit(*stage)) node.projects.push_back(each);
        }
        node.state = state_of(workspace, node);
        view.nodes.push_back(std::move(node));
    }
    // Where people gave an order it comes first; ids are in order of making.
    sort_list(view.nodes, {}, [&](const NodeView& node) {
        return std::tuple(node.tier, integer_of(workspace.value(node.node, node_field::order_)).value_or(INT64_MAX));
    });
}

void lay_out(const Workspace& workspace, ChainView& view, std::span<const LayoutLink> links) {
    std::vector<std::size_t> column_of;
    // A column is left alone when people have numbered all of its nodes.
    std::vector<std::uint8_t> fixed(tier_count, true);
    for (const NodeView& node : view.nodes) {
        column_of.push_back(static_cast<std::size_t>(node.tier));
        if (!is_filled(workspace, node.node, node_field::order_)) fixed[column_of.back()] = false;
    }
    const LayeredOrder order = order_layers(column_of, tier_count, links, fixed);
    view.crossings = order.crossings;
    std::size_t tallest = 0;
    for (const auto& column : order.columns) tallest = std::max(tallest, column.size());
    view.rows = static_cast<double>(tallest);

    std::vector<NodeView> sorted;
    for (std::size_t c = 0; c < order.columns.size(); ++c) {
        const auto& column = order.columns[c];
        for (std::size_t r = 0; r < column.size(); ++r) {
            NodeView node = std::move(view.nodes[column[r]]);
            node.column = c;
            node.row = static_cast<double>(tallest - column.size()) / 2 + static_cast<double>(r);
            sorted.push_back(std::move(node));
        }
    }
    view.nodes = std::move(sorted);
}

std::unordered_map<RecordIndex, std::size_t> place_by_record(const ChainView& view) {
    std::unordered_map<RecordIndex, std::size_t> places;
    for (std::size_t i = 0; i < view.nodes.size(); ++i) places.emplace(view.nodes[i].node, i);
    return places;
}

std::vector<LinkView> read_links(
    const Workspace& workspace, RecordIndex chain, const std::unordered_map<RecordIndex, std::size_t>& places) {
    std::vector<LinkView> links;
    for (const RecordIndex record : workspace.links_to(workspace.record(chain).id, field::chain_link::chain_)) {
        const auto from = places.find(linked(workspace, record, field::chain_link::from_));
        const auto to = places.find(linked(workspace, record, field::chain_link::to_));
        if (from == places.end() || to == places.end() || from == to) continue; // an end is gone, or elsewhere
        const bool stated = text(workspace, record, field::chain_link::basis_) == "stated";
        links.push_back({record, from->second, to->second, false, stated});
    }
    return links;
}

std::string name_at(const Workspace& workspace, const ChainView& view, std::size_t node) {
    return std::string(name_of(workspace, view.nodes[node].node));
}

} // namespace

std::string_view node_state_name(NodeState state) {
    constexpr Word names[] = {Word::node_there, Word::node_building, Word::node_talks, Word::node_missing};
    return say(names[static_cast<std::size_t>(state)]);
}

std::optional<Decimal> ChainView::coverage_percent() const {
    return ratio_percent(Decimal::from_integer(static_cast<std::int64_t>(covered())),
        Decimal::from_integer(static_cast<std::int64_t>(nodes.size())), 0);
}

std::optional<std::size_t> ChainView::find(RecordIndex node) const {
    const auto found = std::ranges::find(nodes, node, &NodeView::node);
    return found == nodes.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - nodes.begin()));
}

ChainView chain_view(const Workspace& workspace, RecordIndex chain) {
    ChainView view;
    view.chain = chain;
    view.is_template = is_yes(workspace, chain, field::chain::template_);
    read_nodes(workspace, chain, view);
    std::vector<LayoutLink> edges;
    for (const LinkView& link : read_links(workspace, chain, place_by_record(view)))
        edges.push_back({link.from, link.to});
    lay_out(workspace, view, edges);

    view.links = read_links(workspace, chain, place_by_record(view));
    for (LinkView& link : view.links) {
        NodeView &from = view.nodes[link.from], &to = view.nodes[link.to];
        link.touches_gap = from.state == NodeState::missing || to.state == NodeState::missing;
        if (std::ranges::find(from.outputs, link.to) != from.outputs.end()) continue; // the same line twice
        from.outputs.push_back(link.to);
        to.inputs.push_back(link.from);
    }
    for (const NodeView& node : view.nodes) {
        const auto tier = static_cast<std::size_t>(node.tier);
        ++view.count_by_state[static_cast<std::size_t>(node.state)];
        ++view.count_by_tier[tier];
        if (node.state == NodeState::missing) ++view.missing_by_tier[tier];
    }
    for (NodeView& node : view.nodes) {
        if (node.state == NodeState::missing) {
            node.waiting = static_cast<std::size_t>(std::ranges::count_if(
                node.outputs, [&](std::size_t i) { return view.nodes[i].state != NodeState::missing; }));
        }
        const auto chosen = chosen_action(workspace, node.node);
        node.action_is_chosen = chosen.has_value();
        node.action = chosen ? *chosen : computed_action(workspace, view, node);
    }
    return view;
}

std::vector<RecordIndex> chains_in_order(const Workspace& workspace) {
    const auto live = workspace.live(Kind::chain);
    std::vector<RecordIndex> chains(live.begin(), live.end());
    sort_list(chains, {}, [&](RecordIndex chain) {
        return integer_of(workspace.value(chain, field::chain::order_)).value_or(INT64_MAX);
    });
    return chains;
}

std::vector<Suggestion> gap_list(const Workspace& workspace, const ChainView& view) {
    std::vector<Suggestion> gaps;
    for (std::size_t i = 0; i < view.nodes.size(); ++i) {
        const NodeView& node = view.nodes[i];
        if (node.state != NodeState::missing) continue;
        Suggestion gap{i, node.action == ChainAction::none ? ChainAction::fill : node.action, {}};
        const auto feeder = std::ranges::find_if(
            node.inputs, [&](std::size_t input) { return view.nodes[input].state != NodeState::missing; });
        if (node.waiting > 0) gap.reason = say(Word::nodes_wait, {std::to_string(node.waiting)});
        else if (feeder != node.inputs.end()) gap.reason = say(Word::can_follow, {name_at(workspace, view, *feeder)});
        else gap.reason = say(Word::blank_on_chain);
        gaps.push_back(std::move(gap));
    }
    sort_list(gaps, std::greater(), [&](const Suggestion& gap) { return view.nodes[gap.node].waiting; });
    return gaps;
}

std::vector<Suggestion> strengthen_list(const Workspace& workspace, const ChainView& view) {
    std::vector<Suggestion> list;
    for (std::size_t i = 0; i < view.nodes.size(); ++i) {
        const NodeView& node = view.nodes[i];
        if (node.action != ChainAction::strengthen || node.state == NodeState::missing) continue;
        const auto under_way = std::ranges::find_if(node.projects, [&](RecordIndex project) {
            return stage_of(workspace, project).value_or(Stage::lead) < Stage::production;
        });
        Suggestion item{i, ChainAction::strengthen, {}};
        if (under_way != node.projects.end()) item.reason = say(Word::under_way, {name_of(workspace, *under_way)});
        else if (node.has_leading) item.reason = say(Word::leading_can_bring);
        list.push_back(std::move(item));
    }
    return list;
}

AnchorEffect anchor_effect(const Workspace& workspace, RecordIndex enterprise) {
    AnchorEffect effect;
    const Id id = workspace.record(enterprise).id;
    for (const RecordIndex project : workspace.links_to(id, field::project::introducer_)) {
        const auto stage = stage_of(workspace, project);
        if (stage && is_exit(*stage)) continue;
        effect.projects.push_back(project);
        effect.investment.add(addend_of(workspace.value(project, field::project::amount_)));
    }
    struct Total {
        QuantitySum sum;
        std::optional<Quantity> only;
        void add(const std::optional<Quantity>& amount) {
            if (!amount) return;
            sum.add(amount);
            only = amount;
        }
        std::optional<Quantity> result() const {
            if (sum.counted() + sum.bounded() == 1) return only;
            return sum.counted() == 0 ? std::nullopt : std::optional(sum.quantity());
        }
    } tax, forecast;
    for (const RecordIndex brought : workspace.links_to(id, field::enterprise::introducer_)) {
        if (brought == enterprise) continue;
        effect.enterprises.push_back(brought);
        const auto batch = integer_of(workspace.value(brought, field::enterprise::batch_count_));
        effect.enterprise_count += batch && *batch > 0 ? *batch : 1;
        tax.add(quantity(workspace, brought, field::enterprise::tax_));
        forecast.add(quantity(workspace, brought, field::enterprise::tax_forecast_));
    }
    effect.tax = tax.result();
    effect.tax_forecast = forecast.result();
    return effect;
}

} // namespace yinfeng::domain
