// Actions: what can be done when, why not, what is asked for first, and what is written.

#include "build.h"
#include "domain/pipeline.h"
#include "domain/service.h"

#include <algorithm>
#include <set>

namespace yinfeng::domain {
namespace {

namespace p = field::project;
namespace s = field::service_record;

} // namespace

TEST_CASE("every action and every reason has words in both languages, and each is found by its name and its label") {
    for (const ActionInfo& each : actions()) {
        CAPTURE(each.name);
        CHECK_FALSE(each.zh.empty());
        CHECK_FALSE(each.en.empty());
        CHECK(action_info(each.action).name == each.name);
        const KindId kind = static_cast<KindId>(each.kind.value_or(Kind::person));
        CHECK(find_action(kind, each.name) == each.action);
        CHECK(find_action(kind, each.zh) == each.action);
    }
    for (int reason = 1; reason <= static_cast<int>(Reason::reason_missing); ++reason) {
        CHECK_FALSE(reason_info(static_cast<Reason>(reason)).zh.empty());
        CHECK_FALSE(reason_info(static_cast<Reason>(reason)).en.empty());
    }
    CHECK_FALSE(find_action(static_cast<KindId>(Kind::settings), "trash").has_value());
    CHECK_FALSE(find_action(static_cast<KindId>(Kind::person), "advance").has_value());
}

TEST_CASE("what cannot be done says why, and writes nothing") {
    Builder builder;
    const RecordIndex project = builder.add(Kind::project, {{p::stage_, Value::text("talks")}});
    const RecordIndex record = builder.add(Kind::service_record, {{s::state_, Value::text("closed")}});
    const auto reason = [&](Action action, RecordIndex of, std::vector<std::pair<FieldId, Value>> given = {}) {
        const auto change = builder.doing(action, of, "2019-08-30", std::move(given));
        return change ? Reason::none : change.error();
    };
    CHECK(reason(Action::project_move, project) == Reason::stage_missing);
    CHECK(reason(Action::project_move, project, {{p::stage_, Value::text("talks")}}) == Reason::at_that_stage);
    CHECK(reason(Action::project_move, record) == Reason::other_kind);
    CHECK(reason(Action::project_assign_tracker, project) == Reason::tracker_missing);
    CHECK(reason(Action::project_add_tag, project) == Reason::tag_missing);
    CHECK(reason(Action::restore, project) == Reason::not_in_trash);
    CHECK(reason(Action::service_record_advance, record) == Reason::no_next_step);
    CHECK(reason(Action::service_record_pause, record) == Reason::resolved);
    CHECK(reason(Action::service_record_resume, record) == Reason::resolved);
    const RecordIndex open = builder.add(Kind::service_record, {{s::state_, Value::text("handling")}});
    CHECK(reason(Action::service_record_send_back, open) == Reason::not_resolved);
    CHECK(reason(Action::service_record_resume, open) == Reason::not_paused);
    CHECK(reason(Action::service_record_pause, open) == Reason::reason_missing);
    CHECK(reason(Action::service_record_advance, open, {{s::state_, Value::text("closed")}}) == Reason::other_step);
    builder.act(Action::trash, project, "2019-08-30");
    CHECK(reason(Action::project_move, project, {{p::stage_, Value::text("signed")}}) == Reason::in_trash);
    CHECK(reason(Action::trash, project) == Reason::in_trash);
    builder.act(Action::restore, project, "2019-08-30");
    CHECK(builder.workspace.is_live(project));
}

TEST_CASE("a move asks for its stage, its day and what it lacks; of several for the day and what all of them lack") {
    Builder builder;
    const RecordIndex projects[] = {builder.add(Kind::project, {{p::stage_, Value::text("talks")}}),
        builder.add(Kind::project, {{p::stage_, Value::text("talks")}, {p::signed_on_, Value::text("2019-07-01")}})};
    const Reading reading = builder.on("2019-08-30");
    const auto first = asks_of(reading, Action::project_move, std::span(projects, 1));
    REQUIRE(first.size() == 1);
    CHECK(first.front().field == p::stage_);
    Given given{{{p::stage_, Value::text("signed")}}, {}};
    const auto one = asks_of(reading, Action::project_move, std::span(projects, 1), given);
    REQUIRE(one.size() > 2);
    CHECK(one.front().field == p::signed_on_);
    CHECK(one.front().suggestion == to_value(day("2019-08-30")));
    // What both lack is asked for once; what one of them has is not.
    builder.set(projects[1], p::amount_, Value::text("5000"));
    const auto both = asks_of(builder.on("2019-08-30"), Action::project_move, projects, given);
    CHECK(both.size() + 1 == one.size());
    CHECK(both.front().field == p::signed_on_);
    CHECK(std::ranges::contains(both, p::investor_, &Ask::field));
    CHECK_FALSE(std::ranges::contains(both, p::amount_, &Ask::field));
    given.values.emplace_back(p::signed_on_, Value::text("2019-08-28"));
    builder.put(with_consequences(reading, perform(reading, Action::project_move, projects, given).value()));
    CHECK(text(builder.workspace, projects[0], p::signed_on_) == "2019-08-28");
    CHECK(text(builder.workspace, projects[0], p::stage_since_) == "2019-08-28");
    CHECK(text(builder.workspace, projects[1], p::signed_on_) == "2019-07-01"); // one that has a day keeps it
}

TEST_CASE("a copy takes what a record says, and nothing of what has happened to it") {
    Builder builder;
    const RecordIndex project = builder.add(Kind::project,
        {{p::name_, Value::text("数据中心")}, {p::code_, Value::text("P007")}, {p::stage_, Value::text("signed")},
            {p::signed_on_, Value::text("2019-07-01")}, {p::industry_, Value::text("数据")}});
    builder.put_in(project, p::tags_, "省关注");
    builder.act(Action::copy, project, "2019-08-30", {{p::name_, Value::text("数据中心二号")}});
    const auto live = builder.workspace.live(Kind::project);
    REQUIRE(live.size() == 2);
    const RecordIndex made = live[0] == project ? live[1] : live[0];
    CHECK(text(builder.workspace, made, p::name_) == "数据中心二号");
    CHECK(text(builder.workspace, made, p::industry_) == "数据");
    CHECK(builder.workspace.elements(made, p::tags_).size() == 1);
    CHECK(text(builder.workspace, made, p::code_) == "P008");
    CHECK(stage_of(builder.workspace, made) == Stage::signed_);
    CHECK_FALSE(is_filled(builder.workspace, made, p::signed_on_));
}

TEST_CASE("a copy is called so that it is told apart, also the copy of a copy; what has no name gets none") {
    Builder builder;
    const RecordIndex first = builder.add(Kind::enterprise, {{field::enterprise::name_, Value::text("忠旺集团")}});
    const auto copy = [&](RecordIndex record) {
        builder.act(Action::copy, record, "2019-08-30");
        const auto live = builder.workspace.live(static_cast<Kind>(builder.workspace.record(record).kind));
        return *std::ranges::max_element(live);
    };
    const auto name = [&](RecordIndex record) { return text(builder.workspace, record, field::enterprise::name_); };
    const RecordIndex second = copy(first);
    CHECK(name(second) == "忠旺集团（副本）");
    CHECK(name(copy(first)) == "忠旺集团（副本 2）");
    CHECK(name(copy(second)) == "忠旺集团（副本 3）");
    builder.set(second, field::enterprise::name_, Value::text("忠旺铝业（副本 12）"));
    CHECK(name(copy(second)) == "忠旺铝业（副本）");
    CHECK(name(copy(first)) == "忠旺集团（副本）"); // free again
    builder.set(second, field::enterprise::name_, Value::text("（副本 2）"));
    CHECK(name(copy(second)) == "（副本 2）（副本）");
    const RecordIndex phase = builder.add(Kind::phase, {{field::phase::number_, Value::of(std::int64_t{1})}});
    CHECK_FALSE(is_filled(builder.workspace, copy(phase), field::phase::name_));
}

TEST_CASE("phases are numbered on, an issue of a project is accepted today") {
    Builder builder;
    const RecordIndex project = builder.add(Kind::project, {{p::name_, Value::text("数据中心")}});
    builder.act(Action::project_add_phase, project, "2019-08-30");
    builder.act(Action::project_add_phase, project, "2019-08-30");
    std::set<std::int64_t> numbers;
    for (const RecordIndex phase : builder.workspace.live(Kind::phase))
        numbers.insert(integer_of(builder.workspace.value(phase, field::phase::number_)).value_or(0));
    CHECK(numbers == std::set<std::int64_t>{1, 2});
    builder.act(Action::project_add_service, project, "2019-08-30", {{s::title_, Value::text("用电")}});
    const RecordIndex record = builder.workspace.live(Kind::service_record).front();
    CHECK(linked(builder.workspace, record, s::project_) == project);
    CHECK(text(builder.workspace, record, s::accepted_on_) == "2019-08-30");
    CHECK(text(builder.workspace, record, s::title_) == "用电");
    CHECK(text(builder.workspace, record, s::code_) == "S001");
}

TEST_CASE("what was given and would not be written so is named: no use for it, or against what the action is for") {
    Builder builder;
    const RecordIndex project = builder.add(Kind::project, {{p::name_, Value::text("数据中心")}});
    const RecordIndex other = builder.add(Kind::project, {{p::name_, Value::text("电池")}});
    using Values = std::vector<std::pair<FieldId, Value>>;
    const auto left = [&](Action action, RecordIndex record, Values given) {
        return not_taken(builder.on("2019-08-30"), action, record, {std::move(given), Id{0x0190, 99}});
    };
    using Fields = std::vector<FieldId>;
    CHECK(left(Action::trash, project, {{p::note_, Value::text("x")}}) == Fields{p::note_});
    CHECK(left(Action::project_assign_tracker, project, {{p::note_, Value::text("x")}}) == Fields{p::note_});
    const RecordIndex lead =
        builder.add(Kind::project, {{p::name_, Value::text("新")}, {p::stage_, Value::text("lead")}});
    const std::pair<FieldId, Value> move{p::stage_, Value::text("signed")};
    CHECK(left(Action::project_move, lead, {move, {p::signed_on_, Value::text("2019-08-02")}}).empty());
    CHECK(left(Action::project_move, lead, {move, {p::amount_, Value::text("5000")}}).empty()); // the form asks for it
    CHECK(left(Action::project_move, lead, {move, {p::note_, Value::text("x")}}) == Fields{p::note_});
    CHECK(left(Action::project_move, lead, {move, {p::name_, Value::text("Z")}}) == Fields{p::name_});
    CHECK(left(Action::copy, lead, {{p::name_, Value::text("Z")}, {p::note_, Value::text("x")}}) == Fields{p::note_});
    CHECK(left(Action::project_add_phase, project, {{field::phase::project_, builder.link(other)}}) ==
          Fields{field::phase::project_});
    CHECK(left(Action::project_add_phase, project, {{field::phase::project_, builder.link(project)}}).empty());
    CHECK(left(Action::project_add_service, project,
              {{s::project_, builder.link(other)}, {s::title_, Value::text("用电")}}) == Fields{s::project_});
    builder.move(project, Stage::signed_, "2019-07-01");
    builder.move(project, Stage::started, "2019-08-01");
    CHECK(
        left(Action::project_move, project,
            {{p::stage_, Value::text("signed")}, {p::signed_on_, Value::text("2019-08-02")}}) == Fields{p::signed_on_});
    const RecordIndex issue = builder.add(
        Kind::service_record, {{s::state_, Value::text("handling")}, {s::paused_since_, Value::text("2019-08-01")}});
    CHECK(left(Action::service_record_resume, issue, {{s::paused_since_, Value::text("2019-08-02")}}) ==
          Fields{s::paused_since_});
    const RecordIndex accepted = builder.add(Kind::service_record, {{s::state_, Value::text("accepted")}});
    CHECK(left(Action::service_record_advance, accepted,
        {{s::assigned_on_, Value::text("2019-08-02")}, {s::limit_days_, Value::of(std::int64_t{5})}})
            .empty());
    CHECK(left(Action::service_record_advance, accepted, {{s::result_, Value::text("x")}}) == Fields{s::result_});
    const FieldId tag = builder.workspace.names().element(p::tags_, "重点");
    CHECK(left(Action::project_add_tag, project, {{tag, Value::of(true)}}).empty());
    CHECK(why_not(builder.on("2019-08-30"), Action::project_add_tag, project, {{{tag, Value::of(false)}}, {}}) ==
          Reason::only_adds);
}

} // namespace yinfeng::domain
