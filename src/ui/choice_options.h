#pragma once
// The choices of a field where one is picked or shown: which are offered for what was typed, ticked where they hold, and in the
// colour that the office gave them. The colour stands beside the word or behind it, never for it.

#include "model/choice_words.h"
#include "ui/widgets.h"

#include <functional>
#include <string_view>
#include <vector>

namespace yinfeng::ui {

Color option_colour(std::size_t place); // in ChoiceList::option_colour
// Transparent where it has none.
Color colour_of_choice(const FieldOptions& options, std::string_view code);
TagLook tag_of_choice(const FieldOptions& options, std::string_view code);

// All that are offered, or those that somebody means by what was typed: one that is called so, by the words that people use for it (Names::learned()),
// then whatever has it in its name or in its pinyin. One that is retired only while it holds.
std::vector<Option> choice_options(const FieldInfo& info, std::span<const LearnedWord> learned,
    const std::function<bool(std::string_view code)>& holds, std::string_view typed);

} // namespace yinfeng::ui
