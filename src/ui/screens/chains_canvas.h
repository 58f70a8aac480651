#pragma once
// The map itself: three columns of node cards with links between them, scrolled, zoomed and dragged; every node is
// reached by the keyboard too. Changes nothing: says what the user did.

#include "ui/screens/chains_map.h"
#include "ui/widgets.h"

#include <optional>
#include <string>

namespace yinfeng::ui {

struct CanvasState { // what the page knows and the canvas shows
    std::optional<std::size_t> selected;
    bool editing = false, connecting = false, can_write = true;
    std::string_view hint; // what is to be done now, shown over the map
};

struct CanvasEvent {
    enum class What : std::uint8_t {
        nothing,
        select,
        background,
        begin_connect, // its port was pressed: the next node that is pressed is the other end
        connect,       // connecting, and a node was pressed
        link,          // `from` and `node` were joined by a drag
        move,
        name, // a new node was named
        cancel
    } what = What::nothing;
    std::size_t node = 0;                       // select, begin_connect, connect and link (the target), move
    std::size_t from = 0;                       // link
    domain::Tier tier = domain::Tier::upstream; // move
    std::size_t place = 0;                      // move: among the other nodes of the tier
    enum class Then : std::uint8_t { stop, next, beside } then = Then::stop; // name: Enter, Shift and Enter
};

// A node that does not exist yet: a card of which only the name is asked. With its name it is made, without one it goes.
struct UnnamedNode {
    domain::Tier tier = domain::Tier::upstream;
    Id from, to; // what it will be linked from or to; nil: nothing
    std::string name;
};

class ChainsCanvas {
public:
    CanvasEvent draw(Ui& ui, const Rect& area, const ChainMap& map, const CanvasState& state);
    void show(std::size_t node) { show_ = node, show_frames_ = 2; } // scrolls there
    void focus(std::size_t node) { show(node), focus_ = node; }
    void fit() { fit_ = true; }
    void begin_node(UnnamedNode node); // its card takes the keyboard
    const std::optional<UnnamedNode>& unnamed() const { return unnamed_; }
    std::optional<UnnamedNode> take_unnamed(); // as it stands, to be made or dropped
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
    Rect card_box(const Ui& zoomed, std::size_t column, double row) const;
    void draw_columns(Ui& ui, Ui& zoomed, const ChainMap& map, const CanvasState& state);
    void draw_links(Ui& zoomed, const ChainMap& map, const CanvasState& state);
    void draw_node(Ui& zoomed, std::size_t index, const ChainMap& map, const CanvasState& state, CanvasEvent& event);
    static double unnamed_row(const ChainMap& map, domain::Tier tier);
    Rect unnamed_box(const Ui& zoomed, const ChainMap& map, domain::Tier tier) const;
    std::size_t column_at(const Ui& zoomed, float x) const;
    void follow_edges(const Ui& zoomed);
    // chains_linking.cpp
    void draw_ports(Ui& zoomed, std::size_t index, const ChainMap& map, const CanvasState& state, CanvasEvent& event);
    void draw_stretched(Ui& zoomed, const ChainMap& map, CanvasEvent& event);
    void draw_unnamed(Ui& zoomed, const ChainMap& map, const CanvasState& state, CanvasEvent& event);
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
    struct Stretch { // a link that is drawn from a port to wherever the mouse is
        std::size_t node = 0;
        bool is_outgoing = true;
        bool held = false; // the port is pressed: it stays where it is, however far the mouse is in the next frame
        bool active = false, dropped = false;
    } stretch_;
    std::optional<UnnamedNode> unnamed_;
    int naming_frames_ = 0;    // since its card was drawn first
    std::uint64_t naming_ = 0; // another one for each card: the field of the one before is not taken up again
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
