#include "ui/screens/appearance_card.h"

#include "app/app.h"
#include "app/strings.h"
#include "ui/screens/data_cards.h"

#include <algorithm>
#include <iterator>

namespace yinfeng::ui {

using app::Str;
using app::tr;

namespace {

constexpr float row_css = 56, choice_css = 168;

// The words at the left, what is chosen at the right; returns the place of the latter.
Rect setting_row(Ui& ui, Rect& rest, std::string_view title, std::string_view hint, float width) {
    Rect line = cut_top(rest, ui.px(row_css));
    const Rect place = cut_right(line, std::min(width, line.width / 2));
    cut_right(line, ui.px(12));
    Rect words = centred(line, ui.px(42));
    text(ui, cut_top(words, ui.px(21)), title, face::strong);
    text(ui, words, hint, face::caption);
    return place;
}

std::string_view words_of(Look look) {
    switch (look) {
    case Look::light: return tr(Str::look_light);
    case Look::dark: return tr(Str::look_dark);
    case Look::light_contrast: return tr(Str::look_light_contrast);
    case Look::high_contrast: return tr(Str::look_contrast);
    case Look::system: return tr(Str::look_forced);
    }
    return {};
}

void draw_look(Ui& ui, const Rect& place) {
    std::vector<Option> options{{.code = "follow", .label = std::string(tr(Str::look_follow))}};
    for (const Look look : chosen_looks) options.push_back({name_of(look), std::string(words_of(look))});
    const ChosenLook chosen = chosen_look(ui.app);
    const auto now = chosen ? std::ranges::find(chosen_looks, *chosen) - chosen_looks.begin() + 1 : 0;
    const int pick =
        select(ui, centred(place, ui.control_height()), "look", tr(Str::settings_look), options, static_cast<int>(now));
    if (pick < 0) return;
    choose_look(ui.app, pick == 0 ? ChosenLook() : chosen_looks[static_cast<std::size_t>(pick - 1)]);
    ui.want_frames(2);
}

void draw_size(Ui& ui, const Rect& place) {
    static constexpr Str words[] = {Str::size_desk, Str::size_projector, Str::size_hall, Str::size_wall};
    static_assert(std::size(words) == sizes_percent.size());
    std::vector<Option> options;
    for (std::size_t i = 0; i < sizes_percent.size(); ++i)
        options.push_back({.code = tr(words[i]),
            .label = std::string(tr(words[i])),
            .detail = tr(Str::size_percent, {std::to_string(sizes_percent[i])})});
    const auto now = std::ranges::find(sizes_percent, chosen_size_percent(ui.app)) - sizes_percent.begin();
    const int pick =
        select(ui, centred(place, ui.control_height()), "size", tr(Str::settings_size), options, static_cast<int>(now));
    if (pick < 0) return;
    choose_size_percent(ui.app, sizes_percent[static_cast<std::size_t>(pick)]);
    ui.want_frames(2);
}

void draw_language(Ui& ui, const Rect& place) {
    std::vector<Option> options;
    for (const Language each : languages) options.push_back({tag_of(each), std::string(own_name(each))});
    const auto now = std::ranges::find(languages, language()) - std::begin(languages);
    const int pick = select(ui, centred(place, ui.control_height()), "language", tr(Str::settings_language), options,
        static_cast<int>(now));
    if (pick >= 0) ui.app.choose_language(languages[static_cast<std::size_t>(pick)]);
}

void draw_density(Ui& ui, const Rect& place) {
    Tri touch = ui.touch ? Tri::yes : Tri::no;
    checkbox(ui, centred(place, ui.px(44)), "touch", tr(Str::settings_touch), touch, false);
    if ((touch == Tri::yes) == ui.touch) return;
    ui.app.set_preference("touch", touch == Tri::yes ? "1" : "0");
    ui.want_frames(2);
}

} // namespace

float appearance_card(Ui& ui, const Rect& box) {
    const float height = ui.px(card_padding * 2 + card_title) + ui.px(row_css) * 4;
    Rect rest = card_with_title(ui, box, height, tr(Str::settings_appearance));
    const std::string system = tr(Str::look_follow_hint, {words_of(look_of({}, ui.system))});
    draw_look(ui, setting_row(ui, rest, tr(Str::settings_look), system, ui.px(choice_css)));
    horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
    const std::optional<Language> awaited = ui.app.awaited_language();
    const std::string hint =
        awaited ? tr(Str::language_loading, {own_name(*awaited)}) : std::string(tr(Str::settings_language_hint));
    // Named in English too: whoever reads no Chinese looks for this line.
    const std::string title = is_chinese(language()) ? std::string(tr(Str::settings_language)) + " Language"
                                                     : std::string(tr(Str::settings_language));
    draw_language(ui, setting_row(ui, rest, title, hint, ui.px(choice_css)));
    horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
    draw_size(ui, setting_row(ui, rest, tr(Str::settings_size), tr(Str::settings_size_hint), ui.px(choice_css)));
    horizontal_line(ui, rest.x, right(rest), rest.y, color::line);
    draw_density(ui, setting_row(ui, rest, tr(Str::settings_touch), tr(Str::settings_touch_hint), ui.px(44)));
    return height;
}

} // namespace yinfeng::ui
