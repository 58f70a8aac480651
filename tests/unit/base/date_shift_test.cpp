// Dates that move along the calendar and stay what they are.

#include "base/date_shift.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>

using namespace yinfeng;

namespace {

PartialDate read(std::string_view text) {
    const auto date = parse_partial_date(text);
    REQUIRE_MESSAGE(date, std::string(text));
    return *date;
}
std::string later(std::string_view text, DateShift by) {
    const auto made = shifted(read(text), by);
    return made ? to_string(*made) : "none";
}
std::string words(std::string_view text, std::int32_t months) {
    const auto made = shifted(read(text), {0, months});
    return made ? date_words(*made) : "none";
}

} // namespace

TEST_CASE("what moves by days, and what by months, is what a date says of itself") {
    CHECK(step_months(read("2019-07-01")) == 0);
    CHECK(step_months(read("/2019-07-01")) == 0);           // 7月1日前
    CHECK(step_months(read("2019-07-15/2019-08-20")) == 0); // of two days
    CHECK(step_months(read("2019-07")) == 1);
    CHECK(step_months(read("2019-07-11/2019-07-20")) == 1); // 7月中旬
    CHECK(step_months(read("2019-07-15/2019-12")) == 1);
    CHECK(step_months(read("2019-07/2019-11")) == 1);
    CHECK(step_months(read("2019-02/2019-04")) == 1); // three months, and no quarter
    CHECK(step_months(read("2019-07/2019-09")) == 3);
    CHECK(step_months(read("2019-07/2019-12")) == 6);
    CHECK(step_months(read("2019-01/2019-12")) == 12);
    CHECK(step_months(read("2019")) == 12);
    CHECK(step_months(read("2019/2021")) == 12);
}

TEST_CASE("a period that moves is one of the same name") {
    CHECK(words("2019-01/2019-06", 6) == "2019年下半年");
    CHECK(words("2019-01/2019-06", -6) == "2018年下半年");
    CHECK(words("2019-10/2019-12", 3) == "2020年一季度");
    CHECK(words("2019-07-11/2019-07-20", 1) == "2019年8月中旬");
    CHECK(words("2019-01-21/2019-01-31", 1) == "2019年2月下旬");
    CHECK(words("2019-02-24/2019-02-28", 1) == "2019年3月底");
    CHECK(words("2019-07-01/2019-07-10", -7) == "2018年12月上旬");
    CHECK(later("2019-07", {0, 6}) == "2020-01");
    CHECK(later("2019", {0, 12}) == "2020");
    CHECK(later("2019-07-15/2019-12", {0, 2}) == "2019-09-15/2020-02");
    CHECK(later("/2019-07-01", {3, 0}) == "/2019-07-04");
    CHECK(later("2019-07-15/2019-08-20", {10, 0}) == "2019-07-25/2019-08-30");
    CHECK(later("2019-07-31", {0, -1}) == "2019-06-30");
}

TEST_CASE("beyond the calendar, and by days where no day is known, nothing moves") {
    CHECK(later("9999-12-31", {1, 0}) == "none");
    CHECK(later("0001-01", {0, -1}) == "none");
    CHECK(later("9999-07/9999-12", {0, 6}) == "none");
    CHECK(later("2019-07", {5, 0}) == "none");
    CHECK(later("2019-07", {}) == "2019-07");
}

TEST_CASE("whatever moves there and back again by its own step is what it was, and can be written") {
    CHECK(rc::check([] {
        const Date lowest = *make_date(2, 1, 1), highest = *make_date(9990, 12, 31);
        const PartialDate from = PartialDate::of({*rc::gen::inRange(lowest.days, highest.days)});
        PartialDate date = from;
        switch (*rc::gen::inRange(0, 6)) {
        case 1: date.day = 0; break;
        case 2: date.day = date.month = 0; break;
        case 3:
            date =
                PartialDate{from.year, (from.month - 1) / 3 * 3 + 1, 0, {from.year, (from.month - 1) / 3 * 3 + 3, 0}};
            break;
        case 4: date = PartialDate{from.year, from.month, 11, {from.year, from.month, 20}}; break;
        case 5: date = PartialDate::by(*from.whole()); break;
        default: break;
        }
        const std::int32_t step = step_months(date), times = *rc::gen::inRange(1, 5);
        const DateShift on = step == 0 ? DateShift{times, 0} : DateShift{0, step * times};
        const auto moved = shifted(date, on);
        if (!moved) return; // at the end of the calendar
        RC_ASSERT(parse_partial_date(to_string(*moved)) == moved);
        RC_ASSERT(step_months(*moved) == step);
        const auto back = shifted(*moved, {-on.days, -on.months});
        RC_ASSERT(back == date);
    }));
}
