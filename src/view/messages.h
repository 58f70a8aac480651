#pragma once
// The words of view/messages.def.

#include "model/labels.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yinfeng::view {

enum class Message : std::uint8_t {
#define M(name, zh, en) name,
#include "view/messages.def"
#undef M
    count_
};

std::string say(Language language, Message message, std::initializer_list<std::string_view> values = {});

} // namespace yinfeng::view
