// Numbers that spreadsheets keep for days: modules.md X1, practice.md f3 and F-g.
#include "documents/serial_date.h"

#include "base/date.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::documents;

TEST_CASE("serial dates: both systems, the leap year that never was, times of day") {
    const auto text = [](double serial, DateSystem system = DateSystem::from_1900) {
        const DateCell cell = date_cell(serial, system);
        return (cell.kind == CellKind::date ? "" : cell.kind == CellKind::text ? "time " : "no date ") + cell.text;
    };
    CHECK(text(45717) == "2025-03-01");
    CHECK(text(44255, DateSystem::from_1904) == "2025-03-01");
    CHECK(text(43670) == "2019-07-24");
    CHECK(text(42208, DateSystem::from_1904) == "2019-07-24");
    CHECK(text(46355) == "2026-11-29");
    CHECK(text(61) == "1900-03-01");
    CHECK(text(60) == "no date 60");
    CHECK(text(59) == "1900-02-28");
    CHECK(text(1) == "1900-01-01");
    CHECK(text(0) == "no date 0");
    CHECK(text(0, DateSystem::from_1904) == "1904-01-01");
    CHECK(text(-1) == "no date -1");
    CHECK(text(2958465) == "9999-12-31");
    CHECK(text(2958466) == "no date 2958466");
    CHECK(text(45717.5) == "2025-03-01 12:00");
    CHECK(text(45717.9999999) == "2025-03-02"); // rounded to the minute
    CHECK(text(0.75) == "time 18:00");
    CHECK(text(1e300).starts_with("no date "));
}

TEST_CASE("serial dates: every day from 1900-03-01 on is the day before and one") {
    Date day = *make_date(1900, 3, 1);
    for (int serial = 61; serial < 60000; ++serial, day = day + 1)
        if (date_cell(serial, DateSystem::from_1900).text != to_iso(day)) FAIL(serial);
}

TEST_CASE("number formats: which of them show a day, which hundredths") {
    using enum NumberShown;
    for (const std::uint32_t id : {14u, 22u, 27u, 31u, 36u, 45u, 50u, 58u}) CHECK(shown_by_format(id, "") == date);
    for (const std::uint32_t id : {0u, 1u, 4u, 11u, 37u, 44u, 48u, 49u}) CHECK(shown_by_format(id, "") == number);
    CHECK(shown_by_format(9, "") == percent);
    for (const std::string_view code : {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy/m/d;@", "m/d", "mmm-yy",
             "h:mm", "[h]:mm", "[mm]", "YYYY.MM"})
        CHECK_MESSAGE(shown_by_format(164, code) == date, code);
    for (const std::string_view code : {"0.00", "#,##0", "General", "General\"亩\"", "0\"day\"", "[Red]0.0", "@",
             "0.0\\d", "_d0", "\"¥\"#,##0.00", "0;[Red]-0"})
        CHECK_MESSAGE(shown_by_format(164, code) == number, code);
    for (const std::string_view code : {"0%", "0.0%;-0.0%"}) CHECK_MESSAGE(shown_by_format(164, code) == percent, code);
}

TEST_CASE("numbers are written as short as reads back, and lost digits are noticed") {
    for (const double each : {0.1, 0.952, 1.2e21, 12000.0, -3.5, 1e-12, 123456789012345.0, 0.30000000000000004})
        CHECK(parse_number(shortest(each)) == each);
    CHECK(shortest(12000) == "12000");
    CHECK(shortest(0.952) == "0.952");
    CHECK(shortest(9.1330105123456794E+17) == "913301051234568000");
    CHECK(has_lost_digits(9.1330105123456794E+17));
    CHECK(!has_lost_digits(123456789012345.0));
    for (const char* each : {"", "1,2", "0x10", "nan", "inf", "1 ", "--1", "1e999"}) CHECK(!parse_number(each));
}
