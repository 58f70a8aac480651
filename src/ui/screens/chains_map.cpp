#include "ui/screens/chains_map.h"

#include "app/app.h"
#include "icons_generated.h"
#include "ui/field_words.h"

namespace yinfeng::ui {

using domain::NodeState;

StateLook look_of(NodeState state) {
    switch (state) {
    case NodeState::present: return {icons::circle_check, stage_look::run.color};
    case NodeState::building: return {icons::hammer, stage_look::build.color};
    case NodeState::talking: return {icons::message_circle, stage_look::talk.color};
    case NodeState::missing: break;
    }
    return {icons::circle_dashed, color::text_2};
}

std::string node_name(const Ui& ui, RecordIndex node) { return app::node_name(workspace_of(ui), node); }

void ChainMap::update(Ui& ui, RecordIndex chain) {
    const Workspace& data = *ui.app.workspace();
    const Key now{ui.app.workspace_number(), chain,
        {data.revision(Kind::chain), data.revision(Kind::chain_node), data.revision(Kind::chain_link),
            data.revision(Kind::project), data.revision(Kind::enterprise)}};
    if (now == key_) return;
    key_ = now;
    ++version;
    view = domain::chain_view(data, chain);
    gaps = domain::gap_list(data, view);
    strengthen = domain::strengthen_list(data, view);
    cards.clear();
    std::vector<RecordIndex> enterprises;
    for (const domain::NodeView& node : view.nodes) {
        cards.push_back(app::node_card(data, node));
        enterprises.insert(enterprises.end(), node.enterprises.begin(), node.enterprises.end());
    }
    brought = brought_by(data, enterprises);
}

} // namespace yinfeng::ui
