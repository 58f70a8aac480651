#pragma once
// Every word that the command line says: src/cli/words.def. Words of the catalogue come from app/strings.h.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yinfeng::cli {

enum class Word : std::uint16_t {
#define S(name, zh, en) name,
#include "cli/words.def"
#undef S
    count_
};

// In the language of base/language.h.
std::string_view say(Word word);
std::string say(Word word, std::initializer_list<std::string_view> values); // fills each {} in turn, each in one line

} // namespace yinfeng::cli
