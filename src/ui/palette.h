#pragma once
// The palettes: what each token of theme.def looks like. One is in force, and all that is drawn from then on has its colours.

#include "ui/theme.h"

#include <string_view>

namespace yinfeng::ui {

extern const Palette light_palette, dark_palette, high_contrast_palette;
// The light one with the same hues, in which all that is written or drawn as a line stands out by 7 : 1.
const Palette& light_contrast_palette();

// The colours that somebody has chosen for the whole system, where it forces them upon every page (forced-colors): 0xRRGGBB,
// by the names that CSS has for them.
struct SystemColours {
    std::uint32_t canvas = 0xFFFFFF, text = 0x000000, link = 0x0000EE, grey = 0x6D6D6D, highlight = 0x0000EE;
    bool operator==(const SystemColours&) const = default;
};
Palette palette_of(const SystemColours& colours);

void use_palette(const Palette& palette);

// How well one can be told from the other, 1 to 21 (WCAG 2). Opaque colours, 0xAABBGGRR.
float contrast(std::uint32_t one, std::uint32_t other);

} // namespace yinfeng::ui
