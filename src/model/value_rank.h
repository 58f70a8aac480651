#pragma once
// The order of a column, the same in the page and on the command line. Choices stand in the order of their list, several of them by
// the first, amounts and dates by what they say, yes before no; texts, links and other sets by pinyin (base/text_search.h).

#include "model/catalogue.h"
#include "model/value.h"

#include <cstdint>
#include <limits>

namespace yinfeng {

inline constexpr std::int64_t rank_unfilled = std::numeric_limits<std::int64_t>::max();
// From here on what has no place among the others: amounts in a currency without a rate, per year, undecided (in this order); what
// cannot be read; what is unfilled. It stands behind them, whichever way round they are.
inline constexpr std::int64_t rank_without_place = rank_unfilled / 4 * 3 + 2;

// Texts, links, tags and sets of links have no rank of their own: their places depend on all the others.
bool is_ranked_by_text(FieldType type);
// Of the other types, of a set of choices: of one element. What cannot be read (a code of a newer version) stands after all that can.
std::int64_t rank_of(FieldType type, const FieldOptions& options, const Value& value);
inline std::int64_t rank_of(const FieldInfo& field, const Value& value) {
    return rank_of(field.type, field.options, value);
}

} // namespace yinfeng
