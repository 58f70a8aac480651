// Quantities as the sources state them: a number with the qualifier that belongs to it (近 500 万,
// 3000 余万元, >10 亿元; mechanisms.md N13 and trap 8: 近, 约, 余, 多 are part of the number).
// Money is in 万元, land in 亩, floors in ㎡.
#pragma once

#include "base/decimal.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

enum class Qualifier : std::uint8_t {
    none,
    about,    // 约, 左右
    nearly,   // 近
    over,     // 余
    more,     // 多
    greater,  // >, 超过
    at_least, // ≥, 以上
    less,     // <, 不足
    at_most,  // ≤, 以下
};

// A bound says where the number lies but not what it is, so it can be compared and shown but not
// summed.
constexpr bool is_bound(Qualifier qualifier) { return qualifier >= Qualifier::greater; }

struct Quantity {
    Decimal value; // in the base unit of its measure
    Qualifier qualifier = Qualifier::none;
    bool operator==(const Quantity&) const = default;
};

// One kind of quantity: its base unit (in which values are kept), the ways people write units, and
// how it is shown.
struct Measure {
    struct Unit {
        std::string spelling;
        Decimal in_base_units; // 元 is 0.0001 where the base is 万元
    };
    struct ShownUnit {
        std::string spelling;
        int power_of_ten = 0; // 亿元 is 10^4 base units
    };
    std::string base_unit;
    std::vector<Unit> accepted;   // without 十, 百, 千, 万, 亿, which may stand before each of them
    std::vector<ShownUnit> shown; // from large to small, the last being the base unit
    bool is_money = false;
};

const Measure& money();      // base 万元; shown 万亿元 or 亿元 from one of them on, else 万元
const Measure& land_area();  // base 亩 (1 公顷 = 15 亩, 1 km² = 1500 亩, 1 ㎡ = 0.0015 亩, all exact); shown 亩
const Measure& floor_area(); // base ㎡; shown 万㎡ from 1 万 on
// Any other unit, such as 吨 or 人: accepts and shows 万吨.
Measure plain_measure(std::string_view unit);

// Canonical text for files: the qualifier's sign followed by the canonical decimal in base units:
// '150000', '约4700000',
// '>100000'. Signs: 约 近 余 多 > ≥ < ≤.
std::string to_string(const Quantity& quantity);
std::optional<Quantity> parse_quantity(std::string_view text);

// What people type: '15亿', '1.5 亿元', '3000余万元', '近500万', '>10亿元', '4万多㎡', '5个亿', '5亿元人民币',
// '1億2000萬元', '10亿以上' (tests/unit/base/amount_forms.txt has them all). A number without a unit is in
// default_unit, such as 亿元 (empty: the base unit). Ranges, foreign currencies, Chinese numerals, mixed qualifiers
// and two numbers (typed_blanks.h) are refused with a reason.
Result<Quantity> parse_quantity_input(
    std::string_view text, const Measure& measure, std::string_view default_unit = {});
inline Result<Quantity> parse_amount(std::string_view text, std::string_view default_unit = {}) {
    return parse_quantity_input(text, money(), default_unit);
}
// The unit that goes without saying in what somebody is typing, for the field to show it: default_unit (or the base
// unit) where nothing or a number without a unit stands there, else empty.
std::string_view unit_left_unsaid(std::string_view typed, const Measure& measure, std::string_view default_unit = {});

// In parts, for screens that set the number large: '近', '500', '万元' · '', '3000', '余万元' · '',
// '4', '万多㎡' · '>', '10', '亿元'. The number is exact: in the largest unit that says it with two decimals, else in
// the base unit; from five digits on in groups of three.
struct FormattedQuantity {
    std::string before;
    std::string number;
    std::string unit;         // with 余 or 多 in its place
    std::string_view behind;  // '余' or '多' alone, for a column whose heading says the unit: '2', '余'
    std::string text() const; // '近 500 万元', '3000 余万元', '4 万多㎡', '>10 亿元'
};
FormattedQuantity format_quantity(const Quantity& quantity, const Measure& measure);
inline FormattedQuantity format_amount(const Quantity& quantity) { return format_quantity(quantity, money()); }
// For a column of one unit (of measure.shown), whatever the size of its numbers.
FormattedQuantity format_quantity_in(const Quantity& quantity, const Measure::ShownUnit& unit);
// What an editor starts with: exact and without groups, so that digits can be put in and taken out.
std::string editable_quantity(const Quantity& quantity, const Measure& measure);

// A figure in another unit than was meant: both state a number, and one is at least a thousand times the other.
bool is_thousandfold(const Quantity& before, const Quantity& after);

// A total that says what it leaves out. Exactly stated numbers and those with 约, 近, 余 or 多 are
// added (the latter make the total 约); bounds are only counted, because adding 10 for '>10' would
// understate the total without saying so.
class QuantitySum {
public:
    void add(const std::optional<Quantity>& quantity);

    Decimal total() const { return total_; }
    // With Qualifier::about if any summand was approximate.
    Quantity quantity() const { return {total_, approximate_ ? Qualifier::about : Qualifier::none}; }
    std::size_t counted() const { return counted_; }
    std::size_t unfilled() const { return unfilled_; }
    std::size_t bounded() const { return bounded_; }
    bool approximate() const { return approximate_; }
    // The total does not fit; total() is then the sum of what did.
    bool overflowed() const { return overflowed_; }

private:
    Decimal total_;
    std::size_t counted_ = 0;
    std::size_t unfilled_ = 0;
    std::size_t bounded_ = 0;
    bool approximate_ = false;
    bool overflowed_ = false;
};

// The total with two decimals at most; one that has more is 约. Nothing if no number was stated at all.
std::optional<FormattedQuantity> format_sum(const QuantitySum& sum, const Measure& measure);
// '42 个未填、5 个仅有区间', or empty if nothing is left out.
std::string describe_omissions(const QuantitySum& sum);
// '207.5 亿元 · 42 个未填、5 个仅有区间'; '—' in place of the total if no number was stated at all.
std::string describe_sum(const QuantitySum& sum, const Measure& measure);

} // namespace yinfeng
