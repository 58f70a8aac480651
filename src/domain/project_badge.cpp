// What the badge and the stepper of a project say (pipeline.h).

#include "domain/deadline.h"
#include "domain/phases.h"
#include "domain/pipeline.h"
#include "domain/reading.h"
#include "domain/words.h"

#include <algorithm>

namespace yinfeng::domain {
namespace {

namespace project = field::project;

constexpr int near_days = 40; // working days; further off than this a number tells nothing: 按期

TimeBadge running_badge(const Workspace& workspace, RecordIndex record, Stage stage, Date today) {
    TimeBadge badge{
        TimeStatus::closed, std::string(say(stage == Stage::capacity ? Word::at_capacity : Word::in_production)), {}};
    for (const RecordIndex phase : phases_of(workspace, record)) {
        const auto name = text(workspace, phase, field::phase::name_);
        const auto phase_stage = stage_of(workspace, phase);
        const bool runs = phase_stage && (*phase_stage == Stage::production || *phase_stage == Stage::capacity);
        if (!runs || name.empty()) continue;
        badge.text = say(Word::part_in_production, {name}); // only a part of it: S4-22
        return badge;
    }
    if (const auto since = partial_date(workspace, record, project::production_on_)) {
        badge.text = say(Word::produces_since, {show_date(*since, today)});
        return badge;
    }
    const RecordIndex investor = linked(workspace, record, project::investor_);
    if (investor == no_record) return badge;
    if (const auto tax = quantity(workspace, investor, field::enterprise::tax_)) {
        badge.detail = badge.text;
        badge.text = say(Word::tax, {format_amount(*tax).text()});
    }
    return badge;
}

struct Plan {
    PartialDate date;
    FieldId field;
};

// What is planned and not done yet: the next step, and the stage that comes next.
std::array<FieldId, 2> open_plans(const Workspace& workspace, RecordIndex record, std::optional<Stage> stage) {
    const bool has_started = (stage && *stage >= Stage::started) || is_filled(workspace, record, project::started_on_);
    const bool is_by_production = has_started || !is_filled(workspace, record, project::planned_start_);
    return {project::next_date_, is_by_production ? project::planned_production_ : project::planned_start_};
}

std::string_view plan_name(const Workspace& workspace, RecordIndex record, FieldId plan) {
    if (plan == project::planned_start_) return stage_name(workspace, Stage::started);
    if (plan == project::planned_production_) return stage_name(workspace, Stage::production);
    const std::string_view next_action = text(workspace, record, project::next_action_);
    return next_action.empty() ? say(Word::next_step) : next_action;
}

// The earliest of what is due next: only that can be late first.
std::optional<Plan> next_plan(const Workspace& workspace, RecordIndex record, std::optional<Stage> stage) {
    std::optional<Plan> plan;
    for (const FieldId field : open_plans(workspace, record, stage)) {
        const auto date = partial_date(workspace, record, field);
        if (date && (!plan || date->last() < plan->date.last())) plan = Plan{*date, field};
    }
    return plan;
}

} // namespace

namespace {

// What the badge says, before it is put into words.
struct Standing {
    std::optional<Stage> stage;
    std::optional<PartialDate> known_up_to; // as_of
    std::optional<Plan> plan;
    Deadline deadline;                 // of the plan
    std::optional<int> days;           // in the stage, where nothing is planned
    std::optional<std::int64_t> limit; // of the stage, where they exceed it
    TimeStatus status = TimeStatus::neutral;
};

Standing standing_of(const Reading& reading, RecordIndex record) {
    const Workspace& workspace = reading.data;
    Standing standing{.stage = stage_of(workspace, record)};
    const auto stage = standing.stage;
    if (stage && (is_exit(*stage) || *stage >= Stage::production)) {
        standing.status = is_exit(*stage) ? TimeStatus::paused : TimeStatus::closed;
        return standing;
    }
    standing.plan = next_plan(workspace, record, stage);
    standing.known_up_to = partial_date(workspace, record, project::as_of_);
    if (standing.known_up_to) return standing;
    if (standing.plan) {
        standing.deadline =
            judge(reading.calendar, standing.plan->date.last(), reading.today, due_soon_days(workspace));
        standing.status = standing.deadline.status;
    } else if ((standing.days = days_in_stage(workspace, record, reading.today))) {
        const auto limit = stage ? stale_limits(workspace).of(*stage) : std::nullopt;
        if (limit && *standing.days > *limit) standing.limit = limit, standing.status = TimeStatus::due_soon;
    }
    return standing;
}

} // namespace

ProjectClock project_clock(const Reading& reading, RecordIndex record) {
    const Standing standing = standing_of(reading, record);
    ProjectClock clock{.status = standing.status};
    if (standing.plan && !standing.known_up_to) {
        clock.due = standing.plan->date.last();
        clock.plan = standing.plan->field;
    }
    return clock;
}

TimeBadge project_badge(const Reading& reading, RecordIndex record) {
    const Workspace& workspace = reading.data;
    const Date today = reading.today;
    const Standing standing = standing_of(reading, record);
    if (standing.status == TimeStatus::paused) {
        return {TimeStatus::paused, std::string(stage_name(workspace, *standing.stage)),
            std::string(text(workspace, record, project::exit_reason_))};
    }
    if (standing.status == TimeStatus::closed) return running_badge(workspace, record, *standing.stage, today);

    const auto& plan = standing.plan;
    const std::string planned =
        plan ? say(Word::planned, {show_date(plan->date, today), plan_name(workspace, record, plan->field)})
             : std::string();
    if (standing.known_up_to) {
        const std::string up_to = say(Word::known_as_of, {to_string(*standing.known_up_to)});
        return plan ? TimeBadge{TimeStatus::neutral, planned, up_to} : TimeBadge{TimeStatus::neutral, up_to, {}};
    }
    if (plan) {
        const Deadline& deadline = standing.deadline;
        const bool far = deadline.left > near_days;
        std::string left = far ? std::string(say(Word::on_time)) : describe_left(deadline);
        if (far && deadline.is_provisional) left = say(Word::provisional, {left});
        return {standing.status, std::move(left), planned, deadline.is_provisional};
    }
    if (standing.days) {
        return {standing.status, say(Word::days_in_stage, {std::to_string(*standing.days)}),
            standing.limit ? say(Word::stage_limit, {std::to_string(*standing.limit)}) : std::string()};
    }
    return {TimeStatus::neutral, std::string(say(Word::not_planned)), {}};
}

bool is_project_late(const Reading& reading, RecordIndex record, FieldId plan) {
    const Workspace& workspace = reading.data;
    const auto stage = stage_of(workspace, record);
    if (stage && (is_exit(*stage) || *stage >= Stage::production)) return false;
    if (partial_date(workspace, record, project::as_of_)) return false;
    const auto date = partial_date(workspace, record, plan);
    return date && std::ranges::contains(open_plans(workspace, record, stage), plan) &&
           judge(reading.calendar, date->last(), reading.today, 0).status == TimeStatus::overdue;
}

std::array<StageStep, 6> stage_steps(const Workspace& workspace, RecordIndex record, Date today) {
    constexpr std::array<Stage, 6> milestones{
        Stage::lead, Stage::reserve, Stage::talks, Stage::signed_, Stage::started, Stage::production};
    struct Dates {
        Stage stage;
        FieldId actual, planned;
    };
    constexpr Dates dates[] = {{Stage::signed_, project::signed_on_, known_field_count},
        {Stage::started, project::started_on_, project::planned_start_},
        {Stage::production, project::production_on_, project::planned_production_}};
    auto stage = stage_of(workspace, record);
    if (stage && is_exit(*stage)) stage = std::nullopt; // what was reached before is in the field's history

    std::array<StageStep, 6> steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        StageStep& step = steps[i];
        step.stage = milestones[i];
        const bool reached = stage && milestones[i] <= *stage;
        const bool is_last = i + 1 == steps.size() || (stage && milestones[i + 1] > *stage);
        step.state = !reached ? StageStep::State::next : is_last ? StageStep::State::current : StageStep::State::done;
        for (const Dates& row : dates) {
            if (row.stage != step.stage) continue;
            const auto actual = partial_date(workspace, record, row.actual);
            const auto planned =
                row.planned == known_field_count ? std::nullopt : partial_date(workspace, record, row.planned);
            if (!actual && step.state == StageStep::State::done) step.state = StageStep::State::passed;
            if (actual) step.date = show_date(*actual, today);
            else if (planned && !reached) step.date = say(Word::planned_on, {show_date(*planned, today)});
        }
        if (step.state == StageStep::State::current && step.date.empty()) {
            if (const auto since = partial_date(workspace, record, project::stage_since_))
                step.date = show_date(*since, today);
        }
    }
    return steps;
}

} // namespace yinfeng::domain
