#pragma once
// What is said about documents: documents/words.def, in the language of base/language.h.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yinfeng::documents {

enum class Word : std::uint16_t {
#define S(name, zh, en) name,
#include "documents/words.def"
#undef S
    count_
};

std::string_view say(Word word);
std::string say(Word word, std::initializer_list<std::string_view> values); // fills each {} in turn

} // namespace yinfeng::documents
