#pragma once
// What stands on the cards of a chain map, in words: for the map of the page, for paper and for pictures.

#include "domain/chain.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

struct CardTag {
    enum class Kind : std::uint8_t { stage, anchor, plain, outlined, gap } kind = Kind::plain;
    std::string words;
    std::string_view stage; // code, for Kind::stage
};

struct NodeCard {
    std::string name, line;
    std::vector<CardTag> tags;
    std::string reason; // of a gap: '下游 2 个节点在等'
    std::string words;  // the whole card, for a screen reader
    bool has_enterprise = false;
};

// Of all enterprises on a node (or a whole chain): whom they brought.
struct Brought {
    RecordIndex record = no_record, by = no_record;
};
struct BroughtSum {
    std::vector<Brought> items;
    std::int64_t enterprises = 0;
    std::size_t projects = 0;
    std::optional<Quantity> tax, tax_forecast;
    RecordIndex anchor = no_record; // the enterprise that brought most
};

NodeCard node_card(const Workspace& data, const domain::NodeView& node);
BroughtSum brought_by(const Workspace& workspace, const std::vector<RecordIndex>& enterprises);
std::string_view state_word(domain::NodeState state);
std::string_view tier_word(const Workspace& data, domain::Tier tier);
std::string node_name(const Workspace& data, RecordIndex node); // or 未命名节点

} // namespace yinfeng::app
