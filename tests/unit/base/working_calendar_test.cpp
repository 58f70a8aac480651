#include "assets/embedded.h"
#include "base/random.h"
#include "base/working_calendar.h"

#include <doctest/doctest.h>

namespace yinfeng {
namespace {

Date day(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
    return make_date(year, month, day_of_month).value();
}

const WorkingCalendar& calendar() {
    static const WorkingCalendar loaded = load_calendar(assets::find("calendar.txt")).value();
    return loaded;
}

// The same question answered by walking from day to day.
std::int32_t count_by_walking(const WorkingCalendar& counted, Date after, Date last) {
    std::int32_t count = 0;
    for (Date date = after + 1; date <= last; date = date + 1) {
        count += counted.is_working_day(date) ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_CASE("fixtures F1 and F2: 75 working days from 2019-07-24") {
    CHECK(calendar().add_working_days(day(2019, 7, 24), 75, FirstDay::next) == day(2019, 11, 12));
    CHECK(calendar().add_working_days(day(2019, 7, 24), 75, FirstDay::same) == day(2019, 11, 11));
    // Without holidays the answer is known to be wrong, and the calendar says that it does not know
    // them.
    const WorkingCalendar plain;
    CHECK(plain.add_working_days(day(2019, 7, 24), 75, FirstDay::next) == day(2019, 11, 6));
    CHECK_FALSE(plain.covers(day(2019, 7, 24)));
}

TEST_CASE("fixtures F3 and F4: days used up so far") {
    const Date start = day(2019, 7, 24);
    CHECK(calendar().working_days_between(start, calendar().add_working_days(start, 60, FirstDay::next)) == 60);
    CHECK(calendar().working_days_between(start, day(2019, 11, 12)) == 75);
    CHECK(calendar().working_days_between(start, day(2019, 11, 13)) == 76);
    CHECK(calendar().working_days_between(start, day(2019, 11, 11), FirstDay::same) == 75);
    CHECK(calendar().working_days_between(start, start) == 0);
    CHECK(calendar().working_days_between(start, start, FirstDay::same) == 1);
}

TEST_CASE("fixture F5 and other announced days") {
    CHECK(calendar().is_working_day(day(2018, 12, 29)));
    CHECK(calendar().day_kind(day(2018, 12, 29)) == DayKind::working_weekend);
    CHECK(calendar().day_name(day(2018, 12, 29)) == "元旦");
    CHECK_FALSE(calendar().is_working_day(day(2018, 12, 31)));
    CHECK(calendar().day_kind(day(2018, 12, 31)) == DayKind::holiday);
    CHECK_FALSE(calendar().is_working_day(day(2020, 1, 31))); // the holiday lengthened for the epidemic
    CHECK(calendar().is_working_day(day(2026, 2, 14)));
    CHECK_FALSE(calendar().is_working_day(day(2026, 2, 16)));
    CHECK(calendar().day_name(day(2026, 2, 16)) == "春节");
    CHECK(calendar().day_kind(day(2026, 3, 7)) == DayKind::weekend);
    CHECK(calendar().day_kind(day(2026, 3, 5)) == DayKind::weekday);
    CHECK(calendar().day_name(day(2026, 3, 5)) == "");
}

TEST_CASE("covered years") {
    CHECK(calendar().covers(day(2010, 1, 1), day(2026, 12, 31)));
    CHECK_FALSE(calendar().covers(day(calendar().last_covered_year() + 1, 1, 1)));
    CHECK_FALSE(calendar().covers(day(calendar().first_covered_year() - 1, 12, 31)));
    CHECK_FALSE(calendar().covers(day(2026, 12, 31), day(2090, 1, 1)));
    // Outside only weekdays count.
    CHECK(calendar().is_working_day(day(2090, 10, 2)));
    CHECK_FALSE(calendar().is_working_day(day(2090, 10, 1) + 6));
}

TEST_CASE("each year has between 248 and 256 working days") {
    for (std::int32_t year = calendar().first_covered_year(); year <= calendar().last_covered_year(); ++year) {
        CAPTURE(year);
        const std::int32_t count = count_by_walking(calendar(), day(year, 1, 1) - 1, day(year, 12, 31));
        CHECK(count >= 246);
        CHECK(count <= 256);
    }
}

TEST_CASE("counting agrees with walking from day to day, forwards and backwards") {
    SeededRandom random(11);
    for (int i = 0; i < 2000; ++i) {
        const Date start = day(2003, 1, 1) + static_cast<std::int32_t>(random.below(9000));
        const Date end = start + static_cast<std::int32_t>(random.below(400));
        const std::int32_t walked = count_by_walking(calendar(), start, end);
        REQUIRE(calendar().working_days_between(start, end) == walked);
        REQUIRE(calendar().working_days_between(end, start) == -walked);
        REQUIRE(calendar().working_days_between(start, end, FirstDay::same) ==
                count_by_walking(calendar(), start - 1, end));

        const auto count = static_cast<std::int32_t>(random.below(200)) + 1;
        for (const FirstDay first_day : {FirstDay::next, FirstDay::same}) {
            const std::int32_t own_day = first_day == FirstDay::same ? 1 : 0;
            const Date due = calendar().add_working_days(start, count, first_day);
            REQUIRE(calendar().is_working_day(due));
            REQUIRE(due >= start + (1 - own_day));
            REQUIRE(count_by_walking(calendar(), start - own_day, due) == count);
            const Date back = calendar().add_working_days(start, -count, first_day);
            REQUIRE(calendar().is_working_day(back));
            REQUIRE(count_by_walking(calendar(), back - 1, start - (1 - own_day)) == count);
        }
        REQUIRE(calendar().add_working_days(start, 0, FirstDay::same) == start);
    }
}

TEST_CASE("a start on a free day") {
    // 2019-10-01 to 10-07 were free.
    CHECK(calendar().add_working_days(day(2019, 10, 3), 1, FirstDay::next) == day(2019, 10, 8));
    CHECK(calendar().add_working_days(day(2019, 10, 3), 1, FirstDay::same) == day(2019, 10, 8));
    CHECK(calendar().add_working_days(day(2019, 10, 8), 1, FirstDay::same) == day(2019, 10, 8));
    CHECK(calendar().add_working_days(day(2019, 10, 8), -1, FirstDay::next) == day(2019, 9, 30));
}

TEST_CASE("an office can set its own days") {
    WorkingCalendar own = calendar();
    own.set_day(day(2027, 2, 8), false, "春节");
    own.set_day(day(2027, 2, 13), true, "春节");
    own.set_covered_years(own.first_covered_year(), 2027);
    CHECK(own.covers(day(2027, 6, 1)));
    CHECK(own.add_working_days(day(2027, 2, 5), 1, FirstDay::next) == day(2027, 2, 9));
    CHECK(own.add_working_days(day(2027, 2, 12), 1, FirstDay::next) == day(2027, 2, 13));
    own.set_day(day(2027, 2, 8), true, "");
    CHECK(own.add_working_days(day(2027, 2, 5), 1, FirstDay::next) == day(2027, 2, 8));
    // A day of the data can be replaced too.
    own.set_day(day(2018, 12, 29), false, "");
    CHECK_FALSE(own.is_working_day(day(2018, 12, 29)));
    CHECK(own.working_days_between(day(2018, 12, 28), day(2018, 12, 29)) == 0);
}

TEST_CASE("answers stay inside the calendar however large the count") {
    CHECK(calendar().add_working_days(day(2026, 1, 1), INT32_MAX, FirstDay::next) == day(9999, 12, 31));
    CHECK(calendar().add_working_days(day(2026, 1, 1), INT32_MIN, FirstDay::next) == day(1, 1, 1));
}

TEST_CASE("damaged calendars are refused with the line") {
    CHECK(load_calendar("yinfeng-calendar 1\nyears 2026 2026\n").has_value());
    CHECK(
        load_calendar("yinfeng-calendar 1\r\n# note\r\n\r\nyears 2026 2026\r\nrest 2026-01-01 3 元旦\r\n").has_value());
    for (const char* bad :
        {"", "hello", "yinfeng-calendar 2\nyears 2026 2026\n", "yinfeng-calendar 1\n",
            "yinfeng-calendar 1\nyears 2026\n", "yinfeng-calendar 1\nyears 2027 2026\n",
            "yinfeng-calendar 1\nrest 2026-01-01 1 元旦\n", "yinfeng-calendar 1\nyears 2026 2026\nyears 2026 2026\n"}) {
        CAPTURE(bad);
        CHECK_FALSE(load_calendar(bad).has_value());
    }
    for (const char* bad : {"rest 2026-01-01 0 元旦", "rest 2026-01-01 61 元旦", "rest 2026-13-01 1 元旦",
             "rest 2026-01-01", "play 2026-01-01 1 x", "rest 2026-01-01 2 a\nwork 2026-01-02 1 b",
             "rest 2026-01-02 1 a\nrest 2026-01-01 1 b"}) {
        CAPTURE(bad);
        const Result<WorkingCalendar> loaded =
            load_calendar(std::string("yinfeng-calendar 1\nyears 2026 2026\n") + bad);
        REQUIRE_FALSE(loaded.has_value());
        CHECK(loaded.error().message.find("行无法读取") != std::string::npos);
    }
}

} // namespace yinfeng
