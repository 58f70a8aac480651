#include "model/value_rank.h"

#include "model/typed.h"

#include <algorithm>

namespace yinfeng {

bool is_ranked_by_text(FieldType type) {
    return type == FieldType::text || type == FieldType::long_text || type == FieldType::link || is_set(type);
}

std::int64_t rank_of(FieldType type, const FieldOptions& options, const Value& value) {
    if (value.is_none()) return rank_unfilled;
    switch (type) {
    case FieldType::choice:
        if (const auto index = choice_of(value, options.choices)) return static_cast<std::int64_t>(*index);
        return rank_unfilled - 1;
    case FieldType::date:
        if (const auto date = date_of(value)) return (date->year * 13 + date->month) * 32 + date->day;
        return rank_unfilled - 1;
    case FieldType::quantity:
        if (const auto quantity = quantity_of(value)) {
            // <10 stands before 10, and >10 after it.
            const int side = quantity->qualifier == Qualifier::none ? 0
                             : quantity->qualifier == Qualifier::less || quantity->qualifier == Qualifier::at_most ||
                                     quantity->qualifier == Qualifier::nearly
                                 ? -1
                                 : 1;
            constexpr std::int64_t limit = rank_unfilled / 4;
            return std::clamp(quantity->value.millionths, -limit, limit) * 3 + side;
        }
        return rank_unfilled - 1;
    case FieldType::integer: return std::min(value.as_integer(), rank_unfilled - 1);
    case FieldType::boolean: return value.as_boolean() ? 0 : 1;
    default: return rank_unfilled;
    }
}

} // namespace yinfeng
