#pragma once
// On which day each record of a view stands: what the layout 日历 shows and what its list on paper is grouped by. Each record is
// asked for its date once, and again when it or what its date follows from was written.
//
//   Calendar calendar(columns);
//   calendar.follow(view, query.run(view));           // every frame
//   calendar.days(monday, sunday)                     // every day of the span, with its records in the order of the view
//
// A date of which only the month or the year is known (2017-04, 2017), and one that lies somewhere in a period (7月中旬, 三季度),
// stands on no day: in_month(), in_year(). What runs from one date to another stands on all the days of it. What is late
// (domain::is_late) stands where its date is, and once more on today, before all else.

#include "view/query.h"
#include "view/timeline.h" // date_columns()

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace yinfeng::view {

// View::from; where a view says nothing, what records of the kind are due on, what they plan, what has been. no_column: it has no date.
ColumnId calendar_date(const Columns& columns, const View& view);
// The same view as a list by day, for paper and for where nothing is drawn.
View list_by_day(const Columns& columns, View view);

// All that there is of days (base/date.h).
inline constexpr Date earliest_day{-719'162}, latest_day{2'932'896}; // 0001-01-01, 9999-12-31

// Where one record stands.
struct Placed {
    enum class As : std::uint8_t {
        nowhere,
        day,
        period, // from one date to another
        month,  // somewhere in it, or in a part of it
        within, // somewhere in several months
        year
    };
    As as = As::nowhere;
    bool is_late = false; // before today
    Date first, last;     // all days that it is on, or may be on
    bool operator==(const Placed&) const = default;
};

struct CalendarDay {
    Date date;
    std::size_t late = 0; // of the records, the first ones: they are late and stand elsewhere too. On today only
    std::vector<RecordIndex> records;
};
// Places in CalendarDay::records of those that are shown where there is room for so many lines. Where there is not for all, the last
// line is for how many are left; what is late and what is of the day share the others.
std::vector<std::size_t> shown_of(std::size_t records, std::size_t late, std::size_t room);

// What is looked at in one piece: the weeks of a month, one week, or the days of a month one below the other.
struct CalendarPage {
    enum class Mode : std::uint8_t { month, week, agenda } mode = Mode::month;
    Date day; // one of its days
    bool operator==(const CalendarPage&) const = default;
};
std::pair<Date, Date> days_of(const CalendarPage& page); // both included, no more than there are
Date monday_of(Date date);
YearMonthDay month_of(const CalendarPage& page); // a week belongs to the month that its Thursday is in

class Calendar {
public:
    explicit Calendar(Columns& columns) : columns_(columns) {}

    // True if anything stands elsewhere than before, or is another record.
    bool follow(const View& view, const Rows& rows);
    ColumnId date() const { return from_; } // no_column: there is none to go by, and nothing stands anywhere

    // From `first` to `last`, both included. `once`: a period only on its first day in the span, and only days that have something.
    std::vector<CalendarDay> days(Date first, Date last, bool once = false) const;
    std::vector<RecordIndex> in_month(std::int32_t year, std::int32_t month) const; // of which no more is known
    // Of which only the year is known, and what lies somewhere in several months, this one among them.
    std::vector<RecordIndex> in_year(std::int32_t year, std::int32_t month) const;
    const std::vector<RecordIndex>& undated() const { return undated_; }
    std::size_t count() const { return order_.size(); } // with those
    const Placed& placed(RecordIndex record) const { return placed_[record]; }
    // What stands nearest to the span, outside of it: a day, or one of the month or year that has it without a day.
    struct Nearest {
        Date day;
        Placed::As as = Placed::As::day;
    };
    std::optional<Nearest> nearest(Date first, Date last) const;

private:
    struct Entry {
        std::int32_t key = 0; // the day; the month, counted from year 0; the year
        std::uint32_t at = 0; // in order_
    };
    Placed place(RecordIndex record);
    void forget_touched(const View& view);
    void arrange(const Rows& rows);
    static void sort_by_key(std::vector<Entry>& entries, std::vector<Entry>& spare);
    std::vector<RecordIndex> with_key(const std::vector<Entry>& entries, std::int32_t key) const;

    Columns& columns_;
    ColumnId from_ = no_column, to_ = no_column;
    Date today_;
    const WorkingCalendar* working_ = nullptr;
    std::uint64_t moment_ = 0, settings_ = 0, rows_version_ = 0; // of what was arranged; the last plus one
    std::vector<Placed> placed_;                                 // by record
    std::vector<std::uint32_t> changed_;                         // Record::changed of then
    std::vector<std::uint8_t> is_known_;
    std::vector<RecordIndex> order_; // each once
    std::vector<Entry> days_, months_, years_;
    std::vector<std::uint32_t> periods_, within_; // in order_
    std::vector<RecordIndex> undated_;
    std::vector<std::uint32_t> late_; // in order_
};

// What is written where a record is taken from one day of the calendar to another: both ends of a period by as many days, and a month
// becomes the day. Nothing where the dates cannot be written, or there would be no such day; nor where the date is a period itself
// (三季度, 7月1日前): a day would say less than what stands there.
bool can_move(const Columns& columns, const View& view);
bool is_period_itself(Columns& columns, const View& view, RecordIndex record);
std::vector<std::pair<FieldId, Value>> moved(
    Columns& columns, const View& view, RecordIndex record, Date from, Date to);

} // namespace yinfeng::view
