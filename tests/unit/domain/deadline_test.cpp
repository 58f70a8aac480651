// One rule for what is due: service records, projects, and what is counted of them.

#include "build.h"
#include "domain/deadline.h"
#include "domain/pipeline.h"
#include "domain/service.h"

#include <rapidcheck.h>

namespace yinfeng::domain {

TEST_CASE("a deadline is judged in working days, and the due day itself is not late") {
    const auto on = [](std::string_view due, std::string_view now) { return judge(china(), day(due), day(now), 3); };
    CHECK(on("2019-08-30", "2019-08-30").status == TimeStatus::due_soon); // a Friday
    CHECK(on("2019-08-30", "2019-09-01").status == TimeStatus::due_soon); // Sunday: nobody could work
    CHECK(on("2019-08-30", "2019-09-02").left == -1);
    CHECK(on("2019-09-02", "2019-08-28").status == TimeStatus::due_soon); // five days, three of work
    CHECK(on("2019-09-03", "2019-08-28").status == TimeStatus::on_time);
    CHECK(on("2019-10-09", "2019-09-29").left == 3); // over the week of holidays
    CHECK(judge(china(), day("2019-08-30"), day("2019-08-30"), 0).status == TimeStatus::due_soon);
}

TEST_CASE("every place that judges a deadline says the same of the same day, whatever the setting") {
    CHECK(rc::check([] {
        Builder builder;
        const auto soon = *rc::gen::inRange<std::int64_t>(0, 12);
        builder.add(Kind::settings, {{field::settings::due_soon_days_, Value::of(soon)}});
        const Date due = day("2019-09-10") + *rc::gen::inRange(0, 60), now = due + *rc::gen::inRange(-40, 40);
        const RecordIndex record =
            builder.add(Kind::service_record, {{field::service_record::state_, Value::text("handling")},
                                                  {field::service_record::due_on_, to_value(due)}});
        const RecordIndex next = builder.add(Kind::project,
            {{field::project::stage_, Value::text("talks")}, {field::project::next_date_, to_value(due)}});
        const RecordIndex plan = builder.add(Kind::project,
            {{field::project::stage_, Value::text("signed")}, {field::project::planned_start_, to_value(due)}});
        const Reading reading = builder.on(now);
        const Deadline rule = judge(china(), due, now, due_soon_days(builder.workspace));
        const ServiceClock clock =
            service_clock(builder.workspace, record, china(), now, service_rules(builder.workspace));
        RC_ASSERT(clock.badge.status == rule.status);
        RC_ASSERT(clock.left == rule.left);
        RC_ASSERT(project_badge(reading, next).status == rule.status);
        RC_ASSERT(project_badge(reading, plan).status == rule.status);
        const auto summary =
            service_summary(builder.workspace, builder.workspace.live(Kind::service_record), china(), now);
        RC_ASSERT(summary.overdue == (rule.status == TimeStatus::overdue ? 1u : 0u));
        RC_ASSERT(summary.due_soon == (rule.status == TimeStatus::due_soon ? 1u : 0u));
        if (rule.left > 0 && rule.left <= 40) RC_ASSERT(project_badge(reading, next).text == clock.badge.text);
    }));
}

} // namespace yinfeng::domain
