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

namespace {

std::string text_of(const Span& span) {
    return (span.from ? to_string(*span.from) : "") + " " + (span.to ? to_string(*span.to) : "") +
           (span.is_reversed ? " reversed" : "");
}
Span between(std::string_view from, std::string_view to) {
    const auto read = [](std::string_view text) {
        return text.empty() ? std::nullopt : std::optional(*parse_partial_date(text));
    };
    return *span_between(read(from), read(to));
}
// As a bar that was dragged so many days.
std::string dragged(std::string_view from, std::string_view to, SpanPart part, int days) {
    const Span span = between(from, to);
    return text_of(shifted(span, part, shift_by_days(span, part, days)));
}
std::string stepped_by(std::string_view from, std::string_view to, SpanPart part, Zoom zoom, int direction) {
    const Span span = between(from, to);
    return text_of(shifted(span, part, shift_by_step(span, part, zoom, direction)));
}

} // namespace

TEST_CASE("a bar that is dragged moves both dates by as many days, over months and leap days") {
    CHECK(dragged("2019-07-01", "2019-12-31", SpanPart::whole, 10) == "2019-07-11 2020-01-10");
    CHECK(dragged("2020-02-20", "2020-02-27", SpanPart::whole, 4) == "2020-02-24 2020-03-02");
    CHECK(dragged("2019-07-01", "", SpanPart::whole, -1) == "2019-06-30 ");
    CHECK(dragged("", "/2019-07-01", SpanPart::whole, 3) == " /2019-07-04");                     // 7月1日前
    CHECK(dragged("2019-07-01", "9999-12-30", SpanPart::whole, 100) == "2019-07-02 9999-12-31"); // both, or less
    CHECK(dragged("2019-07-01", "2019-12-31", SpanPart::end, -3) == "2019-07-01 2019-12-28");
    CHECK_MESSAGE(dragged("2019-07-01", "2019-12-31", SpanPart::end, -300) == "2019-07-01 2019-07-01",
        "it does not end before its beginning");
    CHECK(dragged("2019-07-01", "2019-12-31", SpanPart::begin, 300) == "2019-12-31 2019-12-31");
}

TEST_CASE("a bar of which a date is a period moves by whole ones of it, both dates alike") {
    CHECK(dragged("2019-01/2019-06", "", SpanPart::whole, 100) == "2019-07/2019-12 ");
    CHECK(dragged("2019-01/2019-06", "", SpanPart::whole, 80) == "2019-01/2019-06 "); // not half of one yet
    CHECK(dragged("2019-07", "2019-12-31", SpanPart::whole, 31) == "2019-08 2020-01-31");
    CHECK(dragged("2019-07/2019-09", "2020", SpanPart::whole, -365) == "2018-07/2018-09 2019");
    CHECK_FALSE(can_shift(between("2019-07/2019-09", "2020-01-01"), SpanPart::begin));
    CHECK(can_shift(between("2019-07/2019-09", "2020-01-01"), SpanPart::end));
    CHECK(can_shift(between("2019-07/2019-09", "2020-01-01"), SpanPart::whole));
    CHECK(stepped_by("2019-07", "2019-12-31", SpanPart::whole, Zoom::days, 1) == "2019-08 2020-01-31");
    CHECK(stepped_by("2019-07/2019-12", "", SpanPart::whole, Zoom::months, 1) == "2020-01/2020-06 ");
    CHECK(stepped_by("2019-07-01", "2019-12-31", SpanPart::whole, Zoom::weeks, -1) == "2019-06-24 2019-12-24");
    CHECK(stepped_by("2019-07-01", "2019-12-31", SpanPart::whole, Zoom::months, 1) == "2019-08-01 2020-01-31");
    CHECK(stepped_by("2019-07-01", "2019-12-31", SpanPart::end, Zoom::years, 1) == "2019-07-01 2020-12-31");
}

TEST_CASE("what ends before it begins moves as it is, and an end that is dragged puts it right") {
    CHECK(text_of(between("2019-09-01", "2019-03-01")) == "2019-09-01 2019-03-01 reversed");
    CHECK(dragged("2019-09-01", "2019-03-01", SpanPart::whole, 10) == "2019-09-11 2019-03-11 reversed");
    CHECK(dragged("2019-09-01", "2019-03-01", SpanPart::end, 10) == "2019-09-01 2019-03-11 reversed");
    CHECK(dragged("2019-09-01", "2019-03-01", SpanPart::end, 200) == "2019-09-01 2019-09-17");
    CHECK(dragged("2019-09-01", "2019-03-01", SpanPart::begin, -200) == "2019-02-13 2019-03-01");
}

TEST_CASE("however far a bar is dragged, it is as long as it was and within the calendar") {
    CHECK(rc::check([] {
        const Date lowest = *make_date(1, 1, 1), highest = *make_date(9999, 12, 31);
        const Date from{*rc::gen::inRange(lowest.days, highest.days + 1)};
        const Date to = in_calendar(std::int64_t{from.days} + *rc::gen::inRange(-4000, 4000));
        const Span span = *span_between(PartialDate::of(from), PartialDate::of(to));
        const auto moved = shifted(
            span, SpanPart::whole, shift_by_days(span, SpanPart::whole, *rc::gen::inRange(-4'000'000, 4'000'000)));
        RC_ASSERT(moved.end - moved.begin == span.end - span.begin);
        RC_ASSERT(moved.is_reversed == span.is_reversed);
        RC_ASSERT(moved.begin >= lowest && moved.end <= highest);
    }));
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
