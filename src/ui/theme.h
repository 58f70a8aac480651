#pragma once
// Colours, type sizes and metrics of the interface: the values of the design's tokens, in one place.
// Colours are 0xAABBGGRR, as Dear ImGui packs them. Sizes are CSS pixels; Ui::px() turns them into device pixels.

#include <cstdint>

namespace yinfeng::ui {

using Color = std::uint32_t;

constexpr Color rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
    return (alpha << 24) | ((hex & 0xff) << 16) | (hex & 0xff00) | (hex >> 16 & 0xff);
}
constexpr Color with_alpha(Color color, float alpha) {
    return (color & 0x00ffffff) | (static_cast<std::uint32_t>(static_cast<float>(color >> 24) * alpha + 0.5f) << 24);
}

namespace color {
inline constexpr Color transparent = 0;
inline constexpr Color app = rgb(0xF4F5F8), surface = rgb(0xFFFFFF), sunken = rgb(0xECEEF3), subtle = rgb(0xF8F9FB),
                       hover = rgb(0xF1F3F8);
inline constexpr Color line = rgb(0xE2E5EC), line_strong = rgb(0xC6CCD8), line_control = rgb(0x8791A3);
inline constexpr Color text_1 = rgb(0x1A2133), text_2 = rgb(0x4A5468), text_3 = rgb(0x5F697D), text_off = rgb(0xA3ABBA);
inline constexpr Color accent = rgb(0x3450BE), accent_hover = rgb(0x2A429F), accent_press = rgb(0x213583),
                       accent_tint = rgb(0xEEF1FC), accent_tint_2 = rgb(0xD9E0F8), on_accent = rgb(0xFFFFFF);
inline constexpr Color focus = rgb(0x5B78E6);
inline constexpr Color ok = rgb(0x0B7361), ok_tint = rgb(0xE2F4F0);
inline constexpr Color soon = rgb(0x855E00), soon_tint = rgb(0xFCF0D9), soon_line = rgb(0xDCC078);
inline constexpr Color late = rgb(0xB5173A), late_tint = rgb(0xFCEAED), late_line = rgb(0xE9B2BE);
inline constexpr Color pause = rgb(0x5C687D), pause_tint = rgb(0xEFF1F5);
inline constexpr Color update = rgb(0x0F6CB0), update_tint = rgb(0xE6F2FA);
inline constexpr Color edge = rgb(0x7F8AA0), edge_gap = rgb(0xB4BBC9), gap_line = rgb(0xA9B1C0), star = rgb(0xB97400);
inline constexpr Color track = rgb(0xE6E9F0), column_footer = rgb(0xE3E6ED), conflict_row = rgb(0xFFFBF2);
inline constexpr Color hatch_1 = rgb(0xECEEF3), hatch_2 = rgb(0xF6F7FA);
inline constexpr Color toast_button = rgb(0x2C3550), toast_link = rgb(0xC9D4FF), toast_ok = rgb(0x7FD6C4);
inline constexpr Color brand_leaf = rgb(0xAFBDF2), brand_dot = rgb(0xF2A65A);
inline constexpr Color scrim = rgb(0x1A2133, 77);
} // namespace color

// The five public colour classes of stages: colour, pie glyph and word always stand together.
struct StageLook {
    Color color, tint;
    int quarters; // 0 to 4 of the pie glyph; 4 carries a tick
};
namespace stage_look {
inline constexpr StageLook reserve{rgb(0x5C687D), rgb(0xEFF1F5), 0}, talk{rgb(0x0F6CB0), rgb(0xE6F2FA), 1},
    sign{rgb(0x86308F), rgb(0xF7ECF8), 2}, build{rgb(0x985A00), rgb(0xFBF1DF), 3}, run{rgb(0x0A6B4E), rgb(0xE0F3EA), 4};
}

namespace metric { // CSS pixels
inline constexpr float rail = 80, top_bar = 52, page_header = 56, low_header = 52, filter_row = 44, table_row = 36,
                       table_row_two_lines = 52, table_header = 34, table_group_header = 28, control = 32,
                       touch_control = 48, touch_row = 52, fingertip = 44, inspector = 472, inspector_narrow = 416,
                       page_padding = 16, gap = 12, small_gap = 8, bottom_bar = 64;
inline constexpr float radius_small = 4, radius = 6, radius_card = 8, radius_large = 10;
} // namespace metric

} // namespace yinfeng::ui
