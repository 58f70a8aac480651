// Which days the offices of mainland China work: Monday to Friday, except the public holidays
// (放假) and plus the weekend days worked in exchange (调休) that the State Council announces each
// autumn for the next year. Deadlines of 75 working days (mechanisms.md N10, fixtures F1–F5) are
// counted with it. Data: scripts/gen_calendar.mjs.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

// Whether the day a clock starts is itself day 1. Offices differ, so it is a setting; the default
// is `next`.
enum class FirstDay : std::uint8_t { next, same };

enum class DayKind : std::uint8_t {
    weekday,         // 工作日
    weekend,         // 周末
    holiday,         // 放假, may fall on a weekend
    working_weekend, // 调休上班
};

class WorkingCalendar {
public:
    // Without data: every Monday to Friday works and no year is covered.
    WorkingCalendar() = default;

    bool is_working_day(Date date) const;
    DayKind day_kind(Date date) const;
    // Name of the holiday that makes this day free, or for which it is worked (春节); empty on
    // ordinary days.
    std::string_view day_name(Date date) const;

    // Whether the holidays of that year are known. Outside, only weekdays are counted and the
    // screen must say so.
    bool covers(Date date) const;
    bool covers(Date first, Date last) const { return covers(first) && covers(last); }
    std::int32_t first_covered_year() const { return first_year_; }
    std::int32_t last_covered_year() const { return last_year_; }

    // The day on which working day number `count` falls. FirstDay::next: day 1 is the first working
    // day after start; FirstDay::same: day 1 is start, or the first working day after it if start
    // is free. A count of 0 gives start itself; a negative count goes back (the latest start for a
    // fixed end).
    Date add_working_days(Date start, std::int32_t count, FirstDay first_day) const;

    // Working days used up at the end of `end`: those in (start, end] for FirstDay::next, in
    // [start, end] for FirstDay::same. Negative if end lies before start: the working days in (end,
    // start]. Constant time per call.
    std::int32_t working_days_between(Date start, Date end, FirstDay first_day = FirstDay::next) const;

    // A day that the office itself sets, such as a newly announced holiday. Replaces what the data
    // said.
    void set_day(Date date, bool working, std::string_view name);
    // After set_day calls for a whole new year.
    void set_covered_years(std::int32_t first_year, std::int32_t last_year);

private:
    friend Result<WorkingCalendar> load_calendar(std::string_view text);

    struct Exception {
        Date date;
        bool working = false;
        std::string name;
        std::int32_t adjustment = 0; // working days gained minus lost up to and including this day
    };
    const Exception* find(Date date) const;
    std::int64_t working_days_through(Date date) const;
    void renumber();

    std::vector<Exception> exceptions_; // ascending by date
    std::int32_t first_year_ = 1;
    std::int32_t last_year_ = 0;
};

// Text, one item per line, ascending: 'yinfeng-calendar 1', 'years 2004 2026', then 'rest
// 2026-02-15 9 春节' (first day, number of days, name) and 'work 2026-02-14 1 春节'. Lines
// beginning with # are comments.
Result<WorkingCalendar> load_calendar(std::string_view text);

} // namespace yinfeng
