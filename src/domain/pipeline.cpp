#include "domain/pipeline.h"

#include "base/language.h"
#include "domain/reading.h"
#include "domain/words.h"

#include <algorithm>

namespace yinfeng::domain {
namespace {

namespace project = field::project;

constexpr std::int64_t default_reserve_minimum = 5; // design/ui.md screen 1; the sources name no number

// What a gate asks for, from the lowest stage up. S2-05: no project past 签约 without leader, agent
// and deadline.
struct GateRow {
    Stage stage;
    FieldId field;
};
constexpr GateRow gate_rows[] = {
    {Stage::reserve, project::industry_},
    {Stage::talks, project::investor_},
    {Stage::talks, project::tracker_},
    {Stage::review, project::amount_},
    {Stage::review, project::leader_},
    {Stage::signed_, project::landing_unit_},
    {Stage::signed_, project::officer_},
    {Stage::landing, project::area_},
    {Stage::landing, project::planned_start_},
    {Stage::started, project::planned_production_},
};

} // namespace

std::string reserve_warning(const Workspace& workspace, std::span<const RecordIndex> projects) {
    const std::int64_t minimum = setting(workspace, field::settings::reserve_minimum_, default_reserve_minimum);
    std::int64_t reserve = 0, talks = 0;
    for (const RecordIndex record : projects) {
        const auto stage = stage_of(workspace, record);
        const auto look = stage ? class_of(*stage) : std::nullopt;
        if (look == StageClass::reserve) ++reserve;
        if (look == StageClass::talk) ++talks;
    }
    if (projects.empty() || reserve >= minimum) return {};
    return say(Word::reserve_short, {std::to_string(reserve), std::to_string(talks), std::to_string(minimum)});
}

std::optional<Stage> next_stage(Stage stage) {
    if (stage >= Stage::capacity) return std::nullopt;
    return static_cast<Stage>(static_cast<unsigned>(stage) + 1);
}

std::optional<Stage> previous_stage(Stage stage) {
    if (stage == Stage::lead || is_exit(stage)) return std::nullopt;
    return static_cast<Stage>(static_cast<unsigned>(stage) - 1);
}

std::optional<Stage> neighbour_stage(const LabelSet& labels, Stage stage, int direction) {
    const auto label = labels.label_of(stage);
    if (!label) return std::nullopt;
    const std::ptrdiff_t step = direction < 0 ? -1 : 1;
    auto target = static_cast<std::ptrdiff_t>(*label) + step;
    while (
        target >= 0 && target < std::ssize(labels.labels) && labels.labels[static_cast<std::size_t>(target)].is_empty())
        target += step; // nothing can be moved there
    if (target < 0 || target >= std::ssize(labels.labels)) return std::nullopt;
    return labels.labels[static_cast<std::size_t>(target)].entry;
}

std::vector<FieldId> missing_for_stage(const Workspace& workspace, RecordIndex record, Stage target) {
    std::vector<FieldId> missing;
    if (is_exit(target)) {
        if (!is_filled(workspace, record, project::exit_reason_)) missing.push_back(project::exit_reason_);
        return missing;
    }
    const auto current = stage_of(workspace, record);
    if (current && !is_exit(*current) && target <= *current) return missing;
    for (const GateRow& row : gate_rows) {
        if (row.field == project::planned_start_ && target >= Stage::started) continue;
        if (row.field == project::planned_production_ && target >= Stage::production) continue;
        if (row.stage <= target && !is_filled(workspace, record, row.field)) missing.push_back(row.field);
    }
    return missing;
}

std::string describe_missing(std::span<const FieldId> fields) {
    std::string words;
    for (const FieldId field : fields) {
        if (!words.empty()) words += say(Word::comma);
        words += in_language(info(field).zh, info(field).en);
    }
    return words.empty() ? words : say(Word::still_missing, {words});
}

std::optional<int> days_in_stage(const Workspace& workspace, RecordIndex record, Date today) {
    const auto since = whole_date(workspace, record, project::stage_since_);
    if (!since) return std::nullopt;
    const auto known = partial_date(workspace, record, project::as_of_);
    const Date until = known ? std::min(today, known->last()) : today;
    return until < *since ? std::nullopt : std::optional<int>(until - *since);
}

std::optional<std::int64_t> StaleLimits::of(Stage stage) const {
    const auto look = class_of(stage);
    if (look == StageClass::reserve) return planning;
    if (look == StageClass::talk) return talks;
    if (look == StageClass::sign) return signed_;
    return std::nullopt;
}

StaleLimits stale_limits(const Workspace& workspace) {
    const StaleLimits defaults;
    return {setting(workspace, field::settings::stale_planning_, defaults.planning),
        setting(workspace, field::settings::stale_talks_, defaults.talks),
        setting(workspace, field::settings::stale_signed_, defaults.signed_)};
}

std::optional<int> stale_days(const Workspace& workspace, RecordIndex record, Date today, const StaleLimits& limits) {
    const auto stage = stage_of(workspace, record);
    const auto limit = stage ? limits.of(*stage) : std::nullopt;
    if (!limit || is_filled(workspace, record, project::as_of_)) return std::nullopt;
    constexpr std::int32_t china_minutes = 480;
    Date touched = local_date(last_written_ms(workspace, record), china_minutes);
    if (const auto since = partial_date(workspace, record, project::stage_since_))
        touched = std::max(touched, since->last());
    for (const RecordIndex note : workspace.links_to(workspace.record(record).id, field::follow_up::project_)) {
        const auto on = partial_date(workspace, note, field::follow_up::on_);
        const Date day = on ? on->last() : local_date(last_written_ms(workspace, note), china_minutes);
        touched = std::max(touched, std::min(day, today));
    }
    const int idle = today - touched;
    return idle > *limit ? std::optional(idle) : std::nullopt;
}

Responsibility responsibility(const Workspace& workspace, RecordIndex record) {
    Responsibility result;
    result.tracker = linked(workspace, record, project::tracker_);
    result.leader = linked(workspace, record, project::leader_);
    result.landing_unit = linked(workspace, record, project::landing_unit_);
    const auto stage = stage_of(workspace, record);
    if (stage && *stage >= Stage::production) return result; // running, or an exit
    const bool key = is_yes(workspace, record, project::key_project_);
    result.needs_tracker = true;
    result.needs_leader = key || (stage && *stage >= Stage::talks);
    result.needs_landing_unit = key || (stage && *stage >= Stage::signed_);
    return result;
}

std::span<const Decimal> size_bands() {
    constexpr auto yi = [](std::int64_t count) { return Decimal::from_integer(count * 10'000); };
    static constexpr std::array<Decimal, 5> from{yi(0), yi(1), yi(5), yi(10), yi(50)};
    return from;
}

std::optional<std::size_t> size_band(const std::optional<Quantity>& amount) {
    if (!amount) return std::nullopt;
    const auto bands = size_bands();
    const auto band_of = [bands](Decimal value) {
        std::size_t band = bands.size();
        while (band > 0 && value < bands[band - 1]) --band;
        return band;
    };
    std::size_t band = band_of(amount->value);
    if (amount->is_range() && band_of(amount->upper()) != band) return std::nullopt;
    if (band-- == 0) return std::nullopt; // less than nothing
    switch (amount->qualifier) {
    case Qualifier::greater:
    case Qualifier::at_least: return band + 1 == bands.size() ? std::optional(band) : std::nullopt;
    case Qualifier::less: // than 1 亿, which is itself no longer in the first
        return band == 0 || (band == 1 && amount->value == bands[1]) ? std::optional<std::size_t>(0) : std::nullopt;
    case Qualifier::at_most: return band == 0 ? std::optional(band) : std::nullopt;
    default: return band;
    }
}

bool is_at_least(const std::optional<Quantity>& amount, Decimal wan) {
    if (!amount) return false;
    switch (amount->qualifier) {
    case Qualifier::about:
    case Qualifier::nearly: return amount->value > wan;
    case Qualifier::less:
    case Qualifier::at_most: return false;
    default: return amount->value >= wan;
    }
}

} // namespace yinfeng::domain
