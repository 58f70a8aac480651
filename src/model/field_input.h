#pragma once
// What somebody typed or pasted, as the value of a field: the one reader behind the form, the table cell, the filter
// and the command line. And what a field may hold (FieldOptions .least and .greatest), for everyone who writes.

#include "base/amount.h"
#include "base/date_input.h"
#include "model/choice_words.h"
#include "model/value.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yinfeng {

const Measure& measure_of(const FieldOptions& options); // 万元, 亩, ㎡, of its own; others as plain numbers

// What goes without saying where something is typed.
struct InputContext {
    std::optional<Date> today;          // none: a date without a year is refused
    std::string_view default_unit = {}; // of a quantity without one, such as the 亿元 of a heading; empty: the field's
    bool asks = false;                  // a filter: may name numbers that the field may not hold
    std::optional<std::int32_t> year = {}; // of a date without one, where a heading or a title says it
    SerialDays serials = SerialDays::from_1900;
    std::span<const LearnedWord> learned = {}; // what the office calls choices
};

// A value of a field of any type but links and sets, within its bounds; an empty text is "unfilled". The message says
// what is wrong and what to write. For links and sets: nothing but an error.
// tests/unit/model/value_forms.txt says what becomes what.
Result<Value> parse_field_input(const FieldInfo& field, std::string_view typed, const InputContext& context = {});

// A value that cannot be read as the field's type passes: it is shown as it is, and no number.
bool is_within_bounds(const FieldInfo& field, const Value& value);
std::string bounds_message(const FieldInfo& field); // '业主评分要在 1 到 5 之间。'

} // namespace yinfeng
