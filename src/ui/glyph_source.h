#pragma once
// Where pictures of characters and icons come from.
//
// Yinfeng ships no font: the browser draws each glyph once with the user's own system fonts (Canvas 2D) at
// the device-pixel size needed, and Dear ImGui packs it into its atlas (ui/font.cpp). Tests use a source
// with fixed metrics. Icons are code points of the private use area whose outline comes from icons_generated.h.
//
// Units: device pixels. The origin of a glyph is its pen position on the baseline, y grows downwards.

#include <cstdint>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

enum class Weight : std::uint8_t { regular, bold };

struct GlyphPicture {
    float advance = 0;
    int left = 0, top = 0;           // of the bitmap, relative to the origin (top is negative above the baseline)
    int width = 0, height = 0;       // 0 x 0: nothing to draw (a space)
    std::vector<std::uint8_t> alpha; // width * height, row by row
};

class GlyphSource {
public:
    virtual ~GlyphSource() = default;
    virtual float advance(char32_t code_point, Weight weight, int em_px) = 0;
    virtual void draw(char32_t code_point, Weight weight, int em_px, GlyphPicture& out) = 0;
    // `path` is SVG path data on a 24-unit grid, stroked with `stroke_units` (0: filled).
    virtual void draw_icon(std::string_view path, float stroke_units, int size_px, GlyphPicture& out) = 0;
};

} // namespace yinfeng::ui
