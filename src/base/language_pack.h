#pragma once
// The English words of the tables (base/word_table.h) as side data of the page: made at build time by scripts/gen_language.mjs,
// loaded when English is chosen. Everywhere else they are compiled in.
//
// A table is known by a number made of the names of its lines and a text by its place in it. A pack of another version of the program
// says nothing of tables that have changed since: these are Chinese until the right one is there.

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yinfeng {

constexpr std::uint32_t table_key(std::string_view names) { // FNV-1a; each name ends with a line feed
    std::uint32_t key = 2166136261u;
    for (const char byte : names) key = (key ^ static_cast<unsigned char>(byte)) * 16777619u;
    return key;
}

Result<void> load_language_pack(std::string bytes);
bool has_language_pack();
void unload_language_pack();                                         // for tests: as before loading
std::string_view packed_word(std::uint32_t table, std::size_t line); // "" where the pack does not have it

} // namespace yinfeng
