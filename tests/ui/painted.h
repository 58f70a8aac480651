#pragma once
// What a frame of the interface paints, read off its draw lists: every glyph with what had been painted below it by then, and every
// colour that is used. So a test can hold whole pages against what colours are promised.

#include <imgui.h>

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace yinfeng::test {

struct PaintedGlyph {
    std::uint32_t ink, ground; // 0xAABBGGRR; the ink as it comes out on that ground, both opaque
    std::uint32_t colour;      // that was asked for, without its alpha
    bool is_icon;              // FakeGlyphs draws those as squares
    ImVec2 at;
};

struct Painted {
    std::vector<PaintedGlyph> glyphs;
    std::set<std::uint32_t> colours; // without their alpha
};

// `canvas`: what the picture begins with.
Painted read_painted(const ImDrawData& data, std::uint32_t canvas);

} // namespace yinfeng::test
