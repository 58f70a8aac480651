#include "ui/screens/chains_canvas.h"

#include "app/strings.h"
#include "icons_generated.h"
#include "ui/arrow_keys.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

// World measures in CSS pixels at 100 %.
constexpr float widest_column = 268, narrowest_column = 220, card_inset = 14, card_height = 96, row_pitch = 144,
                column_head = 52, foot = 40, margin = 12, least_gap = 56, most_gap = 140;
constexpr float zoom_steps[] = {0.25f, 0.33f, 0.5f, 0.67f, 0.75f, 0.8f, 0.9f, 1, 1.1f, 1.25f, 1.5f, 2};

float next_zoom(float zoom, bool larger) {
    if (larger) {
        for (const float step : zoom_steps)
            if (step > zoom + 0.005f) return step;
        return zoom;
    }
    for (auto step = std::rbegin(zoom_steps); step != std::rend(zoom_steps); ++step)
        if (*step < zoom - 0.005f) return *step;
    return zoom;
}

// Of the tallest column, without the space below its last card.
float map_height(double rows) {
    const float cards = std::max(1.0f, static_cast<float>(rows)) * row_pitch - (row_pitch - card_height);
    return column_head + cards + foot + 2 * margin;
}

} // namespace

float ChainsCanvas::Layout::column_x(std::size_t column) const {
    return margin + static_cast<float>(column) * (column_width + gap);
}

ChainsCanvas::Layout ChainsCanvas::lay_out(const Ui& zoomed, const Rect& view, const ChainMap& map) const {
    Layout layout;
    const float room = zoomed.css(view.width) - 2 * margin;
    layout.column_width = std::clamp(
        std::floor((room - 2 * least_gap) / 3), zoomed.touch ? widest_column : narrowest_column, widest_column);
    layout.gap = std::clamp((room - 3 * layout.column_width) / 2, least_gap, most_gap);
    layout.width = 3 * layout.column_width + 2 * layout.gap + 2 * margin;
    const double rows = unnamed_ ? std::max(map.view.rows, unnamed_row(map, unnamed_->tier) + 1) : map.view.rows;
    layout.height = std::max(map_height(rows), zoomed.css(view.height) - 1);
    return layout;
}

Rect ChainsCanvas::card_box(const Ui& zoomed, std::size_t column, double row) const {
    const float x = layout_.column_x(column) + card_inset;
    const float y = margin + column_head + static_cast<float>(row) * row_pitch;
    return {std::round(origin_.x + x * zoomed.scale), std::round(origin_.y + y * zoomed.scale),
        std::round((layout_.column_width - 2 * card_inset) * zoomed.scale), std::round(card_height * zoomed.scale)};
}

Rect ChainsCanvas::node_box(const Ui& zoomed, const domain::NodeView& node) const {
    return card_box(zoomed, node.column, node.row);
}

// Below the last card of its tier, or in the middle of an empty one: where it will stand.
double ChainsCanvas::unnamed_row(const ChainMap& map, domain::Tier tier) {
    double row = -1;
    for (const domain::NodeView& node : map.view.nodes)
        if (node.tier == tier) row = std::max(row, node.row);
    return row < 0 ? std::max(0.0, (map.view.rows - 1) / 2) : row + 1;
}

Rect ChainsCanvas::unnamed_box(const Ui& zoomed, const ChainMap& map, domain::Tier tier) const {
    return card_box(zoomed, static_cast<std::size_t>(tier), unnamed_row(map, tier));
}

// Of a place on the screen: halfway between two columns begins the next.
std::size_t ChainsCanvas::column_at(const Ui& zoomed, float x) const {
    const float world = (x - origin_.x) / zoomed.scale;
    std::size_t column = 0;
    for (std::size_t c = 1; c < domain::tier_count; ++c)
        if (world > layout_.column_x(c) - layout_.gap / 2) column = c;
    return column;
}

void ChainsCanvas::zoom_to(float zoom, Vec fixed) {
    const float ratio = zoom / zoom_;
    zoom_ = zoom;
    // The point under the mouse stays under it.
    wanted_scroll_ =
        Vec{(fixed.x - origin_.x) * ratio - (fixed.x - view_.x), (fixed.y - origin_.y) * ratio - (fixed.y - view_.y)};
    wanted_frames_ = 2;
}

void ChainsCanvas::apply_scroll(Ui& ui, const ChainMap& map, const Scroll& scroll) {
    if (wanted_scroll_) {
        ImGui::SetScrollX(std::max(0.0f, std::round(wanted_scroll_->x)));
        ImGui::SetScrollY(std::max(0.0f, std::round(wanted_scroll_->y)));
        if (--wanted_frames_ <= 0) wanted_scroll_.reset();
        ui.want_frames(2);
    }
    Ui zoomed = ui;
    zoomed.scale *= zoom_;
    std::optional<Rect> shown;
    if (show_ && *show_ < map.view.nodes.size()) shown = node_box(zoomed, map.view.nodes[*show_]);
    if (unnamed_ && naming_frames_ < 3) shown = unnamed_box(zoomed, map, unnamed_->tier);
    if (shown) {
        const Rect box = inset(*shown, -ui.px(16));
        float x = scroll.x, y = scroll.y;
        if (box.x < view_.x) x -= view_.x - box.x;
        else if (right(box) > right(view_)) x += right(box) - right(view_);
        if (box.y < view_.y) y -= view_.y - box.y;
        else if (bottom(box) > bottom(view_)) y += bottom(box) - bottom(view_);
        if (x != scroll.x) ImGui::SetScrollX(std::max(0.0f, x));
        if (y != scroll.y) ImGui::SetScrollY(std::max(0.0f, y));
        if (x != scroll.x || y != scroll.y) ui.want_frames(2);
    }
    if (--show_frames_ <= 0) show_.reset();
    else ui.want_frames(2);
}

void ChainsCanvas::draw_columns(Ui& ui, Ui& zoomed, const ChainMap& map, const CanvasState& state) {
    for (std::size_t column = 0; column < domain::tier_count; ++column) {
        const auto tier = static_cast<domain::Tier>(column);
        const Rect box{std::round(origin_.x + layout_.column_x(column) * zoomed.scale),
            std::round(origin_.y + margin * zoomed.scale), std::round(layout_.column_width * zoomed.scale),
            std::round((layout_.height - 2 * margin) * zoomed.scale)};
        if (!overlaps(box, view_)) continue;
        fill(zoomed, box, color::app, metric::radius_large);
        Rect head{box.x, box.y, box.width, zoomed.px(40)};
        head = inset(head, zoomed.px(card_inset), 0);
        const std::string_view name = tier_word(workspace_of(ui), tier);
        heading(zoomed, head, name, face::section, 2);
        Rect rest = head;
        if (state.editing && state.can_write) {
            const std::string_view label = tr(Str::chains_add_node);
            const float width = text_width(zoomed, label, {13}) + zoomed.px(18);
            IdScope scope(column);
            const Rect place = cut_right(rest, width);
            const Press press = pressable(ui, "add", inset(place, -zoomed.px(6), zoomed.px(4)),
                {.name = tr(Str::chains_add_node_in, {name}), .radius = metric::radius_small});
            const Color tint = press.hovered ? color::accent_hover : color::accent;
            Rect words = place;
            icon(zoomed, cut_left(words, zoomed.px(14)), icons::plus, 14, tint);
            cut_left(words, zoomed.px(4));
            silent_text(zoomed, words, label, {13, false, tint});
            if (press.pressed) begin_node({.tier = tier, .from = {}, .to = {}, .name = {}}), ui.want_frames(3);
        }
        cut_left(rest, text_width(zoomed, name, face::section) + zoomed.px(8));
        const auto nodes = std::to_string(map.view.count_by_tier[column]),
                   gaps = std::to_string(map.view.missing_by_tier[column]);
        text(zoomed, rest,
            map.view.missing_by_tier[column] ? tr(Str::chains_column_gaps, {nodes, gaps})
                                             : tr(Str::chains_column_count, {nodes}),
            face::secondary);
    }
}

void ChainsCanvas::draw_links(Ui& zoomed, const ChainMap& map, const CanvasState& state) {
    // Quiet ones first, those of the selected node above them.
    for (const bool strong : {false, true}) {
        for (const domain::LinkView& link : map.view.links) {
            const bool touched = state.selected && (link.from == *state.selected || link.to == *state.selected);
            if (touched != strong) continue;
            const domain::NodeView &from = map.view.nodes[link.from], &to = map.view.nodes[link.to];
            const Rect a = node_box(zoomed, from), b = node_box(zoomed, to);
            const Rect around{std::min(a.x, b.x) - zoomed.px(40), std::min(a.y, b.y),
                std::max(right(a), right(b)) - std::min(a.x, b.x) + zoomed.px(80),
                std::max(bottom(a), bottom(b)) - std::min(a.y, b.y)};
            if (!overlaps(around, view_)) continue;
            draw_link(zoomed, a, b, from.column, to.column,
                touched            ? color::accent
                : link.touches_gap ? color::edge_gap
                                   : color::edge,
                touched ? 1.75f : 1.25f, link.touches_gap);
        }
    }
}

void ChainsCanvas::follow_keys(Ui& ui, std::uint32_t id, std::size_t index, const ChainMap& map) {
    const ImGuiKey key = claim_keys(id,
        {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home, ImGuiKey_End});
    if (key == ImGuiKey_None) return;
    const auto& nodes = map.view.nodes;
    const domain::NodeView& here = nodes[index];
    std::optional<std::size_t> best;
    double best_distance = 1e9;
    const auto consider = [&](std::size_t i, double distance) {
        if (distance < best_distance) best = i, best_distance = distance;
    };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (i == index) continue;
        const double rows = nodes[i].row - here.row;
        const double columns = static_cast<double>(nodes[i].column) - static_cast<double>(here.column);
        switch (key) {
        case ImGuiKey_UpArrow:
            if (columns == 0 && rows < 0) consider(i, -rows);
            break;
        case ImGuiKey_DownArrow:
            if (columns == 0 && rows > 0) consider(i, rows);
            break;
        case ImGuiKey_LeftArrow:
            if (columns < 0) consider(i, -columns * 1000 + std::abs(rows));
            break;
        case ImGuiKey_RightArrow:
            if (columns > 0) consider(i, columns * 1000 + std::abs(rows));
            break;
        case ImGuiKey_Home:
            if (columns == 0) consider(i, rows);
            break;
        case ImGuiKey_End:
            if (columns == 0) consider(i, -rows);
            break;
        default: break;
        }
    }
    if (best) focus(*best), ui.want_frames(3);
}

void ChainsCanvas::draw_node(
    Ui& zoomed, std::size_t index, const ChainMap& map, const CanvasState& state, CanvasEvent& event) {
    const domain::NodeView& node = map.view.nodes[index];
    const Rect box = node_box(zoomed, node);
    const bool dragged = drag_.active && drag_.node == index;
    if (!overlaps(box, view_) && !dragged) return;
    IdScope scope(static_cast<std::uint64_t>(node.node) + 16);
    if (focus_ == index && overlaps(box, clip_rect())) focus_next(zoomed), focus_.reset();
    const bool selected = state.selected == index;
    const bool can_drag = state.editing && state.can_write && !state.connecting;
    // A dragged card must stay in sight for Dear ImGui even when the map has moved away under it.
    const Rect hit = dragged && !overlaps(box, view_) ? Rect{view_.x, view_.y, 1, 1} : box;
    const Press press = pressable(zoomed, "node", hit,
        {.role = Role::button,
            .name = map.cards[index].words,
            .selected = selected,
            .radius = metric::radius_card,
            .allow_overlap = true,
            .draggable = can_drag});
    if (can_drag && (press.dragging || press.dropped || press.drag_started)) {
        drag_ = {index, press.drag, press.dragging, press.dropped};
        if (press.dropped) drag_.active = true;
    }
    if (dragged || (drag_.active && drag_.node == index)) {
        dashed_outline(zoomed, box, color::line_strong, metric::radius_card);
        return;
    }
    draw_node_card(zoomed, box, node, map.cards[index],
        {.selected = selected, .hovered = press.hovered, .target = state.connecting && press.hovered && !selected});
    if (press.focused) {
        focus_ring(zoomed, box, metric::radius_card);
        follow_keys(zoomed, press.id, index, map);
    }
    if (press.pressed)
        event = {.what = state.connecting ? CanvasEvent::What::connect : CanvasEvent::What::select, .node = index};
}

// Near the edge the map moves along with what is dragged.
void ChainsCanvas::follow_edges(const Ui& zoomed) {
    const float edge = zoomed.px(40), step = 12;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (mouse.y < view_.y + edge) ImGui::SetScrollY(std::max(0.0f, ImGui::GetScrollY() - step));
    if (mouse.y > bottom(view_) - edge) ImGui::SetScrollY(ImGui::GetScrollY() + step);
    if (mouse.x < view_.x + edge) ImGui::SetScrollX(std::max(0.0f, ImGui::GetScrollX() - step));
    if (mouse.x > right(view_) - edge) ImGui::SetScrollX(ImGui::GetScrollX() + step);
}

// The lifted card under the mouse and the line where it would be put.
void ChainsCanvas::draw_dragged(Ui& zoomed, const ChainMap& map, CanvasEvent& event) {
    if (!drag_.active || drag_.node >= map.view.nodes.size()) return;
    const domain::NodeView& node = map.view.nodes[drag_.node];
    Rect box = node_box(zoomed, node);
    box.x += drag_.moved.x, box.y += drag_.moved.y;
    const float middle_y = box.y + box.height / 2;
    const std::size_t column = column_at(zoomed, box.x + box.width / 2);
    // The nodes of a column stand in the list from top to bottom.
    const float half_gap = (row_pitch - card_height) / 2 * zoomed.scale;
    std::size_t place = 0;
    float line_y = origin_.y + (margin + column_head) * zoomed.scale - half_gap;
    for (std::size_t i = 0, seen = 0; i < map.view.nodes.size(); ++i) {
        const domain::NodeView& other = map.view.nodes[i];
        if (other.column != column || i == drag_.node) continue;
        const Rect theirs = node_box(zoomed, other);
        if (seen++ == 0) line_y = theirs.y - half_gap;
        if (middle_y > theirs.y + theirs.height / 2) ++place, line_y = bottom(theirs) + half_gap;
    }
    const float x = origin_.x + (layout_.column_x(column) + card_inset) * zoomed.scale;
    fill(zoomed, {x, line_y - zoomed.px(1.5f), (layout_.column_width - 2 * card_inset) * zoomed.scale, zoomed.px(3)},
        color::accent, 1.5f);
    draw_node_card(zoomed, box, node, map.cards[drag_.node], {.selected = true, .lifted = true});
    follow_edges(zoomed);
    if (drag_.dropped) {
        event = {.what = CanvasEvent::What::move,
            .node = drag_.node,
            .tier = static_cast<domain::Tier>(column),
            .place = place};
        drag_ = {};
    }
    zoomed.want_frames(2);
}

void ChainsCanvas::draw_connect_line(Ui& zoomed, const ChainMap& map, const CanvasState& state) {
    if (!state.connecting || !state.selected) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!contains(view_, {mouse.x, mouse.y})) return;
    const Rect from = node_box(zoomed, map.view.nodes[*state.selected]);
    const bool leftwards = mouse.x < from.x;
    draw_link(zoomed, from, {leftwards ? mouse.x - 1 : mouse.x, mouse.y, 1, 1}, 1, leftwards ? 0 : 2, color::accent,
        1.75f, true);
}

// Wheel with Ctrl zooms, a drag of the background pans; a press on it leaves the node.
void ChainsCanvas::pan(Ui& ui, const Rect& view, CanvasEvent& event) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool inside = contains(view, {io.MousePos.x, io.MousePos.y}) && ImGui::IsWindowHovered();
    if (inside && io.KeyCtrl && io.MouseWheel != 0) {
        zoom_to(next_zoom(zoom_, io.MouseWheel > 0), {io.MousePos.x, io.MousePos.y});
        ui.want_frames(3);
    }
    const bool finger = io.MouseSource == ImGuiMouseSource_TouchScreen; // fingers scroll by themselves
    const bool begins =
        inside && ((ImGui::IsMouseClicked(0) && !ImGui::IsAnyItemHovered() && ImGui::GetActiveID() == 0) ||
                      ImGui::IsMouseClicked(2));
    if (begins) panning_ = true, pan_from_ = {ImGui::GetScrollX(), ImGui::GetScrollY()};
    if (!panning_) return;
    const int which = ImGui::IsMouseDown(2) || ImGui::IsMouseReleased(2) ? 2 : 0;
    const ImVec2 moved{io.MousePos.x - io.MouseClickedPos[which].x, io.MousePos.y - io.MouseClickedPos[which].y};
    const bool far = std::hypot(moved.x, moved.y) >= ui.px(4);
    if (ImGui::IsMouseDown(which)) {
        if (far && !finger) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
            ImGui::SetScrollX(std::max(0.0f, pan_from_.x - moved.x));
            ImGui::SetScrollY(std::max(0.0f, pan_from_.y - moved.y));
        }
        ui.want_frames(2);
    } else {
        panning_ = false;
        if (!far && which == 0) event.what = CanvasEvent::What::background;
    }
}

void ChainsCanvas::draw_tools(Ui& ui, const Rect& view) {
    const float height = ui.px(ui.touch ? 44 : 30);
    Rect row{view.x + ui.px(margin + card_inset), bottom(view) - height - ui.px(margin + 12), ui.px(420), height};
    const Vec middle{view.x + view.width / 2, view.y + view.height / 2};
    // On a plate of their own: the map goes on below them.
    const std::string_view label = tr(Str::chains_fit);
    const ButtonOptions square, options{.icon = icons::maximize};
    const float fit = button_width(ui, label, options);
    const Rect plate = inset({row.x, row.y, 2 * height + ui.px(56 + 8) + fit, height}, -ui.px(6));
    shadow(ui, plate, 1, metric::radius_card);
    fill(ui, plate, color::surface, metric::radius_card);
    outline(ui, plate, color::line, metric::radius_card);
    if (icon_button(ui, cut_left(row, height), icons::minus, tr(Str::chains_zoom_out), square))
        zoom_to(next_zoom(zoom_, false), middle);
    const std::string percent = std::to_string(static_cast<int>(std::lround(zoom_ * 100))) + "%";
    const Rect figure_box = cut_left(row, ui.px(56));
    const Press press = pressable(ui, "percent", figure_box, {.name = tr(Str::chains_zoom_reset), .value = percent});
    tooltip(ui, press, tr(Str::chains_zoom_reset));
    if (press.hovered) fill(ui, inset(figure_box, ui.px(4), ui.px(3)), color::hover, metric::radius_small);
    silent_text(ui, figure_box, percent, {13, false, color::text_2}, Align::centre);
    if (press.pressed) zoom_to(1, middle);
    if (icon_button(ui, cut_left(row, height), icons::plus, tr(Str::chains_zoom_in), square))
        zoom_to(next_zoom(zoom_, true), middle);
    cut_left(row, ui.px(8));
    if (button(ui, cut_left(row, fit), label, options)) fit_ = true, ui.want_frames(2);
}

void ChainsCanvas::draw_hint(Ui& ui, const Rect& view, std::string_view words) {
    const Face face{13, false, color::accent};
    const float width = std::min(view.width - ui.px(32), text_width(ui, words, face) + ui.px(52));
    Rect box = centred({view.x, view.y + ui.px(8), view.width, ui.px(36)}, width, ui.px(36));
    shadow(ui, box, 2, metric::radius_card);
    fill(ui, box, color::accent_tint, metric::radius_card);
    outline(ui, box, color::accent_line, metric::radius_card);
    icon(ui, cut_left(box, ui.px(36)), icons::git_branch, 16, color::accent);
    text(ui, box, words, face);
}

CanvasEvent ChainsCanvas::draw(Ui& ui, const Rect& area, const ChainMap& map, const CanvasState& state) {
    CanvasEvent event;
    if (!state.editing || !state.can_write) unnamed_.reset();
    fill(ui, area, color::subtle);
    if (fit_) {
        fit_ = false;
        const float width = 3 * narrowest_column + 2 * 76 + 2 * margin;
        const float height = map_height(map.view.rows);
        zoom_ = std::clamp(std::min(ui.css(area.width) / width, ui.css(area.height) / height), 0.25f, 1.25f);
        wanted_scroll_ = Vec{0, 0};
        wanted_frames_ = 2;
    }
    const Scroll scroll = begin_scroll(ui, "map", area, true);
    view_ = scroll.view;
    Ui zoomed = ui;
    zoomed.scale = ui.scale * zoom_;
    layout_ = lay_out(zoomed, scroll.view, map);
    const float spare = scroll.view.width - layout_.width * zoomed.scale;
    origin_ = {scroll.origin.x + std::max(0.0f, std::round(spare / 2)), scroll.origin.y};
    apply_scroll(ui, map, scroll);

    int parent = -1;
    if (ui.semantics.wanted()) {
        parent = ui.semantics.add({.role = Role::region, .rect = area, .name = std::string(tr(Str::chains_map))});
        ui.semantics.push_parent(parent);
    }
    draw_columns(ui, zoomed, map, state);
    draw_links(zoomed, map, state);
    for (std::size_t i = 0; i < map.view.nodes.size(); ++i) draw_node(zoomed, i, map, state, event);
    for (std::size_t i = 0; i < map.view.nodes.size(); ++i) draw_ports(zoomed, i, map, state, event);
    draw_connect_line(zoomed, map, state);
    draw_unnamed(zoomed, map, state, event);
    draw_stretched(zoomed, map, event);
    draw_dragged(zoomed, map, event);
    if (!ImGui::IsMouseDown(0)) drag_ = {}, stretch_ = {}; // given up with Esc
    draw_tools(ui, scroll.view);
    if (!state.hint.empty()) draw_hint(ui, scroll.view, state.hint);
    pan(ui, scroll.view, event);
    if (ui.semantics.wanted()) ui.semantics.pop_parent();
    ui.want_frames(zoomed.frames_wanted);
    ui.escape_taken |= zoomed.escape_taken;
    if (zoomed.next_frame_in_ms >= 0) ui.want_frame_in(zoomed.next_frame_in_ms);
    end_scroll(ui, scroll,
        {std::round(layout_.width * zoomed.scale) - (spare >= 0 ? 1.0f : 0.0f),
            std::floor(layout_.height * zoomed.scale)});
    return event;
}

} // namespace yinfeng::ui
