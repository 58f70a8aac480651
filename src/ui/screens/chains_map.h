#pragma once
// What the chain page draws: the computed view of one chain with the words of every card, kept while the records that it
// was made from do not change.

#include "domain/chain.h"
#include "ui/ui.h"

#include <string>
#include <vector>

namespace yinfeng::ui {

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

struct ChainMap {
    domain::ChainView view;
    std::vector<NodeCard> cards; // beside view.nodes
    std::vector<domain::Suggestion> gaps, strengthen;
    BroughtSum brought;        // of the whole chain
    std::uint64_t version = 0; // changes when anything above did

    // Cheap when nothing changed.
    void update(Ui& ui, RecordIndex chain);

private:
    struct Key {
        const Workspace* workspace = nullptr;
        RecordIndex chain = no_record;
        std::uint64_t revisions[5] = {};
        bool operator==(const Key&) const = default;
    } key_;
};

BroughtSum brought_by(const Workspace& workspace, const std::vector<RecordIndex>& enterprises);

struct StateLook {
    const char* icon;
    Color color;
};
StateLook look_of(domain::NodeState state);
std::string_view state_word(domain::NodeState state);
std::string_view tier_word(domain::Tier tier);
std::string node_name(const Ui& ui, RecordIndex node); // or 未命名节点

} // namespace yinfeng::ui
