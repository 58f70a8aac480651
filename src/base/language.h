#pragma once
// The language of all that is said to people, and how a sentence of a table of words is filled in. Tables stand where what they
// tell of stands (…/words.def, model/*.def, app/strings/*.def), each line in every language; code holds no words. Traditional
// Chinese is converted from the Chinese of these tables (base/traditional.h).

#include "base/result.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yinfeng {

enum class Language : std::uint8_t { zh, en, zh_hant };
inline constexpr Language languages[] = {Language::zh, Language::zh_hant, Language::en}; // as they are offered

void set_language(Language language); // Chinese to begin with
Language language();
bool has_language(Language language); // its words are here: Chinese always, natively English too

// The side data that has its words, "" for Chinese, and taking that over. Bytes that are not whole are refused and change nothing;
// what has been said before stays valid.
std::string_view asset_of(Language language);
Result<void> load_language(Language language, std::string_view bytes);

// Whether it is written with Chinese characters: its sentences are built and its lists are parted as Chinese ones.
constexpr bool is_chinese(Language language) { return language != Language::en; }

std::string_view tag_of(Language language); // BCP 47, as pages and documents name it: zh-CN, en, zh-Hant
// As it calls itself, for whoever reads no other: 简体中文, 繁體中文, English, and where there is little room.
std::string_view own_name(Language language);
std::string_view short_name(Language language);
std::optional<Language> language_of_tag(std::string_view tag);

// What is missing in a language falls back to Chinese. Traditional Chinese is known of texts of the program; what an office has
// called something stays as it was typed.
std::string_view in_language(std::string_view zh, std::string_view en, Language wanted = language());

std::string fill(std::string_view pattern, std::span<const std::string_view> values); // each {} in turn
inline std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
    return fill(pattern, std::span(values.begin(), values.size()));
}

} // namespace yinfeng
