// Days for calendars of other programs: RFC 5545, and the same event whenever it leaves.
#include "app/view_events.h"
#include "base/utf8.h"
#include "exchange/calendar_file.h"
#include "tests/unit/view/view_world.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace yinfeng;
using exchange::to_ics;

TEST_CASE("ics: lines of at most 75 bytes that cut no character, texts that stay texts, the day behind the last") {
    std::string name;
    for (int i = 0; i < 60; ++i) name += "招商𠮷";
    const std::string file = to_ics({"日历; 一", {{"1@x.yinfeng", name + ",a;b\\c\nd\x01", "", *make_date(2019, 12, 31),
                                                     *make_date(2020, 1, 2), 1'577'836'801'000}}});
    std::istringstream lines(file);
    std::string unfolded;
    for (std::string line; std::getline(lines, line);) {
        REQUIRE(line.ends_with('\r'));
        line.pop_back();
        CHECK(line.size() <= 75);
        CHECK(is_valid_utf8(line));
        if (line.starts_with(' ')) unfolded.pop_back(), unfolded += line.substr(1) + "\n";
        else unfolded += line + "\n";
    }
    CHECK(unfolded.find("SUMMARY:" + name + "\\,a\\;b\\\\c\\nd\n") != std::string::npos);
    CHECK(unfolded.find("DTSTART;VALUE=DATE:20191231\nDTEND;VALUE=DATE:20200103\n") != std::string::npos);
    CHECK(unfolded.find("DTSTAMP:20200101T000001Z\n") != std::string::npos);
    CHECK(unfolded.find("SEQUENCE:1\n") != std::string::npos);
    CHECK(unfolded.find("X-WR-CALNAME:日历\\; 一\n") != std::string::npos);
}

TEST_CASE("ics: one event a record under one uid, what has no day is counted") {
    view::ViewWorld world;
    namespace project = field::project;
    const auto planned = [&](RecordIndex record, const char* day) {
        world.set(record, project::planned_start_, Value::text(day));
    };
    const RecordIndex one = world.project("甲", "signed", "100"), two = world.project("乙", "signed", ""),
                      three = world.project("丙", "lead", "");
    planned(one, "2019-09-05");
    planned(two, "2019-09");
    (void)three;
    const auto events = [&] {
        view::View view;
        view.kind = static_cast<KindId>(Kind::project);
        view.columns = {{world.column("name")}, {world.column("amount")}};
        view.from = world.column("planned_start");
        world.look();
        return app::events_of(world.columns, view, world.query.run(view), "项目");
    };
    const app::ViewEvents first = events();
    REQUIRE(first.file.events.size() == 1);
    CHECK(first.left_out == 2);
    CHECK(first.file.events[0].summary == "甲 · 计划开工");
    CHECK(first.file.events[0].description.find("投资总额：") != std::string::npos);
    planned(one, "2019-10-08");
    const app::ViewEvents again = events();
    CHECK(again.file.events[0].uid == first.file.events[0].uid);
    CHECK(again.file.events[0].written_ms >= first.file.events[0].written_ms);
    CHECK(again.file.events[0].first == *make_date(2019, 10, 8));
}
