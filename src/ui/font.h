#pragma once
// Fonts without font files: Dear ImGui's atlas filled by a GlyphSource.
//
// The size given to ImGui::PushFont() is the em in device pixels, as in CSS: PushFont(fonts.bold, 16 * scale) is
// 16 px bold text at any scale. Line box, ascent and advances follow from the size alone and not from the metrics of
// the font found on the machine, so the layout is the same everywhere; advances are whole pixels and a Han
// character is exactly one em wide. Sizes are meant to be few and whole (11, 12, 13, 14, 16, 20, 28 times scale).
//
// Icons are characters: icons::search (icons_generated.h) drawn at size s is a picture of s by s pixels, as
// high as the line box. Strokes are 1.75 units of 24 in the regular font and 2 in the bold one.

#include "ui/glyph_source.h"

#include <imgui.h>

namespace yinfeng::ui {

struct Fonts {
    ImFont* regular = nullptr;
    ImFont* bold = nullptr;
    // Regular glyphs in a line box of 1.45 em, for text of many lines that ImGui itself breaks (a multi-line
    // input): PushFont(fonts.spacious, 14 * scale * spacious_line) shows 14 px text.
    ImFont* spacious = nullptr;
};
inline constexpr float spacious_line = 1.45f;

// Adds the fonts to the current context's atlas; the regular one becomes the default. `glyphs` must outlive
// the context. Call once, before the first frame.
Fonts install_fonts(GlyphSource& glyphs);

} // namespace yinfeng::ui
