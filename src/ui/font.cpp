#include "ui/font.h"

#include "icons_generated.h"

#include <imgui_freetype.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

namespace {

// Where the baseline sits: Han characters fill the em square from 0.88 above to 0.12 below it.
constexpr float ascent_per_em = 0.88f;

struct FontFace { // the "font file": the atlas keeps a copy of it as ImFontConfig::FontData
    GlyphSource* glyphs = nullptr;
    Weight weight = Weight::regular;
    float line_per_em = 1.0f;
    float icon_stroke_units = 1.75f;
};

struct Metrics {
    int em_px = 0;
    float density = 1;
};

Metrics metrics_of(const FontFace& face, const ImFontConfig& source, const ImFontBaked& baked) {
    const float density = source.RasterizerDensity * baked.RasterizerDensity;
    return {std::max(1, static_cast<int>(std::lround(baked.Size * density / face.line_per_em))), density};
}

const FontFace& face_of(const ImFontConfig* source) { return *static_cast<const FontFace*>(source->FontData); }

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false; // controls
    if (c >= 0xD800 && c < 0xE000) return false;           // halves of surrogate pairs
    if (c >= 0xE000 && c < 0xF900) return !icons::path_of(c).empty();
    return c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
}

bool baked_init(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
    const FontFace& face = face_of(source);
    const auto [em_px, density] = metrics_of(face, *source, *baked);
    const float leading = baked->Size * density - static_cast<float>(em_px); // of the spacious face
    baked->Ascent = (std::round(leading / 2) + std::round(ascent_per_em * static_cast<float>(em_px))) / density;
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
    float* advance_only) {
    if (!contains_glyph(atlas, source, c)) return false;
    const FontFace& face = face_of(source);
    const auto [em_px, density] = metrics_of(face, *source, *baked);
    const std::string_view path = icons::path_of(c);

    if (advance_only) {
        *advance_only = path.empty() ? std::round(face.glyphs->advance(c, face.weight, em_px)) / density : baked->Size;
        return true;
    }

    static GlyphPicture picture; // keeps its buffer
    picture = GlyphPicture{.alpha = std::move(picture.alpha)};
    float top = baked->Ascent * density; // of the baseline in the line box
    if (path.empty()) {
        face.glyphs->draw(c, face.weight, em_px, picture);
    } else {
        const int size_px = static_cast<int>(std::lround(baked->Size * density));
        face.glyphs->draw_icon(path, face.icon_stroke_units, size_px, picture);
        picture.advance = static_cast<float>(size_px);
        top = 0; // an icon fills the line box; it has no baseline
    }

    glyph->Codepoint = c;
    glyph->AdvanceX = std::round(picture.advance) / density;
    if (picture.width <= 0 || picture.height <= 0) return true;

    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, picture.width, picture.height);
    if (id == ImFontAtlasRectId_Invalid) return false; // the atlas is at the size limit of the graphics card
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
    glyph->X0 = static_cast<float>(picture.left) / density;
    glyph->Y0 = (std::round(top) + static_cast<float>(picture.top)) / density;
    glyph->X1 = glyph->X0 + static_cast<float>(picture.width) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(picture.height) / density;
    glyph->Visible = true;
    glyph->PackId = id;
    ImFontAtlasBakedSetFontGlyphBitmap(
        atlas, baked, source, glyph, rect, picture.alpha.data(), ImTextureFormat_Alpha8, picture.width);
    return true;
}

ImFont* add_face(FontFace face, const char* name) {
    ImFontConfig config;
    config.FontData = &face;
    config.FontDataOwnedByAtlas = false;
    config.FontDataSize = sizeof(FontFace);
    config.SizePixels = 14;
    config.EllipsisChar = 0x2026;
    ImFormatString(config.Name, IM_ARRAYSIZE(config.Name), "%s", name);
    return ImGui::GetIO().Fonts->AddFont(&config);
}

} // namespace

Fonts install_fonts(GlyphSource& glyphs) {
    return {
        .regular = add_face({&glyphs, Weight::regular, 1, 1.75f}, "regular"),
        .bold = add_face({&glyphs, Weight::bold, 1, 2.0f}, "bold"),
        .spacious = add_face({&glyphs, Weight::regular, spacious_line, 1.75f}, "spacious"),
    };
}

} // namespace yinfeng::ui

// Dear ImGui asks FreeType's header for the default loader (imconfig_yinfeng.h says why): it gets ours.
namespace ImGuiFreeType {

const ImFontLoader* GetFontLoader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "yinfeng";
        made.FontSrcContainsGlyph = yinfeng::ui::contains_glyph;
        made.FontBakedInit = yinfeng::ui::baked_init;
        made.FontBakedLoadGlyph = yinfeng::ui::load_glyph;
        return made;
    }();
    return &loader;
}

bool DebugEditFontLoaderFlags(ImGuiFreeTypeLoaderFlags*) { return false; }

} // namespace ImGuiFreeType
