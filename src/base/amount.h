// Quantities as the sources state them: a number with the qualifier that belongs to it (近 500 万,
// 3000 余万元, >10 亿元; mechanisms.md N13 and trap 8: 近, 约, 余, 多 are part of the number), or a range (3–5 亿元).
// Money is in 万元, land in 亩, floors in ㎡. What else people state of a quantity - a foreign currency, 待定 - is
// stated_quantity.h.
#pragma once

#include "base/decimal.h"
#include "base/language.h"
#include "base/result.h"

#include <array>
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
    Decimal value; // in the base unit of its measure; of a range the lower end
    Qualifier qualifier = Qualifier::none;
    Decimal width = {}; // of a range, which is exact or 约: more than 0, and value + width fits
    bool is_range() const { return width.millionths > 0; }
    Decimal upper() const { return {value.millionths + width.millionths}; }
    bool operator==(const Quantity&) const = default;
};
// Nothing where the ends are the wrong way round or too far apart.
std::optional<Quantity> make_range(Decimal lower, Decimal upper, Qualifier qualifier = Qualifier::none);
// Says where the number lies and not what it is: a bound or a range.
inline bool is_open_figure(const Quantity& quantity) { return is_bound(quantity.qualifier) || quantity.is_range(); }

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
    // Of money: its one unit without a scale, and what may stand before or behind an amount: 元; 人民币, ¥.
    std::string coin;
    std::vector<std::string> signs;
    bool is_money() const { return !coin.empty(); }
};

const Measure& money();      // RMB, base 万元; shown 万亿元 or 亿元 from one of them on, else 万元
const Measure& land_area();  // base 亩 (1 公顷 = 15 亩, 1 km² = 1500 亩, 1 ㎡ = 0.0015 亩, all exact); shown 亩
const Measure& floor_area(); // base ㎡; shown 万㎡ from 1 万 on
// Any other unit, such as 吨 or 人: accepts and shows 万吨.
Measure plain_measure(std::string_view unit);

// Canonical text for files: the qualifier's sign followed by the canonical decimal in base units:
// '150000', '约4700000', '>100000', '30000..50000'. Signs: 约 近 余 多 > ≥ < ≤.
std::string to_string(const Quantity& quantity);
std::optional<Quantity> parse_quantity(std::string_view text);

// What people type: '15亿', '1.5 亿元', '3000余万元', '近500万', '>10亿元', '4万多㎡', '5个亿', '5亿元人民币',
// '1億2000萬元', '10亿以上', '3–5亿', '三亿', '叁亿元整', '亿元以上', '数十亿' (tests/unit/base/amount_forms.txt has them
// all). A number without a unit is in default_unit, such as 亿元 (empty: the base unit). Mixed qualifiers and two numbers
// (typed_blanks.h) are refused with a reason; other currencies and what people write around an amount are read by
// parse_stated_input (stated_quantity.h).
Result<Quantity> parse_quantity_input(
    std::string_view text, const Measure& measure, std::string_view default_unit = {});
inline Result<Quantity> parse_amount(std::string_view text, std::string_view default_unit = {}) {
    return parse_quantity_input(text, money(), default_unit);
}
// The unit that goes without saying in what somebody is typing, for the field to show it: default_unit (or the base
// unit) where nothing or a number without a unit stands there, else empty.
std::string_view unit_left_unsaid(std::string_view typed, const Measure& measure, std::string_view default_unit = {});

// In parts, for screens that set the number large: '近', '500', '万元' · '', '3000', '余万元' · '',
// '4', '万多㎡' · '>', '10', '亿元' · '', '3–5', '亿元'. The number is exact: in the largest unit that says it with two decimals, else in
// the base unit; from five digits on in groups of three.
// In English: 'about 5 million yuan', '30 odd million yuan' (余), '30 plus million yuan' (多); in traditional Chinese as in Chinese. What
// is shown in one language can be typed in every one.
struct FormattedQuantity {
    std::string before;
    std::string number;
    std::string unit;           // with 余 or 多 in its place
    std::string behind;         // '余' or '多' alone, for a column whose heading says the unit: '2', '余'
    std::string note;           // behind all of it: '（汇率 7.1）'
    std::string text() const;   // '近 500 万元', '3000 余万元', '4 万多㎡', '>10 亿元', '3–5 亿元'
    std::string figure() const; // in such a column: '近500', '>10', 'about 500'
};
FormattedQuantity format_quantity(const Quantity& quantity, const Measure& measure, Language spoken = language());
inline FormattedQuantity format_amount(const Quantity& quantity) { return format_quantity(quantity, money()); }
// For a column of one unit (of measure.shown, or that of English), whatever the size of its numbers.
FormattedQuantity format_quantity_in(
    const Quantity& quantity, const Measure::ShownUnit& unit, Language spoken = language());
// What an editor starts with: exact and without groups, so that digits can be put in and taken out.
std::string editable_quantity(const Quantity& quantity, const Measure& measure);
// For sentences that ask for another figure: 15亿元, 15万㎡, 15亩; 15 million yuan.
std::string example_quantity(const Measure& measure);

// A figure in another unit than was meant: both state a number, and one is at least a thousand times the other.
bool is_thousandfold(const Quantity& before, const Quantity& after);

// What one value adds to a total. Flat, so that a column of 100 000 of them is added up at once.
struct Addend {
    enum class What : std::uint8_t {
        unfilled,
        exact,
        approximate, // 约, 近, 余, 多
        bound,
        undecided, // 待定
        foreign,   // an amount in another currency, of which no rate is known
        per_year,  // no part of a total
    } what = What::unfilled;
    Decimal least, width; // exact, approximate
    bool operator==(const Addend&) const = default;
};
Addend addend_of(const std::optional<Quantity>& quantity);

// A total that says what it leaves out. Exactly stated numbers, ranges and those with 约, 近, 余 or 多 are
// added (the last make the total 约; ranges make it one, from the least to the most that it can be); bounds are only
// counted, because adding 10 for '>10' would understate the total without saying so.
class QuantitySum {
public:
    void add(const Addend& addend);
    void add(const std::optional<Quantity>& quantity) { add(addend_of(quantity)); }

    Decimal total() const { return total_; } // the least that it can be
    // With Qualifier::about if any summand was approximate.
    Quantity quantity() const { return {total_, approximate_ ? Qualifier::about : Qualifier::none, width_}; }
    std::size_t counted() const { return counted_; }
    std::size_t unfilled() const { return count(Addend::What::unfilled); }
    std::size_t bounded() const { return count(Addend::What::bound); }
    std::size_t count(Addend::What left_out) const { return left_out_[static_cast<std::size_t>(left_out)]; }
    // Known, and no part of any total: 待定, in another currency, per year.
    std::size_t apart() const {
        return count(Addend::What::undecided) + count(Addend::What::foreign) + count(Addend::What::per_year);
    }
    bool approximate() const { return approximate_; }
    // The total does not fit; total() is then the sum of what did.
    bool overflowed() const { return overflowed_; }

private:
    Decimal total_, width_;
    std::size_t counted_ = 0;
    std::array<std::size_t, 7> left_out_{};
    bool approximate_ = false;
    bool overflowed_ = false;
};

// The total with two decimals at most; one that has more is 约. Nothing if no number was stated at all.
std::optional<FormattedQuantity> format_sum(const QuantitySum& sum, const Measure& measure);
// '42 个未填、5 个仅有区间、1 个待定', or empty if nothing is left out.
std::string describe_omissions(const QuantitySum& sum);
// '207.5 亿元 · 42 个未填、5 个仅有区间'; '—' in place of the total if no number was stated at all.
std::string describe_sum(const QuantitySum& sum, const Measure& measure);

} // namespace yinfeng
