// Finding and sorting Chinese names the way people type them: 遼寧一化 is found by 辽宁一化, by
// lnyh and by liaoning; 忠旺 by zw, zhongw and 忠w (mechanisms.md 2.6 rank 15, fixture F18). A
// polyphone is found by each reading.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

// The form in which texts are compared: lower-case ASCII, half-width, simplified; spaces and middle
// dots dropped. Idempotent. Malformed bytes become U+FFFD.
std::string fold(std::string_view text);

// What is kept per searchable text. Build once when the text changes; 1–2 allocations, about 7
// bytes per character.
struct SearchKey {
    std::string folded;
    // One per code point of `folded`: bit mask of the first letters of its readings (see
    // pinyin_initials).
    std::vector<std::uint32_t> initials;
};

SearchKey make_search_key(std::string_view text);

// What somebody typed: words separated by spaces, all of which must be found (in any order).
struct SearchQuery {
    struct Term {
        std::string folded;
        std::u32string code_points;
        bool has_letter = false; // only then can it be pinyin
    };
    std::vector<Term> terms;
    bool empty() const { return terms.empty(); }
};

SearchQuery make_search_query(std::string_view text);

// An empty query matches everything. A term matches as a substring of the folded text, or as pinyin
// of consecutive characters where each one is given by itself, by its first letter (zh, ch, sh
// count as one), or by its whole syllable; the last one may be cut short (zhongwa finds 忠旺).
// tests/bench/core_bench.cpp measures it: under 20 ms for 100 000.
bool matches(const SearchKey& key, const SearchQuery& query);
// Where a term stands in a text: no shorter piece of it there matches. Bytes of `text`.
struct Found {
    std::size_t at = 0, length = 0; // length 0: nowhere
    bool operator==(const Found&) const = default;
};
Found find_in(std::string_view text, const SearchQuery::Term& term);
// Whether the term is pinyin of the text from its first character on.
bool begins_by_pinyin(const SearchKey& key, const SearchQuery::Term& term);

// Order for lists of names: punctuation, then numbers by their value (2号 before 10号), then Latin
// letters, then Chinese by usual reading, tone and code point, character by character, then
// everything else. Compares folded text, so 遼寧 stands beside 辽宁; ties are broken by the
// original bytes, so different texts never compare equal. The key is a byte string to cache and
// compare with <; it changes when the tables do, so never store it in a file.
std::string pinyin_sort_key(std::string_view text);
std::strong_ordering compare_pinyin(std::string_view left, std::string_view right);
// The first eight bytes of the key as a number: orders most names without keeping their keys.
std::uint64_t pinyin_sort_prefix(std::string_view text);

// First letter for an index bar: 'A'–'Z', or '#' for what is neither Chinese with a reading nor
// Latin.
char index_letter(std::string_view text);

} // namespace yinfeng
