#pragma once
// Changes of a chain map, each one undo step.

#include "domain/chain_drawing.h"
#include "ui/screens/chains_map.h"

#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::ui {

// With the nodes and links of `outline`, if it has any.
std::optional<Id> add_chain(Ui& ui, std::string_view name, const domain::ChainOutline& outline, bool is_template);
// At the foot of its tier, linked from or to a node where one is given: node, name and link are one step.
struct NewNode {
    domain::Tier tier = domain::Tier::upstream;
    std::string name;
    Id from, to; // nil: none
};
std::optional<Id> add_node(Ui& ui, const ChainMap& map, const NewNode& node);
// To `place` among the other nodes of the tier; the tier's nodes are numbered by it.
void move_node(Ui& ui, const ChainMap& map, std::size_t node, domain::Tier tier, std::size_t place);
void connect_nodes(Ui& ui, const ChainMap& map, std::size_t from, std::size_t to);
void delete_node(Ui& ui, RecordIndex node);     // with its links
void delete_chain(Ui& ui, const ChainMap& map); // with its nodes and links
void make_lead(Ui& ui, RecordIndex node);       // a project at the first stage, on this node, opened
void assign_squad(Ui& ui, RecordIndex node, RecordIndex squad);
void assign_new_squad(Ui& ui, RecordIndex node, std::string_view name);

} // namespace yinfeng::ui
