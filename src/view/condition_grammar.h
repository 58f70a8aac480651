#pragma once
// The words of conditions, shared by their parser and their printer, so that what one writes the other reads.

#include "view/condition.h"

#include <span>

namespace yinfeng::view {

struct OpWords {
    Op op;
    std::string_view sign;   // "": only by words
    std::string_view zh, en; // "": only by its sign
    bool takes_operand = true;
    std::string_view hant = {}; // where that is written otherwise than zh
};
std::span<const OpWords> op_words();            // the word to print first; others that are understood after it
const OpWords& words_of(Op op, FieldType type); // as it is printed for a column of this type
const OpWords* sign_of(std::string_view text);  // whose sign it begins with, the longest; null if none
// Whether a condition of its own might stand in it, as far as its signs and words tell; rather once too often.
bool may_say_condition(std::string_view text);

struct PeriodWords {
    Period period;
    std::string_view zh, en;
    std::string_view hant = {};
};
// What is printed in a language.
template <class Said> std::string_view said_in(Language language, const Said& words) {
    if (language == Language::en) return words.en;
    return language == Language::zh_hant && !words.hant.empty() ? words.hant : words.zh;
}
std::span<const PeriodWords> period_words(); // those without a number
std::string to_text(const Period& period, Language language);
std::optional<Period> parse_period(std::string_view text);

// In quotation marks; inside, \ stands before ", itself and the n of a line end.
std::string quoted(std::string_view text);
std::string quoted_name(std::string_view column); // only where it has signs in it

inline constexpr std::string_view me_zh = "我", me_en = "me";

} // namespace yinfeng::view
