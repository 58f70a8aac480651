// Follow-ups: whose they are, in which order, and that they go and come with their record.

#include "build.h"
#include "domain/computed.h"
#include "domain/follow_ups.h"
#include "domain/pipeline.h"
#include "domain/record_merge.h"
#include "domain/trash.h"

namespace yinfeng::domain {
namespace {

namespace note = field::follow_up;
namespace p = field::project;

struct Notes : Builder {
    RecordIndex project = add(Kind::project, {{p::name_, Value::text("忠旺轨道车辆")}});
    RecordIndex about(RecordIndex record, std::string_view text, std::string_view iso) {
        return add(
            Kind::follow_up, {{note::text_, Value::text(text)}, {note::on_, iso.empty() ? Value() : Value::text(iso)},
                                 {follow_up_link(static_cast<Kind>(workspace.record(record).kind)), link(record)}});
    }
    void apply(Change change) {
        wall_ms += 1000;
        put(with_consequences(on("2019-08-30"), std::move(change)));
    }
    void trash(RecordIndex record) {
        wall_ms += 1000;
        act(Action::trash, record, "2019-08-30");
    }
    bool is_live(RecordIndex record) const { return workspace.is_live(record); }
};

} // namespace

TEST_CASE("every kind that people work on has follow-ups, each over a link of its own") {
    for (const Kind kind : {Kind::project, Kind::phase, Kind::enterprise, Kind::chain, Kind::chain_node,
             Kind::service_record, Kind::person, Kind::unit}) {
        const FieldId link = follow_up_link(kind);
        REQUIRE(link != no_field);
        CHECK(info(link).options.target == kind);
        CHECK(info(link).name == info(kind).name);
    }
    CHECK(follow_up_link(Kind::person) == note::person_); // and not by whom it was
    for (const Kind kind : {Kind::chain_link, Kind::follow_up, Kind::settings, Kind::view})
        CHECK(follow_up_link(kind) == no_field);
}

TEST_CASE("the latest day stands first, of one day what was made last, and what has no day at the end") {
    Notes notes;
    const RecordIndex older = notes.about(notes.project, "初次拜访", "2019-07-01");
    const RecordIndex undated = notes.about(notes.project, "某日", "");
    const RecordIndex first = notes.about(notes.project, "上午", "2019-08-01");
    const RecordIndex second = notes.about(notes.project, "下午", "2019-08-01");
    const RecordIndex month = notes.about(notes.project, "七月里", "2019-07");
    CHECK(follow_ups_of(notes.workspace, notes.project) == std::vector{second, first, month, older, undated});
    CHECK(follow_up_count(notes.workspace, notes.project) == 5);
    CHECK(followed(notes.workspace, older) == notes.project);
    const RecordIndex phase = notes.add(
        Kind::phase, {{field::phase::name_, Value::text("一期")}, {field::phase::project_, notes.link(notes.project)}});
    const RecordIndex of_phase = notes.about(phase, "一期土地", "2019-08-20");
    CHECK(follow_ups_of(notes.workspace, notes.project).front() == of_phase);
    CHECK(followed(notes.workspace, of_phase) == phase);
}

TEST_CASE("a follow-up that is added has today and whoever works here, where one person is called so") {
    Notes notes;
    const RecordIndex officer = notes.add(Kind::person, {{field::person::name_, Value::text("服务专员甲")}});
    const auto made = [&](std::string_view me) {
        static std::uint64_t next = 0;
        const Id id{0x0190'0000'0000'0000u, ++next};
        Reading reading = notes.on("2019-08-30");
        reading.me = me;
        Change change;
        add_follow_up(reading, change, id, notes.project, "电话约了周三");
        notes.apply(change);
        return notes.workspace.find(id);
    };
    const RecordIndex mine = made("服务专员甲");
    CHECK(text(notes.workspace, mine, note::on_) == "2019-08-30");
    CHECK(linked(notes.workspace, mine, note::by_) == officer);
    CHECK(followed(notes.workspace, mine) == notes.project);
    CHECK(linked(notes.workspace, made("别人"), note::by_) == no_record);
    notes.add(Kind::person, {{field::person::name_, Value::text("服务专员甲")}});
    CHECK_MESSAGE(linked(notes.workspace, made("服务专员甲"), note::by_) == no_record, "there are two of that name");
}

TEST_CASE("follow-ups go into the bin with their record, as one entry, and come back with it") {
    Notes notes;
    const RecordIndex one = notes.about(notes.project, "初次拜访", "2019-07-01");
    const RecordIndex gone = notes.about(notes.project, "写错了", "2019-07-02");
    notes.trash(gone);
    notes.trash(notes.project);
    CHECK_FALSE(notes.is_live(one));
    const auto bin = trash_of(notes.workspace);
    REQUIRE(bin.size() == 2);
    CHECK(bin.front().record == notes.project);
    CHECK(bin.front().with == std::vector{one});
    CHECK(bin.back().part_of == notes.project);
    notes.act(Action::restore, notes.project, "2019-08-31");
    CHECK(notes.is_live(one));
    CHECK_MESSAGE(!notes.is_live(gone), "what was deleted before stays deleted");
    CHECK(notes.workspace.undo(notes.wall_ms + 5'000).has_value());
    CHECK_FALSE(notes.is_live(one));
}

TEST_CASE("a node that is deleted by any door takes its follow-ups along, and one note brings its record back") {
    Notes notes;
    const RecordIndex chain = notes.add(Kind::chain, {{field::chain::name_, Value::text("铝")}});
    const RecordIndex node = notes.add(Kind::chain_node,
        {{field::chain_node::name_, Value::text("型材")}, {field::chain_node::chain_, notes.link(chain)}});
    const RecordIndex of_node = notes.about(node, "找到三家", "2019-08-01");
    Change change{"删除", {}};
    for (const RecordIndex each : {chain, node}) notes.workspace.add_delete(change, each);
    notes.apply(change);
    CHECK_FALSE(notes.is_live(of_node));
    CHECK(trash_of(notes.workspace).size() == 1);
    notes.act(Action::restore, of_node, "2019-08-31");
    CHECK((notes.is_live(of_node) && notes.is_live(node) && notes.is_live(chain)));
}

TEST_CASE("a merge moves follow-ups to the record that stays, and none goes with the other one") {
    Notes notes;
    const RecordIndex other = notes.add(Kind::project, {{p::name_, Value::text("忠旺轨道车辆（重）")}});
    const RecordIndex kept = notes.about(notes.project, "甲", "2019-07-01"),
                      moved = notes.about(other, "乙", "2019-07-02");
    notes.apply(merge_records(notes.workspace, notes.project, other, {}, "合并"));
    CHECK_FALSE(notes.is_live(other));
    CHECK(follow_ups_of(notes.workspace, notes.project) == std::vector{moved, kept});
    CHECK(notes.workspace.undo(notes.wall_ms + 5'000).has_value());
    CHECK(follow_ups_of(notes.workspace, other) == std::vector{moved});
}

TEST_CASE("a copy of a record has none of its follow-ups, and one of a follow-up has its whole text") {
    Notes notes;
    const RecordIndex one = notes.about(notes.project, "甲\n乙", "2019-07-01");
    REQUIRE(notes.act(Action::copy, notes.project, "2019-08-30"));
    REQUIRE(notes.workspace.live(Kind::project).size() == 2);
    CHECK(notes.workspace.live(Kind::follow_up).size() == 1);
    REQUIRE(notes.act(Action::copy, one, "2019-08-30"));
    REQUIRE(notes.workspace.live(Kind::follow_up).size() == 2);
    for (const RecordIndex each : notes.workspace.live(Kind::follow_up))
        CHECK(text(notes.workspace, each, note::text_) == "甲\n乙");
}

TEST_CASE("a record that one office deleted and another wrote into is kept with its follow-ups") {
    Notes notes;
    const RecordIndex one = notes.about(notes.project, "甲", "2019-07-01");
    notes.trash(notes.project);
    notes.bring(notes.project, p::park_, Value::text("高新区"), 2'000);
    REQUIRE(notes.workspace.record(notes.project).state == Record::State::contested);
    REQUIRE_FALSE(notes.is_live(one));
    notes.act(Action::restore, notes.project, "2019-08-31");
    CHECK(notes.workspace.record(notes.project).state == Record::State::live);
    CHECK(notes.is_live(one));
}

TEST_CASE("a project that was followed up is not stale: by the day of the note, not by when it was typed") {
    Notes notes;
    notes.set(notes.project, p::stage_, Value::text("talks"));
    notes.set(notes.project, p::stage_since_, Value::text("2019-06-01"));
    const Date today = day("2019-08-30"); // written on 2019-07-01
    const StaleLimits limits;
    CHECK(stale_days(notes.workspace, notes.project, today, limits) == 60);
    notes.wall_ms += std::int64_t{55} * 24 * 60 * 60 * 1000; // typed in August
    notes.about(notes.project, "六月的事", "2019-06-20");
    CHECK(stale_days(notes.workspace, notes.project, today, limits) == 60);
    const RecordIndex recent = notes.about(notes.project, "又去了一次", "2019-08-10");
    CHECK_FALSE(stale_days(notes.workspace, notes.project, today, limits).has_value());
    CHECK(stale_days(notes.workspace, notes.project, day("2019-09-20"), limits) == 41);
    notes.set(recent, note::on_, Value::text("2030-01-01")); // ahead: as if it was today
    CHECK_FALSE(stale_days(notes.workspace, notes.project, today, limits).has_value());
    notes.trash(recent);
    CHECK(stale_days(notes.workspace, notes.project, today, limits) == 60);
}

TEST_CASE("a follow-up is called by its first line, and says of which record it is") {
    Notes notes;
    const RecordIndex one = notes.about(notes.project, "谈了土地\n下周再去", "2019-07-01");
    CHECK(name_of(notes.workspace, one) == "谈了土地");
    const ComputedInfo& subject = computed_fields()[*find_computed(Kind::follow_up, "subject")];
    CHECK(subject.value(notes.on("2019-08-30"), one) == Value::text("忠旺轨道车辆"));
    notes.set(one, note::project_, Value());
    CHECK(subject.value(notes.on("2019-08-30"), one).is_none());
    CHECK(followed(notes.workspace, one) == no_record);
}

} // namespace yinfeng::domain
