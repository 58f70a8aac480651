#pragma once
// Where the signs of conditions stand in a text, for their parser and their printer.

#include "base/utf8.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace yinfeng::view::signs {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// How long the first of `signs` is that stands at `at`; 0 for none.
template <std::size_t n>
constexpr std::size_t sign_at(std::string_view text, std::size_t place, const std::array<std::string_view, n>& signs) {
    for (const std::string_view sign : signs) {
        if (text.substr(place).starts_with(sign)) return sign.size();
    }
    return 0;
}

inline constexpr std::array<std::string_view, 2> opening{"(", "（"}, closing{")", "）"};
// Words; the signs are && and ||. Those that begin alike: the longer first.
inline constexpr std::array<std::string_view, 3> ands{"并且", "且", "AND"}, ors{"或者", "或", "OR"};
inline constexpr std::array<std::string_view, 2> nots{"非", "NOT"};
// These join two conditions also where no blank parts them from a condition behind them; English words need their blanks.
inline constexpr std::array<std::string_view, 2> dense_ands{"并且", "且"}, dense_ors{"或者", "或"};
inline constexpr std::array<std::string_view, 1> spoken_ands{"and"}, spoken_ors{"or"};
// Where a value may end and something of its own begin, as people write.
inline constexpr std::array<std::string_view, 8> pauses{" ", "\t", "\n", "\r", ",", "，", ";", "；"};
inline constexpr std::array<std::string_view, 2> spans{"至", "and"};

// A word counts where it stands by itself: between blanks, parentheses and the ends.
template <std::size_t n>
constexpr std::size_t word_at(std::string_view text, std::size_t place, const std::array<std::string_view, n>& words) {
    const std::size_t length = sign_at(text, place, words);
    if (length == 0) return 0;
    const std::string_view before = text.substr(0, place), after = text.substr(place + length);
    const bool begins = before.empty() || is_blank(before.back()) || before.ends_with(')') || before.ends_with("）") ||
                        before.ends_with('"');
    const bool ends = after.empty() || is_blank(after.front()) || sign_at(after, 0, opening) || after.starts_with('"');
    return begins && ends ? length : 0;
}

} // namespace yinfeng::view::signs
