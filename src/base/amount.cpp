#include "base/amount.h"

#include <algorithm>
#include <array>

namespace yinfeng {
namespace {

Decimal whole(std::int64_t value) { return Decimal::from_integer(value); }

// Signs of the canonical form, by Qualifier.
constexpr std::array<std::string_view, 9> signs{"", "约", "近", "余", "多", ">", "≥", "<", "≤"};

std::string_view sign_of(Qualifier qualifier) { return signs[static_cast<std::size_t>(qualifier)]; }

bool is_behind_number(Qualifier qualifier) { return qualifier == Qualifier::over || qualifier == Qualifier::more; }

} // namespace

const Measure& money() {
    static const Measure measure{"万元",
        {{"元", {100}}, {"圆", {100}}, {"人民币", {100}}, {"rmb", {100}}, {"cny", {100}}}, {{"亿元", 4}, {"万元", 0}},
        true};
    return measure;
}

const Measure& land_area() {
    static const Measure measure{"亩",
        {{"亩", whole(1)}, {"公顷", whole(15)}, {"平方公里", whole(1500)}, {"平方千米", whole(1500)},
            {"km²", whole(1500)}, {"km2", whole(1500)}, {"平方米", {1500}}, {"平米", {1500}}, {"㎡", {1500}},
            {"m²", {1500}}, {"m2", {1500}}},
        {{"亩", 0}}, false};
    return measure;
}

const Measure& floor_area() {
    static const Measure measure{"㎡",
        {{"㎡", whole(1)}, {"平方米", whole(1)}, {"平米", whole(1)}, {"m²", whole(1)}, {"m2", whole(1)},
            {"平方公里", whole(1'000'000)}},
        {{"万㎡", 4}, {"㎡", 0}}, false};
    return measure;
}

Measure plain_measure(std::string_view unit) {
    const std::string name(unit);
    return {name, {{name, whole(1)}}, {{"万" + name, 4}, {name, 0}}, false};
}

std::string to_string(const Quantity& quantity) {
    return std::string(sign_of(quantity.qualifier)) + to_string(quantity.value);
}

std::optional<Quantity> parse_quantity(std::string_view text) {
    Qualifier qualifier = Qualifier::none;
    for (std::size_t i = 1; i < signs.size(); ++i) {
        if (text.starts_with(signs[i])) {
            qualifier = static_cast<Qualifier>(i);
            text.remove_prefix(signs[i].size());
            break;
        }
    }
    const std::optional<Decimal> value = parse_decimal(text);
    return value ? std::optional(Quantity{*value, qualifier}) : std::nullopt;
}

std::string FormattedQuantity::text() const {
    // Signs touch the number; 约 and 近 stand off like every Chinese word beside a number.
    const bool is_sign = !before.empty() && before != "约" && before != "近";
    return before + (before.empty() || is_sign ? "" : " ") + number + (unit.empty() ? "" : " ") + unit;
}

FormattedQuantity format_quantity(const Quantity& quantity, const Measure& measure) {
    const std::uint64_t magnitude = quantity.value.millionths < 0
                                        ? 0 - static_cast<std::uint64_t>(quantity.value.millionths)
                                        : static_cast<std::uint64_t>(quantity.value.millionths);
    const Measure::ShownUnit* shown = &measure.shown.back();
    for (const Measure::ShownUnit& each : measure.shown) {
        std::uint64_t threshold = Decimal::one;
        for (int power = 0; power < each.power_of_ten; ++power) {
            threshold *= 10;
        }
        if (magnitude >= threshold) {
            shown = &each;
            break;
        }
    }
    FormattedQuantity formatted;
    formatted.number = to_string_shifted(quantity.value, shown->power_of_ten);
    formatted.unit = shown->spelling;
    const std::string_view sign = sign_of(quantity.qualifier);
    if (!is_behind_number(quantity.qualifier)) {
        formatted.before = sign;
        return formatted;
    }
    // 余 and 多 follow a round number at once (3000 余万元, 440 余亩), any other number after 万 or
    // 亿, or else after the unit (4 万多㎡, 9 亩多).
    std::string& unit = formatted.unit;
    const bool is_round =
        formatted.number.ends_with('0') && formatted.number != "0" && formatted.number.find('.') == std::string::npos;
    const bool has_scale = unit.starts_with("万") || unit.starts_with("亿");
    const std::size_t place = is_round ? 0 : has_scale ? std::string_view("万").size() : unit.size();
    unit.insert(place, sign);
    return formatted;
}

void QuantitySum::add(const std::optional<Quantity>& quantity) {
    if (!quantity) {
        ++unfilled_;
        return;
    }
    if (is_bound(quantity->qualifier)) {
        ++bounded_;
        return;
    }
    ++counted_;
    approximate_ = approximate_ || quantity->qualifier != Qualifier::none;
    const std::optional<Decimal> total = yinfeng::add(total_, quantity->value);
    overflowed_ = overflowed_ || !total;
    total_ = total.value_or(total_);
}

std::string describe_omissions(const QuantitySum& sum) {
    std::string text;
    if (sum.unfilled() > 0) {
        text = std::to_string(sum.unfilled()) + " 个未填";
    }
    if (sum.bounded() > 0) {
        text += (text.empty() ? "" : "、") + std::to_string(sum.bounded()) + " 个仅有区间";
    }
    if (sum.overflowed()) {
        text += std::string(text.empty() ? "" : "、") + "数值过大，合计不全";
    }
    return text;
}

std::string describe_sum(const QuantitySum& sum, const Measure& measure) {
    const std::string total = sum.counted() == 0 ? "—" : format_quantity(sum.quantity(), measure).text();
    const std::string omissions = describe_omissions(sum);
    return omissions.empty() ? total : total + " · " + omissions;
}

} // namespace yinfeng
