#include "ui/choice_options.h"

#include "app/strings.h"
#include "base/text_search.h"
#include "model/choice_words.h"
#include "ui/field_words.h"

#include <algorithm>
#include <iterator>

namespace yinfeng::ui {

namespace {

struct Colours {
    Color strong, tint;
};
// In the order of ChoiceList::option_colour.
constexpr Colours colours[] = {{color::accent, color::accent_tint}, {color::update, color::update_tint},
    {color::ok, color::ok_tint}, {color::soon, color::soon_tint}, {color::late, color::late_tint},
    {color::sign, color::sign_tint}, {color::pause, color::pause_tint}};

} // namespace

Color option_colour(std::size_t place) { return colours[place % std::size(colours)].strong; }

Color colour_of_choice(const FieldOptions& options, std::string_view code) {
    const auto place = choice_colour(options, code);
    return place ? option_colour(*place) : color::transparent;
}

TagLook tag_of_choice(const FieldOptions& options, std::string_view code) {
    const auto place = choice_colour(options, code);
    if (!place) return {};
    const Colours& look = colours[*place % std::size(colours)];
    return {look.strong, look.tint};
}

std::vector<Option> choice_options(const FieldInfo& info, std::span<const LearnedWord> learned,
    const std::function<bool(std::string_view code)>& holds, std::string_view typed) {
    std::vector<Option> options;
    const auto add = [&](const Choice& choice) {
        const bool is_held = holds(choice.code);
        if (choice.is_retired && !is_held) return;
        if (std::ranges::contains(options, choice.code, &Option::code)) return;
        Option option{choice.code, std::string(app::label(choice))};
        option.current = is_held;
        if (choice.is_retired) option.detail = app::tr(app::Str::lists_is_retired);
        option.colour = colour_of_choice(info.options, choice.code);
        if (info.options.choices == ChoiceList::stage) option.stage = &stage_look_of(choice.code);
        options.push_back(std::move(option));
    };
    const auto choices = choices_of(info.options);
    if (const auto said = typed.empty() ? std::nullopt : choice_by_words(info.options, typed, learned))
        add(choices[*said]);
    const SearchQuery query = make_search_query(typed);
    for (const Choice& choice : choices)
        if (typed.empty() || matches(make_search_key(app::label(choice)), query)) add(choice);
    return options;
}

} // namespace yinfeng::ui
