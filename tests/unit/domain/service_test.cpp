#include "build.h"
#include "domain/reading.h"
#include "domain/service.h"

namespace yinfeng::domain {
namespace {

namespace s = field::service_record;

RecordIndex record_of(
    Builder& builder, std::string_view accepted, std::int64_t limit, std::vector<std::pair<FieldId, Value>> more = {}) {
    more.emplace_back(s::title_, Value::text("用电负荷不足"));
    more.emplace_back(s::state_, Value::text("handling"));
    more.emplace_back(s::accepted_on_, Value::text(accepted));
    more.emplace_back(s::limit_days_, Value::of(limit));
    return builder.add(Kind::service_record, std::move(more));
}

ServiceClock clock_on(const Builder& builder, RecordIndex record, std::string_view today) {
    return service_clock(builder.workspace, record, china(), day(today), service_rules(builder.workspace));
}

} // namespace

TEST_CASE("F1 and F2: 75 working days from 2019-07-24, the first day being a setting") {
    Builder builder;
    const RecordIndex record = record_of(builder, "2019-07-24", 75);
    CHECK(clock_on(builder, record, "2019-08-30").due == day("2019-11-12"));
    builder.add(Kind::settings, {{field::settings::first_day_, Value::text("same")}});
    CHECK(clock_on(builder, record, "2019-08-30").due == day("2019-11-11"));
}

TEST_CASE("F3: done on day 60, looked at on day 90") {
    Builder builder;
    const RecordIndex record = record_of(builder, "2019-07-24", 75);
    const Date day_60 = china().add_working_days(day("2019-07-24"), 60, FirstDay::next);
    const Date day_90 = china().add_working_days(day("2019-07-24"), 90, FirstDay::next);
    builder.act(Action::service_record_advance, record, to_iso(day_60));
    const ServiceClock clock = clock_on(builder, record, to_iso(day_90));
    CHECK(clock.badge.status == TimeStatus::closed);
    CHECK(clock.badge.text == "60 工作日办结");
    CHECK(clock.badge.detail == "待点评后销号");
    CHECK_FALSE(clock.closed_late);
}

TEST_CASE("F4: the due day itself is not late") {
    Builder builder;
    const RecordIndex record = record_of(builder, "2019-07-24", 75);
    CHECK(clock_on(builder, record, "2019-11-11").badge.text == "剩 1 工作日");
    const ServiceClock due = clock_on(builder, record, "2019-11-12");
    CHECK(due.badge.status == TimeStatus::due_soon);
    CHECK(due.badge.text == "今天到期");
    CHECK(clock_on(builder, record, "2019-11-13").badge.text == "超 1 工作日");
    CHECK(clock_on(builder, record, "2019-11-13").badge.status == TimeStatus::overdue);
}

TEST_CASE("the Saturday after a due Friday is not late yet") {
    Builder builder;
    const RecordIndex record = record_of(builder, "2019-08-23", 5); // due on Friday 2019-08-30
    CHECK(clock_on(builder, record, "2019-08-31").badge.text == "已到期");
    CHECK(clock_on(builder, record, "2019-09-02").badge.text == "超 1 工作日");
}

TEST_CASE("a pause stops the clock, needs a reason and moves the due day") {
    Builder builder;
    const RecordIndex record = record_of(builder, "2019-08-23", 5);
    builder.act(Action::service_record_pause, record, "2019-08-27", {{s::pause_reason_, Value::text("待企业补正")}});
    const ServiceClock paused = clock_on(builder, record, "2019-10-31");
    CHECK(paused.badge.status == TimeStatus::paused);
    CHECK(paused.badge.detail == "待企业补正");
    CHECK(paused.used == 2);
    CHECK(paused.left == 3);
    builder.act(Action::service_record_resume, record, "2019-08-30");
    const ServiceClock clock = clock_on(builder, record, "2019-08-30");
    CHECK(clock.paused == 3);
    CHECK(clock.used == 2);
    CHECK(clock.due == day("2019-09-04"));
    CHECK(clock.badge.text == "剩 3 工作日");
}

TEST_CASE("a record can be promised by date, or not at all") {
    Builder builder;
    const RecordIndex dated =
        builder.add(Kind::service_record, {{s::title_, Value::text("用地")}, {s::due_on_, Value::text("2019-09-06")}});
    CHECK(clock_on(builder, dated, "2019-08-30").badge.text == "剩 5 工作日");
    for (const char* period : {"/2019-09-06", "2019-09-02/2019-09-06"}) { // up to its last day
        builder.set(dated, s::due_on_, Value::text(period));
        CHECK(clock_on(builder, dated, "2019-08-30").badge.text == "剩 5 工作日");
    }
    const RecordIndex open = builder.add(Kind::service_record, {{s::title_, Value::text("用地")}});
    const ServiceClock clock = clock_on(builder, open, "2019-08-30");
    CHECK(clock.badge.status == TimeStatus::neutral);
    CHECK(clock.badge.text == "未定时限");
}

TEST_CASE("years whose holidays are not known give an estimate and say so") {
    Builder builder;
    const RecordIndex record = record_of(builder, "2090-01-03", 20);
    CHECK(clock_on(builder, record, "2090-01-05").is_estimate);
    CHECK(clock_on(builder, record, "2090-01-05").badge.text.ends_with("（暂定）"));
    CHECK(clock_on(builder, record, "2090-01-05").badge.is_provisional);
    // Promised by date, with no beginning; and one that only its end takes beyond what is known.
    const RecordIndex dated =
        builder.add(Kind::service_record, {{s::title_, Value::text("用地")}, {s::due_on_, Value::text("2090-09-06")}});
    CHECK(clock_on(builder, dated, "2019-08-30").badge.text.ends_with("（暂定）"));
    CHECK(clock_on(builder, dated, "2019-08-30").is_estimate);
    CHECK_FALSE(clock_on(builder, record_of(builder, "2019-01-03", 20), "2019-01-05").badge.is_provisional);
    CHECK_FALSE(clock_on(builder, record_of(builder, "2019-01-03", 20), "2019-01-05").is_estimate);
}

TEST_CASE("absurd limits do no harm") {
    Builder builder;
    const RecordIndex record = record_of(builder, "2019-07-24", 20);
    builder.bring(record, s::limit_days_, Value::of(INT64_MAX >> 12));
    CHECK(clock_on(builder, record, "2019-08-30").badge.text.starts_with("已办"));
}

TEST_CASE("受理 to 销号, and back") {
    Builder builder;
    const RecordIndex record = builder.add(
        Kind::service_record, {{s::title_, Value::text("道路")}, {s::accepted_on_, Value::text("2019-08-01")}});
    CHECK(advice_before(builder.workspace, record, ServiceState::assigned) == "还缺：牵头单位、承诺时限");
    CHECK(advice_before(builder.workspace, record, ServiceState::handling) == "还缺：牵头单位、承诺时限、经办人");
    CHECK(advice_before(builder.workspace, record, ServiceState::resolved) == "还缺：牵头单位、经办人、办理结果");
    CHECK(
        advice_before(builder.workspace, record, ServiceState::closed) == "还缺：牵头单位、经办人、办理结果、业主评分");
    for (int i = 0; i < 4; ++i) {
        builder.act(Action::service_record_advance, record, to_iso(day("2019-08-05") + i));
        CHECK(service_state_of(builder.workspace, record) == static_cast<ServiceState>(i + 1));
    }
    CHECK_FALSE(next_state(builder.workspace, record).has_value());
    CHECK(builder.doing(Action::service_record_advance, record, "2019-09-01").error() == Reason::no_next_step);
    const auto steps = service_steps(builder.workspace, record);
    CHECK(to_string(steps[1].date.value()) == "2019-08-05");
    CHECK(to_string(steps[4].date.value()) == "2019-08-08");
    CHECK(steps[4].progress == ServiceStep::Progress::done);
    builder.act(Action::service_record_send_back, record, "2019-09-01");
    CHECK(service_state_of(builder.workspace, record) == ServiceState::handling);
    CHECK_FALSE(is_filled(builder.workspace, record, s::resolved_on_));
    CHECK(builder.doing(Action::service_record_send_back, record, "2019-09-01").error() == Reason::not_resolved);
}

TEST_CASE("the tiles of the ledger") {
    Builder builder;
    record_of(builder, "2019-08-01", 10); // due 08-15, overdue on 08-30
    record_of(builder, "2019-08-23", 6);  // due 09-02
    record_of(builder, "2019-08-23", 60);
    record_of(builder, "2019-08-01", 10,
        {{s::resolved_on_, Value::text("2019-08-08")}, {s::rating_, Value::of(std::int64_t{5})}});
    record_of(builder, "2019-08-01", 10,
        {{s::resolved_on_, Value::text("2019-08-07")}, {s::rating_, Value::of(std::int64_t{4})}});
    const auto summary =
        service_summary(builder.workspace, builder.workspace.live(Kind::service_record), china(), day("2019-08-30"));
    CHECK(summary.total == 5);
    CHECK(summary.open == 5); // resolved is not 销号
    CHECK(summary.overdue == 1);
    CHECK(summary.longest_overdue == 11);
    CHECK(summary.due_soon == 1);
    CHECK(to_string(summary.average_days.value()) == "4.5");
    CHECK(to_string(summary.average_limit.value()) == "10");
    CHECK(to_string(summary.average_rating.value()) == "4.5");
}

} // namespace yinfeng::domain
