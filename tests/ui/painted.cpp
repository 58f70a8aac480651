#include "tests/ui/painted.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace yinfeng::test {

namespace {

constexpr std::uint32_t opaque = 0xFF000000, hues = 0x00FFFFFF;
constexpr float step = 2; // pixels of the frame to one of the ground: glyphs and what they stand on are larger

std::uint32_t blended(std::uint32_t below, std::uint32_t colour) {
    const std::uint32_t alpha = colour >> 24;
    std::uint32_t out = opaque;
    for (const int shift : {0, 8, 16}) {
        const std::uint32_t from = below >> shift & 0xFF, to = colour >> shift & 0xFF;
        out |= (from * (255 - alpha) + to * alpha + 127) / 255 << shift;
    }
    return out;
}

class Ground {
public:
    Ground(ImVec2 size, std::uint32_t canvas)
        : width_(static_cast<int>(size.x / step)), height_(static_cast<int>(size.y / step)),
          pixels_(static_cast<std::size_t>(width_ * height_), canvas | opaque) {}

    void clip_to(const ImVec4& clip) {
        left_ = first(clip.x, width_), right_ = first(clip.z, width_);
        top_ = first(clip.y, height_), bottom_ = first(clip.w, height_);
    }
    // Only what is of one colour: the rest are the soft edges of shapes, half a pixel wide.
    void triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
        if (a.col != b.col || a.col != c.col || a.col >> 24 == 0) return;
        const float area = cross(a.pos, b.pos, c.pos);
        if (area == 0) return;
        const bool is_solid = a.col >> 24 == 255;
        const auto [low_x, high_x] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
        const auto [low_y, high_y] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
        const int from = std::max(left_, first(low_x, width_)), to = std::min(right_, first(high_x, width_));
        for (int y = std::max(top_, first(low_y, height_)); y < std::min(bottom_, first(high_y, height_)); ++y)
            for (int x = from; x < to; ++x) {
                const ImVec2 p{(static_cast<float>(x) + 0.5f) * step, (static_cast<float>(y) + 0.5f) * step};
                // On the edge between two halves of a shape: either, or where it is a veil the first of them only.
                const float u = cross(a.pos, b.pos, p) / area, v = cross(b.pos, c.pos, p) / area;
                const float w = cross(c.pos, a.pos, p) / area;
                if (is_solid ? std::min({u, v, w}) < -0.001f : u < 0 || v < 0 || w <= 0) continue;
                std::uint32_t& pixel = pixels_[static_cast<std::size_t>(y * width_ + x)];
                pixel = is_solid ? a.col : blended(pixel, a.col);
            }
    }
    std::optional<std::uint32_t> at(ImVec2 place) const {
        const int x = static_cast<int>(place.x / step), y = static_cast<int>(place.y / step);
        if (x < left_ || x >= right_ || y < top_ || y >= bottom_) return std::nullopt;
        return pixels_[static_cast<std::size_t>(y * width_ + x)];
    }

private:
    static float cross(ImVec2 a, ImVec2 b, ImVec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }
    static int first(float edge, int most) {
        return static_cast<int>(std::clamp(std::ceil(edge / step - 0.5f), 0.0f, static_cast<float>(most)));
    }

    int width_, height_;
    int left_ = 0, top_ = 0, right_ = 0, bottom_ = 0;
    std::vector<std::uint32_t> pixels_;
};

} // namespace

Painted read_painted(const ImDrawData& data, std::uint32_t canvas) {
    Painted painted;
    Ground ground(data.DisplaySize, canvas);
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            ground.clip_to(command.ClipRect);
            const ImDrawVert* vertices = list->VtxBuffer.Data + command.VtxOffset;
            const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                const ImDrawVert &a = vertices[index[i]], &b = vertices[index[i + 1]], &c = vertices[index[i + 2]];
                for (const ImDrawVert* each : {&a, &b, &c})
                    if (each->col >> 24) painted.colours.insert(each->col & hues);
                if (a.uv.x == white.x && a.uv.y == white.y) {
                    ground.triangle(a, b, c);
                    continue;
                }
                // A glyph: two triangles with the same first and last corner.
                i += 3;
                if (a.col >> 24 == 0) continue;
                const ImVec2 middle{(a.pos.x + c.pos.x) / 2, (a.pos.y + c.pos.y) / 2};
                const float width = c.pos.x - a.pos.x, height = c.pos.y - a.pos.y;
                if (const auto below = ground.at(middle))
                    painted.glyphs.push_back(
                        {blended(*below, a.col), *below, a.col & hues, std::abs(width - height) < 0.5f, middle});
            }
        }
    }
    return painted;
}

} // namespace yinfeng::test
