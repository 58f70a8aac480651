#include "model/field_input.h"

#include "base/typed_blanks.h"
#include "base/utf8.h"
#include "model/labels.h"
#include "model/typed.h"
#include "model/words.h"

namespace yinfeng {

namespace {

bool has_least(const FieldInfo& field) { return field.options.least != no_least; }
bool has_greatest(const FieldInfo& field) { return field.options.greatest != no_greatest; }

// What people write behind a number of days.
std::span<const std::string_view> unit_spellings(Unit unit) {
    static constexpr std::string_view working[] = {"个工作日", "工作日", "working days", "天", "日"};
    static constexpr std::string_view days[] = {"days", "天", "日"};
    switch (unit) {
    case Unit::working_days: return working;
    case Unit::days: return days;
    default: return {};
    }
}

// Digits, with what people put among them.
bool looks_like_number(std::string_view text) {
    std::size_t points = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = to_half_width(next_code_point(text, at));
        const bool is_digit = c >= '0' && c <= '9';
        points += c == '.' || c == U'。';
        if (!is_digit && c != ',' && c != '.' && c != U'。' && c != '+' && c != '-' && c != U'−' && !is_space(c))
            return false;
    }
    return points < 2;
}

Result<Value> parse_integer(const FieldInfo& field, std::string_view typed) {
    std::string_view text = trim(typed);
    for (const std::string_view unit : unit_spellings(field.options.unit)) { // 5 工作日, 5天
        if (text.size() <= unit.size() || !text.ends_with(unit)) continue;
        text = trim(text.substr(0, text.size() - unit.size()));
        break;
    }
    if (!looks_like_number(text)) return fail(say(ModelWord::no_whole_number, {quoted(typed)}));
    const auto number = parse_decimal_input(text);
    if (!number) return std::unexpected(number.error());
    if (number->millionths % Decimal::one != 0) return fail(say(ModelWord::whole_number_wanted));
    return Value::of(number->millionths / Decimal::one);
}

std::unexpected<Error> unknown_choice(const FieldInfo& field, std::string_view typed) {
    std::string known;
    for (const Choice& choice : choices_of(field.options)) {
        if (choice.is_retired) continue;
        if (!known.empty()) known += say(ModelWord::between_choices);
        known += label(choice, language());
    }
    return fail(say(ModelWord::no_such_choice, {label(field, language()), quoted(typed), known}));
}

// Of figures in another currency, per year: whether they may be at all is a matter of their sign.
bool is_within(const FieldInfo& field, const Quantity& quantity, bool is_comparable) {
    if (has_least(field) && quantity.value < Decimal::from_integer(is_comparable ? field.options.least : 0))
        return false;
    return !has_greatest(field) || !is_comparable || quantity.upper() <= Decimal::from_integer(field.options.greatest);
}

} // namespace

const Measure& measure_of(const FieldOptions& options) {
    static const Measure plain = plain_measure("");
    if (options.own_measure) return *options.own_measure;
    switch (options.unit) {
    case Unit::wan_yuan: return money();
    case Unit::mu: return land_area();
    case Unit::square_metre: return floor_area();
    default: return plain;
    }
}

bool is_within_bounds(const FieldInfo& field, const Value& value) {
    const FieldOptions& options = field.options;
    if (field.type == FieldType::integer) {
        const auto number = integer_of(value);
        return !number || (*number >= options.least && *number <= options.greatest);
    }
    if (field.type != FieldType::quantity || (!has_least(field) && !has_greatest(field))) return true;
    const auto stated = stated_of(value);
    if (!stated || stated->is_undecided) return true;
    const auto figure = stated->figure();
    return is_within(field, figure.value_or(stated->quantity), figure.has_value());
}

std::string bounds_message(const FieldInfo& field) {
    const std::string_view name = label(field, language());
    const std::string least = std::to_string(field.options.least), greatest = std::to_string(field.options.greatest);
    if (has_least(field) && has_greatest(field)) return say(ModelWord::out_of_bounds, {name, least, greatest});
    return has_least(field) ? say(ModelWord::below_least, {name, least})
                            : say(ModelWord::above_greatest, {name, greatest});
}

Result<Value> parse_field_input(const FieldInfo& field, std::string_view typed, const InputContext& context) {
    const std::string_view text = trim(typed);
    if (text.empty()) return Value();
    Result<Value> value = Value();
    switch (field.type) {
    case FieldType::text: return Value::text(clean_text(text, true));
    case FieldType::long_text: return Value::text(clean_text(typed));
    case FieldType::date: {
        if (const auto stored = parse_partial_date(text)) return to_value(*stored);
        const auto date = parse_date_input(text, {context.today, field.options.planned, context.year, context.serials});
        if (!date) return std::unexpected(date.error());
        return to_value(*date);
    }
    case FieldType::quantity: {
        const auto input = parse_stated_input(text, measure_of(field.options), context.default_unit);
        if (!input) return std::unexpected(input.error());
        value = to_value(input->stated, clean_text(input->words, true));
        break;
    }
    case FieldType::integer: value = parse_integer(field, text); break;
    case FieldType::choice:
    case FieldType::choice_set: { // one of several
        const auto choice = choice_by_words(field.options, text, context.learned);
        return choice ? Result<Value>(choice_value(field.options, *choice)) : unknown_choice(field, text);
    }
    case FieldType::boolean:
        if (const auto yes = boolean_by_words(text)) return Value::of(*yes);
        return fail(say(ModelWord::yes_or_no, {label(field, language()), quoted(text)}));
    default: return fail(say(ModelWord::not_typed, {label(field, language())}));
    }
    if (value && !context.asks && !is_within_bounds(field, *value)) return fail(bounds_message(field));
    return value;
}

} // namespace yinfeng
