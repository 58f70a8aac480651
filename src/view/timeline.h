#pragma once
// A view along the calendar: from when to when each record runs by two of its dates, and how the time above is divided.

#include "base/partial_date.h"
#include "view/columns.h"

#include <optional>
#include <string>
#include <vector>

namespace yinfeng::view {

// The two dates that a kind is usually laid out by: what is planned from and to where it has that, else its first dates. `to` is
// no_column where it has only one; both are where it has none.
struct DatePair {
    ColumnId from = no_column, to = no_column;
    bool operator==(const DatePair&) const = default;
};
DatePair usual_dates(const Columns& columns, KindId kind);
std::vector<ColumnId> date_columns(const Columns& columns, KindId kind);

// A record along the time. A date of which only the month or year is known runs from its first to its last day.
struct Span {
    Date begin, end;                         // both days included
    bool has_begin = false, has_end = false; // else it is a day, that of the other date
    bool is_reversed = false;                // it ends before it begins; begin and end have changed places here
    bool is_begin_exact = false, is_end_exact = false; // a whole date, which can be moved by days
};
std::optional<Span> span_of(
    Columns& columns, RecordIndex record, const DatePair& dates); // nothing where neither is filled in

enum class Zoom : std::uint8_t { days, weeks, months, quarters, years };
float css_per_day(Zoom zoom); // CSS pixels

// One below the other: the larger parts (months above days, years above months) and the smaller ones, those that touch the days
// from `first` to `last`. Calendar parts begin on `day`; the first may begin before `first`.
struct Tick {
    Date day;
    std::string label;
};
struct Ticks {
    std::vector<Tick> large, small;
};
Ticks ticks_of(Zoom zoom, Date first, Date last, Language language = Language::zh);

// So many steps later, as the keys move a bar: days, weeks, months, quarters or years. Stays within the years 1 to 9999.
Date stepped(Zoom zoom, Date day, int steps);
Date in_calendar(std::int64_t days); // the nearest day that there is

} // namespace yinfeng::view
