// Which days 今天, 本旬 and the others are.

#include "view/condition.h"

#include <algorithm>

namespace yinfeng::view {

namespace {

Date month_first(Date date, std::int32_t months_on) {
    const YearMonthDay day = to_year_month_day(date);
    return add_months(*make_date(day.year, day.month, 1), months_on);
}

// The 1st, the 11th and the 21st begin a 旬; the last one ends with its month.
DaySpan ten_days(Date today, std::int32_t on) {
    const YearMonthDay day = to_year_month_day(today);
    const std::int32_t third = std::min(2, (day.day - 1) / 10);
    std::int32_t number = third + on, months = 0;
    while (number < 0) number += 3, --months;
    while (number > 2) number -= 3, ++months;
    const Date first = month_first(today, months);
    return {first + 10 * number, number == 2 ? month_first(first, 1) - 1 : first + (10 * number + 9)};
}

} // namespace

DaySpan days_of(const Period& period, const domain::Reading& reading) {
    const Date today = reading.today;
    const std::int32_t on = period.count;
    switch (period.unit) {
    case Period::Unit::day: return {today + on, today + on};
    case Period::Unit::week: {
        const Date monday = today - (static_cast<std::int32_t>(weekday(today)) - 1) + 7 * on;
        return {monday, monday + 6};
    }
    case Period::Unit::ten_days: return ten_days(today, on);
    case Period::Unit::month: return {month_first(today, on), month_first(today, on + 1) - 1};
    case Period::Unit::quarter: {
        const std::int32_t into = (to_year_month_day(today).month - 1) % 3;
        return {month_first(today, 3 * on - into), month_first(today, 3 * on - into + 3) - 1};
    }
    case Period::Unit::year: {
        const std::int32_t into = to_year_month_day(today).month - 1;
        return {month_first(today, 12 * on - into), month_first(today, 12 * on - into + 12) - 1};
    }
    case Period::Unit::last_days: return {today - std::max(0, on - 1), today};
    case Period::Unit::next_days: return {today, today + std::max(0, on - 1)};
    case Period::Unit::next_working_days: return {today, reading.calendar.add_working_days(today, on, FirstDay::next)};
    case Period::Unit::past: break;
    }
    return {today, today};
}

} // namespace yinfeng::view
