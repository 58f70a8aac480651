#include "app/chain_cards.h"

#include "app/strings.h"
#include "base/amount.h"
#include "base/sort_list.h"
#include "domain/label_sets.h"
#include "domain/reading.h"
#include "model/field_input.h"

#include <algorithm>

namespace yinfeng::app {

using domain::NodeState;

std::string_view state_word(NodeState state) {
    constexpr Str words[] = {
        Str::chains_state_present, Str::chains_state_building, Str::chains_state_talking, Str::chains_state_missing};
    return tr(words[static_cast<std::size_t>(state)]);
}

std::string_view tier_word(const Workspace& data, domain::Tier tier) {
    return label(data.names().choices(ChoiceList::tier)[static_cast<std::size_t>(tier)]);
}

std::string node_name(const Workspace& data, RecordIndex node) {
    const std::string_view name = domain::name_of(data, node);
    return std::string(name.empty() ? tr(Str::chains_unnamed_node) : name);
}

BroughtSum brought_by(const Workspace& workspace, const std::vector<RecordIndex>& enterprises) {
    BroughtSum sum;
    struct Money {
        QuantitySum all;
        std::optional<Quantity> only;
        std::size_t parts = 0;
        void add(const std::optional<Quantity>& amount) {
            if (amount) all.add(amount), only = amount, ++parts;
        }
        std::optional<Quantity> result() const {
            if (parts <= 1) return only;
            return all.counted() == 0 ? std::nullopt : std::optional(all.quantity()); // several bounds have no sum
        }
    } tax, forecast;
    std::int64_t most = 0;
    std::vector<RecordIndex> seen; // one enterprise may stand on several nodes
    for (const RecordIndex enterprise : enterprises) {
        if (std::ranges::find(seen, enterprise) != seen.end()) continue;
        seen.push_back(enterprise);
        const domain::AnchorEffect effect = domain::anchor_effect(workspace, enterprise);
        for (const RecordIndex record : effect.enterprises) sum.items.push_back({record, enterprise});
        for (const RecordIndex record : effect.projects) sum.items.push_back({record, enterprise});
        sum.enterprises += effect.enterprise_count;
        sum.projects += effect.projects.size();
        tax.add(effect.tax);
        forecast.add(effect.tax_forecast);
        const std::int64_t size = effect.enterprise_count + static_cast<std::int64_t>(effect.projects.size());
        if (size > most) most = size, sum.anchor = enterprise;
    }
    sum.tax = tax.result();
    sum.tax_forecast = forecast.result();
    return sum;
}

namespace {

std::string short_name(const Workspace& data, RecordIndex enterprise) {
    const std::string_view name = domain::text(data, enterprise, field::enterprise::short_name_);
    return name.empty() ? std::string(domain::name_of(data, enterprise)) : std::string(name);
}

// Who is here: enterprises, else the project that comes; with the amount of the first project that states one.
std::string line_of(const Workspace& data, const domain::NodeView& node) {
    std::string line;
    if (!node.enterprises.empty()) {
        line = short_name(data, node.enterprises.front());
        if (node.enterprises.size() > 1)
            line = tr(Str::chains_n_enterprises, {line, std::to_string(node.enterprises.size())});
    } else if (!node.projects.empty()) {
        const RecordIndex investor = domain::linked(data, node.projects.front(), field::project::investor_);
        line = investor != no_record ? short_name(data, investor)
                                     : std::string(domain::name_of(data, node.projects.front()));
    } else {
        return std::string(tr(Str::chains_no_enterprise));
    }
    for (const RecordIndex project : node.projects) {
        const auto amount = domain::quantity(data, project, field::project::amount_);
        if (!amount) continue;
        line.append(" · ").append(format_amount(*amount).text());
        break;
    }
    return line;
}

void add_stage_tags(const Workspace& data, const domain::NodeView& node, NodeCard& card) {
    std::vector<domain::Stage> stages;
    for (const RecordIndex project : node.projects)
        if (const auto stage = domain::stage_of(data, project);
            stage && std::ranges::find(stages, *stage) == stages.end())
            stages.push_back(*stage);
    sort_list(stages, std::greater());
    for (const domain::Stage stage : stages) {
        const std::string_view code = domain::stage_code(stage);
        card.tags.push_back(
            {CardTag::Kind::stage, std::string(choice_label(data.names(), ChoiceList::stage, code)), code});
    }
}

} // namespace

NodeCard node_card(const Workspace& data, const domain::NodeView& node) {
    NodeCard card;
    card.name = node_name(data, node.node);
    card.line = line_of(data, node);
    card.has_enterprise = !node.enterprises.empty() || !node.projects.empty();
    const BroughtSum brought = brought_by(data, node.enterprises);
    if (brought.anchor != no_record) {
        card.tags.push_back({CardTag::Kind::anchor, std::string(tr(Str::chains_anchor)), {}});
        card.tags.push_back({CardTag::Kind::plain,
            brought.enterprises > 0 ? tr(Str::chains_brought, {std::to_string(brought.enterprises)})
                                    : tr(Str::chains_brought_projects, {std::to_string(brought.projects)}),
            {}});
    }
    add_stage_tags(data, node, card);
    if (node.has_leading) card.tags.push_back({CardTag::Kind::plain, std::string(tr(Str::chains_leading)), {}});
    if (node.action != domain::ChainAction::none) {
        const std::string_view action =
            label(data.names().choices(ChoiceList::chain_action)[static_cast<std::size_t>(node.action) - 1]);
        card.tags.push_back(
            {node.state == NodeState::missing ? CardTag::Kind::gap : CardTag::Kind::outlined, std::string(action), {}});
    }
    if (node.state == NodeState::missing && node.waiting > 0)
        card.reason = tr(Str::chains_waiting, {std::to_string(node.waiting)});
    card.words = card.name;
    const auto say = [&](std::string_view words) {
        if (!words.empty()) card.words.append(tr(Str::clause_comma)).append(words);
    };
    say(state_word(node.state));
    say(card.line);
    for (const CardTag& tag : card.tags) say(tag.words);
    say(card.reason);
    return card;
}

} // namespace yinfeng::app
