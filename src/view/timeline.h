#pragma once
// A view along the calendar: from when to when each record runs by two of its dates, and how the time above is divided.

#include "base/date_shift.h"
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
    Date begin, end; // both days included. A record that ends before it begins lies between the two as well
    std::optional<PartialDate> from, to; // what is stated; where one is not, it is the other one's day
    bool is_reversed = false;            // 起止颠倒: it ends before it begins, and `begin` is of `to`
    bool has_begin() const { return from.has_value(); }
    bool has_end() const { return to.has_value(); }
    bool is_begin_exact() const { return from && from->is_whole(); } // a day, which can be moved by days
    bool is_end_exact() const { return to && to->is_whole(); }
};
std::optional<Span> span_of(
    Columns& columns, RecordIndex record, const DatePair& dates); // nothing where neither is filled in
std::optional<Span> span_between(const std::optional<PartialDate>& from, const std::optional<PartialDate>& to);

// Whoever takes hold of a bar moves both of its dates by as much, whoever takes hold of an end that one.
enum class SpanPart : std::uint8_t { whole, begin, end };
// Whether it can be moved by anything: a whole by days or months, an end where it is a day.
bool can_shift(const Span& span, SpanPart part);
// As far as a bar is dragged. Where one of the dates is known to the month only, or is a period, in whole ones of these; never beyond
// the years 1 to 9999.
DateShift shift_by_days(const Span& span, SpanPart part, std::int32_t days);
// By one step of the keys (stepped(), below), or of what the span can be moved by where that is longer.
enum class Zoom : std::uint8_t { days, weeks, months, quarters, years };
DateShift shift_by_step(const Span& span, SpanPart part, Zoom zoom, int direction);
// Afterwards. An end stops at the other one; it does not turn a span around, but may leave one that is turned around as it is. A shift
// beyond the calendar leaves all as it was.
Span shifted(const Span& span, SpanPart part, DateShift by);

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

// So many steps later: days, weeks, months, quarters or years. Stays within the years 1 to 9999.
Date stepped(Zoom zoom, Date day, int steps);
Date in_calendar(std::int64_t days); // the nearest day that there is

} // namespace yinfeng::view
