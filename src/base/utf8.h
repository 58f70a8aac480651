// UTF-8 text by code points. Text from outside is checked once with is_valid_utf8; the other
// functions accept any bytes and read each malformed byte as U+FFFD, so they never run past the
// end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yinfeng {

inline constexpr char32_t replacement_character = U'\uFFFD';

// By RFC 3629: shortest form only, no surrogates, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text);

// Reads the code point at `position` (a byte index below text.size()) and moves `position` past it.
char32_t next_code_point(std::string_view text, std::size_t& position);

// A value that is no code point is appended as U+FFFD.
void append_code_point(std::string& text, char32_t code_point);

// What joins, turns or varies other characters, and letters that are drawn as nothing; not blanks.
bool draws_nothing(char32_t code_point);

std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view code_points);

std::size_t length_in_code_points(std::string_view text);

// The longest beginning of text with at most that many code points or bytes; never cuts a character
// in two.
std::string_view truncate_code_points(std::string_view text, std::size_t most_code_points);
std::string_view truncate_bytes(std::string_view text, std::size_t most_bytes);

// Same bytes if valid; otherwise with U+FFFD for what is malformed.
std::string repair_utf8(std::string_view text);

// Chinese characters: the unified ideographs with their extensions, compatibility ideographs, 〇
// and radicals.
bool is_han(char32_t code_point);

// Takes two columns in fixed-width text (terminals, alignment in plain-text reports): Han, kana,
// Hangul, full-width forms.
bool is_wide(char32_t code_point);

// Space, tab, line ends, no-break, ideographic (U+3000) and zero-width spaces, byte order mark.
bool is_space(char32_t code_point);

// Half-width twin of a full-width form (U+FF01–FF5E, U+3000); others unchanged.
char32_t to_half_width(char32_t code_point);

// Without spaces (is_space) at both ends.
std::string_view trim(std::string_view text);

} // namespace yinfeng
