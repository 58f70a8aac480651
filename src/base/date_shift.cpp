#include "base/date_shift.h"

#include <algorithm>

namespace yinfeng {
namespace {

constexpr std::int32_t first_year = 1, last_year = 9999;

using End = PartialDate::End;

End begin_part(const PartialDate& date) { return {date.year, date.month, date.day}; }

// What has a day in both ends and lies in one month: 7月中旬, 7月底, 7月3日至8日.
bool is_within_month(const PartialDate& date) {
    return date.is_period() && !date.is_by() && date.day > 0 && date.end.day > 0 && date.year == date.end.year &&
           date.month == date.end.month;
}

// Those that have a name; their words say nothing of days (date_words).
bool is_named_within_month(const PartialDate& date) {
    if (!is_within_month(date)) return false;
    const std::int32_t days = days_in_month(date.year, date.month), first = date.day, last = date.end.day;
    return (first == 1 && (last == 10 || last == month_edge_days)) || (first == 11 && last == 20) ||
           (last == days && (first == 21 || first == days - month_edge_days + 1));
}

std::optional<End> later_by_days(const End& part, std::int32_t days) {
    const auto day = make_date(part.year, part.month, part.day);
    if (!day) return std::nullopt;
    const std::int64_t wanted = std::int64_t{day->days} + days;
    const Date first = *make_date(first_year, 1, 1), last = *make_date(last_year, 12, 31);
    if (wanted < first.days || wanted > last.days) return std::nullopt;
    const YearMonthDay date = to_year_month_day({static_cast<std::int32_t>(wanted)});
    return End{date.year, date.month, date.day};
}

std::optional<End> later_by_months(const End& part, std::int32_t months) {
    const std::int64_t number = std::int64_t{12} * part.year + std::max(part.month, 1) - 1 + months;
    if (number < 12 * first_year || number >= 12 * (last_year + 1)) return std::nullopt;
    End made{static_cast<std::int32_t>(number / 12), static_cast<std::int32_t>(number % 12) + 1, 0};
    if (part.day > 0) made.day = std::min(part.day, days_in_month(made.year, made.month));
    // A year that moved by a part of one is known to the month only at its ends; callers move it by whole years.
    if (part.month == 0) made.month = 0;
    return made;
}

PartialDate joined(const std::optional<End>& begin, const std::optional<End>& end) {
    PartialDate made;
    if (begin) made = {begin->year, begin->month, begin->day};
    if (end) made.end = *end;
    return made;
}

} // namespace

std::int32_t step_months(const PartialDate& date) {
    if (date.is_whole()) return 0;
    if (!date.is_period()) return date.month > 0 ? 1 : 12;
    if (date.is_by()) return date.end.day > 0 ? 0 : date.end.month > 0 ? 1 : 12;
    if (date.day > 0 && date.end.day > 0) return is_named_within_month(date) ? 1 : 0;
    if (date.month == 0 || date.end.month == 0) return 12;
    if (date.day > 0 || date.end.day > 0) return 1;
    const std::int32_t length = 12 * (date.end.year - date.year) + date.end.month - date.month + 1;
    for (const std::int32_t named : {3, 6, 12})
        if (length == named && (date.month - 1) % named == 0) return named;
    return 1;
}

std::optional<PartialDate> shifted(const PartialDate& date, DateShift by) {
    const auto later = [&](const End& part) {
        return by.days != 0 ? later_by_days(part, by.days) : later_by_months(part, by.months);
    };
    if (by == DateShift{}) return date;
    if (by.days != 0 && step_months(date) != 0) return std::nullopt;
    std::optional<End> begin, end;
    if (!date.is_by()) {
        begin = later(begin_part(date));
        if (!begin) return std::nullopt;
    }
    if (date.is_period()) {
        end = later(date.end);
        if (!end) return std::nullopt;
    }
    // What ends with the month ends with each month, and its last five days are five in each.
    if (by.months != 0 && is_named_within_month(date)) {
        const std::int32_t before = days_in_month(date.year, date.month), days = days_in_month(end->year, end->month);
        if (date.end.day == before && date.day >= 21) end->day = days;
        if (date.end.day == before && date.day == before - month_edge_days + 1) begin->day = days - month_edge_days + 1;
    }
    return joined(begin, end);
}

} // namespace yinfeng
