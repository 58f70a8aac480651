// A date of which only the year or the month may be known ("4月份开工" is 2017-04), or a period of days: 上半年, 三季度,
// 7月中旬, 2019.7–2021.12, and 7月1日前, of which only the end is known.
//
// A period is written as the interval of ISO 8601 (an unknown begin as in its part 2): 2019-07/2019-09, /2026-07-01. A
// date alone keeps the form that it always had; earlier versions show a period as it is and carry it.
#pragma once

#include "base/date.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng {

inline constexpr std::int32_t month_edge_days = 5; // 月初 are so many days, and 月底

struct PartialDate {
    std::int32_t year = 0;  // 0: a period of which only the end is known
    std::int32_t month = 0; // 0: not known
    std::int32_t day = 0;   // 0: not known
    // Of a period: its end, which may be a month or a year, and then means the last day of that. Year 0: no period.
    struct End {
        std::int32_t year = 0, month = 0, day = 0;
        auto operator<=>(const End&) const = default;
    } end = {};

    static PartialDate of(Date date);
    static PartialDate by(Date last); // 7月1日前
    bool is_period() const { return end.year != 0; }
    bool is_by() const { return is_period() && year == 0; }
    bool is_whole() const { return day != 0 && !is_period(); }
    std::optional<Date> whole() const; // only where the day is known
    Date first() const;                // the earliest and the latest day that it may be
    Date last() const;
    Date drawn_from() const { return is_by() ? last() : first(); } // where a calendar shows it
    auto operator<=>(const PartialDate&) const = default;
};
// In the order of lists what is less exact stands by its end, as it is late only after that, behind the day itself. No two
// different dates have one rank.
std::int64_t rank_of(const PartialDate& date);

// Nothing where the second ends before the first begins, or one is a period itself. Of the same twice: that.
std::optional<PartialDate> make_period(const PartialDate& from, const PartialDate& to);
// The two ends of a period as dates of their own; of one that has no begin, the second alone.
PartialDate begin_of(const PartialDate& period);
PartialDate end_of(const PartialDate& period);

std::string to_string(const PartialDate& date); // 2017-04-01, 2017-04, 2017, 2017-04/2017-06, /2017-06-30
std::optional<PartialDate> parse_partial_date(std::string_view text); // exactly those

// For people, and read back by parse_date_input: 2017-04-01, 2017-04, 2017年二季度, 2017年上半年, 2017年4月中旬,
// 2017年4月底, 2017-04-01前, 2017-04 至 2019-12.
std::string date_words(const PartialDate& date);

} // namespace yinfeng
