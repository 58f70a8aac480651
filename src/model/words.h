#pragma once
// What a value is refused with, and units: model/words.def, in the language of base/language.h.

#include "base/language.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yinfeng {

enum class ModelWord : std::uint16_t {
#define S(name, zh, en) name,
#include "model/words.def"
#undef S
    count_
};

std::string_view say(ModelWord word);
std::string_view say(Language language, ModelWord word);
std::string say(ModelWord word, std::initializer_list<std::string_view> values); // fills each {} in turn

} // namespace yinfeng
