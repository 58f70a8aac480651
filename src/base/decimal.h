// Exact decimal numbers for money, areas and counts: a 64-bit integer of millionths, ±9 223 372 036
// 854.775807. Money is kept in 万元 throughout, so one millionth is one 分 and nothing is ever
// rounded without being asked to.
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng {

struct Decimal {
    static constexpr int decimals = 6;
    static constexpr std::int64_t one = 1'000'000;

    std::int64_t millionths = 0;
    auto operator<=>(const Decimal&) const = default;
    // For constants in code; the caller keeps |whole| below 9.2e12.
    static constexpr Decimal from_integer(std::int64_t whole) { return {whole * one}; }
};

// '207.5', '-0.7', '0': no exponent, no plus sign, no superfluous zeros. parse_decimal accepts
// exactly this form.
std::string to_string(Decimal value);
std::optional<Decimal> parse_decimal(std::string_view text);

// value / 10^places, exactly, without a Decimal having to hold it: 2075000 with 4 places is '207.5'
// (places 0–12).
std::string to_string_shifted(Decimal value, int places);

// What people type: full-width digits, thousands separators in the right places (1,234.5 or
// 1 234.5; typed_blanks.h), leading plus, superfluous zeros. More than six decimals, exponents, two
// numbers and everything else are refused with a reason.
Result<Decimal> parse_decimal_input(std::string_view text);

// Nothing on overflow.
std::optional<Decimal> add(Decimal left, Decimal right);
std::optional<Decimal> subtract(Decimal left, Decimal right);
std::optional<Decimal> multiply(Decimal value, std::int64_t factor);
// Nothing on overflow or if the product needs more than six decimals.
std::optional<Decimal> multiply_exactly(Decimal left, Decimal right);
// Rounded half away from zero to six decimals; nothing on overflow.
std::optional<Decimal> multiply_rounded(Decimal left, Decimal right);
// Nothing if the divisor is 0 or the quotient needs more than six decimals.
std::optional<Decimal> divide_exactly(Decimal value, Decimal divisor);
// Rounded half away from zero to six decimals; nothing on overflow or if the divisor is 0.
std::optional<Decimal> divide_rounded(Decimal value, Decimal divisor);

enum class TrailingZeros : std::uint8_t { keep, drop };

// Rounded half up (away from zero, 四舍五入) to 0–6 decimals, for display.
std::string to_rounded_string(Decimal value, int decimals, TrailingZeros zeros);

// part / whole in percent without the sign: 20 of 21 is '95.24' with two decimals, 63.57 of 65 is
// '97.8' with one (fixtures F6–F8). Nothing if whole is zero or the result is beyond nine million
// million.
std::optional<Decimal> ratio_percent(Decimal part, Decimal whole, int decimals);
std::optional<std::string> percentage(Decimal part, Decimal whole, int decimals, TrailingZeros zeros);

} // namespace yinfeng
