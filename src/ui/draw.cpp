#include "ui/draw.h"

#include "ui/imgui_access.h"

#include <cmath>
#include <numbers>
#include <span>

namespace yinfeng::ui {

namespace {

Rect snapped(const Rect& r) {
    const float x = std::round(r.x), y = std::round(r.y);
    return {x, y, std::round(right(r)) - x, std::round(bottom(r)) - y};
}

float stroke(const Ui& ui, float width_css) { return std::max(1.0f, std::round(width_css * ui.scale)); }

// Points along the outline of a rounded rectangle, clockwise from the top left, for dashes.
void rounded_path(std::vector<ImVec2>& points, const Rect& r, float radius) {
    constexpr int steps = 5;
    const ImVec2 centres[4] = {{r.x + radius, r.y + radius}, {right(r) - radius, r.y + radius},
        {right(r) - radius, bottom(r) - radius}, {r.x + radius, bottom(r) - radius}};
    for (int corner = 0; corner < 4; ++corner)
        for (int step = 0; step <= steps; ++step) {
            const float angle = std::numbers::pi_v<float> *
                                (1.0f + 0.5f * (static_cast<float>(corner) + static_cast<float>(step) / steps));
            points.push_back(
                {centres[corner].x + radius * std::cos(angle), centres[corner].y + radius * std::sin(angle)});
        }
    points.push_back(points.front());
}

void dash_along(
    ImDrawList& list, const std::vector<ImVec2>& points, Color color, float thickness, float on, float off) {
    float left = on; // of the current dash or gap
    bool drawing = true;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        ImVec2 a = points[i];
        const ImVec2 b = points[i + 1];
        float length = std::hypot(b.x - a.x, b.y - a.y);
        while (length > 0.01f) {
            const float take = std::min(left, length);
            const ImVec2 c{a.x + (b.x - a.x) * take / length, a.y + (b.y - a.y) * take / length};
            if (drawing) list.AddLine(a, c, color, thickness);
            a = c, length -= take, left -= take;
            if (left <= 0.01f) drawing = !drawing, left = drawing ? on : off;
        }
    }
}

} // namespace

void fill(Ui& ui, const Rect& box, Color color, float radius_css) {
    const Rect r = snapped(box);
    canvas().AddRectFilled(top_left(r), bottom_right(r), color, radius_css * ui.scale);
}

void outline(Ui& ui, const Rect& box, Color color, float radius_css, float width_css) {
    const float width = stroke(ui, width_css);
    const Rect r = inset(snapped(box), width / 2); // the stroke stays inside the box
    canvas().AddRect(top_left(r), bottom_right(r), color, std::max(0.0f, radius_css * ui.scale - width / 2), 0, width);
}

void dashed_outline(Ui& ui, const Rect& box, Color color, float radius_css, float width_css) {
    const float width = std::max(1.0f, width_css * ui.scale);
    std::vector<ImVec2> points;
    rounded_path(points, inset(snapped(box), width / 2), radius_css * ui.scale);
    dash_along(canvas(), points, color, width, ui.px(4), ui.px(3));
}

void horizontal_line(Ui& ui, float x0, float x1, float y, Color color) {
    const float width = stroke(ui, 1);
    canvas().AddRectFilled({std::round(x0), std::round(y)}, {std::round(x1), std::round(y) + width}, color);
}

void vertical_line(Ui& ui, float x, float y0, float y1, Color color) {
    const float width = stroke(ui, 1);
    canvas().AddRectFilled({std::round(x), std::round(y0)}, {std::round(x) + width, std::round(y1)}, color);
}

// Stacked translucent rectangles, no blur (design/ui.md, elevation). On a dark ground they do not show: there it is an edge.
void shadow(Ui& ui, const Rect& box, int elevation, float radius_css) {
    struct Layer {
        float down, grow, opacity;
    };
    static constexpr Layer card_layers[] = {{1, 0, .05f}};
    static constexpr Layer menu_layers[] = {{0, 1, .05f}, {2, 1, .035f}, {4, 2, .02f}};
    static constexpr Layer popover_layers[] = {{0, 1, .06f}, {2, 2, .04f}, {5, 4, .025f}, {9, 6, .015f}};
    const std::span<const Layer> layers = elevation <= 1   ? std::span<const Layer>(card_layers)
                                          : elevation == 2 ? std::span<const Layer>(menu_layers)
                                                           : std::span<const Layer>(popover_layers);
    for (const Layer& layer : layers) {
        const float grow = layer.grow * ui.scale;
        const Rect r{box.x - grow, box.y - grow + layer.down * ui.scale, box.width + 2 * grow, box.height + 2 * grow};
        fill(ui, r, with_alpha(color::shadow, layer.opacity), radius_css + layer.grow);
    }
    if (elevation > 1) outline(ui, inset(box, -stroke(ui, 1)), color::raised, radius_css + 1);
}

void card(Ui& ui, const Rect& box, float radius_css) {
    shadow(ui, box, 1, radius_css);
    fill(ui, box, color::surface, radius_css);
    outline(ui, box, color::line, radius_css);
}

void hatch(Ui& ui, const Rect& box) {
    const Rect r = snapped(box);
    fill(ui, r, color::hatch_2);
    ImDrawList& list = canvas();
    list.PushClipRect(top_left(r), bottom_right(r), true);
    const float step = ui.px(8);
    for (float x = r.x - r.height; x < right(r); x += step * 2)
        list.AddLine({x, bottom(r)}, {x + r.height, r.y}, color::hatch_1, step * 0.7f);
    list.PopClipRect();
}

void focus_ring(Ui& ui, const Rect& box, float radius_css) {
    if (!ui.keyboard.shows_ring()) return;
    const Rect r = inset(snapped(box), -ui.px(2));
    canvas().AddRect(top_left(r), bottom_right(r), color::focus, (radius_css + 2) * ui.scale, 0, stroke(ui, 2));
}

void icon(Ui& ui, const Rect& box, const char* glyph, float size, Color color) {
    const float px = std::round(size * ui.scale);
    const ImVec2 at{std::round(box.x + (box.width - px) / 2), std::round(box.y + (box.height - px) / 2)};
    canvas().AddText(ui.regular, px, at, color, glyph);
}

void stage_glyph(Ui& ui, Vec centre, const StageLook& look, float diameter_css) {
    ImDrawList& list = canvas();
    const float radius = diameter_css * ui.scale / 2, width = std::max(1.0f, 1.5f * ui.scale);
    const ImVec2 c{centre.x, centre.y};
    if (look.quarters >= 4) {
        list.AddCircleFilled(c, radius, look.color, 24);
        const ImVec2 tick[] = {{c.x - radius * .42f, c.y + radius * .02f}, {c.x - radius * .1f, c.y + radius * .36f},
            {c.x + radius * .46f, c.y - radius * .32f}};
        list.AddPolyline(tick, 3, color::on_accent, 0, width);
        return;
    }
    list.AddCircle(c, radius - width / 2, look.color, 24, width);
    if (look.quarters == 0) return;
    constexpr float half_pi = std::numbers::pi_v<float> / 2;
    list.PathLineTo(c);
    list.PathArcTo(c, radius - width * 1.2f, -half_pi, -half_pi + half_pi * static_cast<float>(look.quarters), 24);
    list.PathFillConvex(look.color);
    if (look.quarters == 3) { // not convex: the fan above leaves the last quarter to this one
        list.PathLineTo(c);
        list.PathArcTo(c, radius - width * 1.2f, -half_pi, half_pi, 16);
        list.PathFillConvex(look.color);
        list.PathLineTo(c);
        list.PathArcTo(c, radius - width * 1.2f, half_pi, 2 * half_pi, 12);
        list.PathFillConvex(look.color);
    }
}

// The mark of the page icon: two leaves and a point on a blue square.
void logo(Ui& ui, const Rect& box) {
    ImDrawList& list = canvas();
    const float unit = box.width / 32;
    const auto at = [&](float x, float y) { return ImVec2{box.x + x * unit, box.y + y * unit}; };
    list.AddRectFilled(top_left(box), bottom_right(box), color::brand, 7 * unit);
    const auto leaf = [&](float sign, Color color) { // convex, so that its edge is smoothed
        list.PathClear();
        list.PathLineTo(at(16 + sign * 0.6f, 26));
        list.PathBezierCubicCurveTo(at(16 + sign * 8.5f, 23), at(16 + sign * 9.5f, 16), at(16 + sign * 7, 10), 16);
        list.PathBezierCubicCurveTo(at(16 + sign * 2.2f, 13), at(16 + sign * 0.6f, 19), at(16 + sign * 0.6f, 26), 16);
        list.PathFillConvex(color);
    };
    leaf(-1, color::brand_mark);
    leaf(1, color::brand_leaf);
    list.AddCircleFilled(at(16, 8.5f), 2.4f * unit, color::brand_dot, 20);
    (void)ui;
}

} // namespace yinfeng::ui
