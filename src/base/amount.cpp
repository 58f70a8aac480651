#include "base/amount.h"

#include "base/amount_english.h"
#include "base/traditional.h"
#include "base/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace yinfeng {
namespace {

Decimal whole(std::int64_t value) { return Decimal::from_integer(value); }

// Signs of the canonical form, by Qualifier.
constexpr std::array<std::string_view, 9> signs{"", "约", "近", "余", "多", ">", "≥", "<", "≤"};

constexpr std::string_view between_ends = "..";

std::string_view sign_of(Qualifier qualifier) { return signs[static_cast<std::size_t>(qualifier)]; }

bool is_behind_number(Qualifier qualifier) { return qualifier == Qualifier::over || qualifier == Qualifier::more; }

constexpr int most_decimals = 2; // of a figure in a unit that was chosen for it

constexpr std::int64_t power_of_ten(int power) {
    std::int64_t result = 1;
    for (; power > 0; --power) {
        result *= 10;
    }
    return result;
}

std::uint64_t magnitude(Decimal value) {
    return value.millionths < 0 ? 0 - static_cast<std::uint64_t>(value.millionths)
                                : static_cast<std::uint64_t>(value.millionths);
}

// One step in the last decimal that is shown in this unit, in millionths of the base unit.
std::int64_t shown_step(const Measure::ShownUnit& unit) {
    return power_of_ten(Decimal::decimals + unit.power_of_ten - most_decimals);
}

bool reaches(Decimal value, const Measure::ShownUnit& unit) {
    return magnitude(value) >= static_cast<std::uint64_t>(power_of_ten(Decimal::decimals + unit.power_of_ten));
}

// 24,013,533 but 3000: groups only help where there are several digits to count.
void group_digits(std::string& number) {
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(number.find('.'), number.size());
    if (end - first < 5) {
        return;
    }
    for (std::size_t place = end - 3; place > first && place < end; place -= 3) {
        number.insert(place, 1, ',');
    }
}

} // namespace

const Measure& money() {
    static const Measure measure{"万元",
        {{"元", {100}}, {"圆", {100}}, {"人民币", {100}}, {"rmb", {100}}, {"cny", {100}}},
        {{"万亿元", 8}, {"亿元", 4}, {"万元", 0}}, "元", {"人民币", "(人民币)", "rmb", "cny", "cn¥", "¥", "￥"}};
    return measure;
}

const Measure& land_area() {
    static const Measure measure{"亩",
        {{"亩", whole(1)}, {"公顷", whole(15)}, {"平方公里", whole(1500)}, {"平方千米", whole(1500)},
            {"km²", whole(1500)}, {"km2", whole(1500)}, {"平方米", {1500}}, {"平米", {1500}}, {"㎡", {1500}},
            {"m²", {1500}}, {"m2", {1500}}},
        {{"亩", 0}}, {}, {}};
    return measure;
}

const Measure& floor_area() {
    static const Measure measure{"㎡",
        {{"㎡", whole(1)}, {"平方米", whole(1)}, {"平米", whole(1)}, {"m²", whole(1)}, {"m2", whole(1)},
            {"平方公里", whole(1'000'000)}},
        {{"万㎡", 4}, {"㎡", 0}}, {}, {}};
    return measure;
}

Measure plain_measure(std::string_view unit) {
    const std::string name(unit);
    return {name, {{name, whole(1)}}, {{"万" + name, 4}, {name, 0}}, {}, {}};
}

std::optional<Quantity> make_range(Decimal lower, Decimal upper, Qualifier qualifier) {
    const std::optional<Decimal> width = subtract(upper, lower);
    if (!width || width->millionths <= 0 || qualifier > Qualifier::about) return std::nullopt;
    return Quantity{lower, qualifier, *width};
}

std::string to_string(const Quantity& quantity) {
    std::string text(sign_of(quantity.qualifier));
    text += to_string(quantity.value);
    if (quantity.is_range()) text.append(between_ends).append(to_string(quantity.upper()));
    return text;
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
    if (const std::size_t between = text.find(between_ends); between != std::string_view::npos) {
        const auto lower = parse_decimal(text.substr(0, between));
        const auto upper = parse_decimal(text.substr(between + between_ends.size()));
        return lower && upper ? make_range(*lower, *upper, qualifier) : std::nullopt;
    }
    const std::optional<Decimal> value = parse_decimal(text);
    return value ? std::optional(Quantity{*value, qualifier}) : std::nullopt;
}

namespace {

// Signs touch the number; words stand off, as 约 and 近 do beside a number.
bool is_sign(std::string_view before) {
    return before.empty() || std::ranges::contains(std::array<std::string_view, 4>{">", "≥", "<", "≤"}, before);
}

// Of measure.shown from large to small.
std::span<const Measure::ShownUnit> shown_units(const Measure& measure, Language spoken) {
    return is_chinese(spoken) ? std::span<const Measure::ShownUnit>(measure.shown) : english_units(measure);
}

} // namespace

std::string FormattedQuantity::text() const {
    return before + (is_sign(before) ? "" : " ") + number + (unit.empty() ? "" : " ") + unit + note;
}

namespace {

FormattedQuantity in_characters(FormattedQuantity formatted, Language spoken) {
    if (spoken != Language::zh_hant) return formatted;
    for (std::string* const part : {&formatted.before, &formatted.unit, &formatted.behind}) *part = traditional(*part);
    return formatted;
}

} // namespace

std::string FormattedQuantity::figure() const {
    const bool is_english = !before.empty() && before.back() >= 'a' && before.back() <= 'z';
    return before + (is_english ? " " : "") + number;
}

FormattedQuantity format_quantity_in(const Quantity& quantity, const Measure::ShownUnit& shown, Language spoken) {
    FormattedQuantity formatted;
    formatted.number = to_string_shifted(quantity.value, shown.power_of_ten);
    formatted.unit = shown.spelling;
    const bool is_round =
        formatted.number.ends_with('0') && formatted.number != "0" && formatted.number.find('.') == std::string::npos;
    group_digits(formatted.number);
    if (quantity.is_range()) {
        std::string upper = to_string_shifted(quantity.upper(), shown.power_of_ten);
        group_digits(upper);
        formatted.number.append("–").append(upper);
    }
    if (!is_chinese(spoken)) {
        const auto [before, behind] = english_qualifier(quantity.qualifier);
        formatted.before = before;
        if (behind.empty()) return formatted;
        formatted.behind.append("-").append(behind);
        formatted.unit = std::string(behind) + ' ' + shown.spelling;
        return formatted;
    }
    const std::string_view sign = sign_of(quantity.qualifier);
    if (!is_behind_number(quantity.qualifier)) {
        formatted.before = sign;
        return in_characters(std::move(formatted), spoken);
    }
    // 余 and 多 follow a round number at once (3000 余万元, 440 余亩), any other number after 万 or
    // 亿, or else after the unit (4 万多㎡, 9 亩多).
    formatted.behind = sign;
    std::string& unit = formatted.unit;
    const std::size_t scale = unit.starts_with("万亿")                           ? std::string_view("万亿").size()
                              : unit.starts_with("万") || unit.starts_with("亿") ? std::string_view("万").size()
                                                                                 : unit.size();
    unit.insert(is_round ? 0 : scale, sign);
    return in_characters(std::move(formatted), spoken);
}

FormattedQuantity format_quantity(const Quantity& quantity, const Measure& measure, Language spoken) {
    const auto units = shown_units(measure, spoken);
    // So many of a small unit that it is a number still.
    const auto fits = [&](const Measure::ShownUnit& unit) {
        if (unit.power_of_ten >= 0) return true;
        const auto most = static_cast<std::uint64_t>(INT64_MAX / power_of_ten(-unit.power_of_ten));
        return magnitude(quantity.value) <= most && magnitude(quantity.upper()) <= most;
    };
    for (const Measure::ShownUnit& unit : units) {
        if (reaches(quantity.value, unit) && quantity.value.millionths % shown_step(unit) == 0 &&
            quantity.width.millionths % shown_step(unit) == 0 && fits(unit)) {
            return format_quantity_in(quantity, unit, spoken);
        }
    }
    const auto small = std::ranges::find_if(
        units, [&](const Measure::ShownUnit& unit) { return unit.power_of_ten <= 0 && fits(unit); });
    return format_quantity_in(quantity, *small, spoken);
}

std::string editable_quantity(const Quantity& quantity, const Measure& measure) {
    std::string text = format_quantity(quantity, measure).text();
    std::erase(text, ',');
    return text;
}

std::string example_quantity(const Measure& measure) {
    const auto units = shown_units(measure, language());
    const bool is_spoken = !is_chinese(language());
    const std::size_t usual =
        is_spoken ? std::min<std::size_t>(3, units.size()) - 1 : units.size() - std::min<std::size_t>(2, units.size());
    const Measure::ShownUnit& unit = units[usual];
    return (is_spoken ? "15 " : "15") +
           (language() == Language::zh_hant ? std::string(traditional(unit.spelling)) : unit.spelling);
}

bool is_thousandfold(const Quantity& before, const Quantity& after) {
    const std::uint64_t one = magnitude(before.value), other = magnitude(after.value);
    return std::min(one, other) > 0 && std::max(one, other) / 1000 >= std::min(one, other);
}

Addend addend_of(const std::optional<Quantity>& quantity) {
    using What = Addend::What;
    if (!quantity) return {};
    if (is_bound(quantity->qualifier)) return {What::bound, {}, {}};
    const What what = quantity->qualifier == Qualifier::none ? What::exact : What::approximate;
    return {what, quantity->value, quantity->width};
}

void QuantitySum::add(const Addend& addend) {
    const bool approximate = addend.what == Addend::What::approximate;
    if (addend.what != Addend::What::exact && !approximate) {
        ++left_out_[static_cast<std::size_t>(addend.what)];
        return;
    }
    ++counted_;
    approximate_ = approximate_ || approximate;
    const std::optional<Decimal> total = yinfeng::add(total_, addend.least);
    const std::optional<Decimal> width = yinfeng::add(width_, addend.width);
    if (!total || !width || !yinfeng::add(*total, *width)) {
        overflowed_ = true;
        return;
    }
    total_ = *total;
    width_ = *width;
}

std::string describe_omissions(const QuantitySum& sum) {
    std::string text;
    const auto add = [&text](std::string_view omission) {
        if (!text.empty()) {
            text += say(BaseWord::between_omissions);
        }
        text += omission;
    };
    using What = Addend::What;
    constexpr std::pair<What, BaseWord> left_out[] = {{What::unfilled, BaseWord::sum_unfilled},
        {What::bound, BaseWord::sum_bounded}, {What::undecided, BaseWord::sum_undecided},
        {What::foreign, BaseWord::sum_foreign}, {What::per_year, BaseWord::sum_per_year}};
    for (const auto& [what, word] : left_out) {
        if (sum.count(what) > 0) add(say(word, {std::to_string(sum.count(what))}));
    }
    if (sum.overflowed()) {
        add(say(BaseWord::sum_overflowed));
    }
    return text;
}

std::optional<FormattedQuantity> format_sum(const QuantitySum& sum, const Measure& measure) {
    if (sum.counted() == 0) {
        return std::nullopt;
    }
    Quantity total = sum.quantity();
    const auto units = shown_units(measure, language());
    const auto unit =
        std::ranges::find_if(units, [&total](const Measure::ShownUnit& each) { return reaches(total.value, each); });
    const Measure::ShownUnit& shown = unit == units.end() ? units.back() : *unit;
    const std::int64_t step = shown_step(shown);
    bool is_rounded = false;
    const auto round = [&](Decimal exact) {
        const std::int64_t rest = exact.millionths % step;
        if (rest == 0) return exact;
        is_rounded = true;
        const bool away = magnitude({rest}) >= static_cast<std::uint64_t>(step) / 2;
        const Decimal toward_zero{exact.millionths - rest};
        const Decimal one_step{away ? (rest < 0 ? -step : step) : 0};
        return yinfeng::add(toward_zero, one_step).value_or(toward_zero);
    };
    const Decimal least = round(total.value), most = round(total.upper());
    if (is_rounded) total = {least, Qualifier::about, {std::max<std::int64_t>(0, most.millionths - least.millionths)}};
    return format_quantity_in(total, shown);
}

std::string describe_sum(const QuantitySum& sum, const Measure& measure) {
    const std::optional<FormattedQuantity> stated = format_sum(sum, measure);
    const std::string total = stated ? stated->text() : "—";
    const std::string omissions = describe_omissions(sum);
    return omissions.empty() ? total : total + " · " + omissions;
}

} // namespace yinfeng
