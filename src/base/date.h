// Calendar days (proleptic Gregorian, years 1 to 9999) and wall-clock times. A Date is a whole day:
// where a source only says 7 月 the date is a partial one (partial_date.h); nothing here invents a
// month or a day. What people type is read by date_input.h.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng {

struct Date {
    std::int32_t days = 0; // since 1970-01-01
    auto operator<=>(const Date&) const = default;
    constexpr Date operator+(std::int32_t more_days) const { return {days + more_days}; }
    constexpr Date operator-(std::int32_t fewer_days) const { return {days - fewer_days}; }
    constexpr std::int32_t operator-(Date earlier) const { return days - earlier.days; }
};

struct YearMonthDay {
    std::int32_t year = 1970;
    std::int32_t month = 1; // 1–12
    std::int32_t day = 1;   // 1–31
    auto operator<=>(const YearMonthDay&) const = default;
};

// Monday is 1 and Sunday is 7, as ISO 8601 and Chinese weekday names count.
enum class Weekday : std::uint8_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

bool is_leap_year(std::int32_t year);
std::int32_t days_in_month(std::int32_t year, std::int32_t month);

// Nothing if there is no such day.
std::optional<Date> make_date(std::int32_t year, std::int32_t month, std::int32_t day);
YearMonthDay to_year_month_day(Date date);
Weekday weekday(Date date);

// The same day of another month, or its last day if it has fewer: 01-31 plus one month is 02-28 or
// 02-29.
Date add_months(Date date, std::int32_t months);

// Exactly 'YYYY-MM-DD', the form in files.
std::optional<Date> parse_iso_date(std::string_view text);

std::string to_iso(Date date);
// 'MM-DD' within the year of today, else 'YYYY-MM-DD'.
std::string to_display(Date date, Date today);
// '一' … '日', for the head of a calendar.
std::string_view short_name(Weekday day);

// The day on the wall calendar at that moment. China is utc_offset_minutes = 480.
Date local_date(std::int64_t unix_ms, std::int32_t utc_offset_minutes);
// 'MM-DD HH:MM' and 'YYYY-MM-DD HH:MM'.
std::string format_wall_time(std::int64_t unix_ms, std::int32_t utc_offset_minutes);
std::string format_full_wall_time(std::int64_t unix_ms, std::int32_t utc_offset_minutes);

} // namespace yinfeng
