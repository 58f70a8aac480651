// What needs somebody (domain/agenda.h): each matter at its edges, whose it is, and that what is kept follows what is written.

#include "build.h"

#include "domain/agenda.h"
#include "domain/computed_rules.h"
#include "domain/pipeline.h"
#include "domain/time_badge.h"
#include "tests/support/synthetic.h"

#include <algorithm>
#include <random>

namespace yinfeng::domain {
namespace {

namespace p = field::project;
namespace s = field::service_record;

struct Desk : Builder {
    LastVisit visit;
    Agenda agenda;
    std::string me;
    std::string_view today = "2019-07-03"; // a Wednesday

    Agenda::Asked asked() const { return {{workspace, day(today), china(), me}, visit}; }
    void look() {
        while (!agenda.work(asked(), 3)) {}
    }
    RecordIndex project(std::string_view stage, std::vector<std::pair<FieldId, Value>> more = {}) {
        more.emplace_back(p::name_, Value::text("项目"));
        more.emplace_back(p::stage_, Value::text(stage));
        return add(Kind::project, std::move(more));
    }
    RecordIndex service(std::string_view accepted, std::int64_t limit, std::string_view state = "handling") {
        return add(
            Kind::service_record, {{s::title_, Value::text("问题")}, {s::state_, Value::text(state)},
                                      {s::accepted_on_, Value::text(accepted)}, {s::limit_days_, Value::of(limit)}});
    }
    std::vector<RecordIndex> under(Matter matter, bool only_mine = false) {
        look();
        std::vector<RecordIndex> records;
        for (const AgendaItem& item : agenda.items(asked(), matter, only_mine)) records.push_back(item.record);
        CHECK(records.size() == agenda.count(matter, only_mine));
        return records;
    }
    bool is_under(Matter matter, RecordIndex record) { return std::ranges::contains(under(matter), record); }
};

using Records = std::vector<RecordIndex>;

} // namespace

TEST_CASE("agenda: late, soon and promised go by the clock of each record, the oldest first") {
    Desk desk;
    const auto by = [&](std::string_view on) { return desk.project("talks", {{p::next_date_, Value::text(on)}}); };
    const RecordIndex late = by("2019-06-28"), later = by("2019-06-20"), today = by("2019-07-03"),
                      soon = by("2019-07-08"), next_week = by("2019-07-09"), last = by("2019-07-16"),
                      far = by("2019-07-17");
    const RecordIndex issue = desk.service("2019-06-03", 10), closed = desk.service("2019-06-03", 10, "resolved");
    CHECK(desk.under(Matter::overdue) == Records{issue, later, late});
    CHECK(desk.under(Matter::due_soon) == Records{today, soon});
    CHECK(desk.under(Matter::promised) == Records{next_week, last});
    for (const Matter matter : {Matter::overdue, Matter::due_soon, Matter::promised}) {
        CHECK_FALSE(desk.is_under(matter, far));
        CHECK_FALSE(desk.is_under(matter, closed));
    }
    const auto items = desk.agenda.items(desk.asked(), Matter::overdue, false);
    CHECK(items.front().day == day("2019-06-18")); // 端午 is no working day
    CHECK(desk.agenda.due_in(day("2019-07-08"), day("2019-07-14"), false).size() == 2);
    CHECK(desk.agenda.next_due(day("2019-07-10"), false)->record == last);
}

TEST_CASE("agenda: what is known only up to a day is never late and never stale") {
    Desk desk;
    const RecordIndex published =
        desk.project("talks", {{p::next_date_, Value::text("2018-01-01")}, {p::as_of_, Value::text("2017-05")},
                                  {p::stage_since_, Value::text("2017-01-01")}});
    CHECK(desk.under(Matter::overdue).empty());
    CHECK(desk.under(Matter::due_soon).empty());
    CHECK(desk.under(Matter::stale).empty());
    desk.set(published, p::as_of_, Value());
    CHECK(desk.under(Matter::overdue) == Records{published});
}

TEST_CASE("agenda: stale from the day after the limit of its stage, the longest first") {
    Desk desk;
    desk.wall_ms = 1'546'300'800'000; // 2019-01-01
    const auto since = [&](std::string_view stage, std::string_view on) {
        return desk.project(stage, {{p::stage_since_, Value::text(on)}});
    };
    const RecordIndex on_time = since("talks", "2019-06-03"), stale = since("talks", "2019-06-02"),
                      longer = since("signed", "2019-05-01"), planned = since("reserve", "2019-06-01"),
                      started = since("started", "2018-01-01");
    CHECK(desk.under(Matter::stale) == Records{longer, stale});
    for (const RecordIndex each : {on_time, planned, started}) CHECK_FALSE(desk.is_under(Matter::stale, each));
    desk.wall_ms = 1'561'939'200'000;
    desk.set(longer, p::note_, Value::text("来过电话"));
    CHECK(desk.under(Matter::stale) == Records{stale});
    // A follow-up is an update as well, until it is found to be about something else.
    const RecordIndex note = desk.add(Kind::follow_up,
        {{field::follow_up::project_, desk.link(stale)}, {field::follow_up::on_, Value::text("2019-07-01")},
            {field::follow_up::text_, Value::text("走访")}});
    CHECK(desk.under(Matter::stale).empty());
    desk.set(note, field::follow_up::project_, desk.link(started));
    CHECK(desk.under(Matter::stale) == Records{stale});
}

TEST_CASE("agenda: 责任缺位 by stage, the furthest first, and again when a person is deleted") {
    Desk desk;
    const RecordIndex person = desk.add(Kind::person, {{field::person::name_, Value::text("甲")}});
    const RecordIndex lead = desk.project("lead", {{p::tracker_, desk.link(person)}});
    const RecordIndex talks = desk.project("talks"), signed_ = desk.project("signed");
    CHECK(desk.under(Matter::incomplete) == Records{signed_, talks});
    Change change{"删", {}};
    desk.workspace.add_delete(change, person);
    desk.put(change);
    CHECK(desk.under(Matter::incomplete) == Records{signed_, talks, lead});
}

TEST_CASE("agenda: mine is what I track, lead or handle, and what my unit lands or leads") {
    Desk desk;
    const RecordIndex unit = desk.add(Kind::unit, {{field::unit::name_, Value::text("服务中心")}});
    const RecordIndex me = desk.add(
        Kind::person, {{field::person::name_, Value::text("服务专员甲")}, {field::person::unit_, desk.link(unit)}});
    const RecordIndex other = desk.add(Kind::person, {{field::person::name_, Value::text("服务专员乙")}});
    const auto late = [&](FieldId link, RecordIndex target) {
        return desk.project("talks", {{p::next_date_, Value::text("2019-06-01")}, {link, desk.link(target)}});
    };
    const Records mine{
        late(p::tracker_, me), late(p::leader_, me), late(p::officer_, me), late(p::landing_unit_, unit)};
    late(p::tracker_, other);
    const RecordIndex handled = desk.service("2019-05-06", 5), helped = desk.service("2019-05-07", 5),
                      not_mine = desk.service("2019-05-08", 5);
    desk.set(handled, s::officer_, desk.link(me));
    desk.put_in(helped, s::co_units_, to_string(desk.id(unit)));
    desk.me = "服务专员甲";
    Records wanted{handled, helped};
    wanted.append_range(mine);
    CHECK(desk.under(Matter::overdue, true) == wanted);
    CHECK(desk.under(Matter::overdue).size() == wanted.size() + 2);
    CHECK_FALSE(desk.agenda.is_mine(not_mine));
    // Somebody else, a unit, nobody.
    desk.me = "服务专员乙";
    CHECK(desk.under(Matter::overdue, true).size() == 1);
    desk.me = "服务中心";
    CHECK(desk.under(Matter::overdue, true) == Records{helped, mine.back()});
    desk.me = "没有这个人";
    CHECK(desk.under(Matter::overdue, true).empty());
    CHECK_FALSE(desk.agenda.me().is_known());
    desk.set(other, field::person::name_, Value::text("没有这个人"));
    CHECK(desk.under(Matter::overdue, true).size() == 1);
}

TEST_CASE("agenda: two values side by side wait for a decision, whatever the kind") {
    Desk desk;
    const RecordIndex unit = desk.add(Kind::unit, {{field::unit::name_, Value::text("服务中心")}});
    CHECK(desk.under(Matter::contested).empty());
    desk.bring(unit, field::unit::name_, Value::text("服务中心（新）"));
    CHECK(desk.under(Matter::contested) == Records{unit});
    desk.set(unit, field::unit::name_, Value::text("服务中心"));
    CHECK(desk.under(Matter::contested).empty());
}

TEST_CASE("agenda: what others have written since the last visit, however old it is, and nothing of one's own") {
    Desk desk;
    const RecordIndex project = desk.project("talks"), own = desk.project("talks");
    desk.visit = visit_of(desk.workspace);
    CHECK(desk.under(Matter::changed).empty());
    desk.set(own, p::note_, Value::text("自己写的"));
    CHECK(desk.under(Matter::changed).empty());
    desk.bring(project, p::note_, Value::text("外单位写的"), -400'000'000'000); // years ago, and merged today
    CHECK(desk.under(Matter::changed) == Records{project});
    const auto writes = ForeignWrites(desk.workspace, desk.visit).of(project);
    REQUIRE(writes.size() == 1);
    CHECK(writes.front().field == p::note_);
    CHECK(writes.front().author == "别处");
    // The same person at another computer is no other.
    desk.workspace.set_author("别处");
    CHECK(ForeignWrites(desk.workspace, desk.visit).of(project).empty());
    desk.workspace.set_author("测试");
    desk.visit = visit_of(desk.workspace);
    CHECK(desk.under(Matter::changed).empty());
}

TEST_CASE("agenda: a last visit is kept as a text, and a text that is none is refused") {
    LastVisit visit{{{1, 20}, {0xffff'ffff'ffff'ffffu, 9'007'199'254'740'991u}}};
    CHECK(to_text(visit) == "1:20 ffffffffffffffff:9007199254740991");
    CHECK(parse_last_visit(to_text(visit)) == visit);
    for (const std::string_view text : {"", "1", "1:", ":2", "1:2 x", "g:1", "1:-2", "1:2:3"})
        CHECK_FALSE(parse_last_visit(text).has_value());
}

TEST_CASE("agenda: what is kept and followed is what is worked out anew, after any edit") {
    Workspace workspace = test::make_synthetic({.records = 400, .seed = 7});
    workspace.set_replica(1);
    workspace.set_author("测试");
    std::mt19937 random(7); // NOLINT: the same on every machine
    const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
    const LastVisit visit = visit_of(workspace);
    std::string me;
    for (const RecordIndex person : workspace.live(Kind::person)) me = name_of(workspace, person);
    Agenda kept;
    std::int64_t now_ms = 1'577'000'000'000;
    for (int round = 0; round < 60; ++round) {
        const Date today = day("2019-10-01") + round / 20;
        const Agenda::Asked asked{{workspace, today, china(), me}, visit};
        while (!kept.work(asked, 1 + below(200))) {}
        Agenda anew;
        CHECK(anew.work(asked, workspace.record_count() + 1));
        CHECK(kept.is_complete());
        for (std::size_t i = 0; i < matter_count; ++i) {
            for (const bool only_mine : {false, true}) {
                const auto matter = static_cast<Matter>(i);
                const auto wanted = anew.items(asked, matter, only_mine), found = kept.items(asked, matter, only_mine);
                REQUIRE(found.size() == wanted.size());
                CHECK(found.size() == kept.count(matter, only_mine));
                for (std::size_t at = 0; at < found.size(); ++at) CHECK(found[at].record == wanted[at].record);
            }
        }
        constexpr Kind kinds[] = {Kind::project, Kind::service_record, Kind::person, Kind::unit};
        const Kind kind = kinds[below(std::size(kinds))];
        const auto live = workspace.live(kind);
        if (live.empty()) continue;
        const RecordIndex record = live[below(live.size())];
        Change change{"改", {}};
        const Id id = workspace.record(record).id;
        if (below(4) == 0) workspace.add_delete(change, record);
        else if (kind == Kind::project && below(2) == 0) change.set(kind, id, p::next_date_, to_value(today + 1));
        else if (kind == Kind::project) change.set(kind, id, p::tracker_, Value());
        else if (kind == Kind::service_record) change.set(kind, id, s::due_on_, to_value(today - 3));
        else change.set(kind, id, title_field(kind), Value::text(round % 2 == 0 ? me : "别人"));
        REQUIRE(workspace.apply(change, now_ms += 1000).has_value());
    }
}

TEST_CASE("agenda: the clock of a project without words says what its badge says") {
    const Workspace workspace = test::make_synthetic({.records = 600, .seed = 3});
    const Reading reading{workspace, day("2019-10-08"), china()};
    std::size_t with_plan = 0;
    for (const RecordIndex project : workspace.live(Kind::project)) {
        const ProjectClock clock = project_clock(reading, project);
        CHECK(clock.status == time_badge(reading, project).status);
        CHECK((project_due(reading, project).is_none() != clock.due.has_value()));
        CHECK(is_project_late(reading, project, clock.plan == no_field ? p::next_date_ : clock.plan) ==
              (clock.status == TimeStatus::overdue));
        with_plan += clock.due.has_value();
    }
    CHECK(with_plan > 0);
}

TEST_CASE("a next step that is done gives way to what comes next, or to nothing") {
    Builder builder;
    const RecordIndex project = builder.add(
        Kind::project, {{p::name_, Value::text("甲")}, {p::stage_, Value::text("talks")},
                           {p::next_action_, Value::text("考察")}, {p::next_date_, Value::text("2019-06-01")}});
    CHECK(builder.act(Action::project_finish_step, project, "2019-07-01",
        {{p::next_action_, Value::text("签约")}, {p::next_date_, Value::text("2019-08-01")}}));
    CHECK(text(builder.workspace, project, p::next_action_) == "签约");
    CHECK(builder.act(Action::project_finish_step, project, "2019-07-01"));
    CHECK_FALSE(is_filled(builder.workspace, project, p::next_action_));
    CHECK_FALSE(is_filled(builder.workspace, project, p::next_date_));
    CHECK(builder.doing(Action::project_finish_step, project, "2019-07-01").error() == Reason::no_step);
}

} // namespace yinfeng::domain
