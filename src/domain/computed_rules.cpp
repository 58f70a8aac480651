#include "domain/computed_rules.h"

#include "domain/checks.h"
#include "domain/follow_ups.h"
#include "domain/pipeline.h"
#include "domain/reading.h"
#include "domain/service.h"

namespace yinfeng::domain {

namespace {

Value time_state(const TimeBadge& badge) {
    return choice_value(ChoiceList::time_state, static_cast<std::size_t>(badge.status));
}

Value number(std::optional<int> days) { return days ? Value::of(std::int64_t{*days}) : Value(); }

ServiceClock clock_of(const Reading& reading, RecordIndex record) {
    return service_clock(reading.data, record, reading.calendar, reading.today, service_rules(reading.data));
}

} // namespace

Value project_time_state(const Reading& reading, RecordIndex project) {
    return choice_value(ChoiceList::time_state, static_cast<std::size_t>(project_clock(reading, project).status));
}

Value project_due(const Reading& reading, RecordIndex project) {
    const auto due = project_clock(reading, project).due;
    return due ? to_value(*due) : Value();
}

Value project_days_in_stage(const Reading& reading, RecordIndex project) {
    return number(days_in_stage(reading.data, project, reading.today));
}

Value project_days_stale(const Reading& reading, RecordIndex project) {
    return number(stale_days(reading.data, project, reading.today, stale_limits(reading.data)));
}

Value project_roles_missing(const Reading& reading, RecordIndex project) {
    const auto missing = missing_roles(reading.data, project);
    return missing ? choice_value(ChoiceList::roles_missing, *missing) : Value();
}

Value project_batch(const Reading& reading, RecordIndex project) {
    const auto stage = stage_of(reading.data, project);
    if (!stage) return {};
    const LabelSet& labels = label_set_of(reading.data);
    const auto label = labels.label_of(*stage);
    return label ? Value::text(labels.labels[*label].code) : Value();
}

Value project_size_band(const Reading& reading, RecordIndex project) {
    const Value& amount = reading.data.value(project, field::project::amount_);
    if (!stated_of(amount)) return {};
    return choice_value(ChoiceList::size_band, size_band(quantity_of(amount)).value_or(size_bands().size()));
}

Value service_time_state(const Reading& reading, RecordIndex record) {
    return time_state(clock_of(reading, record).badge);
}

Value service_days_left(const Reading& reading, RecordIndex record) { return number(clock_of(reading, record).left); }
Value service_days_used(const Reading& reading, RecordIndex record) { return number(clock_of(reading, record).used); }

Value service_due(const Reading& reading, RecordIndex record) {
    const auto due = clock_of(reading, record).due;
    return due ? to_value(*due) : Value();
}

Value service_open(const Reading& reading, RecordIndex record) {
    return Value::of(service_state_of(reading.data, record) != ServiceState::closed);
}

Value service_subject(const Reading& reading, RecordIndex record) {
    for (const FieldId link : {field::service_record::project_, field::service_record::enterprise_})
        if (const RecordIndex target = linked(reading.data, record, link); target != no_record)
            return Value::text(name_of(reading.data, target));
    return {};
}

Value follow_up_subject(const Reading& reading, RecordIndex record) {
    const std::string_view name = name_of(reading.data, followed(reading.data, record));
    return name.empty() ? Value() : Value::text(name);
}

} // namespace yinfeng::domain
