#include "base/text_search.h"

#include "base/text_tables.h"
#include "base/utf8.h"

#include <algorithm>

namespace yinfeng {
namespace {

constexpr bool is_letter(char32_t code_point) { return code_point >= 'a' && code_point <= 'z'; }
constexpr bool is_digit(char32_t code_point) { return code_point >= '0' && code_point <= '9'; }

// The dots between the parts of foreign names, which people type in many ways or leave out.
constexpr bool is_middle_dot(char32_t code_point) {
    return code_point == 0xb7 || code_point == 0x2022 || code_point == 0x2027 || code_point == 0x2219 ||
           code_point == 0x22c5 || code_point == 0x30fb || code_point == 0xff65;
}

// Calls visit with each code point of the folded text.
template <class Visit> void fold_each(std::string_view text, Visit visit) {
    for (std::size_t position = 0; position < text.size();) {
        const char32_t code_point = to_half_width(next_code_point(text, position));
        if (is_space(code_point) || is_middle_dot(code_point)) {
            continue;
        }
        visit(code_point >= 'A' && code_point <= 'Z' ? code_point - 'A' + 'a' : simplified(code_point));
    }
}

constexpr std::uint32_t letter_bit(char32_t code_point) { return is_letter(code_point) ? 1u << (code_point - 'a') : 0; }

// Letters that can come second in a syllable, so that most queries by first letters never look at
// whole syllables.
constexpr std::uint32_t second_letters = [] {
    std::uint32_t bits = 0;
    for (const char32_t each : {U'a', U'e', U'g', U'h', U'i', U'm', U'n', U'o', U'r', U'u', U'v'}) {
        bits |= letter_bit(each);
    }
    return bits;
}();

// Folded text is valid, so the first byte of a character tells its length.
constexpr std::size_t length_in_bytes(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

// A place in a key: which character, and at which byte of the folded text it begins.
struct Place {
    std::size_t index = 0;
    std::size_t byte = 0;
};

// Whether a query spells the characters of a key from some place on (see text_search.h).
class PinyinMatcher {
public:
    PinyinMatcher(const SearchKey& key, std::u32string_view query) : key_(key), query_(query) {}

    bool spells(Place place, std::size_t done) {
        if (done == query_.size()) {
            return true;
        }
        // Ambiguous spellings of long texts could be tried for ever; nobody types those.
        if (place.index == key_.initials.size() || --tries_left_ < 0) {
            return false;
        }
        const Place next{place.index + 1, place.byte + length_in_bytes(key_.folded[place.byte])};
        if (!is_letter(query_[done])) {
            return character_at(place) == query_[done] && spells(next, done + 1);
        }
        if ((key_.initials[place.index] & letter_bit(query_[done])) == 0) {
            return false;
        }
        if (spells(next, done + 1)) {
            return true;
        }
        if ((letter_bit(query_[done + 1]) & second_letters) == 0) {
            return false;
        }
        return std::ranges::any_of(pinyin_readings(character_at(place)),
            [&](std::uint16_t reading) { return spells_by(pinyin_syllable(reading), next, done); });
    }

private:
    char32_t character_at(Place place) const {
        std::size_t position = place.byte;
        return next_code_point(key_.folded, position);
    }

    // Whether the syllable itself comes next, for more than its first letter.
    bool spells_by(std::string_view syllable, Place next, std::size_t done) {
        std::size_t common = 0;
        while (common < syllable.size() && done + common < query_.size() &&
               (query_[done + common] == static_cast<unsigned char>(syllable[common]) ||
                   (syllable[common] == 'v' && query_[done + common] == 'u'))) {
            ++common;
        }
        if (common > 0 && done + common == query_.size()) {
            return true; // still typing the last syllable
        }
        const bool has_long_initial = syllable.size() > 2 && syllable[1] == 'h';
        return (common > 1 && common == syllable.size() && spells(next, done + common)) ||
               (has_long_initial && common >= 2 && spells(next, done + 2));
    }

    const SearchKey& key_;
    std::u32string_view query_;
    int tries_left_ = 1000;
};

bool matches_by_pinyin(const SearchKey& key, const SearchQuery::Term& term) {
    const std::uint32_t wanted = letter_bit(term.code_points.front());
    Place place;
    for (const std::uint32_t initials : key.initials) {
        // Without a first letter (40万吨xbz) the text itself must begin alike.
        const char first_byte = key.folded[place.byte];
        const bool may_start = wanted != 0 ? (initials & wanted) != 0 : first_byte == term.folded[0];
        if (may_start && PinyinMatcher(key, term.code_points).spells(place, 0)) {
            return true;
        }
        place = {place.index + 1, place.byte + length_in_bytes(first_byte)};
    }
    return false;
}

// std::string::find stops at every first byte of a Chinese character, of which there are only a
// handful; the last byte of a character tells far more.
bool contains(std::string_view text, std::string_view wanted) {
    const std::size_t telling = std::min(length_in_bytes(wanted[0]), wanted.size()) - 1;
    for (std::size_t at = text.find(wanted[telling], telling); at != std::string_view::npos;
        at = text.find(wanted[telling], at + 1)) {
        if (text.substr(at - telling).starts_with(wanted)) {
            return true;
        }
    }
    return false;
}

bool matches_term(const SearchKey& key, const SearchQuery::Term& term) {
    return contains(key.folded, term.folded) || (term.has_letter && matches_by_pinyin(key, term));
}

// First bytes of sort keys. A Chinese character takes two bytes, of which the first is 0x40 to 0xef
// (see text_tables.cpp).
constexpr char text_end = '\x00';
constexpr char punctuation = '\x08';
constexpr char number = '\x10';
constexpr char letter = '\x20';
constexpr unsigned chinese = 0x40;
constexpr char other = '\xf0';

void append_big_endian(std::string& key, char32_t code_point) {
    key.push_back(static_cast<char>(code_point >> 16 & 0xff));
    key.push_back(static_cast<char>(code_point >> 8 & 0xff));
    key.push_back(static_cast<char>(code_point & 0xff));
}

// By value: without leading zeros, the longer number is the greater.
void append_number(std::string& key, std::u32string_view digits) {
    const std::size_t first = std::min(digits.find_first_not_of(U'0'), digits.size());
    const std::u32string_view significant = digits.substr(first, 255);
    key.push_back(number);
    key.push_back(static_cast<char>(significant.size()));
    for (const char32_t digit : significant) {
        key.push_back(static_cast<char>(digit));
    }
}

} // namespace

bool begins_by_pinyin(const SearchKey& key, const SearchQuery::Term& term) {
    return term.has_letter && PinyinMatcher(key, term.code_points).spells({}, 0);
}

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    fold_each(text, [&](char32_t code_point) { append_code_point(folded, code_point); });
    return folded;
}

SearchKey make_search_key(std::string_view text) {
    SearchKey key;
    key.folded.reserve(text.size());
    key.initials.reserve(text.size() / 3 + 1);
    fold_each(text, [&](char32_t code_point) {
        append_code_point(key.folded, code_point);
        key.initials.push_back(pinyin_initials(code_point));
    });
    return key;
}

SearchQuery make_search_query(std::string_view text) {
    SearchQuery query;
    std::size_t word_start = 0;
    const auto end_word = [&](std::size_t word_end) {
        SearchQuery::Term term;
        fold_each(text.substr(word_start, word_end - word_start), [&](char32_t code_point) {
            append_code_point(term.folded, code_point);
            term.code_points.push_back(code_point);
            term.has_letter = term.has_letter || is_letter(code_point);
        });
        if (!term.folded.empty()) {
            query.terms.push_back(std::move(term));
        }
    };
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        if (is_space(next_code_point(text, position))) {
            end_word(start);
            word_start = position;
        }
    }
    end_word(text.size());
    return query;
}

Found find_in(std::string_view text, const SearchQuery::Term& term) {
    const auto has = [&](std::string_view piece) { return matches_term(make_search_key(piece), term); };
    if (!has(text)) return {};
    // From the right as far as it still matches, then from the left.
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size(); next_code_point(text, at)) starts.push_back(at);
    starts.push_back(text.size());
    std::size_t first = 0, last = starts.size() - 1;
    while (last > 1 && has(text.substr(0, starts[last - 1]))) --last;
    while (first + 1 < last && has(text.substr(starts[first + 1], starts[last] - starts[first + 1]))) ++first;
    return {starts[first], starts[last] - starts[first]};
}
bool matches(const SearchKey& key, const SearchQuery& query) {
    return std::ranges::all_of(query.terms, [&key](const SearchQuery::Term& term) { return matches_term(key, term); });
}

namespace {

// The sort key of the folded text, or as much of it as reaches `enough` bytes.
void append_sort_key(std::string& key, std::string_view text, std::size_t enough) {
    std::u32string folded;
    fold_each(text, [&](char32_t code_point) { folded.push_back(code_point); });
    key.reserve(std::min(enough, folded.size() * 2 + text.size() + 1));
    for (std::size_t i = 0; i < folded.size() && key.size() < enough; ++i) {
        const char32_t code_point = folded[i];
        if (is_digit(code_point)) {
            const std::size_t first = i;
            while (i + 1 < folded.size() && is_digit(folded[i + 1])) {
                ++i;
            }
            append_number(key, std::u32string_view(folded).substr(first, i - first + 1));
        } else if (is_letter(code_point)) {
            key.push_back(letter);
            key.push_back(static_cast<char>(code_point));
        } else if (const std::uint16_t rank = pinyin_rank(code_point); rank != 0) {
            key.push_back(static_cast<char>(chinese + (rank >> 8)));
            key.push_back(static_cast<char>(rank & 0xff));
        } else {
            const bool is_sign = code_point < 0x80 || (code_point >= 0x2010 && code_point < 0x2c00) ||
                                 (code_point >= 0x3000 && code_point < 0x3040) ||
                                 (code_point >= 0xff00 && code_point < 0xfff0);
            key.push_back(is_sign ? punctuation : other);
            append_big_endian(key, code_point);
        }
    }
    key.push_back(text_end);
}

} // namespace

std::string pinyin_sort_key(std::string_view text) {
    std::string key;
    append_sort_key(key, text, static_cast<std::size_t>(-1));
    key += text;
    return key;
}

std::uint64_t pinyin_sort_prefix(std::string_view text) {
    std::string key;
    append_sort_key(key, text, 8);
    key += text;
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        prefix = prefix << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
    }
    return prefix;
}

std::strong_ordering compare_pinyin(std::string_view left, std::string_view right) {
    return pinyin_sort_key(left) <=> pinyin_sort_key(right);
}

char index_letter(std::string_view text) {
    char letter_found = '#';
    bool is_first = true;
    fold_each(text, [&](char32_t code_point) {
        if (!is_first) {
            return;
        }
        is_first = false;
        const std::span<const std::uint16_t> readings = pinyin_readings(code_point);
        if (is_letter(code_point)) {
            letter_found = static_cast<char>(code_point - 'a' + 'A');
        } else if (!readings.empty()) {
            letter_found = static_cast<char>(pinyin_syllable(readings[0])[0] - 'a' + 'A');
        }
    });
    return letter_found;
}

} // namespace yinfeng
