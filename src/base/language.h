#pragma once
// The language of all that is said to people, and how a sentence of a table of words is filled in. Tables stand where what they
// tell of stands (…/words.def, model/*.def, app/strings/*.def), each line in every language; code holds no words.

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace yinfeng {

enum class Language : std::uint8_t { zh, en };
void set_language(Language language); // Chinese to begin with
Language language();
bool has_language(Language language); // the page is built with Chinese alone

// What is missing in a language falls back to Chinese.
std::string_view in_language(std::string_view zh, std::string_view en, Language wanted = language());

std::string fill(std::string_view pattern, std::span<const std::string_view> values); // each {} in turn
inline std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
    return fill(pattern, std::span(values.begin(), values.size()));
}

} // namespace yinfeng
