#pragma once
// The map itself: three columns of node cards with links between them, scrolled, zoomed and dragged; every node is
// reached by the keyboard too. Changes nothing: says what the user did.

#include "ui/screens/chains_map.h"
#include "ui/widgets.h"

#include <optional>

namespace yinfeng::ui {

struct CanvasState { // what the page knows and the canvas shows
    std::optional<std::size_t> selected;
    bool editing = false, connecting = false, can_write = true;
    std::string_view hint; // what is to be done now, shown over the map
};

struct CanvasEvent {
    enum class What : std::uint8_t { nothing, select, background, connect, move, add, cancel } what = What::nothing;
    std::size_t node = 0;                       // select, connect (the target), move
    domain::Tier tier = domain::Tier::upstream; // move, add
    std::size_t place = 0;                      // move: among the other nodes of the tier
};

class ChainsCanvas {
public:
    CanvasEvent draw(Ui& ui, const Rect& area, const ChainMap& map, const CanvasState& state);
    void show(std::size_t node) { show_ = node, show_frames_ = 2; } // scrolls there
    void focus(std::size_t node) { show(node), focus_ = node; }
    void fit() { fit_ = true; }
    void reset() { *this = ChainsCanvas(); }

private:
    // World coordinates are CSS pixels at 100 %.
    struct Layout {
        float column_width = 0, gap = 0, width = 0, height = 0; // the last two of the whole map
        float left = 0; // of the first column on the screen, device pixels, when not scrolled
        float column_x(std::size_t column) const;
    };
    Layout lay_out(const Ui& zoomed, const Rect& view, const ChainMap& map) const;
    Rect node_box(const Ui& zoomed, const domain::NodeView& node) const;
    void draw_columns(Ui& ui, Ui& zoomed, const ChainMap& map, const CanvasState& state, CanvasEvent& event);
    void draw_links(Ui& zoomed, const ChainMap& map, const CanvasState& state);
    void draw_node(Ui& zoomed, std::size_t index, const ChainMap& map, const CanvasState& state, CanvasEvent& event);
    void draw_dragged(Ui& zoomed, const ChainMap& map, CanvasEvent& event);
    void draw_tools(Ui& ui, const Rect& view);
    void draw_hint(Ui& ui, const Rect& view, std::string_view words);
    void draw_connect_line(Ui& zoomed, const ChainMap& map, const CanvasState& state);
    void pan(Ui& ui, const Rect& view, CanvasEvent& event);
    void follow_keys(Ui& ui, std::uint32_t id, std::size_t index, const ChainMap& map);
    void zoom_to(float zoom, Vec fixed);
    void apply_scroll(Ui& ui, const ChainMap& map, const Scroll& scroll);

    float zoom_ = 1;
    Layout layout_;
    Rect view_;
    Vec origin_; // of the world on the screen
    std::optional<std::size_t> show_, focus_;
    std::optional<Vec> wanted_scroll_;
    int wanted_frames_ = 0, show_frames_ = 0; // Dear ImGui learns a new size of the map one frame late
    bool fit_ = false;
    bool panning_ = false;
    Vec pan_from_;
    struct Drag {
        std::size_t node = 0;
        Vec moved;
        bool active = false, dropped = false;
    } drag_;
};

// The face of a card in `box`; `ui` is scaled by the zoom.
struct NodeLook {
    bool selected = false, hovered = false, lifted = false, target = false;
};
void draw_node_card(Ui& ui, const Rect& box, const domain::NodeView& node, const NodeCard& card, const NodeLook& look);

// A link from the middle of one card's side to that of another, with an arrow head.
void draw_link(Ui& ui, const Rect& from, const Rect& to, std::size_t from_column, std::size_t to_column, Color color,
    float width_css, bool dashed);

} // namespace yinfeng::ui
