#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace yinfeng {
namespace {

constexpr char32_t malformed = 0xffff'ffff;

constexpr std::uint32_t byte_at(std::string_view text, std::size_t position) {
    return static_cast<unsigned char>(text[position]);
}

constexpr bool is_continuation(std::uint32_t byte) { return (byte & 0xc0) == 0x80; }

// Moves past the code point and returns it, or past what a decoder must replace by one U+FFFD and
// returns `malformed`.
char32_t decode(std::string_view text, std::size_t& position) {
    const std::uint32_t lead = byte_at(text, position++);
    if (lead < 0x80) {
        return lead;
    }
    if (lead < 0xc2 || lead > 0xf4) {
        return malformed;
    }
    const int more_bytes = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    char32_t code_point = lead & (0x3f >> more_bytes);
    for (int i = 0; i < more_bytes; ++i) {
        if (position == text.size()) {
            return malformed;
        }
        const std::uint32_t byte = byte_at(text, position);
        // The second byte alone decides about overlong forms, surrogates and values above U+10FFFF.
        const bool is_second = i == 0;
        if (!is_continuation(byte) ||
            (is_second && ((lead == 0xe0 && byte < 0xa0) || (lead == 0xed && byte > 0x9f) ||
                              (lead == 0xf0 && byte < 0x90) || (lead == 0xf4 && byte > 0x8f)))) {
            return malformed;
        }
        code_point = code_point << 6 | (byte & 0x3f);
        ++position;
    }
    return code_point;
}

struct CodePointRange {
    char32_t first;
    char32_t last;
};

template <std::size_t n> bool is_in(char32_t code_point, const CodePointRange (&ranges)[n]) {
    const auto* found = std::ranges::upper_bound(ranges, code_point, {}, &CodePointRange::first);
    return found != std::begin(ranges) && code_point <= std::prev(found)->last;
}

constexpr CodePointRange han_ranges[] = {
    {0x2e80, 0x2fd5},
    {0x3005, 0x3007},
    {0x3021, 0x3029},
    {0x3400, 0x4dbf},
    {0x4e00, 0x9fff},
    {0xf900, 0xfaff},
    {0x20000, 0x2fa1f},
    {0x30000, 0x3347f},
};

// From Unicode's EastAsianWidth.txt (W and F), without the scattered emoji.
constexpr CodePointRange wide_ranges[] = {
    {0x1100, 0x115f},
    {0x2e80, 0x303e},
    {0x3041, 0x4dbf},
    {0x4e00, 0xa4cf},
    {0xa960, 0xa97c},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe10, 0xfe19},
    {0xfe30, 0xfe6b},
    {0xff01, 0xff60},
    {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f},
    {0x1f900, 0x1f9ff},
    {0x20000, 0x3fffd},
};

} // namespace

bool is_valid_utf8(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        if (decode(text, position) == malformed) {
            return false;
        }
    }
    return true;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
    const char32_t code_point = decode(text, position);
    return code_point == malformed ? replacement_character : code_point;
}

void append_code_point(std::string& text, char32_t code_point) {
    if (code_point > 0x10ffff || (code_point >= 0xd800 && code_point <= 0xdfff)) {
        code_point = replacement_character;
    }
    const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xc0 | code_point >> 6);
        put(0x80 | (code_point & 0x3f));
    } else if (code_point < 0x10000) {
        put(0xe0 | code_point >> 12);
        put(0x80 | (code_point >> 6 & 0x3f));
        put(0x80 | (code_point & 0x3f));
    } else {
        put(0xf0 | code_point >> 18);
        put(0x80 | (code_point >> 12 & 0x3f));
        put(0x80 | (code_point >> 6 & 0x3f));
        put(0x80 | (code_point & 0x3f));
    }
}

bool draws_nothing(char32_t code_point) {
    struct Span {
        char32_t first, last;
    };
    static constexpr Span spans[] = {{0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160},
        {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x2800, 0x2800},
        {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFC}, {0x1BCA0, 0x1BCA3},
        {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
    return std::ranges::any_of(
        spans, [&](const Span& span) { return code_point >= span.first && code_point <= span.last; });
}

std::u32string to_code_points(std::string_view text) {
    std::u32string code_points;
    for (std::size_t position = 0; position < text.size();) {
        code_points.push_back(next_code_point(text, position));
    }
    return code_points;
}

std::string to_utf8(std::u32string_view code_points) {
    std::string text;
    for (const char32_t each : code_points) {
        append_code_point(text, each);
    }
    return text;
}

std::size_t length_in_code_points(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t position = 0; position < text.size(); ++length) {
        decode(text, position);
    }
    return length;
}

std::string_view truncate_code_points(std::string_view text, std::size_t most_code_points) {
    std::size_t position = 0;
    for (std::size_t length = 0; length < most_code_points && position < text.size(); ++length) {
        decode(text, position);
    }
    return text.substr(0, position);
}

std::string_view truncate_bytes(std::string_view text, std::size_t most_bytes) {
    if (text.size() <= most_bytes) {
        return text;
    }
    std::size_t end = most_bytes;
    // A character has at most three continuation bytes; more of them in a row are malformed anyway.
    while (end > 0 && most_bytes - end < 3 && is_continuation(byte_at(text, end))) {
        --end;
    }
    return text.substr(0, is_continuation(byte_at(text, end)) ? most_bytes : end);
}

std::string repair_utf8(std::string_view text) {
    std::string repaired;
    repaired.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        append_code_point(repaired, next_code_point(text, position));
    }
    return repaired;
}

bool is_han(char32_t code_point) { return is_in(code_point, han_ranges); }

bool is_wide(char32_t code_point) { return code_point >= 0x1100 && is_in(code_point, wide_ranges); }

bool is_space(char32_t code_point) {
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') || code_point == 0x85 ||
           code_point == 0xa0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200d) ||
           code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202f || code_point == 0x205f ||
           code_point == 0x2060 || code_point == 0x3000 || code_point == 0xfeff;
}

char32_t to_half_width(char32_t code_point) {
    if (code_point >= 0xff01 && code_point <= 0xff5e) {
        return code_point - 0xff01 + '!';
    }
    return code_point == 0x3000 ? U' ' : code_point;
}

std::string_view trim(std::string_view text) {
    std::size_t first = text.size();
    std::size_t end = text.size();
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        if (!is_space(next_code_point(text, position))) {
            first = std::min(first, start);
            end = position;
        }
    }
    return first == text.size() ? text.substr(0, 0) : text.substr(first, end - first);
}

} // namespace yinfeng
