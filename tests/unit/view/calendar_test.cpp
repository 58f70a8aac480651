// Where records stand on a calendar, and what is written when one is taken to another day.

#include "view/calendar.h"

#include "tests/unit/view/view_world.h"

#include "model/typed.h"

#include <doctest/doctest.h>

namespace yinfeng::view {
namespace {

using domain::day;
namespace project_field = yinfeng::field::project;

struct CalendarWorld : ViewWorld {
    Calendar calendar{columns};
    View shown = view("layout calendar\nfrom planned_start\nsort name");

    RecordIndex planned(std::string_view name, std::string_view date, std::string_view stage = "talks") {
        const RecordIndex made = project(name, stage, "");
        write(made, project_field::planned_start_, date);
        return made;
    }
    void write(RecordIndex record, FieldId field, std::string_view text) {
        set(record, field, text.empty() ? Value() : Value::text(text));
    }
    bool follow() {
        look();
        return calendar.follow(shown, query.run(shown));
    }
    std::vector<std::string> names_of(std::span<const RecordIndex> records) {
        std::vector<std::string> names;
        for (const RecordIndex record : records)
            names.emplace_back(workspace.value(record, project_field::name_).as_text());
        return names;
    }
    std::vector<std::string> on(std::string_view date) {
        follow();
        return names_of(calendar.days(day(date), day(date)).front().records);
    }
    std::string moved_to(RecordIndex record, std::string_view from, std::string_view to) {
        look();
        std::string said;
        for (const auto& [field, value] : moved(columns, shown, record, day(from), day(to)))
            said.append(said.empty() ? "" : " ").append(info(field).name).append("=").append(value.as_text());
        return said;
    }
};

} // namespace

TEST_CASE("a record stands on its day in the order of the view, a month and a year by themselves") {
    CalendarWorld world;
    world.planned("乙", "2019-09-03");
    world.planned("甲", "2019-09-03");
    world.planned("只有月", "2019-09");
    world.planned("只有年", "2019");
    world.planned("没有", "");
    CHECK(world.on("2019-09-03") == Names{"甲", "乙"});
    CHECK(world.on("2019-09-01").empty());
    CHECK(world.names_of(world.calendar.in_month(2019, 9)) == Names{"只有月"});
    CHECK(world.calendar.in_month(2019, 8).empty());
    CHECK(world.names_of(world.calendar.in_year(2019, 9)) == Names{"只有年"});
    CHECK(world.names_of(world.calendar.undated()) == Names{"没有"});
    CHECK(world.calendar.count() == 5);
    const auto month = world.calendar.days(day("2019-09-01"), day("2019-09-30"));
    REQUIRE(month.size() == 30);
    CHECK(month[2].records.size() == 2);
    CHECK(world.calendar.days(day("2019-09-01"), day("2019-09-30"), true).size() == 1);
}

TEST_CASE("the calendar follows what is written, and nothing else") {
    CalendarWorld world;
    const RecordIndex one = world.planned("甲", "2019-09-03");
    CHECK(world.follow());
    CHECK_FALSE(world.follow());
    world.write(one, project_field::amount_, "5000");
    CHECK_FALSE(world.follow());
    world.write(one, project_field::planned_start_, "2019-09-05");
    CHECK(world.follow());
    CHECK(world.on("2019-09-05") == Names{"甲"});
    CHECK(world.on("2019-09-03").empty());
    world.shown.from = world.column("signed_on");
    CHECK(world.follow());
    CHECK(world.on("2019-09-05").empty());
    CHECK(world.names_of(world.calendar.undated()) == Names{"甲"});
    world.shown.filter = world.view("where name = 没有这个").filter;
    CHECK(world.follow());
    CHECK(world.calendar.count() == 0);
}

TEST_CASE("what is planned and late stands on its day and inside today, by the rule of the badge") {
    CalendarWorld world;
    const RecordIndex late = world.planned("迟了", "2019-08-20");
    world.planned("今天", "2019-08-30");
    world.planned("已开工", "2019-08-20", "started");
    world.planned("周五到期", "2019-08-30");
    const auto today = [&] {
        world.follow();
        return world.calendar.days(world.today, world.today).front();
    };
    CHECK(world.names_of(today().records) == Names{"迟了", "今天", "周五到期"});
    CHECK(today().late == 1);
    CHECK(world.on("2019-08-20") == Names{"迟了", "已开工"});
    CHECK(world.calendar.placed(late).is_late);
    world.write(late, project_field::as_of_, "2019-08-01"); // taken from a text: nobody can say what is late
    CHECK(today().late == 0);
    world.write(late, project_field::as_of_, "");
    CHECK(today().late == 1);
    world.today = day("2019-08-31"); // a Saturday: nobody could work
    CHECK(today().late == 1);
    CHECK(world.names_of(today().records) == Names{"迟了"});
    world.today = day("2019-09-02");
    CHECK(today().late == 3);
    SUBCASE("a month is late behind its last day") {
        world.planned("八月", "2019-08");
        CHECK(today().late == 4);
        CHECK(world.names_of(world.calendar.in_month(2019, 8)) == Names{"八月"});
    }
    SUBCASE("a date of what was is never late") {
        world.shown.from = world.column("stage_since");
        CHECK(today().late == 0);
    }
}

TEST_CASE("a period stands on all of its days, or once") {
    CalendarWorld world;
    world.shown.to = world.column("planned_production");
    const RecordIndex one = world.planned("建设", "2019-09-03");
    world.write(one, project_field::planned_production_, "2019-09-05");
    const RecordIndex wrong = world.planned("终点在前", "2019-09-04");
    world.write(wrong, project_field::planned_production_, "2019-08-01");
    world.planned("甲", "2019-09-04");
    CHECK(world.on("2019-09-02").empty());
    CHECK(world.on("2019-09-03") == Names{"建设"});
    CHECK(world.on("2019-09-04") == Names{"甲", "建设", "终点在前"});
    CHECK(world.on("2019-09-05") == Names{"建设"});
    CHECK(world.on("2019-09-06").empty());
    const auto once = world.calendar.days(day("2019-09-04"), day("2019-09-30"), true);
    REQUIRE(once.size() == 1);
    CHECK(world.names_of(once.front().records) == Names{"甲", "建设", "终点在前"});
}

TEST_CASE("a date that lies somewhere in a period stands once on a page, on no day, and is not moved") {
    CalendarWorld world;
    const RecordIndex quarter = world.planned("三季度", "2019-07/2019-09");
    world.planned("中旬", "2019-09-11/2019-09-20");
    const RecordIndex by = world.planned("月底前", "/2019-09-30");
    world.planned("跨年", "2019-12/2021-03");
    world.planned("只有年", "2019");
    world.follow();
    for (const CalendarDay& each : world.calendar.days(day("2019-09-01"), day("2019-09-29")))
        CHECK(world.names_of(each.records).empty());
    CHECK(world.on("2019-09-30") == Names{"月底前"}); // of that the day is known
    CHECK(world.names_of(world.calendar.in_month(2019, 9)) == Names{"中旬"});
    CHECK(world.names_of(world.calendar.in_year(2019, 9)) == Names{"三季度", "只有年"});
    CHECK(world.names_of(world.calendar.in_year(2019, 6)) == Names{"只有年"});
    CHECK(world.names_of(world.calendar.in_year(2020, 5)) == Names{"跨年"});
    CHECK(world.calendar.nearest(day("2024-01-01"), day("2024-01-31"))->day == day("2021-03-04"));
    CHECK(world.moved_to(quarter, "2019-08-01", "2019-08-07").empty());
    CHECK(world.moved_to(by, "2019-09-30", "2019-09-12").empty());
}

TEST_CASE("by which date a calendar goes where the view says nothing") {
    CalendarWorld world;
    const auto usual = [&](std::string_view kind) {
        world.look();
        const View view = parse_view(world.columns, "kind " + std::string(kind) + "\nlayout calendar");
        const ColumnId id = calendar_date(world.columns, view);
        return id == no_column ? "" : world.columns[id].name;
    };
    CHECK(usual("project") == "planned_start");
    CHECK(usual("service_record") == "due");
    CHECK(usual("person") == "");
    const View gone = parse_view(world.columns, "kind project\nlayout calendar\nfrom 竣工日期");
    CHECK(gone.problems.size() == 1);
    CHECK(world.columns[calendar_date(world.columns, gone)].name == "planned_start");
    CHECK_MESSAGE(
        to_text(world.columns, gone).find("from 竣工日期") != std::string::npos, "it stays as it was written");
}

TEST_CASE("a list by day has a group for each day, and what has none behind") {
    CalendarWorld world;
    world.planned("乙", "2019-09-03");
    world.planned("甲", "2019-09-01");
    world.planned("没有", "");
    world.look();
    const View list = list_by_day(world.columns, world.shown);
    CHECK(world.names(list) == Names{"甲", "乙", "没有"});
    CHECK(world.query.rows().groups.size() == 3);
}

TEST_CASE("to another day goes the day, a period with both ends, and a month becomes the day") {
    CalendarWorld world;
    const RecordIndex one = world.planned("甲", "2019-09-03");
    CHECK(world.moved_to(one, "2019-09-03", "2019-09-10") == "planned_start=2019-09-10");
    CHECK(world.moved_to(world.planned("月", "2019-09"), "2019-09-01", "2019-09-10") == "planned_start=2019-09-10");
    world.shown.to = world.column("planned_production");
    world.write(one, project_field::planned_production_, "2019-09-05");
    CHECK_MESSAGE(
        world.moved_to(one, "2019-09-04", "2019-09-10") == "planned_start=2019-09-09 planned_production=2019-09-11",
        "by as many days as it was taken along");
    world.write(one, project_field::planned_production_, "2019-10");
    CHECK_MESSAGE(world.moved_to(one, "2019-09-03", "2019-09-04") == "planned_start=2019-09-04", "a month stays one");
    world.write(one, project_field::planned_production_, "9999-12-31");
    CHECK(world.moved_to(one, "2019-09-03", "2019-09-04").empty());
    world.shown.from = world.column("updated");
    CHECK_MESSAGE(world.moved_to(one, "2019-09-03", "2019-09-04").empty(), "nobody writes when something was written");
}

TEST_CASE("the first and the last day of all are days like others") {
    CalendarWorld world;
    CHECK(to_iso(earliest_day) == "0001-01-01");
    CHECK(to_iso(latest_day) == "9999-12-31");
    const RecordIndex first = world.planned("甲", "0001-01-01");
    const RecordIndex last = world.planned("乙", "9999-12-31");
    CHECK(world.on("0001-01-01") == Names{"甲"});
    CHECK(world.on("9999-12-31") == Names{"乙"});
    CHECK(world.calendar.nearest(day("2019-01-01"), day("2019-01-31"))->day == earliest_day);
    CHECK(world.calendar.nearest(day("9999-01-01"), day("9999-01-31"))->day == latest_day);
    CHECK(world.moved_to(first, "0001-01-01", "0001-01-08") == "planned_start=0001-01-08");
    CHECK(moved(world.columns, world.shown, last, latest_day, latest_day + 1).empty());
    CHECK(moved(world.columns, world.shown, first, earliest_day, earliest_day - 1).empty());
}

TEST_CASE("a record of several groups stands on its day once") {
    CalendarWorld world;
    const RecordIndex one = world.planned("甲", "2019-09-03");
    for (const std::string_view tag : {"一", "二"}) world.put_in(one, project_field::tags_, tag);
    world.shown.groups = {{world.column("tags"), Bucket::By::value}};
    CHECK(world.on("2019-09-03") == Names{"甲"});
    CHECK(world.query.rows().order.size() == 2);
}

} // namespace yinfeng::view
