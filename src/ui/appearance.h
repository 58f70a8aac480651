#pragma once
// How the interface looks, and how large it is: what somebody has chosen in the settings of this browser, and what the system asks for
// where nobody has.

#include "ui/palette.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::app {
class App;
}

namespace yinfeng::ui {

// What the system says, as a page is told it (prefers-color-scheme, prefers-contrast, forced-colors).
struct SystemLook {
    bool is_dark = false;
    bool wants_contrast = false;
    std::optional<SystemColours> forced;
    bool operator==(const SystemLook&) const = default;
};

// What is drawn with: one of the palettes, or the one that is made of the system's own colours.
enum class Look : std::uint8_t { light, dark, light_contrast, high_contrast, system };
inline constexpr std::size_t look_count = 5;
std::string_view name_of(
    Look look); // for the page around the canvas and for what is kept: light, dark, contrast-light, contrast, system

// What is chosen by hand; nothing: whatever the system asks for. Kept in this browser, as its name or empty.
using ChosenLook = std::optional<Look>;
inline constexpr std::array chosen_looks = {Look::light, Look::dark, Look::light_contrast, Look::high_contrast};
ChosenLook chosen_look(std::string_view name);
ChosenLook chosen_look(const app::App& app);
void choose_look(app::App& app, ChosenLook look);

Look look_of(ChosenLook chosen, const SystemLook& system);
Palette palette_of(Look look, const SystemLook& system);

// How much larger everything is drawn than on a desk. Kept in this browser as the number of percent; empty is 100.
inline constexpr std::array sizes_percent = {100, 125, 150, 200};
int chosen_size_percent(const app::App& app);
void choose_size_percent(app::App& app, int percent);

} // namespace yinfeng::ui
