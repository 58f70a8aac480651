#pragma once
// The pipeline of projects: how a project moves, and what is wrong with it. Money is in 万元 and exact; days in a stage are calendar
// days, deadlines working days. Sources: mechanisms.md S0-12 (rolling pipeline, reserve check), S2-17 (有人跟·有人管·有人落), S2-05 and
// S0-15 (duties), S4-30 (size bands), 3.2 (stage limits).

#include "base/amount.h"
#include "base/date.h"
#include "domain/label_sets.h"
#include "domain/reading.h"
#include "domain/time_status.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yinfeng::domain {

// '储备仅 2 项，在谈 16 项。少于设定的 5 项，后续接续不足。' when fewer projects stand in reserve
// than the settings demand (default 5; 0 switches it off). Empty if all is well or there are no
// projects at all.
std::string reserve_warning(const Workspace& workspace, std::span<const RecordIndex> projects);

// --- moving ---

std::optional<Stage> next_stage(Stage stage); // along the ladder; nothing at its ends and for exits
std::optional<Stage> previous_stage(Stage stage);
// The stage that a project gets in the neighbouring column (direction +1 or -1); nothing at the
// edge of the board.
std::optional<Stage> neighbour_stage(const LabelSet& labels, Stage stage, int direction);

// Fields that a project should have before it enters the stage and has not: advice, in the order in
// which they are asked for. Moving up asks for everything up to the stage, but not for the plan of
// what has happened by then; an exit asks only for its reason; moving back asks for nothing.
std::vector<FieldId> missing_for_stage(const Workspace& workspace, RecordIndex project, Stage target);
std::string describe_missing(std::span<const FieldId> fields); // '还缺：投资方、跟踪人'; empty for none

// --- one project ---

// Days since stage_since, up to today or, for a record known only up to a day, up to as_of. Nothing
// if the day is not known.
std::optional<int> days_in_stage(const Workspace& workspace, RecordIndex project, Date today);

// How long a project may stand without progress; from the settings, with the defaults of 3.2 (WHGG:
// 45, 30, 20 days).
struct StaleLimits {
    std::int64_t planning = 45, talks = 30, signed_ = 20;
    std::optional<std::int64_t> of(Stage stage) const; // nothing from 开工 on
};
StaleLimits stale_limits(const Workspace& workspace);

// Days since anybody moved or wrote the project or followed it up, if they exceed the limit of its
// stage. Records with as_of are never stale. A follow-up counts by its day and not by when it was
// typed: last month's visits, written down today, are last month's; one without a day counts by when
// it was written, one that is dated ahead from today.
std::optional<int> stale_days(const Workspace& workspace, RecordIndex project, Date today, const StaleLimits& limits);

// 有人跟·有人管·有人落. What is needed grows along the ladder: 跟 from the start, 管 from 在谈, 落
// from 签约 (or all three for a key project, S0-15); after 投产 and in the exits nothing.
struct Responsibility {
    RecordIndex tracker = no_record, leader = no_record, landing_unit = no_record;
    bool needs_tracker = false, needs_leader = false, needs_landing_unit = false;
    bool is_complete() const {
        return (!needs_tracker || tracker != no_record) && (!needs_leader || leader != no_record) &&
               (!needs_landing_unit || landing_unit != no_record);
    }
};
Responsibility responsibility(const Workspace& workspace, RecordIndex project);

// The badge of a project, from stated dates only. In this order:
//  1. 搁置, 退库: paused, with the reason.
//  2. From 投产 on: closed, whatever was planned; says what is running (a workshop, the tax) where
//     that is known.
//  3. Known only up to a day (as_of: records taken from published sources): neutral; names the plan
//     or that day. Nobody can say from a text of 2017 what is late today; the first move by hand
//     clears as_of and starts the clocks.
//  4. The earliest of next_date and the plan of the next step (planned_start before 开工,
//     planned_production after it), judged like every deadline (deadline.h): 超 n 工作日, 剩 n 工作日,
//     按期. A month counts to its last day.
//  5. 在阶段 n 天, due soon once the stale limit is passed; 未排期 where not even that is known.
TimeBadge project_badge(const Reading& reading, RecordIndex project);
// The same without words: what lists, counts and 工作台 go by.
struct ProjectClock {
    TimeStatus status = TimeStatus::neutral;
    std::optional<Date> due; // the last day of the plan of 4.; nothing where the badge does not go by a plan
    FieldId plan = no_field; // which one that is
};
ProjectClock project_clock(const Reading& reading, RecordIndex project);
// Whether one date of it is late by the same rule: a plan of its own (4.) that nothing above it has taken the clock from.
bool is_project_late(const Reading& reading, RecordIndex project, FieldId plan);

// Six mile-stones for a stepper: 线索, 储备, 在谈, 签约, 开工, 投产, each with its date, or 计划
// and the planned one. One that was left behind without its day is `passed`: nobody can say that it
// was done.
struct StageStep {
    Stage stage = Stage::lead;
    std::string date;
    enum class State : std::uint8_t { done, current, next, passed } state = State::next;
};
std::array<StageStep, 6> stage_steps(const Workspace& workspace, RecordIndex project, Date today);

// --- size bands (S4-30) ---

// From where each goes, in 万元, included: from small to large, the first from 0; called as ChoiceList::size_band has them.
std::span<const Decimal> size_bands();
// The band that a stated amount certainly lies in. A bound has one only where all that it may stand for is inside: '>60 亿' is above 50,
// '<5000 万' below 1; '>2 亿' may be anything.
std::optional<std::size_t> size_band(const std::optional<Quantity>& amount);
// Certainly at least so much: 15 亿, >10 亿 and 10 余亿 are at least 10 亿; 近 10 亿 and unfilled
// are not.
bool is_at_least(const std::optional<Quantity>& amount, Decimal wan);

} // namespace yinfeng::domain
