// The parts of reading typed dates that date_input.cpp and date_period_input.cpp share; for nobody else.
#pragma once

#include "base/date_input.h"

namespace yinfeng {

// A day, a month or a year.
Result<PartialDate> parse_single_date(std::string_view text, const DateContext& context);

// Which year goes without saying where `part_of(year)` was written without one; nothing without a context.
template <class PartOf> std::optional<std::int32_t> year_meant(const DateContext& context, const PartOf& part_of) {
    if (context.year) return context.year;
    if (!context.today) return std::nullopt;
    const Date today = *context.today;
    const std::int32_t this_year = to_year_month_day(today).year;
    constexpr std::int32_t half_a_year = 183;
    const PartialDate date = part_of(this_year);
    // A period is as far away as its middle.
    const std::int32_t ahead = date.first() + (date.last() - date.first()) / 2 - today;
    if (context.planned && ahead < -half_a_year) return this_year + 1;
    if (!context.planned && ahead > half_a_year) return this_year - 1;
    return this_year;
}

} // namespace yinfeng
