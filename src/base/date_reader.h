// The parts of reading typed dates that date_input.cpp and date_period_input.cpp share; for nobody else.
#pragma once

#include "base/date_input.h"

namespace yinfeng {

// A day, a month or a year. `shown` is quoted where it is none.
Result<PartialDate> parse_single_date(std::string_view text, const DateContext& context, std::string_view shown);

// 二〇一九年七月三十一日 with its numbers in digits; 三季度, 周一 and what is no number of a date stay.
std::string with_date_digits(std::string_view text);

// Which year goes without saying where `part_of(year)` was written without one; nothing without a context.
template <class PartOf> std::optional<std::int32_t> year_meant(const DateContext& context, const PartOf& part_of) {
    if (context.year) return context.year;
    if (!context.today) return std::nullopt;
    const Date today = *context.today;
    const std::int32_t this_year = to_year_month_day(today).year;
    if (context.planned) { // the first that is not over by more than a month
        const Date earliest = add_months(today, -1);
        for (const std::int32_t year : {this_year - 1, this_year}) {
            if (part_of(year).last() >= earliest) return year;
        }
        return this_year + 1;
    }
    constexpr std::int32_t half_a_year = 183;
    const PartialDate date = part_of(this_year);
    // A period is as far away as its middle.
    const std::int32_t ahead = date.first() + (date.last() - date.first()) / 2 - today;
    return ahead > half_a_year ? this_year - 1 : this_year;
}

} // namespace yinfeng
