// What follows from a write, whoever makes it: stages with their days, states of service records with theirs.

#include "build.h"
#include "domain/consequences.h"
#include "domain/pipeline.h"
#include "domain/reading.h"

namespace yinfeng::domain {
namespace {

namespace p = field::project;
namespace s = field::service_record;

struct Office : Builder {
    RecordIndex in(Stage stage, std::vector<std::pair<FieldId, Value>> more = {}) {
        more.emplace_back(p::name_, Value::text("项目"));
        more.emplace_back(p::stage_, Value::text(stage_code(stage)));
        return add(Kind::project, std::move(more));
    }
    // Writes the stage alone, as a table cell or a script would, and whatever else is said.
    void write_stage(
        RecordIndex project, Stage stage, std::string_view on, std::vector<std::pair<FieldId, Value>> more = {}) {
        Change change{"改", {}};
        change.set(Kind::project, id(project), p::stage_, Value::text(stage_code(stage)));
        for (auto& [field, value] : more) change.set(Kind::project, id(project), field, std::move(value));
        put(with_consequences(this->on(on), std::move(change)));
    }
    std::string at(RecordIndex record, FieldId field) { return std::string(text(workspace, record, field)); }
};

} // namespace

TEST_CASE("a stage brings its day and the day of entry, and empties what published sources said up to") {
    Office office;
    const RecordIndex project = office.in(Stage::landing, {{p::as_of_, Value::text("2019-06")}});
    office.write_stage(project, Stage::started, "2019-08-30");
    CHECK(office.at(project, p::started_on_) == "2019-08-30");
    CHECK(office.at(project, p::stage_since_) == "2019-08-30");
    CHECK_FALSE(is_filled(office.workspace, project, p::as_of_));
    CHECK_FALSE(is_filled(office.workspace, project, p::signed_on_)); // skipped: nobody said when
}

TEST_CASE("a day that is given is the day of the move; that it is unknown stands too") {
    Office office;
    const RecordIndex known = office.in(Stage::landing), unknown = office.in(Stage::landing);
    office.write_stage(known, Stage::started, "2019-08-30", {{p::started_on_, Value::text("2019-07-03")}});
    CHECK(office.at(known, p::started_on_) == "2019-07-03");
    CHECK(office.at(known, p::stage_since_) == "2019-07-03");
    office.write_stage(unknown, Stage::started, "2019-08-30", {{p::started_on_, Value()}});
    CHECK_FALSE(is_filled(office.workspace, unknown, p::started_on_));
    CHECK(office.at(unknown, p::stage_since_) == "2019-08-30");
}

TEST_CASE("a stage and its day that are said one after the other come to the same as said together") {
    Office office;
    const auto say = [&](RecordIndex project, FieldId field, std::string_view on, std::string_view text) {
        Change change{"改", {}};
        change.set(Kind::project, office.id(project), field, text.empty() ? Value() : Value::text(text));
        office.put(with_consequences(office.on(on), std::move(change)));
    };
    const RecordIndex stage_first = office.in(Stage::talks), day_first = office.in(Stage::talks);
    for (const RecordIndex each : {stage_first, day_first})
        office.set(each, p::stage_since_, Value::text("2019-05-01"));
    office.write_stage(stage_first, Stage::signed_, "2019-08-30");
    say(stage_first, p::signed_on_, "2019-08-30", "2019-07-03");
    say(day_first, p::signed_on_, "2019-08-30", "2019-07-03");
    CHECK(office.at(day_first, p::stage_since_) == "2019-05-01"); // not there yet
    office.write_stage(day_first, Stage::signed_, "2019-08-30");
    for (const RecordIndex each : {stage_first, day_first}) {
        CHECK(office.at(each, p::signed_on_) == "2019-07-03");
        CHECK(office.at(each, p::stage_since_) == "2019-07-03");
    }
    // What was said of the day of entry itself stands, whatever day the stage gets afterwards.
    say(stage_first, p::stage_since_, "2019-08-30", "2019-07-10");
    say(stage_first, p::signed_on_, "2019-08-30", "2019-07-05");
    CHECK(office.at(stage_first, p::signed_on_) == "2019-07-05");
    CHECK(office.at(stage_first, p::stage_since_) == "2019-07-10");
    // A month is no day, and a day that is taken away takes nothing with it.
    say(day_first, p::signed_on_, "2019-08-30", "2019-06");
    say(day_first, p::signed_on_, "2019-08-30", "");
    CHECK(office.at(day_first, p::stage_since_) == "2019-07-03");
    // Who comes back to a stage has its first day there still, and enters it today.
    say(day_first, p::signed_on_, "2019-08-30", "2019-07-03");
    office.write_stage(day_first, Stage::talks, "2019-09-02");
    office.write_stage(day_first, Stage::signed_, "2019-09-20");
    CHECK(office.at(day_first, p::signed_on_) == "2019-07-03");
    CHECK(office.at(day_first, p::stage_since_) == "2019-09-20");
}

TEST_CASE("going back invents no day, and keeps those that are there") {
    Office office;
    const RecordIndex project = office.in(Stage::building);
    CHECK_FALSE(day_of_move(office.workspace, project, Stage::signed_).has_value());
    office.write_stage(project, Stage::signed_, "2019-08-30");
    CHECK_FALSE(is_filled(office.workspace, project, p::signed_on_));
    CHECK(day_of_move(office.workspace, project, Stage::started) == p::started_on_);
    office.write_stage(project, Stage::signed_, "2019-09-01"); // where it stands already: nothing follows
    CHECK(office.at(project, p::stage_since_) == "2019-08-30");
}

TEST_CASE("a new record with a stage gets its days like any other") {
    Office office;
    const Id id{7, 7};
    Change change{"新建", {}};
    change.set(Kind::project, id, p::stage_, Value::text("signed"));
    office.put(with_consequences(office.on("2019-08-30"), std::move(change)));
    const RecordIndex project = office.workspace.find(id);
    CHECK(office.at(project, p::signed_on_) == "2019-08-30");
    CHECK(office.at(project, p::stage_since_) == "2019-08-30");
}

TEST_CASE("the state of a service record brings its day, and going back takes back that it was done") {
    Office office;
    const RecordIndex record = office.add(Kind::service_record, {{s::state_, Value::text("accepted")}});
    const auto write = [&](std::string_view state, std::string_view on) {
        Change change{"改", {}};
        change.set(Kind::service_record, office.id(record), s::state_, Value::text(state));
        office.put(with_consequences(office.on(on), std::move(change)));
    };
    write("resolved", "2019-08-30");
    CHECK(office.at(record, s::resolved_on_) == "2019-08-30");
    write("handling", "2019-09-02");
    CHECK(office.at(record, s::handling_on_) == "2019-09-02");
    CHECK_FALSE(is_filled(office.workspace, record, s::resolved_on_));
}

TEST_CASE("办结 ends a pause whichever door it comes through: its days are counted, its reason goes") {
    Office office;
    const RecordIndex record = office.add(Kind::service_record,
        {{s::state_, Value::text("handling")}, {s::paused_since_, Value::text("2019-08-27")},
            {s::pause_reason_, Value::text("待补正")}, {s::paused_days_, Value::of(std::int64_t{2})}});
    Change change{"改", {}};
    SUBCASE("on the day itself") {
        change.set(Kind::service_record, office.id(record), s::state_, Value::text("resolved"));
        office.put(with_consequences(office.on("2019-08-30"), change));
        CHECK(integer_of(office.workspace.value(record, s::paused_days_)) == 5);
    }
    SUBCASE("with a day that is given") {
        change.set(Kind::service_record, office.id(record), s::state_, Value::text("resolved"));
        change.set(Kind::service_record, office.id(record), s::resolved_on_, Value::text("2019-08-28"));
        office.put(with_consequences(office.on("2019-08-30"), change));
        CHECK(integer_of(office.workspace.value(record, s::paused_days_)) == 3);
    }
    SUBCASE("by emptying the day of the pause") {
        change.set(Kind::service_record, office.id(record), s::paused_since_, Value());
        office.put(with_consequences(office.on("2019-08-30"), change));
        CHECK(integer_of(office.workspace.value(record, s::paused_days_)) == 5);
    }
    CHECK_FALSE(is_filled(office.workspace, record, s::paused_since_));
    CHECK_FALSE(is_filled(office.workspace, record, s::pause_reason_));
}

TEST_CASE("a conflict that is decided is no new move: what was written with the chosen value is decided for with it") {
    Office office;
    const RecordIndex project = office.in(Stage::talks);
    Fragment theirs;
    Record& part = theirs.records.emplace_back();
    part.id = office.id(project);
    part.kind = static_cast<KindId>(Kind::project);
    Stamp stamp;
    stamp.replica = theirs.stamps.replica(99);
    stamp.n = 1;
    stamp.wall_ms = office.wall_ms - 1'000; // shown is ours
    stamp.author = theirs.stamps.author("别处");
    const StampId written = theirs.stamps.intern(stamp);
    part.fields.push_back({p::stage_, Cell(Value::text("signed"), written)});
    part.fields.push_back({p::stage_since_, Cell(Value::text("2019-06-30"), written)});
    part.fields.push_back({p::signed_on_, Cell(Value::text("2019-06-30"), written)});
    std::ranges::sort(part.fields, {}, &Field::id);
    office.set(project, p::stage_since_, Value::text("2019-05-01"));
    office.workspace.join(theirs, {});
    REQUIRE(office.at(project, p::stage_) == "talks");
    REQUIRE(office.workspace.record(project).conflicts == 2);

    office.write_stage(project, Stage::signed_, "2019-08-30");
    CHECK(office.at(project, p::stage_) == "signed");
    CHECK(office.at(project, p::stage_since_) == "2019-06-30");
    CHECK(office.at(project, p::signed_on_) == "2019-06-30");
    CHECK(office.workspace.record(project).conflicts == 0);
}

TEST_CASE("plans are not asked for once the thing has happened, and a skipped milestone is not done") {
    Office office;
    const RecordIndex project = office.in(Stage::talks);
    const auto missing = missing_for_stage(office.workspace, project, Stage::started);
    CHECK(std::ranges::find(missing, p::planned_start_) == missing.end());
    CHECK(std::ranges::find(missing, p::planned_production_) != missing.end());
    office.write_stage(project, Stage::started, "2019-08-30");
    const auto steps = stage_steps(office.workspace, project, day("2019-08-30"));
    CHECK(steps[2].state == StageStep::State::done);
    CHECK(steps[3].state == StageStep::State::passed);
    CHECK(steps[4].state == StageStep::State::current);
    office.set(project, p::signed_on_, Value::text("2019-07"));
    CHECK(stage_steps(office.workspace, project, day("2019-08-30"))[3].state == StageStep::State::done);
}

} // namespace yinfeng::domain
