#include "base/decimal.h"

#include "base/typed_blanks.h"
#include "base/utf8.h"
#include "base/words.h"

#include <algorithm>
#include <array>
#include <limits>

namespace yinfeng {
namespace {

__extension__ using Wide = __int128;

constexpr std::array<std::int64_t, 7> powers_of_ten{1, 10, 100, 1000, 10'000, 100'000, 1'000'000};

std::optional<Decimal> narrow(Wide millionths) {
    if (millionths > std::numeric_limits<std::int64_t>::max() ||
        millionths < std::numeric_limits<std::int64_t>::min()) {
        return std::nullopt;
    }
    return Decimal{static_cast<std::int64_t>(millionths)};
}

constexpr std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

// value / 10^decimals written out with all decimals.
std::string write_digits(bool negative, std::uint64_t value, int decimals) {
    std::string text;
    for (int written = 0; value > 0 || written <= decimals; ++written) {
        if (written == decimals && decimals > 0) {
            text.push_back('.');
        }
        text.push_back(static_cast<char>('0' + value % 10));
        value /= 10;
    }
    if (negative && text.find_first_of("123456789") != std::string::npos) {
        text.push_back('-');
    }
    std::ranges::reverse(text);
    return text;
}

void drop_trailing_zeros(std::string& text) {
    if (text.find('.') == std::string::npos) {
        return;
    }
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
}

// Integer division rounding half away from zero; divisor above 0.
constexpr Wide divide_rounded(Wide value, Wide divisor) {
    const Wide half = divisor / 2;
    return value < 0 ? -((-value + half) / divisor) : (value + half) / divisor;
}

bool is_digit(char each) { return each >= '0' && each <= '9'; }

// '1,234,567' but not '1,23' or '0,500': a comma in the wrong place may be a mistyped decimal point.
bool is_well_grouped(std::string_view whole) {
    std::size_t comma = whole.find(',');
    if (comma == std::string_view::npos) {
        return true;
    }
    if (comma == 0 || comma > 3 || whole.front() == '0') {
        return false;
    }
    for (; comma < whole.size(); comma += 4) {
        if (whole[comma] != ',' || whole.size() - comma < 4 ||
            !std::ranges::all_of(whole.substr(comma + 1, 3), is_digit)) {
            return false;
        }
    }
    return true;
}

} // namespace

std::string to_string_shifted(Decimal value, int places) {
    std::string text = write_digits(value.millionths < 0, magnitude(value.millionths), Decimal::decimals + places);
    drop_trailing_zeros(text);
    return text;
}

std::string to_string(Decimal value) { return to_string_shifted(value, 0); }

std::optional<Decimal> parse_decimal(std::string_view text) {
    if (text.empty() || text.size() > 21) {
        return std::nullopt;
    }
    const bool negative = text.front() == '-';
    Wide millionths = 0;
    int decimals = -1;
    for (const char each : text.substr(negative ? 1 : 0)) {
        if (each == '.' && decimals < 0) {
            decimals = 0;
        } else if (is_digit(each) && decimals < Decimal::decimals) {
            millionths = millionths * 10 + (each - '0');
            decimals += decimals < 0 ? 0 : 1;
        } else {
            return std::nullopt;
        }
    }
    millionths *= powers_of_ten[static_cast<std::size_t>(Decimal::decimals - std::max(decimals, 0))];
    const std::optional<Decimal> value = narrow(negative ? -millionths : millionths);
    // One value has one spelling: what differs from it has superfluous zeros, '-0', a bare '.' or
    // no digits.
    return value && to_string(*value) == text ? value : std::nullopt;
}

Result<Decimal> parse_decimal_input(std::string_view text) {
    const std::string shown = quoted(text);
    const Result<std::string> joined = without_blanks(text);
    if (!joined) {
        return std::unexpected(joined.error());
    }
    std::string plain;
    for (std::size_t position = 0; position < joined->size();) {
        const char32_t code_point = next_code_point(*joined, position);
        const char32_t sign = code_point == U'−' ? U'-' : code_point == U'。' ? U'.' : code_point;
        if (sign > 0x7f) {
            return fail(say(BaseWord::no_number, {shown}));
        }
        plain.push_back(static_cast<char>(sign));
    }
    if (plain.empty()) {
        return fail(say(BaseWord::number_wanted));
    }
    const bool negative = plain.front() == '-';
    std::string_view digits = plain;
    digits.remove_prefix(negative || plain.front() == '+' ? 1 : 0);
    std::string whole(digits.substr(0, digits.find('.')));
    std::string_view fraction = digits.substr(std::min(whole.size() + 1, digits.size()));
    fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
    if (!is_well_grouped(whole)) {
        return fail(say(BaseWord::misplaced_comma, {shown}));
    }
    std::erase(whole, ',');
    const bool has_digit = std::ranges::any_of(digits, is_digit);
    if (!has_digit || !std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(fraction, is_digit)) {
        return fail(say(BaseWord::no_number, {shown}));
    }
    if (fraction.size() > Decimal::decimals) {
        return fail(say(BaseWord::many_decimals, {shown}));
    }
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    std::string canonical = whole.empty() ? "0" : whole;
    if (!fraction.empty()) {
        canonical += "." + std::string(fraction);
    }
    if (negative && canonical != "0") {
        canonical.insert(0, "-");
    }
    const std::optional<Decimal> value = parse_decimal(canonical);
    if (!value) {
        return fail(say(BaseWord::many_digits, {shown}));
    }
    return *value;
}

std::optional<Decimal> add(Decimal left, Decimal right) { return narrow(Wide{left.millionths} + right.millionths); }

std::optional<Decimal> subtract(Decimal left, Decimal right) {
    return narrow(Wide{left.millionths} - right.millionths);
}

std::optional<Decimal> multiply(Decimal value, std::int64_t factor) { return narrow(Wide{value.millionths} * factor); }

std::optional<Decimal> multiply_exactly(Decimal left, Decimal right) {
    const Wide product = Wide{left.millionths} * right.millionths;
    return product % Decimal::one == 0 ? narrow(product / Decimal::one) : std::nullopt;
}

std::optional<Decimal> multiply_rounded(Decimal left, Decimal right) {
    return narrow(divide_rounded(Wide{left.millionths} * right.millionths, Decimal::one));
}

std::optional<Decimal> divide_exactly(Decimal value, Decimal divisor) {
    const Wide scaled = Wide{value.millionths} * Decimal::one;
    if (divisor.millionths == 0 || scaled % divisor.millionths != 0) {
        return std::nullopt;
    }
    return narrow(scaled / divisor.millionths);
}

std::optional<Decimal> divide_rounded(Decimal value, Decimal divisor) {
    if (divisor.millionths == 0) {
        return std::nullopt;
    }
    const Wide sign = divisor.millionths < 0 ? -1 : 1;
    return narrow(divide_rounded(sign * value.millionths * Decimal::one, sign * divisor.millionths));
}

std::string to_rounded_string(Decimal value, int decimals, TrailingZeros zeros) {
    const int kept = std::clamp(decimals, 0, Decimal::decimals);
    const std::int64_t step = powers_of_ten[static_cast<std::size_t>(Decimal::decimals - kept)];
    const Wide rounded = divide_rounded(value.millionths, step);
    std::string text = write_digits(rounded < 0, magnitude(static_cast<std::int64_t>(rounded)), kept);
    if (zeros == TrailingZeros::drop) {
        drop_trailing_zeros(text);
    }
    return text;
}

std::optional<Decimal> ratio_percent(Decimal part, Decimal whole, int decimals) {
    if (whole.millionths == 0) {
        return std::nullopt;
    }
    const auto kept = static_cast<std::size_t>(std::clamp(decimals, 0, Decimal::decimals));
    const Wide sign = whole.millionths < 0 ? -1 : 1;
    const Wide rounded = divide_rounded(sign * part.millionths * 100 * powers_of_ten[kept], sign * whole.millionths);
    return narrow(rounded * powers_of_ten[static_cast<std::size_t>(Decimal::decimals) - kept]);
}

std::optional<std::string> percentage(Decimal part, Decimal whole, int decimals, TrailingZeros zeros) {
    const std::optional<Decimal> percent = ratio_percent(part, whole, decimals);
    return percent ? std::optional(to_rounded_string(*percent, decimals, zeros)) : std::nullopt;
}

} // namespace yinfeng
