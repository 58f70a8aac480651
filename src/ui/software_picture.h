// Draws what Dear ImGui has made into memory, for browsers without WebGL: rectangles, glyphs and smooth edges are
// all there is. Textures are read where the font atlas keeps them, by their alpha alone: there are no coloured ones.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;

namespace yinfeng::ui {

class SoftwarePicture {
public:
    // Draws over a page of `background`. Colours are 0xAABBGGRR, as canvases and Dear ImGui have them. Answers what
    // Dear ImGui asks of its textures, so the backend flag RendererHasTextures may be set (and HasVtxOffset).
    void draw(ImDrawData& data, std::uint32_t background);

    int width() const { return width_; }
    int height() const { return height_; }
    std::span<const std::uint32_t> pixels() const { return pixels_; } // row by row, opaque

private:
    void draw_command(const ImDrawList& list, const ImDrawCmd& command);

    int width_ = 0, height_ = 0;
    std::vector<std::uint32_t> pixels_;
};

} // namespace yinfeng::ui
