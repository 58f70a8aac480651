#include "platform/web/canvas_glyphs.h"

extern "C" {
double yf_glyph_advance(int code_point, int px, int bold);
double yf_glyph_draw(int code_point, int px, int bold);
void yf_icon_draw(const char* path, std::size_t length, double stroke_units, int size_px);
void yf_picture_size(int* left_top_width_height);
void yf_picture_take(std::uint8_t* target);
}

namespace yinfeng::platform::web {

namespace {

void take_picture(ui::GlyphPicture& out) {
    int box[4] = {};
    yf_picture_size(box);
    out.left = box[0], out.top = box[1], out.width = box[2], out.height = box[3];
    if (out.width == 0) return;
    out.alpha.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    yf_picture_take(out.alpha.data());
}

// Fonts differ by fractions of a pixel in how wide they make a Han character; a column of them must not.
bool is_full_width(char32_t c) {
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0xFF01 && c < 0xFF61) || (c >= 0x20000 && c < 0x40000);
}

float rounded_advance(char32_t c, int em_px, double measured) {
    return is_full_width(c) ? static_cast<float>(em_px) : static_cast<float>(measured);
}

} // namespace

float CanvasGlyphs::advance(char32_t c, ui::Weight weight, int em_px) {
    if (is_full_width(c)) return static_cast<float>(em_px);
    return static_cast<float>(yf_glyph_advance(static_cast<int>(c), em_px, weight == ui::Weight::bold));
}

void CanvasGlyphs::draw(char32_t c, ui::Weight weight, int em_px, ui::GlyphPicture& out) {
    out.advance = rounded_advance(c, em_px, yf_glyph_draw(static_cast<int>(c), em_px, weight == ui::Weight::bold));
    take_picture(out);
}

void CanvasGlyphs::draw_icon(std::string_view path, float stroke_units, int size_px, ui::GlyphPicture& out) {
    out.advance = static_cast<float>(size_px);
    yf_icon_draw(path.data(), path.size(), static_cast<double>(stroke_units), size_px);
    take_picture(out);
}

} // namespace yinfeng::platform::web
