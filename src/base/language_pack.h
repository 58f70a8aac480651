#pragma once
// The words of one language as side data: made at build time by scripts/gen_language.mjs out of the tables of words, loaded when
// the language is chosen. English is compiled into everything but the page, which loads it; traditional Chinese is converted from the
// Chinese of the tables and is a pack everywhere.
//
// A text is found by a number that is made of the texts it stands for, so a pack of another version of the program never says
// anything wrong: what has changed since is not in it and falls back to Chinese.

#include "base/language.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace yinfeng {

// FNV-1a over the Chinese, a zero byte and the English of a line. Lines whose English is not known (in_language) leave it out.
constexpr std::uint32_t word_key(std::string_view zh, std::string_view en = {}) {
    std::uint32_t key = 2166136261u;
    const auto take = [&key](char byte) { key = (key ^ static_cast<unsigned char>(byte)) * 16777619u; };
    for (const char byte : zh) take(byte);
    take('\0');
    for (const char byte : en) take(byte);
    return key;
}

std::string_view asset_name(Language language); // of its side data; "" for Chinese, which is the program's own

// Takes the words of a language over. Bytes that are no whole pack of it are refused and change nothing. What has been said from an
// earlier pack stays valid.
Result<void> load_language_pack(Language language, std::string bytes);
bool has_language_pack(Language language);
void unload_language_packs(); // for tests: as before loading

// The text of a line in a language, "" if its pack does not have it or is not loaded. Takes no memory.
std::string_view packed_word(Language language, std::uint32_t key);
std::size_t packed_words(Language language); // how many there are

} // namespace yinfeng
