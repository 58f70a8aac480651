#pragma once
// Why something is not written: store/words.def, in the language of base/language.h.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yinfeng {

enum class StoreWord : std::uint16_t {
#define S(name, zh, en) name,
#include "store/words.def"
#undef S
    count_
};

std::string_view say(StoreWord word);
std::string say(StoreWord word, std::initializer_list<std::string_view> values); // fills each {} in turn

} // namespace yinfeng
