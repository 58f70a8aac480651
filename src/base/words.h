#pragma once
// What is said of typed numbers, amounts and dates, and of sums: base/words.def, in the language of base/language.h.

#include "base/language.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yinfeng {

enum class BaseWord : std::uint16_t {
#define S(name, zh, en) name,
#include "base/words.def"
#undef S
    count_
};

std::string_view say(BaseWord word);
std::string say(BaseWord word, std::initializer_list<std::string_view> values); // fills each {} in turn
std::string_view word_in(Language language, BaseWord word);                     // whatever is spoken
std::string say(Language language, BaseWord word, std::initializer_list<std::string_view> values = {});

} // namespace yinfeng
