#include "base/random.h"
#include "base/utf8.h"

#include <doctest/doctest.h>

namespace yinfeng {
namespace {

using namespace std::string_view_literals;

std::string random_bytes(SeededRandom& random, std::size_t most) {
    constexpr std::string_view telling = "a\x7f\x80\xbf\xc0\xc2\xdf\xe0\xed\xef\xf0\xf4\xf5\xff";
    std::string bytes(random.below(most + 1), '\0');
    for (char& each : bytes) {
        each = random.chance(1, 2) ? telling[random.below(telling.size())] : static_cast<char>(random.below(256));
    }
    return bytes;
}

} // namespace

TEST_CASE("valid and malformed UTF-8 are told apart") {
    for (const std::string_view good : {""sv, "abc"sv, "引凤"sv, "é"sv, "𠮷䶮"sv, "\0"sv, "\uFFFD"sv, "\U0010FFFF"sv}) {
        CHECK(is_valid_utf8(good));
    }
    for (const std::string_view bad :
        {"\x80"sv, "\xc3"sv, "\xc0\x80"sv, "\xc1\xbf"sv, "\xe0\x9f\xbf"sv, "\xed\xa0\x80"sv, "\xe5\xbc"sv,
            "\xf0\x8f\xbf\xbf"sv, "\xf4\x90\x80\x80"sv, "\xf5\x80\x80\x80"sv, "\xff"sv, "a\xe5z"sv}) {
        CHECK_FALSE(is_valid_utf8(bad));
    }
}

TEST_CASE("every code point survives being written and read") {
    for (char32_t code_point = 0; code_point <= 0x10ffff; ++code_point) {
        if (code_point >= 0xd800 && code_point <= 0xdfff) {
            continue;
        }
        std::string text;
        append_code_point(text, code_point);
        std::size_t position = 0;
        if (next_code_point(text, position) != code_point || position != text.size() || !is_valid_utf8(text)) {
            FAIL("U+", static_cast<std::uint32_t>(code_point));
        }
    }
    CHECK(to_utf8(U"\x110000") == "\uFFFD");
    std::string surrogate;
    append_code_point(surrogate, 0xd800);
    CHECK(surrogate == "\uFFFD");
}

TEST_CASE("no bytes whatever make the readers stop, overrun or disagree") {
    SeededRandom random(9);
    for (int i = 0; i < 20'000; ++i) {
        const std::string bytes = random_bytes(random, 24);
        std::size_t count = 0;
        for (std::size_t position = 0; position < bytes.size(); ++count) {
            const std::size_t before = position;
            next_code_point(bytes, position);
            REQUIRE(position > before);
            REQUIRE(position <= bytes.size());
        }
        REQUIRE(length_in_code_points(bytes) == count);
        REQUIRE(to_code_points(bytes).size() == count);
        const std::string repaired = repair_utf8(bytes);
        REQUIRE(is_valid_utf8(repaired));
        REQUIRE((repaired == bytes) == is_valid_utf8(bytes));
        REQUIRE(bytes.starts_with(truncate_bytes(bytes, random.below(30))));
        REQUIRE(trim(trim(bytes)) == trim(bytes));
    }
}

TEST_CASE("truncating never cuts a character") {
    const std::string_view text = "忠旺a𠮷";
    CHECK(truncate_code_points(text, 0) == "");
    CHECK(truncate_code_points(text, 3) == "忠旺a");
    CHECK(truncate_code_points(text, 99) == text);
    CHECK(truncate_bytes(text, 2) == "");
    CHECK(truncate_bytes(text, 3) == "忠");
    CHECK(truncate_bytes(text, 5) == "忠");
    CHECK(truncate_bytes(text, 10) == "忠旺a");
    CHECK(truncate_bytes(text, 11) == text);
    SeededRandom random(2);
    for (int i = 0; i < 1000; ++i) {
        CHECK(is_valid_utf8(truncate_bytes("辽宁 a é 𠮷 忠旺", random.below(30))));
    }
}

TEST_CASE("kinds of characters") {
    for (const char32_t han : U"忠〇々𠮷䶮⼀"sv) {
        CHECK(is_han(han));
        CHECK(is_wide(han));
    }
    for (const char32_t other : U"aé1·…あ，"sv) {
        CHECK_FALSE(is_han(other));
    }
    CHECK(is_wide(U'，'));
    CHECK(is_wide(U'あ'));
    CHECK(is_wide(U'Ａ'));
    CHECK_FALSE(is_wide(U'a'));
    CHECK_FALSE(is_wide(U'é'));
    CHECK_FALSE(is_wide(U'ｱ'));
    CHECK(to_half_width(U'Ａ') == U'A');
    CHECK(to_half_width(U'　') == U' ');
    CHECK(to_half_width(U'。') == U'。');
}

TEST_CASE("trim knows Chinese and invisible spaces") {
    CHECK(trim("　 \u00a0忠 旺\u200b\ufeff\n") == "忠 旺");
    CHECK(trim(" 　") == "");
    CHECK(trim("") == "");
}

} // namespace yinfeng
