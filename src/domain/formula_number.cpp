#include "domain/formula_number.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

using End = std::optional<Decimal>;

constexpr Decimal zero{};

FormulaNumber like(const FormulaNumber& left, const FormulaNumber& right) {
    FormulaNumber number;
    number.about = left.about || right.about;
    number.is_rounded = left.is_rounded || right.is_rounded;
    return number;
}

// Both at once, and whether anything was lost.
struct Rounded {
    End value;
    bool is_exact = true;
};
Rounded times(Decimal left, Decimal right) {
    if (const auto exact = multiply_exactly(left, right)) return {exact, true};
    return {multiply_rounded(left, right), false};
}
Rounded divided(Decimal value, Decimal divisor) {
    if (const auto exact = divide_exactly(value, divisor)) return {exact, true};
    return {divide_rounded(value, divisor), false};
}

bool is_positive(const FormulaNumber& number) { return number.least && *number.least > zero; }
bool is_negative(const FormulaNumber& number) { return number.most && *number.most < zero; }
bool is_closed(const FormulaNumber& number) { return number.least && number.most; }

// All four corners of two ranges.
template <class Operation>
NumberOrLack corners(const FormulaNumber& left, const FormulaNumber& right, const Operation& operation) {
    FormulaNumber number = like(left, right);
    for (const Decimal a : {*left.least, *left.most}) {
        for (const Decimal b : {*right.least, *right.most}) {
            const Rounded one = operation(a, b);
            if (!one.value) return std::unexpected(Lack::large);
            number.is_rounded |= !one.is_exact;
            number.least = number.least ? std::min(*number.least, *one.value) : *one.value;
            number.most = number.most ? std::max(*number.most, *one.value) : *one.value;
        }
    }
    return number;
}

// Of a bound by a figure above 0.
template <class Operation>
NumberOrLack scaled(const FormulaNumber& bound, const FormulaNumber& figure, const Operation& operation) {
    FormulaNumber number = like(bound, figure);
    number.above = bound.above;
    number.below = bound.below;
    for (const auto& [from, to] : {std::pair(&bound.least, &number.least), std::pair(&bound.most, &number.most)}) {
        if (!*from) continue;
        const Rounded one = operation(**from, *figure.least);
        if (!one.value) return std::unexpected(Lack::large);
        number.is_rounded |= !one.is_exact;
        *to = one.value;
    }
    return number;
}

} // namespace

FormulaNumber to_number(const Quantity& quantity) {
    FormulaNumber number = FormulaNumber::exactly(quantity.value);
    if (quantity.is_range()) number.most = quantity.upper();
    switch (quantity.qualifier) {
    case Qualifier::none: break;
    case Qualifier::about:
    case Qualifier::nearly:
    case Qualifier::over:
    case Qualifier::more: number.about = true; break;
    case Qualifier::greater: number.above = true; [[fallthrough]];
    case Qualifier::at_least: number.most = {}; break;
    case Qualifier::less: number.below = true; [[fallthrough]];
    case Qualifier::at_most: number.least = {}; break;
    }
    return number;
}

std::optional<Quantity> to_quantity(const FormulaNumber& number) {
    const auto shown = [&](Decimal value) {
        if (!number.is_rounded) return value;
        const bool is_small = value.millionths > -Decimal::one && value.millionths < Decimal::one;
        const auto short_enough = parse_decimal(to_rounded_string(value, is_small ? 4 : 2, TrailingZeros::drop));
        return short_enough.value_or(value);
    };
    if (!number.least && !number.most) return {};
    if (!number.most) return Quantity{shown(*number.least), number.above ? Qualifier::greater : Qualifier::at_least};
    if (!number.least) return Quantity{shown(*number.most), number.below ? Qualifier::less : Qualifier::at_most};
    const Qualifier qualifier = number.about ? Qualifier::about : Qualifier::none;
    const Decimal least = shown(*number.least), most = shown(*number.most);
    if (least == most) return Quantity{least, qualifier};
    return make_range(least, most, qualifier);
}

NumberOrLack negated(const FormulaNumber& number) {
    FormulaNumber result = number;
    const auto minus = [](const End& end) { return end ? subtract(zero, *end) : End(); };
    result.least = minus(number.most);
    result.most = minus(number.least);
    if (result.least.has_value() != number.most.has_value() || result.most.has_value() != number.least.has_value())
        return std::unexpected(Lack::large);
    result.above = number.below;
    result.below = number.above;
    return result;
}

NumberOrLack sum(const FormulaNumber& left, const FormulaNumber& right) {
    FormulaNumber number = like(left, right);
    number.above = left.above || right.above;
    number.below = left.below || right.below;
    if (left.least && right.least) {
        number.least = add(*left.least, *right.least);
        if (!number.least) return std::unexpected(Lack::large);
    }
    if (left.most && right.most) {
        number.most = add(*left.most, *right.most);
        if (!number.most) return std::unexpected(Lack::large);
    }
    if (!number.least && !number.most) return std::unexpected(Lack::open);
    return number;
}

NumberOrLack product(const FormulaNumber& left, const FormulaNumber& right) {
    if (is_closed(left) && is_closed(right)) return corners(left, right, times);
    const FormulaNumber& bound = is_closed(left) ? right : left;
    const FormulaNumber& figure = is_closed(left) ? left : right;
    if (!figure.is_exact()) return std::unexpected(Lack::open);
    if (*figure.least == zero) return FormulaNumber::exactly(zero);
    if (is_positive(figure)) return scaled(bound, figure, times);
    const auto turned = negated(bound), positive = negated(figure);
    if (!turned || !positive) return std::unexpected(Lack::large);
    return scaled(*turned, *positive, times);
}

NumberOrLack quotient(const FormulaNumber& left, const FormulaNumber& right) {
    if (right.is_exact() && *right.least == zero) return std::unexpected(Lack::zero);
    if (!is_closed(right) || (!is_positive(right) && !is_negative(right))) return std::unexpected(Lack::open);
    if (is_closed(left)) return corners(left, right, divided);
    if (!right.is_exact()) return std::unexpected(Lack::open);
    if (is_positive(right)) return scaled(left, right, divided);
    const auto turned = negated(left), positive = negated(right);
    if (!turned || !positive) return std::unexpected(Lack::large);
    return scaled(*turned, *positive, divided);
}

NumberOrLack absolute(const FormulaNumber& number) {
    if (number.least && *number.least >= zero) return number;
    const auto turned = negated(number);
    if (!turned || (number.most && *number.most <= zero)) return turned;
    FormulaNumber result = like(number, number); // 0 is among them
    result.least = zero;
    if (number.least && number.most) result.most = std::max(*turned->most, *number.most);
    return result;
}

NumberOrLack rounded(const FormulaNumber& number, int decimals) {
    FormulaNumber result = number;
    result.is_rounded = false; // said so by whoever wrote it
    for (End* end : {&result.least, &result.most}) {
        if (!*end) continue;
        *end = parse_decimal(to_rounded_string(**end, decimals, TrailingZeros::drop));
        if (!*end) return std::unexpected(Lack::large);
    }
    return result;
}

FormulaNumber smaller_of(const FormulaNumber& left, const FormulaNumber& right) {
    FormulaNumber number = like(left, right);
    if (left.least && right.least) {
        number.least = std::min(*left.least, *right.least);
        number.above = *left.least == *right.least  ? left.above && right.above
                       : *left.least < *right.least ? left.above
                                                    : right.above;
    }
    // The end that is missing is above every other.
    const bool is_left = left.most && (!right.most || *left.most <= *right.most);
    number.most = is_left ? left.most : right.most;
    number.below = is_left ? left.below : right.below;
    return number;
}

FormulaNumber greater_of(const FormulaNumber& left, const FormulaNumber& right) {
    FormulaNumber number = like(left, right);
    if (left.most && right.most) {
        number.most = std::max(*left.most, *right.most);
        number.below = *left.most == *right.most  ? left.below && right.below
                       : *left.most > *right.most ? left.below
                                                  : right.below;
    }
    const bool is_left = left.least && (!right.least || *left.least >= *right.least);
    number.least = is_left ? left.least : right.least;
    number.above = is_left ? left.above : right.above;
    return number;
}

std::optional<bool> is_less(const FormulaNumber& left, const FormulaNumber& right) {
    if (left.most && right.least &&
        (*left.most < *right.least || (*left.most == *right.least && (left.below || right.above))))
        return true;
    if (left.least && right.most && *left.least >= *right.most) return false;
    return {};
}

std::optional<bool> is_equal(const FormulaNumber& left, const FormulaNumber& right) {
    if (left.is_exact() && right.is_exact()) return *left.least == *right.least;
    const auto below = is_less(left, right), above = is_less(right, left);
    if ((below && *below) || (above && *above)) return false;
    return {};
}

} // namespace yinfeng::domain
