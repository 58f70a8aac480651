// How a chain map grows: a link drawn from the edge of a card to another one, and the card of a node that is being named.

#include "app/app.h"
#include "app/strings.h"
#include "base/utf8.h"
#include "icons_generated.h"
#include "ui/imgui_access.h"
#include "ui/screens/chains_canvas.h"

#include <utility>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float port_css = 14, port_hit_css = 26, near_css = 22, least_zoom_to_write = 0.67f;

// The map's zoom does not make a port smaller than what can be pressed.
Ui unzoomed(const Ui& zoomed, float zoom) {
    Ui ui = zoomed;
    ui.scale /= zoom;
    return ui;
}

void draw_port(Ui& ui, const Rect& place, bool is_used) {
    const Rect dot = centred(place, ui.px(port_css), ui.px(port_css));
    fill(ui, dot, is_used ? color::accent : color::surface, port_css / 2);
    outline(ui, dot, color::accent, port_css / 2, 1.5f);
    icon(ui, dot, icons::plus, 10, is_used ? color::on_accent : color::accent);
}

} // namespace

void ChainsCanvas::begin_node(UnnamedNode node) {
    unnamed_ = std::move(node);
    naming_frames_ = 0;
    ++naming_;
    if (zoom_ < least_zoom_to_write) zoom_ = 1;
}

std::optional<UnnamedNode> ChainsCanvas::take_unnamed() { return std::exchange(unnamed_, std::nullopt); }

// In the middle of both sides of a card: what a card takes stands at its left, what it gives at its right.
void ChainsCanvas::draw_ports(
    Ui& zoomed, std::size_t index, const ChainMap& map, const CanvasState& state, CanvasEvent& event) {
    if (!state.editing || !state.can_write || state.connecting || drag_.active) return;
    const Rect box = node_box(zoomed, map.view.nodes[index]);
    const bool is_stretched = stretch_.held && stretch_.node == index;
    if (!overlaps(inset(box, -zoomed.px(near_css)), view_) && !is_stretched) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    Ui ui = unzoomed(zoomed, zoom_);
    const bool is_near = contains(inset(box, -ui.px(near_css)), {mouse.x, mouse.y}) &&
                         ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    const bool is_shown = is_stretched || (!stretch_.active && (zoomed.touch || state.selected == index || is_near));
    if (!is_shown) return;
    IdScope scope(static_cast<std::uint64_t>(map.view.nodes[index].node) + 16);
    const float side = ui.reach(port_hit_css);
    for (const bool is_outgoing : {false, true}) {
        const float x = is_outgoing ? right(box) : box.x;
        Rect place{x - side / 2, box.y + box.height / 2 - side / 2, side, side};
        const bool is_this = is_stretched && stretch_.is_outgoing == is_outgoing;
        // What is dragged must stay in sight for Dear ImGui even when the map has moved away under it.
        const Rect hit = is_this && !overlaps(place, view_) ? Rect{view_.x, view_.y, 1, 1} : place;
        const Press press = pressable(ui, is_outgoing ? "out" : "in", hit,
            {.name = tr(is_outgoing ? Str::chains_link_from : Str::chains_link_to, {map.cards[index].name}),
                .radius = port_hit_css / 2,
                .draggable = true});
        if (press.held || press.drag_started || press.dragging || press.dropped)
            stretch_ = {.node = index,
                .is_outgoing = is_outgoing,
                .held = true,
                .active = press.dragging || press.dropped,
                .dropped = press.dropped};
        draw_port(ui, place, press.hovered || is_this);
        tooltip(ui, press, tr(Str::chains_port));
        if (press.pressed)
            event = {.what = is_outgoing ? CanvasEvent::What::begin_connect : CanvasEvent::What::select, .node = index};
    }
    zoomed.want_frames(ui.frames_wanted);
    zoomed.escape_taken |= ui.escape_taken;
    if (ui.next_frame_in_ms >= 0) zoomed.want_frame_in(ui.next_frame_in_ms);
}

// From its port to the mouse; over another card to that one, elsewhere to the node that is made there.
void ChainsCanvas::draw_stretched(Ui& zoomed, const ChainMap& map, CanvasEvent& event) {
    if (!stretch_.active || stretch_.node >= map.view.nodes.size()) return;
    const domain::NodeView& node = map.view.nodes[stretch_.node];
    const Rect own = node_box(zoomed, node);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Vec at{mouse.x, mouse.y};
    std::optional<std::size_t> other;
    for (std::size_t i = 0; i < map.view.nodes.size(); ++i)
        if (i != stretch_.node && contains(inset(node_box(zoomed, map.view.nodes[i]), -zoomed.px(8)), at)) other = i;
    const std::size_t column = other ? map.view.nodes[*other].column : column_at(zoomed, at.x);
    const bool is_home = contains(inset(own, -zoomed.px(8)), at);
    const bool makes_node = !other && !is_home && contains(view_, at);
    const auto tier = static_cast<domain::Tier>(column);
    const Rect end = other        ? node_box(zoomed, map.view.nodes[*other])
                     : makes_node ? unnamed_box(zoomed, map, tier)
                                  : Rect{at.x, at.y, 1, 1};
    if (other) outline(zoomed, end, color::accent, metric::radius_card, 2);
    if (makes_node) dashed_outline(zoomed, end, color::accent, metric::radius_card);
    if (stretch_.is_outgoing) draw_link(zoomed, own, end, node.column, column, color::accent, 1.75f, true);
    else draw_link(zoomed, end, own, column, node.column, color::accent, 1.75f, true);
    follow_edges(zoomed);
    if (stretch_.dropped) {
        if (other)
            event = {.what = CanvasEvent::What::link,
                .node = stretch_.is_outgoing ? *other : stretch_.node,
                .from = stretch_.is_outgoing ? stretch_.node : *other};
        const Id id = zoomed.app.workspace()->record(node.node).id;
        if (makes_node)
            begin_node({.tier = tier,
                .from = stretch_.is_outgoing ? id : Id{},
                .to = stretch_.is_outgoing ? Id{} : id,
                .name = {}});
        stretch_ = {};
    }
    zoomed.want_frames(3);
}

void ChainsCanvas::draw_unnamed(Ui& zoomed, const ChainMap& map, const CanvasState& state, CanvasEvent& event) {
    if (!unnamed_) return;
    const auto column = static_cast<std::size_t>(unnamed_->tier);
    const Rect box = unnamed_box(zoomed, map, unnamed_->tier);
    const Workspace& data = *zoomed.app.workspace();
    for (const bool is_incoming : {true, false}) {
        const Id id = is_incoming ? unnamed_->from : unnamed_->to;
        const auto place = is_nil(id) ? std::nullopt : map.view.find(data.find(id));
        if (!place) continue;
        const domain::NodeView& end = map.view.nodes[*place];
        const Rect there = node_box(zoomed, end);
        if (is_incoming) draw_link(zoomed, there, box, end.column, column, color::accent, 1.75f, true);
        else draw_link(zoomed, box, there, column, end.column, color::accent, 1.75f, true);
    }
    shadow(zoomed, box, 2, metric::radius_card);
    fill(zoomed, box, color::surface, metric::radius_card);
    outline(zoomed, box, color::accent, metric::radius_card, 2);
    Rect inside = inset(box, zoomed.px(12), zoomed.px(10));
    const Rect field = cut_top(inside, std::min(inside.height, zoomed.control_height()));
    IdScope scope(naming_);
    if (naming_frames_ == 0) focus_next(zoomed);
    const Edit edit = text_field(zoomed, field, "name", unnamed_->name,
        {.name = tr(Str::chains_new_node_name), .hint = tr(Str::chains_new_node_name)});
    text(zoomed, inside, tr(Str::chains_naming_keys), face::caption);
    if (++naming_frames_ <= 4) zoomed.want_frames(2);
    const bool has_name = !trim(unnamed_->name).empty();
    const bool is_beside = edit.active && ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_Enter);
    const bool is_left = naming_frames_ > 4 && !edit.active; // the first frames pass before it has the keyboard
    if (edit.cancelled || ((edit.submitted || is_beside || is_left) && !has_name)) {
        unnamed_.reset();
        if (state.selected && !is_left) focus(*state.selected);
        zoomed.want_frames(2);
    } else if (edit.submitted || is_beside || is_left) {
        const auto then = is_beside || (edit.submitted && ImGui::GetIO().KeyShift) ? CanvasEvent::Then::beside
                          : edit.submitted                                         ? CanvasEvent::Then::next
                                                                                   : CanvasEvent::Then::stop;
        if (event.what == CanvasEvent::What::nothing || then != CanvasEvent::Then::stop)
            event = {.what = CanvasEvent::What::name, .then = then};
    }
}

} // namespace yinfeng::ui
