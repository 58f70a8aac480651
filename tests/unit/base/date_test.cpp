#include "base/date_input.h"
#include "base/random.h"

#include <doctest/doctest.h>

#include <string>

namespace yinfeng {
namespace {

Date day(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
    return make_date(year, month, day_of_month).value();
}

std::string in_chinese(const YearMonthDay& day) {
    return std::to_string(day.year) + "年" + std::to_string(day.month) + "月" + std::to_string(day.day) + "日";
}

} // namespace

TEST_CASE("days follow each other without gap or repetition over 400 years and at both ends") {
    const auto walk = [](YearMonthDay expected, Date date, std::int32_t count) {
        Weekday expected_weekday = weekday(date);
        for (std::int32_t i = 0; i < count; ++i) {
            REQUIRE(to_year_month_day(date) == expected);
            REQUIRE(make_date(expected.year, expected.month, expected.day) == date);
            REQUIRE(weekday(date) == expected_weekday);
            REQUIRE(parse_iso_date(to_iso(date)) == date);
            REQUIRE(parse_date_input(in_chinese(expected)) == PartialDate::of(date));
            date = date + 1;
            expected_weekday = static_cast<Weekday>(static_cast<int>(expected_weekday) % 7 + 1);
            if (++expected.day > days_in_month(expected.year, expected.month)) {
                expected.day = 1;
                if (++expected.month > 12) {
                    expected.month = 1;
                    ++expected.year;
                }
            }
        }
    };
    walk({1800, 1, 1}, day(1800, 1, 1), 146'097);
    walk({9999, 1, 1}, day(9999, 1, 1), 365);
    CHECK(day(1970, 1, 1).days == 0);
    CHECK(day(2000, 3, 1).days == 11'017);
    CHECK(day(1, 1, 1).days == -719'162);
    CHECK(to_iso(day(1, 1, 1)) == "0001-01-01");
    CHECK(to_iso(day(9999, 12, 31)) == "9999-12-31");
}

TEST_CASE("weekdays of known days") {
    CHECK(weekday(day(1970, 1, 1)) == Weekday::thursday);
    CHECK(weekday(day(2019, 7, 24)) == Weekday::wednesday);
    CHECK(weekday(day(2018, 12, 29)) == Weekday::saturday);
    CHECK(weekday(day(1969, 12, 28)) == Weekday::sunday);
    CHECK(short_name(weekday(day(2018, 12, 29))) == "六");
    CHECK(short_name(weekday(day(2026, 3, 2))) == "一");
}

TEST_CASE("there are no days that do not exist") {
    CHECK_FALSE(make_date(2023, 2, 29).has_value());
    CHECK_FALSE(make_date(1900, 2, 29).has_value());
    CHECK(make_date(2000, 2, 29).has_value());
    CHECK_FALSE(make_date(2024, 4, 31).has_value());
    CHECK_FALSE(make_date(2024, 0, 1).has_value());
    CHECK_FALSE(make_date(2024, 13, 1).has_value());
    CHECK_FALSE(make_date(2024, 1, 0).has_value());
    CHECK_FALSE(make_date(0, 1, 1).has_value());
    CHECK_FALSE(make_date(10'000, 1, 1).has_value());
}

TEST_CASE("the form in files is strict") {
    CHECK(parse_iso_date("2026-03-05") == day(2026, 3, 5));
    for (const char* bad : {"", "2026-3-5", "2026-03-5", "2026/03/05", "2026-02-30", "20260305", " 2026-03-05",
             "2026-03-05 ", "2026-03-0a", "-026-03-05", "2026-03--5", "2026-0-035"}) {
        CHECK_FALSE(parse_iso_date(bad).has_value());
    }
}

TEST_CASE("a month later is the same day or the last one") {
    CHECK(add_months(day(2024, 1, 31), 1) == day(2024, 2, 29));
    CHECK(add_months(day(2023, 1, 31), 1) == day(2023, 2, 28));
    CHECK(add_months(day(2023, 12, 15), 1) == day(2024, 1, 15));
    CHECK(add_months(day(2024, 1, 15), -1) == day(2023, 12, 15));
    CHECK(add_months(day(2024, 3, 31), -13) == day(2023, 2, 28));
    CHECK(add_months(day(2024, 2, 29), 12) == day(2025, 2, 28));
}

TEST_CASE("display leaves out the current year only") {
    CHECK(to_display(day(2026, 3, 5), day(2026, 12, 31)) == "03-05");
    CHECK(to_display(day(2025, 12, 31), day(2026, 1, 1)) == "2025-12-31");
}

TEST_CASE("wall time follows the offset, also before 1970 and across midnight") {
    const std::int64_t moment = 1'772'726'340'000; // 2026-03-05 15:59:00 UTC
    CHECK(format_wall_time(moment, 480) == "03-05 23:59");
    CHECK(format_wall_time(moment + 60'000, 480) == "03-06 00:00");
    CHECK(format_wall_time(moment + 59'999, 480) == "03-05 23:59");
    CHECK(format_full_wall_time(moment, 0) == "2026-03-05 15:59");
    CHECK(local_date(moment, 480) == day(2026, 3, 5));
    CHECK(local_date(moment + 60'000, 480) == day(2026, 3, 6));
    CHECK(local_date(-1, 0) == day(1969, 12, 31));
    CHECK(format_full_wall_time(-1, 0) == "1969-12-31 23:59");
    CHECK(format_full_wall_time(0, -90) == "1969-12-31 22:30");
}

} // namespace yinfeng
