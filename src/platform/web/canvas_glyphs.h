#pragma once
// Glyphs drawn by the browser with the user's own fonts (web/lib/glyphs.js).

#include "ui/glyph_source.h"

namespace yinfeng::platform::web {

class CanvasGlyphs final : public ui::GlyphSource {
public:
    float advance(char32_t code_point, ui::Weight weight, int em_px) override;
    void draw(char32_t code_point, ui::Weight weight, int em_px, ui::GlyphPicture& out) override;
    void draw_icon(std::string_view path, float stroke_units, int size_px, ui::GlyphPicture& out) override;
};

} // namespace yinfeng::platform::web
