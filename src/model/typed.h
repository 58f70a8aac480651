#pragma once
// Typed readings of a Value, and values of typed things. Writers are canonical: one thing, one spelling. Readers
// are tolerant: what they cannot read is nullopt, and the text stays in the cell and is shown as it is.

#include "base/amount.h"
#include "base/id.h"
#include "base/partial_date.h"
#include "base/stated_quantity.h"
#include "model/catalogue.h"
#include "model/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace yinfeng {

// Reading
std::optional<Quantity> quantity_of(const Value& value); // what can be compared and added up (StatedQuantity::figure)
std::optional<StatedQuantity> stated_of(const Value& value);
std::string_view words_of(const Value& quantity); // as it was written, where that says more; "" if nothing does
Addend addend_of(const Value& quantity);          // for sums; what cannot be read counts as unfilled
std::optional<PartialDate> date_of(const Value& value);
std::optional<Id> link_of(const Value& value);
std::optional<std::size_t> choice_of(const Value& value, ChoiceList list); // place in choices_of(list)
std::optional<std::size_t> choice_of(const Value& value, const FieldOptions& options);
std::optional<bool> boolean_of(const Value& value); // unfilled is 未知, not 否
std::optional<std::int64_t> integer_of(const Value& value);

// Writing
Value to_value(const Quantity& quantity);
Value to_value(const StatedQuantity& stated, std::string_view words = {});
Value to_value(PartialDate date);
Value to_value(Date date);
Value to_value(Id link);
Value choice_value(ChoiceList list, std::size_t index); // none if there is no such entry
Value choice_value(const FieldOptions& options, std::size_t index);

// Text as it may be stored: valid UTF-8, line ends \n, no control characters but \n and \t, no characters that turn
// the direction of writing around. Returns the same text where nothing is wrong. `one_line` makes line ends and tabs
// blanks, so that what they part stays parted.
std::string clean_text(std::string_view text, bool one_line = false);
bool is_clean_text(std::string_view text); // assumes valid UTF-8
// An element of a set, a tag: in one line, and without the blanks around it, which nobody sees. "" is none.
std::string clean_element(std::string_view text);

} // namespace yinfeng
