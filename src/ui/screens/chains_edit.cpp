#include "ui/screens/chains_edit.h"

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "model/typed.h"
#include "ui/field_words.h"

#include <algorithm>
#include <array>
#include <vector>

namespace yinfeng::ui {

using app::Str;
using app::tr;
namespace node_field = field::chain_node;

namespace {

std::string_view tier_code(domain::Tier tier) {
    return choices_of(ChoiceList::tier)[static_cast<std::size_t>(tier)].code;
}

void set_node(Change& change, Id node, Id chain, domain::Tier tier, std::string_view name) {
    change.set(Kind::chain_node, node, node_field::chain_, to_value(chain));
    change.set(Kind::chain_node, node, node_field::tier_, Value::text(tier_code(tier)));
    change.set(Kind::chain_node, node, node_field::name_, Value::text(trim(name)));
}

void set_link(Change& change, Id link, Id chain, Id from, Id to) {
    change.set(Kind::chain_link, link, field::chain_link::chain_, to_value(chain));
    change.set(Kind::chain_link, link, field::chain_link::from_, to_value(from));
    change.set(Kind::chain_link, link, field::chain_link::to_, to_value(to));
}

void add_links_of(const Workspace& data, RecordIndex node, std::vector<RecordIndex>& records) {
    const Id id = data.record(node).id;
    for (const FieldId end : {field::chain_link::from_, field::chain_link::to_})
        for (const RecordIndex link : data.links_to(id, end))
            if (std::ranges::find(records, link) == records.end()) records.push_back(link);
}

} // namespace

std::optional<Id> add_chain(Ui& ui, std::string_view name, const domain::ChainOutline& outline, bool is_template) {
    const Workspace& data = *ui.app.workspace();
    std::int64_t last = 0;
    for (const RecordIndex chain : data.live(Kind::chain))
        last = std::max(last, data.value(chain, field::chain::order_).as_integer());
    const Id id = ui.app.new_id();
    Change change{std::string(tr(Str::chains_change_new_chain)), {}};
    change.set(Kind::chain, id, field::chain::name_, Value::text(trim(name)));
    change.set(Kind::chain, id, field::chain::order_, Value::of(last + 1));
    if (is_template) change.set(Kind::chain, id, field::chain::template_, Value::of(true));
    std::vector<Id> nodes;
    std::array<std::int64_t, domain::tier_count> in_tier{};
    for (const auto& node : outline.nodes) {
        nodes.push_back(ui.app.new_id());
        set_node(change, nodes.back(), id, node.tier, node.name);
        change.set(Kind::chain_node, nodes.back(), node_field::order_,
            Value::of(++in_tier[static_cast<std::size_t>(node.tier)]));
    }
    for (const auto& [from, to] : outline.links) set_link(change, ui.app.new_id(), id, nodes[from], nodes[to]);
    return ui.app.apply(change) ? std::optional(id) : std::nullopt;
}

std::optional<Id> add_node(Ui& ui, const ChainMap& map, const NewNode& node) {
    const Workspace& data = *ui.app.workspace();
    // Below the last one, where the column is numbered; an unnumbered column arranges itself.
    bool numbered = true;
    std::int64_t last = 0;
    for (const domain::NodeView& other : map.view.nodes) {
        if (other.tier != node.tier) continue;
        const auto order = integer_of(data.value(other.node, node_field::order_));
        numbered = numbered && order.has_value();
        last = std::max(last, order.value_or(0));
    }
    const Id id = ui.app.new_id(), chain = data.record(map.view.chain).id;
    Change change{std::string(tr(Str::chains_change_add_node)), {}};
    set_node(change, id, chain, node.tier, node.name);
    if (numbered) change.set(Kind::chain_node, id, node_field::order_, Value::of(last + 1));
    if (!is_nil(node.from)) set_link(change, ui.app.new_id(), chain, node.from, id);
    if (!is_nil(node.to)) set_link(change, ui.app.new_id(), chain, id, node.to);
    return ui.app.apply(change) ? std::optional(id) : std::nullopt;
}

void move_node(Ui& ui, const ChainMap& map, std::size_t node, domain::Tier tier, std::size_t place) {
    const Workspace& data = *ui.app.workspace();
    std::vector<RecordIndex> column;
    for (std::size_t i = 0; i < map.view.nodes.size(); ++i)
        if (map.view.nodes[i].tier == tier && i != node) column.push_back(map.view.nodes[i].node);
    const RecordIndex moved = map.view.nodes[node].node;
    column.insert(column.begin() + static_cast<std::ptrdiff_t>(std::min(place, column.size())), moved);
    Change change{std::string(tr(Str::chains_change_move_node)), {}};
    if (map.view.nodes[node].tier != tier)
        change.set(Kind::chain_node, data.record(moved).id, node_field::tier_, Value::text(tier_code(tier)));
    for (std::size_t i = 0; i < column.size(); ++i) {
        const auto number = static_cast<std::int64_t>(i + 1);
        if (integer_of(data.value(column[i], node_field::order_)) != number)
            change.set(Kind::chain_node, data.record(column[i]).id, node_field::order_, Value::of(number));
    }
    if (change.writes.empty()) return;
    ui.app.apply(change, tr(Str::chains_moved_node, {tier_word(workspace_of(ui), tier)}));
}

void connect_nodes(Ui& ui, const ChainMap& map, std::size_t from, std::size_t to) {
    if (from == to) return;
    for (const domain::LinkView& link : map.view.links)
        if (link.from == from && link.to == to) return ui.app.say(std::string(tr(Str::chains_already_connected)));
    const Workspace& data = *ui.app.workspace();
    const auto id_of = [&](RecordIndex record) { return data.record(record).id; };
    Change change{std::string(tr(Str::chains_change_connect)), {}};
    set_link(change, ui.app.new_id(), id_of(map.view.chain), id_of(map.view.nodes[from].node),
        id_of(map.view.nodes[to].node));
    ui.app.apply(change, std::string(tr(Str::chains_connected)));
}

void delete_node(Ui& ui, RecordIndex node) {
    std::vector<RecordIndex> records{node};
    add_links_of(*ui.app.workspace(), node, records);
    ui.app.trash(std::move(records));
}

void delete_chain(Ui& ui, const ChainMap& map) {
    std::vector<RecordIndex> records{map.view.chain};
    for (const domain::NodeView& node : map.view.nodes) {
        records.push_back(node.node);
        add_links_of(*ui.app.workspace(), node.node, records);
    }
    ui.app.trash(std::move(records));
}

void make_lead(Ui& ui, RecordIndex node) {
    Workspace* names = ui.app.names_of_workspace();
    if (!names) return;
    const Id id = ui.app.new_id();
    const std::string name = tr(Str::chains_lead_name, {node_name(ui, node)});
    Change change{std::string(tr(Str::chains_make_lead)), {}};
    change.set(Kind::project, id, field::project::name_, Value::text(name));
    change.set(Kind::project, id, field::project::stage_, Value::text("lead"));
    change.set(Kind::project, id, field::project::stage_since_, to_value(ui.app.today()));
    change.set(Kind::project, id, field::project::method_, Value::text("chain"));
    change.set(Kind::project, id,
        names->names().element(field::project::chain_nodes_, to_string(names->record(node).id)), Value::of(true));
    if (ui.app.apply(change, tr(Str::chains_lead_made, {name}))) ui.app.open_record(id);
}

void assign_squad(Ui& ui, RecordIndex node, RecordIndex squad) {
    const Workspace& data = *ui.app.workspace();
    Change change{std::string(tr(Str::chains_assign_squad)), {}};
    change.set(Kind::chain_node, data.record(node).id, node_field::squad_,
        squad == no_record ? Value() : to_value(data.record(squad).id));
    ui.app.apply(change, squad == no_record ? std::string() : tr(Str::chains_assigned, {title_of(data, squad)}));
}

void assign_new_squad(Ui& ui, RecordIndex node, std::string_view name) {
    const Id id = ui.app.new_id();
    Change change{std::string(tr(Str::chains_assign_squad)), {}};
    change.set(Kind::unit, id, field::unit::name_, Value::text(trim(name)));
    change.set(Kind::unit, id, field::unit::kind_, Value::text("squad"));
    change.set(Kind::chain_node, ui.app.workspace()->record(node).id, node_field::squad_, to_value(id));
    ui.app.apply(change, tr(Str::chains_assigned, {trim(name)}));
}

} // namespace yinfeng::ui
