#include "base/date.h"

#include "base/words.h"

#include <array>

namespace yinfeng {
namespace {

constexpr std::int32_t first_year = 1;
constexpr std::int32_t last_year = 9999;

void append_padded(std::string& text, std::int32_t value, int digits) {
    std::string reversed;
    for (; digits > 0 || value > 0; --digits, value /= 10) {
        reversed.push_back(static_cast<char>('0' + value % 10));
    }
    text.append(reversed.rbegin(), reversed.rend());
}

constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

std::int64_t local_minutes(std::int64_t unix_ms, std::int32_t utc_offset_minutes) {
    return floor_divide(unix_ms, 60'000) + utc_offset_minutes;
}

void append_hours_minutes(std::string& text, std::int64_t minutes) {
    const auto minute_of_day = static_cast<std::int32_t>(minutes - floor_divide(minutes, 1440) * 1440);
    text.push_back(' ');
    append_padded(text, minute_of_day / 60, 2);
    text.push_back(':');
    append_padded(text, minute_of_day % 60, 2);
}

} // namespace

bool is_leap_year(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
    constexpr std::array<std::int32_t, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

// Both directions follow H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": years counted
// from 1 March, so that the leap day is the last day of a year, in eras of 400 years.
std::optional<Date> make_date(std::int32_t year, std::int32_t month, std::int32_t day) {
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month)) {
        return std::nullopt;
    }
    const std::int32_t shifted_year = month <= 2 ? year - 1 : year;
    const std::int32_t era = shifted_year / 400;
    const std::int32_t year_of_era = shifted_year - era * 400;
    const std::int32_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const std::int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return Date{era * 146'097 + day_of_era - 719'468};
}

YearMonthDay to_year_month_day(Date date) {
    const std::int64_t shifted = std::int64_t{date.days} + 719'468;
    const std::int64_t era = floor_divide(shifted, 146'097);
    const std::int64_t day_of_era = shifted - era * 146'097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    return {static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), static_cast<std::int32_t>(month),
        static_cast<std::int32_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

Weekday weekday(Date date) {
    // 1970-01-01 was a Thursday.
    const std::int64_t since_monday = std::int64_t{date.days} + 3;
    return static_cast<Weekday>(since_monday - floor_divide(since_monday, 7) * 7 + 1);
}

Date add_months(Date date, std::int32_t months) {
    const YearMonthDay from = to_year_month_day(date);
    const std::int64_t month_number = std::int64_t{from.year} * 12 + from.month - 1 + months;
    const auto year = static_cast<std::int32_t>(floor_divide(month_number, 12));
    const auto month = static_cast<std::int32_t>(month_number - std::int64_t{year} * 12 + 1);
    return make_date(year, month, std::min(from.day, days_in_month(year, month))).value_or(date);
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    std::array<std::int32_t, 3> parts{};
    std::size_t part = 0;
    for (const char each : text) {
        if (each == '-') {
            ++part;
        } else if (each < '0' || each > '9' || part > 2) {
            return std::nullopt;
        } else {
            parts[part] = parts[part] * 10 + (each - '0');
        }
    }
    return part == 2 ? make_date(parts[0], parts[1], parts[2]) : std::nullopt;
}

std::string to_iso(Date date) {
    const YearMonthDay day = to_year_month_day(date);
    std::string text;
    append_padded(text, day.year, 4);
    text.push_back('-');
    append_padded(text, day.month, 2);
    text.push_back('-');
    append_padded(text, day.day, 2);
    return text;
}

std::string to_display(Date date, Date today) {
    std::string text = to_iso(date);
    if (to_year_month_day(date).year == to_year_month_day(today).year) {
        text.erase(0, text.size() - 5);
    }
    return text;
}

std::string_view short_name(Weekday day) {
    return say(static_cast<BaseWord>(static_cast<int>(BaseWord::monday) + static_cast<int>(day) - 1));
}

Date local_date(std::int64_t unix_ms, std::int32_t utc_offset_minutes) {
    return {static_cast<std::int32_t>(floor_divide(local_minutes(unix_ms, utc_offset_minutes), 1440))};
}

std::string format_wall_time(std::int64_t unix_ms, std::int32_t utc_offset_minutes) {
    std::string text = format_full_wall_time(unix_ms, utc_offset_minutes);
    return text.substr(text.size() - 11);
}

std::string format_full_wall_time(std::int64_t unix_ms, std::int32_t utc_offset_minutes) {
    std::string text = to_iso(local_date(unix_ms, utc_offset_minutes));
    append_hours_minutes(text, local_minutes(unix_ms, utc_offset_minutes));
    return text;
}

} // namespace yinfeng
