#include "ui/appearance.h"

#include "app/app.h"

#include <algorithm>

namespace yinfeng::ui {

namespace {

constexpr std::string_view look_key = "look", size_key = "size"; // of the preferences
constexpr std::string_view names[look_count] = {"light", "dark", "contrast-light", "contrast", "system"};

} // namespace

std::string_view name_of(Look look) { return names[static_cast<std::size_t>(look)]; }

ChosenLook chosen_look(std::string_view name) {
    const auto found = std::ranges::find(chosen_looks, name, name_of);
    return found == chosen_looks.end() ? ChosenLook() : *found;
}
ChosenLook chosen_look(const app::App& app) { return chosen_look(app.preference(look_key)); }
void choose_look(app::App& app, ChosenLook look) {
    app.set_preference(std::string(look_key), look ? std::string(name_of(*look)) : std::string());
}

Look look_of(ChosenLook chosen, const SystemLook& system) {
    if (chosen) return *chosen;
    if (system.forced) return Look::system;
    if (system.wants_contrast) return system.is_dark ? Look::high_contrast : Look::light_contrast;
    return system.is_dark ? Look::dark : Look::light;
}

Palette palette_of(Look look, const SystemLook& system) {
    switch (look) {
    case Look::light: return light_palette;
    case Look::dark: return dark_palette;
    case Look::light_contrast: return light_contrast_palette();
    case Look::high_contrast: return high_contrast_palette;
    case Look::system: return palette_of(system.forced.value_or(SystemColours()));
    }
    return light_palette;
}

int chosen_size_percent(const app::App& app) {
    const std::string kept = app.preference(size_key);
    const auto found =
        std::ranges::find_if(sizes_percent, [&](int percent) { return std::to_string(percent) == kept; });
    return found == sizes_percent.end() ? sizes_percent.front() : *found;
}
void choose_size_percent(app::App& app, int percent) {
    app.set_preference(std::string(size_key), percent == sizes_percent.front() ? "" : std::to_string(percent));
}

} // namespace yinfeng::ui
