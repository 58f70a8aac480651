#pragma once
// What the chain page draws: the computed view of one chain with the words of every card, kept while the records that it
// was made from do not change.

#include "app/chain_cards.h"
#include "ui/ui.h"

#include <string>
#include <vector>

namespace yinfeng::ui {

using app::CardTag, app::NodeCard, app::Brought, app::BroughtSum, app::brought_by, app::state_word, app::tier_word;

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
        std::uint64_t workspace = 0;
        RecordIndex chain = no_record;
        std::uint64_t revisions[5] = {};
        bool operator==(const Key&) const = default;
    } key_;
};

struct StateLook {
    const char* icon;
    Color color;
};
StateLook look_of(domain::NodeState state);
std::string node_name(const Ui& ui, RecordIndex node); // or 未命名节点

} // namespace yinfeng::ui
