// Records along the time: which dates they are laid out by, from when to when they run, how the time is divided.

#include "tests/unit/view/view_world.h"
#include "view/timeline.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace yinfeng;
using namespace yinfeng::view;

namespace {

struct Times : ViewWorld {
    RecordIndex running(std::string_view from, std::string_view to) {
        std::vector<std::pair<FieldId, Value>> values{{field::project::name_, Value::text("甲")}};
        if (!from.empty()) values.emplace_back(field::project::planned_start_, Value::text(from));
        if (!to.empty()) values.emplace_back(field::project::planned_production_, Value::text(to));
        return add(Kind::project, std::move(values));
    }
    std::string span(std::string_view from, std::string_view to) {
        const RecordIndex record = running(from, to);
        look();
        const auto found = span_of(columns, record, usual_dates(columns, static_cast<KindId>(Kind::project)));
        if (!found) return "none";
        return to_iso(found->begin) + " " + to_iso(found->end) + (found->is_reversed ? " reversed" : "");
    }
};
std::string labels(const std::vector<Tick>& ticks) {
    std::string all;
    for (const Tick& tick : ticks) all += (all.empty() ? "" : " | ") + tick.label;
    return all;
}
Date day(std::string_view iso) { return domain::day(iso); }

} // namespace

TEST_CASE("a kind is laid out by what is planned from and to, else by its first dates") {
    ViewWorld world;
    world.look();
    const auto names = [&](Kind kind) {
        const DatePair dates = usual_dates(world.columns, static_cast<KindId>(kind));
        const auto name = [&](ColumnId id) { return id == no_column ? std::string() : world.columns[id].name; };
        return name(dates.from) + " " + name(dates.to);
    };
    CHECK(names(Kind::project) == "planned_start planned_production");
    CHECK(names(Kind::service_record) == "accepted_on due_on");
}

TEST_CASE("a span runs over all days that its dates may be; one date alone is a day; one that ends first is told") {
    Times world;
    CHECK(world.span("2019-03-01", "2019-09-30") == "2019-03-01 2019-09-30");
    CHECK(world.span("2019-03", "2019") == "2019-03-01 2019-12-31");
    CHECK(world.span("2019-03-01", "") == "2019-03-01 2019-03-01");
    CHECK(world.span("", "2019-04") == "2019-04-01 2019-04-30");
    CHECK(world.span("2019-09-01", "2019-03-01") == "2019-03-01 2019-09-01 reversed");
    CHECK(world.span("", "") == "none");
}

TEST_CASE("the time is divided as calendars are") {
    CHECK(labels(ticks_of(Zoom::days, day("2019-08-30"), day("2019-09-02")).small) == "30 | 31 | 1 | 2");
    CHECK(labels(ticks_of(Zoom::days, day("2019-08-30"), day("2019-09-02")).large) == "2019 年 8 月 | 2019 年 9 月");
    CHECK(labels(ticks_of(Zoom::weeks, day("2019-08-30"), day("2019-09-10")).small) == "8-26 | 9-02 | 9-09");
    CHECK(labels(ticks_of(Zoom::months, day("2019-11-30"), day("2020-01-01")).small) == "11 月 | 12 月 | 1 月");
    CHECK(labels(ticks_of(Zoom::months, day("2019-11-30"), day("2020-01-01")).large) == "2019 年 | 2020 年");
    CHECK(labels(ticks_of(Zoom::quarters, day("2019-08-30"), day("2020-01-01")).small) == "3 季度 | 4 季度 | 1 季度");
    CHECK(labels(ticks_of(Zoom::years, day("2018-08-30"), day("2021-01-01")).small) == "2018 | 2019 | 2020 | 2021");
    CHECK(labels(ticks_of(Zoom::years, day("2018-08-30"), day("2021-01-01")).large) == "2010 年代 | 2020 年代");
}

TEST_CASE("at any day of the calendar the parts follow each other, cover what was asked for, and end") {
    CHECK(rc::check([] {
        const Date lowest = *make_date(1, 1, 1), highest = *make_date(9999, 12, 31);
        const auto zoom = static_cast<Zoom>(*rc::gen::inRange(0, 5));
        const Date first{*rc::gen::inRange(lowest.days, highest.days + 1)};
        const Date last = in_calendar(std::int64_t{first.days} + *rc::gen::inRange(0, 2000));
        const Ticks ticks = ticks_of(zoom, first, last);
        for (const auto* row : {&ticks.small, &ticks.large}) {
            RC_ASSERT(!row->empty());
            RC_ASSERT(row->front().day <= first);
            RC_ASSERT(row->back().day <= last);
            for (std::size_t i = 1; i < row->size(); ++i) RC_ASSERT((*row)[i - 1].day < (*row)[i].day);
        }
        const int steps = *rc::gen::inRange(-300, 300);
        const Date moved = stepped(zoom, first, steps);
        RC_ASSERT(moved >= lowest && moved <= highest);
        RC_ASSERT((steps < 0 ? moved <= first : moved >= first));
    }));
}
