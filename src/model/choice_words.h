#pragma once
// Which choice of a list somebody means by a word: its code, its name in either language, or one of the words of
// choice_words.def.

#include "model/catalogue.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

// A word that an office uses, beside those that everybody does: of its records (store/choice_lists.h), held by Names::learned().
struct LearnedWord {
    ChoiceList list = ChoiceList::none; // none: of a field of the office's own, among whose choices the code is
    std::string word;                   // as folded_choice_word() makes it
    std::string code;
    bool operator==(const LearnedWord&) const = default;
};

// Place in choices_of(list). What the office has learned goes before what everybody says.
std::optional<std::size_t> choice_by_words(
    ChoiceList list, std::string_view typed, std::span<const LearnedWord> learned = {});

// Of the list of a field as the office has it, place in choices_of(options). What the catalogue calls a choice, and everybody
// says for it, is read where the office has renamed it too.
std::optional<std::size_t> choice_by_words(
    const FieldOptions& options, std::string_view typed, std::span<const LearnedWord> learned = {});

// Several of them in one text, 用地、环评: their codes, each once, in the order of the list. A name with such a sign in it is read
// where the whole is that name, or stands in quotation marks (base/written_list.h).
struct ChoicesByWords {
    std::vector<std::string> codes;
    std::string unknown; // the first part that is none of them
};
ChoicesByWords choices_by_words(
    const FieldOptions& options, std::string_view typed, std::span<const LearnedWord> learned = {});

std::optional<bool> boolean_by_words(std::string_view typed); // 是, 有, √, yes; 否, 无, ×, no

// Words in the one form in which they are compared.
std::string folded_choice_word(std::string_view typed);

} // namespace yinfeng
