#pragma once
// Colours, type sizes and metrics of the interface: the design's tokens, in one place. Sizes are CSS pixels; Ui::px() turns them into
// device pixels.
//
// A Color says which token is meant and how much of it; what that looks like is the palette's that is in force when it is drawn
// (ui/palette.h). So tables of looks are constants, and a palette can change between two frames.

#include <array>
#include <cstddef>
#include <cstdint>

namespace yinfeng::ui {

enum class Token : std::uint8_t {
    none,
#define TOKEN(name, ...) name,
#define VEIL(name, ...) name,
#include "ui/theme.def"
#undef TOKEN
#undef VEIL
    count_,
};

// What each token is, 0xAABBGGRR as Dear ImGui packs colours; none is 0.
using Palette = std::array<std::uint32_t, static_cast<std::size_t>(Token::count_)>;
extern Palette palette_in_force; // light until use_palette()

struct Color {
    Token token = Token::none;
    std::uint8_t alpha = 255; // on top of what the palette says

    constexpr bool operator==(const Color&) const = default;
    constexpr explicit operator bool() const { return token != Token::none && alpha != 0; } // there is something to see
    // As Dear ImGui takes it, now.
    operator std::uint32_t() const {
        const std::uint32_t whole = palette_in_force[static_cast<std::size_t>(token)];
        return (whole & 0x00ffffff) | (((whole >> 24) * alpha + 127) / 255) << 24;
    }
};

constexpr Color with_alpha(Color color, float alpha) {
    return {color.token, static_cast<std::uint8_t>(static_cast<float>(color.alpha) * alpha + 0.5f)};
}

namespace color {
inline constexpr Color transparent{};
#define TOKEN(name, ...) inline constexpr Color name{Token::name};
#define VEIL(name, ...) inline constexpr Color name{Token::name};
#include "ui/theme.def"
#undef TOKEN
#undef VEIL
} // namespace color

// Whichever of the two inks can be read better on that ground.
Color ink_on(Color ground);

// The five public colour classes of stages: colour, pie glyph and word always stand together.
struct StageLook {
    Color color, tint;
    int quarters; // 0 to 4 of the pie glyph; 4 carries a tick
};
namespace stage_look {
inline constexpr StageLook reserve{color::pause, color::pause_tint, 0}, talk{color::update, color::update_tint, 1},
    sign{color::sign, color::sign_tint, 2}, build{color::build, color::build_tint, 3},
    run{color::run, color::run_tint, 4};
}

namespace metric { // CSS pixels
inline constexpr float rail = 80, top_bar = 52, page_header = 56, low_header = 52, filter_row = 44, table_row = 36,
                       table_row_two_lines = 52, table_header = 34, table_group_header = 28, control = 32,
                       touch_control = 48, touch_row = 52, fingertip = 44, inspector = 472, inspector_narrow = 416,
                       page_padding = 16, gap = 12, small_gap = 8, bottom_bar = 64, rail_from = 768, foot = 36,
                       touch_foot = 64;
inline constexpr float radius_small = 4, radius = 6, radius_card = 8, radius_large = 10;
} // namespace metric

} // namespace yinfeng::ui
