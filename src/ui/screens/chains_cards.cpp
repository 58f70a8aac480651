// How a node and a link of the chain map look. The Ui given here is scaled by the map's zoom.

#include "app/strings.h"
#include "icons_generated.h"
#include "ui/field_words.h"
#include "ui/imgui_access.h"
#include "ui/screens/chains_canvas.h"

#include <array>
#include <cmath>

namespace yinfeng::ui {

namespace {

constexpr float smallest_text = 5; // device pixels; below that letters are only noise

void draw_tag(Ui& ui, Rect& room, const CardTag& tag) {
    if (tag.kind == CardTag::Kind::stage) {
        const float width = ui.px(29) + text_width(ui, tag.words, face::caption);
        if (width > room.width) return;
        const Rect box = cut_left(room, width);
        const StageLook& look = stage_look_of(tag.stage);
        fill(ui, box, look.tint, metric::radius_small);
        stage_glyph(ui, {box.x + ui.px(11.5f), box.y + box.height / 2}, look, 11);
        silent_text(ui, {box.x + ui.px(21), box.y, box.width - ui.px(21), box.height}, tag.words,
            tinted(face::caption, look.color));
    } else {
        TagLook look;
        switch (tag.kind) {
        case CardTag::Kind::anchor:
            look = {.text = color::accent, .fill = color::accent_tint, .icon = icons::anchor};
            break;
        case CardTag::Kind::outlined: look = {.fill = color::surface, .line = color::line_strong}; break;
        case CardTag::Kind::gap: look = {.text = color::late, .fill = color::late_tint}; break;
        default: break;
        }
        const float width = tag_width(ui, tag.words, look);
        if (width > room.width) return;
        const Rect box = cut_left(room, width);
        fill(ui, box, look.fill, metric::radius_small);
        if (look.line) outline(ui, box, look.line, metric::radius_small);
        Rect inside = inset(box, ui.px(6), 0);
        if (look.icon) icon(ui, cut_left(inside, ui.px(12)), look.icon, 12, look.text), cut_left(inside, ui.px(4));
        inside.width += ui.px(3);
        silent_text(ui, inside, tag.words, tinted(face::caption, look.text));
    }
    cut_left(room, ui.px(6));
}

} // namespace

void draw_node_card(
    Ui& ui, const Rect& box, const domain::NodeView& node, const NodeCard& card_words, const NodeLook& look) {
    const bool gap = node.state == domain::NodeState::missing;
    const StateLook state = look_of(node.state);
    if (look.lifted) shadow(ui, box, 3, metric::radius_card);
    if (gap && !look.lifted) {
        if (look.hovered || look.selected)
            fill(ui, box, look.selected ? color::accent_tint : color::surface, metric::radius_card);
        if (!look.selected) dashed_outline(ui, box, color::gap_line, metric::radius_card, 1.25f);
    } else {
        if (!look.lifted) shadow(ui, box, 1, metric::radius_card);
        fill(ui, box, color::surface, metric::radius_card);
        outline(ui, box, look.hovered ? color::line_strong : color::line, metric::radius_card);
        // The edge says the state: 5 wide, inside the rounded corner.
        const ImVec2 from{std::round(box.x), std::round(box.y)}, to{std::round(right(box)), std::round(bottom(box))};
        canvas().PushClipRect(from, {from.x + std::max(2.0f, ui.px(5)), to.y}, true);
        canvas().AddRectFilled(from, to, gap ? color::gap_line : state.color, metric::radius_card * ui.scale);
        canvas().PopClipRect();
    }
    if (look.selected || look.target) outline(ui, box, color::accent, metric::radius_card, 2);

    Rect inside = inset(box, ui.px(15), ui.px(8));
    if (14 * ui.scale < smallest_text) return;
    Rect name_row = cut_top(inside, ui.px(22));
    const std::string_view word = state_word(node.state);
    const float word_width = text_width(ui, word, {13});
    silent_text(ui, cut_right(name_row, word_width + ui.px(1)), word, {13, false, state.color});
    cut_right(name_row, ui.px(4));
    icon(ui, cut_right(name_row, ui.px(14)), state.icon, 14, state.color);
    cut_right(name_row, ui.px(6));
    silent_text(ui, name_row, card_words.name, gap ? face::body_2 : face::body);

    cut_top(inside, ui.px(3));
    Rect line = cut_top(inside, ui.px(20));
    icon(ui, cut_left(line, ui.px(14)), card_words.has_enterprise ? icons::building_2 : icons::search, 13,
        color::text_3);
    cut_left(line, ui.px(5));
    silent_text(ui, line, card_words.line, {13, false, color::text_2});

    cut_top(inside, ui.px(5));
    Rect tags = cut_top(inside, ui.px(20));
    for (const CardTag& tag : card_words.tags) draw_tag(ui, tags, tag);
    silent_text(ui, tags, card_words.reason, {12, false, color::text_2});
}

namespace {

// A Bezier curve as points, for dashes: as many as its length deserves.
void dashed_curve(
    const ImVec2& a, const ImVec2& b, const ImVec2& c, const ImVec2& d, Color color, float width, float on, float off) {
    const float length = std::hypot(d.x - a.x, d.y - a.y);
    const int steps = std::clamp(static_cast<int>(length / 6), 12, 160);
    ImDrawList& list = canvas();
    ImVec2 before = a;
    float left = on;
    bool drawing = true;
    for (int i = 1; i <= steps; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(steps), u = 1 - t;
        const ImVec2 point{u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
            u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * d.y};
        float piece = std::hypot(point.x - before.x, point.y - before.y);
        ImVec2 from = before;
        while (piece > 0.01f) {
            const float take = std::min(left, piece);
            const ImVec2 to{from.x + (point.x - from.x) * take / piece, from.y + (point.y - from.y) * take / piece};
            if (drawing) list.AddLine(from, to, color, width);
            from = to, piece -= take, left -= take;
            if (left <= 0.01f) drawing = !drawing, left = drawing ? on : off;
        }
        before = point;
    }
}

} // namespace

void draw_link(Ui& ui, const Rect& from, const Rect& to, std::size_t from_column, std::size_t to_column, Color color,
    float width_css, bool dashed) {
    const float head = std::max(3.0f, ui.px(7)), y0 = std::round(from.y + from.height / 2),
                y1 = std::round(to.y + to.height / 2);
    ImVec2 a, b, c, d;
    float direction = 1; // of the arrow
    if (from_column < to_column) {
        a = {right(from), y0}, d = {to.x - head, y1};
        const float reach = std::max(ui.px(28), (d.x - a.x) * (to_column - from_column > 1 ? 0.35f : 0.5f));
        b = {a.x + reach, y0}, c = {d.x - reach, y1};
    } else if (from_column > to_column) { // backwards: a loop of matter
        a = {from.x, y0}, d = {right(to) + head, y1};
        const float reach = std::max(ui.px(28), (a.x - d.x) * 0.5f);
        b = {a.x - reach, y0}, c = {d.x + reach, y1};
        direction = -1;
    } else { // within a column: out at the right and back
        a = {right(from), y0}, d = {right(to) + head, y1};
        const float reach = ui.px(34);
        b = {a.x + reach, y0}, c = {d.x + reach, y1};
        direction = -1;
    }
    const float width = std::max(1.0f, width_css * ui.scale);
    if (std::abs(y0 - y1) < 1 && from_column != to_column) c = d, b = a;
    if (dashed) dashed_curve(a, b, c, d, color, width, ui.px(4), ui.px(4));
    else canvas().AddBezierCubic(a, b, c, d, color, width, 0);
    canvas().AddTriangleFilled(
        {d.x + direction * head, d.y}, {d.x, d.y - head * 0.55f}, {d.x, d.y + head * 0.55f}, color);
}

} // namespace yinfeng::ui
