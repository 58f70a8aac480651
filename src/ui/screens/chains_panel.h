#pragma once
// What stands beside the map: the chain's coverage with its gaps, or one node with everything on it.

#include "ui/records/inline_title.h"
#include "ui/screens/chains_map.h"
#include "ui/widgets.h"

#include <optional>

namespace yinfeng::ui {

struct PanelState {
    bool editing = false;
    bool connecting = false;
    bool sheet = false; // covers the map: has a way back
};

struct PanelEvent {
    enum class What : std::uint8_t { nothing, close, show_node, connect, next_node } what = What::nothing;
    std::size_t node = 0;
};

class ChainsPanel {
public:
    // `node`: the selected one, a place in map.view.nodes.
    PanelEvent draw(
        Ui& ui, const Rect& area, const ChainMap& map, std::optional<std::size_t> node, const PanelState& state);
    void leave(Ui& ui) { title_.leave(ui); }
    void reset() { *this = ChainsPanel(); }

private:
    enum class Tab : std::uint8_t { node, gaps, strengthen, brought, fields, follow_ups };
    void draw_head(Ui& ui, Rect box, const ChainMap& map, std::optional<std::size_t> node, const PanelState& state,
        PanelEvent& event);
    void draw_coverage(Ui& ui, Rect box, const ChainMap& map);
    void draw_tabs(Ui& ui, const Rect& box, const ChainMap& map, std::optional<std::size_t> node);
    float draw_suggestions(
        Ui& ui, Vec top, float width, const ChainMap& map, std::optional<std::size_t> selected, PanelEvent& event);
    float draw_brought(Ui& ui, Vec top, float width, const ChainMap& map, std::optional<std::size_t> node);
    void draw_actions(Ui& ui, Rect box, RecordIndex node);

    // chains_node.cpp
    float draw_node(Ui& ui, Vec top, float width, const ChainMap& map, std::size_t node, const PanelState& state,
        PanelEvent& event);
    float draw_members(Ui& ui, Vec top, float width, const domain::NodeView& node, Kind kind);
    float draw_neighbours(Ui& ui, Vec top, float width, const ChainMap& map, std::size_t node, const PanelState& state,
        PanelEvent& event);

    Tab tab_ = Tab::gaps;
    RecordIndex shown_node_ = no_record; // to notice that another one was selected
    bool had_node_ = false;
    InlineTitle title_;
};

// Three figures side by side: what an anchor brought.
void draw_brought_figures(Ui& ui, const Rect& box, const BroughtSum& sum);

} // namespace yinfeng::ui
