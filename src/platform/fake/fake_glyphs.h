#pragma once
// Glyphs with fixed metrics for tests without a browser: half an em for narrow characters, one em from U+2E80 on,
// each drawn as a filled box, so that layouts are the same on every machine.

#include "ui/glyph_source.h"

namespace yinfeng::platform {

class FakeGlyphs final : public ui::GlyphSource {
public:
    float advance(char32_t c, ui::Weight, int em_px) override {
        return static_cast<float>(c < 0x2E80 ? (em_px + 1) / 2 : em_px);
    }

    void draw(char32_t c, ui::Weight weight, int em_px, ui::GlyphPicture& out) override {
        out.advance = advance(c, weight, em_px);
        if (c == ' ' || c == 0x3000 || c == 0xA0) return;
        const int width = static_cast<int>(out.advance) - 1, height = em_px * 3 / 4;
        box(0, -height, width, height, out);
    }

    void draw_icon(std::string_view, float, int size_px, ui::GlyphPicture& out) override {
        out.advance = static_cast<float>(size_px);
        box(size_px / 8, size_px / 8, size_px - size_px / 4, size_px - size_px / 4, out);
    }

private:
    static void box(int left, int top, int width, int height, ui::GlyphPicture& out) {
        out.left = left, out.top = top, out.width = width, out.height = height;
        out.alpha.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    }
};

} // namespace yinfeng::platform
