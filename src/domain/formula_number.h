#pragma once
// The numbers of formulas: what is certain of a quantity, exactly. A figure is one number; a range (3–5 亿元) and a bound (>10 亿元)
// are the numbers between two ends, of which one may be missing, and are worked with as such: a sum of ranges is a range, a range
// minus itself is from −width to width, a bound times two is a bound. 约, 近, 余 and 多 make the result 约.
//
// Multiplied and divided to six decimals, 四舍五入 (base/decimal.h). What was rounded there is shown with two decimals, below one
// with four (to_quantity()).

#include "base/amount.h"
#include "base/decimal.h"

#include <cstdint>
#include <expected>
#include <optional>

namespace yinfeng::domain {

// Why there is no value.
enum class Lack : std::uint8_t {
    unfilled, // of what it reads; says nothing more
    zero,     // division
    large,
    undecided,  // 待定
    currency,   // without a rate
    per_year,   // no total
    open,       // of a range or a bound nothing certain follows
    partial,    // a date of which the day is not known
    not_whole,  // days
    long_text,  // longer than most_formula_text_bytes
    unreadable, // what the field holds is no value of its type
};

struct FormulaNumber {
    std::optional<Decimal> least, most; // both the same: exact. Not both missing
    bool above = false, below = false;  // the end itself is not among them: >10, <10
    bool about = false;
    bool is_rounded = false; // by a division or a product

    static FormulaNumber exactly(Decimal value) { return {value, value}; }
    bool is_exact() const { return least && most && *least == *most; }
};
using NumberOrLack = std::expected<FormulaNumber, Lack>;

FormulaNumber to_number(const Quantity& quantity);
// As it is kept and shown. Nothing where its ends are too far apart.
std::optional<Quantity> to_quantity(const FormulaNumber& number);

NumberOrLack negated(const FormulaNumber& number);
NumberOrLack sum(const FormulaNumber& left, const FormulaNumber& right);
NumberOrLack product(const FormulaNumber& left, const FormulaNumber& right);
NumberOrLack quotient(const FormulaNumber& left, const FormulaNumber& right);
NumberOrLack absolute(const FormulaNumber& number);
NumberOrLack rounded(const FormulaNumber& number, int decimals); // 0–6
FormulaNumber smaller_of(const FormulaNumber& left, const FormulaNumber& right);
FormulaNumber greater_of(const FormulaNumber& left, const FormulaNumber& right);

// What is certain; nothing where it may be either way.
std::optional<bool> is_less(const FormulaNumber& left, const FormulaNumber& right);
std::optional<bool> is_equal(const FormulaNumber& left, const FormulaNumber& right);

} // namespace yinfeng::domain
