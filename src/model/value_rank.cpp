#include "model/value_rank.h"

#include "model/typed.h"

#include <algorithm>

namespace yinfeng {

namespace {

// Figures in the unit of the field; then what is per year, by currency; then what is in a currency without a rate; then
// what is undecided. Each kind has a stretch of its own, so that a key is one number.
std::int64_t rank_of_quantity(const StatedQuantity& stated) {
    constexpr std::int64_t limit = rank_unfilled / 4, stretch = rank_unfilled / 100;
    const auto figure = stated.figure();
    const Quantity& quantity = figure ? *figure : stated.quantity;
    if (figure) {
        // <10 stands before 10, and >10 after it, as 10–20 does.
        const int side = quantity.is_range()                     ? 1
                         : quantity.qualifier == Qualifier::none ? 0
                         : quantity.qualifier == Qualifier::less || quantity.qualifier == Qualifier::at_most ||
                                 quantity.qualifier == Qualifier::nearly
                             ? -1
                             : 1;
        return std::clamp(quantity.value.millionths, -limit, limit) * 3 + side;
    }
    if (stated.is_undecided) return rank_unfilled - 2;
    constexpr std::int64_t begin = rank_without_place, currencies = static_cast<std::int64_t>(Currency::count_);
    static_assert(begin < rank_unfilled - 2 - 2 * currencies * (stretch / 5));
    const std::int64_t which = static_cast<std::int64_t>(stated.currency) + (stated.per_year ? 0 : currencies);
    const std::int64_t half = stretch / 10 - 1;
    return begin + which * (stretch / 5) + half + std::clamp(quantity.value.millionths / 100, -half, half);
}

} // namespace

bool is_ranked_by_text(FieldType type) {
    return type == FieldType::text || type == FieldType::long_text || type == FieldType::link ||
           type == FieldType::tag_set || type == FieldType::link_set;
}

std::int64_t rank_of(FieldType type, const FieldOptions& options, const Value& value) {
    if (value.is_none()) return rank_unfilled;
    switch (type) {
    case FieldType::choice:
    case FieldType::choice_set: // of an element
        if (const auto index = choice_of(value, options)) return static_cast<std::int64_t>(*index);
        return rank_unfilled - 1;
    case FieldType::date:
        if (const auto date = date_of(value)) return rank_of(*date);
        return rank_unfilled - 1;
    case FieldType::quantity:
        if (const auto stated = stated_of(value)) return rank_of_quantity(*stated);
        return rank_unfilled - 1;
    case FieldType::integer: return std::min(value.as_integer(), rank_unfilled - 1);
    case FieldType::boolean: return value.as_boolean() ? 0 : 1;
    default: return rank_unfilled;
    }
}

} // namespace yinfeng
