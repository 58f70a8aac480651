// The character tables behind text_search.h: traditional to simplified forms, and Mandarin
// readings. They are made at build time by scripts/gen_text_tables.mjs from Unihan (Unicode
// licence) and OpenCC (Apache-2.0) and handed in as one blob. Before loading, and for characters
// the tables do not know, every lookup answers "unchanged" or "no reading": search then works on
// the text itself, only without traditional forms and pinyin.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace yinfeng {

// Call once, at start, before other threads look anything up. The blob is decoded and need not stay
// in memory. A damaged or foreign blob is refused whole and changes nothing.
Result<void> load_text_tables(std::string_view blob);
bool text_tables_loaded();
// Another one whenever other tables answer: what was ordered or found by them is to be made anew.
std::uint32_t text_tables_number();
void unload_text_tables(); // for tests: as before loading

// Simplified form of a traditional, compatibility or radical character; anything else unchanged.
// Idempotent.
char32_t simplified(char32_t code_point);

// Bit 0 is 'a', bit 25 is 'z': first letters of all readings of a simplified character. Letters a–z
// stand for themselves; everything else gives 0.
std::uint32_t pinyin_initials(char32_t code_point);

// All readings of a simplified character as syllable numbers, the usual one first. Empty if
// unknown. The span stays valid until the next call of load_text_tables.
std::span<const std::uint16_t> pinyin_readings(char32_t code_point);

// Toneless, lower-case; ü is written v (lv, nve). Empty for a number that is no syllable.
std::string_view pinyin_syllable(std::uint16_t syllable);

// Place of a character in the order by usual reading, tone, code point: 0 if it has no reading,
// else from 1 on.
std::uint16_t pinyin_rank(char32_t code_point);

} // namespace yinfeng
