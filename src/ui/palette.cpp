#include "ui/palette.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::ui {

namespace {

constexpr std::uint32_t opaque = 255u << 24;

// 0xRRGGBB the other way round, and back.
constexpr std::uint32_t turned(std::uint32_t colour) {
    return (colour & 0xff) << 16 | (colour & 0xff00) | (colour >> 16 & 0xff);
}
constexpr std::uint32_t packed(std::uint32_t hex, std::uint32_t alpha = 255) { return alpha << 24 | turned(hex); }

// What a token is where the system's colours are forced.
enum class SystemColour : std::uint8_t {
    canvas,
    text,
    link,
    grey,
    highlight,
    lit,    // the canvas under the pointer
    chosen, // the canvas of what is chosen
};

struct SystemRole {
    SystemColour colour;
    std::uint8_t alpha;
};
constexpr SystemRole system_roles[] = {
    {SystemColour::canvas, 0},
#define TOKEN(name, light, dark, high, system) {SystemColour::system, 255},
#define VEIL(name, light, dark, high, system) {SystemColour::system, alpha_of high},
#define alpha_of(hex, alpha) alpha
#include "ui/theme.def"
#undef alpha_of
#undef TOKEN
#undef VEIL
};

// The ground as far towards `tint` as it goes without text on it getting harder to read than high contrast asks for.
std::uint32_t leaning(std::uint32_t ground, std::uint32_t tint, std::uint32_t ink) {
    constexpr float readable = 7;
    for (int percent = 20; percent > 0; percent -= 4) {
        std::uint32_t mixed = opaque;
        for (const int shift : {0, 8, 16}) {
            const auto from = static_cast<int>(ground >> shift & 0xff), to = static_cast<int>(tint >> shift & 0xff);
            mixed |= static_cast<std::uint32_t>(from + (to - from) * percent / 100) << shift;
        }
        if (contrast(mixed, ink) >= readable) return mixed;
    }
    return ground;
}

float luminance(std::uint32_t colour) {
    const auto channel = [colour](int shift) {
        const float share = static_cast<float>(colour >> shift & 0xff) / 255.0f;
        return share <= 0.04045f ? share / 12.92f : std::pow((share + 0.055f) / 1.055f, 2.4f);
    };
    return 0.2126f * channel(0) + 0.7152f * channel(8) + 0.0722f * channel(16);
}

} // namespace

constexpr Palette light_palette = {
    0,
#define TOKEN(name, light, dark, high, system) packed(light),
#define VEIL(name, light, dark, high, system) packed light,
#include "ui/theme.def"
#undef TOKEN
#undef VEIL
};

const Palette dark_palette = {
    0,
#define TOKEN(name, light, dark, high, system) packed(dark),
#define VEIL(name, light, dark, high, system) packed dark,
#include "ui/theme.def"
#undef TOKEN
#undef VEIL
};

const Palette high_contrast_palette = {
    0,
#define TOKEN(name, light, dark, high, system) packed(high),
#define VEIL(name, light, dark, high, system) packed high,
#include "ui/theme.def"
#undef TOKEN
#undef VEIL
};

namespace {

// As dark as it has to be to be told from the darkest ground of its palette.
std::uint32_t darkened(std::uint32_t ink, std::uint32_t ground, float wanted) {
    for (int percent = 100; percent > 0; percent -= 2) {
        std::uint32_t mixed = ink & opaque;
        for (const int shift : {0, 8, 16})
            mixed |= (ink >> shift & 0xff) * static_cast<unsigned>(percent) / 100 << shift;
        if (contrast(mixed, ground) >= wanted) return mixed;
    }
    return ink & opaque;
}

} // namespace

const Palette& light_contrast_palette() {
    static const Palette palette = [] {
        constexpr float readable = 7, quiet = 4.5f;
        const std::uint32_t ground = light_palette[static_cast<std::size_t>(Token::accent_tint_2)];
        Palette made = light_palette;
        for (std::size_t i = 1; i < made.size(); ++i) {
            switch (system_roles[i].colour) {
            case SystemColour::text:
            case SystemColour::link:
            case SystemColour::highlight: made[i] = darkened(made[i], ground, readable); break;
            case SystemColour::grey: made[i] = darkened(made[i], ground, quiet); break;
            default: break; // what it stands on
            }
        }
        return made;
    }();
    return palette;
}

constinit Palette palette_in_force = light_palette;

void use_palette(const Palette& palette) { palette_in_force = palette; }

Palette palette_of(const SystemColours& colours) {
    const std::uint32_t canvas = packed(colours.canvas), text = packed(colours.text), link = packed(colours.link);
    const std::uint32_t highlight = packed(colours.highlight), lit = leaning(canvas, text, text);
    const auto value = [&](SystemColour what) {
        switch (what) {
        case SystemColour::canvas: return canvas;
        case SystemColour::text: return text;
        case SystemColour::link: return link;
        case SystemColour::grey: return packed(colours.grey);
        case SystemColour::highlight: return highlight;
        case SystemColour::lit: return lit;
        case SystemColour::chosen: return leaning(canvas, highlight, text);
        }
        return text;
    };
    Palette palette{};
    for (std::size_t i = 1; i < palette.size(); ++i)
        palette[i] = (value(system_roles[i].colour) & 0x00ffffff) | std::uint32_t{system_roles[i].alpha} << 24;
    return palette;
}

float contrast(std::uint32_t one, std::uint32_t other) {
    const float a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05f) / (std::min(a, b) + 0.05f);
}

Color ink_on(Color ground) {
    const auto told = [&](Color ink) { return contrast(ink, ground); };
    return told(color::text_1) > told(color::on_accent) ? color::text_1 : color::on_accent;
}

} // namespace yinfeng::ui
