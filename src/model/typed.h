#pragma once
// Typed readings of a Value, and values of typed things. Writers are canonical: one thing, one spelling. Readers
// are tolerant: what they cannot read is nullopt, and the text stays in the cell and is shown as it is.

#include "base/amount.h"
#include "base/date.h"
#include "base/id.h"
#include "model/catalogue.h"
#include "model/value.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng {

// A date of which only the year or the month may be known ("4月份开工" is 2017-04).
struct PartialDate {
    std::int32_t year = 0;
    std::int32_t month = 0; // 0: not known
    std::int32_t day = 0;   // 0: not known

    static PartialDate of(Date date);
    bool is_whole() const { return day != 0; }
    std::optional<Date> whole() const; // only where the day is known
    Date first() const;                // the earliest and the latest day that it may be
    Date last() const;
    // A date that is less exact stands before all days in it; good for sorting.
    auto operator<=>(const PartialDate&) const = default;
};
std::string to_string(PartialDate date);                              // 2017-04-01, 2017-04, 2017
std::optional<PartialDate> parse_partial_date(std::string_view text); // exactly those

// Reading
std::optional<Quantity> quantity_of(const Value& value);
std::optional<PartialDate> date_of(const Value& value);
std::optional<Id> link_of(const Value& value);
std::optional<std::size_t> choice_of(const Value& value, ChoiceList list); // place in choices_of(list)
std::optional<bool> boolean_of(const Value& value);                        // unfilled is 未知, not 否
std::optional<std::int64_t> integer_of(const Value& value);

// Writing
Value to_value(const Quantity& quantity);
Value to_value(PartialDate date);
Value to_value(Date date);
Value to_value(Id link);
Value choice_value(ChoiceList list, std::size_t index); // none if there is no such entry

// Text as it may be stored: valid UTF-8, line ends \n, no control characters but \n and \t, no characters that turn
// the direction of writing around. Returns the same text where nothing is wrong. `one_line` makes line ends spaces.
std::string clean_text(std::string_view text, bool one_line = false);
bool is_clean_text(std::string_view text); // assumes valid UTF-8

} // namespace yinfeng
