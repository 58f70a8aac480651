#include "domain/actions.h"

#include "domain/codes.h"
#include "domain/consequences.h"
#include "domain/copy_name.h"
#include "domain/duplicates.h"
#include "domain/follow_ups.h"
#include "domain/phases.h"
#include "domain/pipeline.h"
#include "domain/service.h"
#include "domain/trash.h"

#include <algorithm>

namespace yinfeng::domain {
namespace {

namespace project = field::project;
namespace service = field::service_record;

using Asks = std::vector<Ask>;

Id id_of(const Reading& reading, RecordIndex record) { return reading.data.record(record).id; }
Kind kind_of(const Reading& reading, RecordIndex record) { return static_cast<Kind>(reading.data.record(record).kind); }

void write_given(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    for (const auto& [field, value] : given.values)
        change.set(kind_of(reading, record), id_of(reading, record), field, value);
}

Reason is_there(const Reading& reading, RecordIndex record, const Given&) {
    return reading.data.is_live(record) ? Reason::none : Reason::in_trash;
}
Reason is_gone(const Reading& reading, RecordIndex record, const Given&) {
    return reading.data.record(record).state == Record::State::live ? Reason::not_in_trash : Reason::none;
}

// --- projects ---

std::optional<Stage> stage_given(const Given& given) {
    const Value* stage = given.find(project::stage_);
    return stage ? parse_stage(stage->as_text()) : std::nullopt;
}

Reason can_move(const Reading& reading, RecordIndex record, const Given& given) {
    const auto target = stage_given(given);
    return target && stage_of(reading.data, record) == target ? Reason::at_that_stage
                                                              : is_there(reading, record, given);
}

Asks asks_of_move(const Reading& reading, RecordIndex record, const Given& given) {
    const auto target = stage_given(given);
    if (!target) return {{project::stage_, {}, Reason::stage_missing}};
    Asks asks;
    if (const auto day = day_of_move(reading.data, record, *target)) asks.push_back({*day, to_value(reading.today)});
    for (const FieldId field : missing_for_stage(reading.data, record, *target)) asks.push_back({field});
    return asks;
}

// One day may be given for many: it counts for those that have none.
void move(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    const auto target = stage_given(given);
    const auto day = target ? day_of_stage(*target) : std::nullopt;
    const bool asks_day = target && day_of_move(reading.data, record, *target);
    for (const auto& [field, value] : given.values) {
        if (field == day && !asks_day) continue;
        change.set(Kind::project, id_of(reading, record), field, value);
    }
}

// What was to be done is done. What comes next may be said at once; unsaid, nothing is planned.
Reason can_finish_step(const Reading& reading, RecordIndex record, const Given& given) {
    const bool has_step =
        is_filled(reading.data, record, project::next_action_) || is_filled(reading.data, record, project::next_date_);
    return has_step ? is_there(reading, record, given) : Reason::no_step;
}
Asks asks_of_next_step(const Reading&, RecordIndex, const Given&) {
    return {{project::next_action_}, {project::next_date_}};
}
void finish_step(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    for (const FieldId field : {project::next_action_, project::next_date_}) {
        const Value* next = given.find(field);
        change.set(Kind::project, id_of(reading, record), field, next ? *next : Value());
    }
}

Asks asks_tracker(const Reading&, RecordIndex, const Given&) {
    return {{project::tracker_, {}, Reason::tracker_missing}};
}
Reason can_add_tag(const Reading& reading, RecordIndex record, const Given& given) {
    const bool takes_away = std::ranges::any_of(given.values, [&](const auto& each) {
        const Names::Element* element = reading.data.names().as_element(each.first);
        return element && element->set == project::tags_ && !(each.second == Value::of(true));
    });
    return takes_away ? Reason::only_adds : is_there(reading, record, given);
}
Asks asks_tag(const Reading& reading, RecordIndex, const Given& given) {
    for (const auto& [field, value] : given.values) {
        const Names::Element* element = reading.data.names().as_element(field);
        if (element && element->set == project::tags_) return {};
    }
    return {{project::tags_, {}, Reason::tag_missing}};
}

void add_phase(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    const std::int64_t number = next_phase_number(reading.data, record);
    change.set(Kind::phase, given.made, field::phase::project_, to_value(id_of(reading, record)));
    if (number <= info(field::phase::number_).options.greatest)
        change.set(Kind::phase, given.made, field::phase::number_, Value::of(number));
    for (const auto& [field, value] : given.values) change.set(Kind::phase, given.made, field, value);
}

Value state_value(ServiceState state) {
    return choice_value(ChoiceList::service_state, static_cast<std::size_t>(state));
}

void add_service(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    const auto set = [&](FieldId field, Value value) {
        change.set(Kind::service_record, given.made, field, std::move(value));
    };
    set(service::project_, to_value(id_of(reading, record)));
    set(service::type_, Value::text("issue"));
    set(service::state_, state_value(ServiceState::accepted));
    for (const auto& [field, value] : given.values) set(field, value);
}

// --- service records ---

bool is_paused(const Reading& reading, RecordIndex record) {
    return is_filled(reading.data, record, service::paused_since_);
}
bool is_resolved(const Reading& reading, RecordIndex record) {
    return service_state_of(reading.data, record) >= ServiceState::resolved;
}

Reason can_advance(const Reading& reading, RecordIndex record, const Given& given) {
    const auto next = next_state(reading.data, record);
    if (!next) return Reason::no_next_step;
    const Value* said = given.find(service::state_); // somebody may have been quicker
    return said && !(*said == state_value(*next)) ? Reason::other_step : is_there(reading, record, given);
}
Asks asks_of_advance(const Reading& reading, RecordIndex record, const Given&) {
    const auto target = next_state(reading.data, record);
    Asks asks;
    if (!target) return asks;
    for (const FieldId field : missing_for_state(reading.data, record, *target)) asks.push_back({field});
    const FieldId day = day_of_state(*target);
    if (!asks.empty() && !is_filled(reading.data, record, day)) asks.push_back({day, to_value(reading.today)});
    return asks;
}
// Where nothing else is asked for the step is done at once, on whatever day is said.
std::optional<FieldId> day_of_advance(const Reading& reading, RecordIndex record) {
    const auto target = next_state(reading.data, record);
    if (!target || is_filled(reading.data, record, day_of_state(*target))) return std::nullopt;
    return day_of_state(*target);
}
bool is_day_of_state(FieldId field) {
    for (std::size_t i = 0; i < service_state_count; ++i)
        if (day_of_state(static_cast<ServiceState>(i)) == field) return true;
    return false;
}
// Of many that stand at different steps each takes the day of its own one, and only if it has none.
void advance(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    for (const auto& [field, value] : given.values)
        if (!is_day_of_state(field) || field == day_of_advance(reading, record))
            change.set(Kind::service_record, id_of(reading, record), field, value);
    if (const auto target = next_state(reading.data, record))
        change.set(Kind::service_record, id_of(reading, record), service::state_, state_value(*target));
}

Reason can_send_back(const Reading& reading, RecordIndex record, const Given& given) {
    return is_resolved(reading, record) ? is_there(reading, record, given) : Reason::not_resolved;
}
void send_back(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    write_given(reading, record, given, change);
    change.set(Kind::service_record, id_of(reading, record), service::state_, state_value(ServiceState::handling));
}

Reason can_pause(const Reading& reading, RecordIndex record, const Given& given) {
    if (is_resolved(reading, record)) return Reason::resolved;
    return is_paused(reading, record) ? Reason::paused : is_there(reading, record, given);
}
Asks asks_pause_reason(const Reading&, RecordIndex, const Given&) {
    return {{service::pause_reason_, {}, Reason::reason_missing}};
}
void pause(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    change.set(Kind::service_record, id_of(reading, record), service::paused_since_, to_value(reading.today));
    write_given(reading, record, given, change);
}

Reason can_resume(const Reading& reading, RecordIndex record, const Given& given) {
    if (is_resolved(reading, record)) return Reason::resolved;
    return is_paused(reading, record) ? is_there(reading, record, given) : Reason::not_paused;
}
void resume(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    change.set(Kind::service_record, id_of(reading, record), service::paused_since_, Value());
    write_given(reading, record, given, change);
}

// --- numbers ---

Reason can_renumber(const Reading& reading, RecordIndex record, const Given& given) {
    return is_later_of_shared(reading.data, record) ? is_there(reading, record, given) : Reason::number_not_shared;
}
void give_new_number(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    if (given.values.empty()) renumber(reading, record, change);
    write_given(reading, record, given, change);
}

// --- every kind ---

Reason can_follow_up(const Reading& reading, RecordIndex record, const Given& given) {
    if (follow_up_link(kind_of(reading, record)) == no_field) return Reason::not_followed_up;
    return is_there(reading, record, given);
}
Asks asks_of_follow_up(const Reading&, RecordIndex, const Given&) {
    return {{field::follow_up::text_, {}, Reason::text_missing}};
}
void follow_up(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    if (follow_up_link(kind_of(reading, record)) == no_field) return;
    add_follow_up(reading, change, given.made, record, {});
    for (const auto& [field, value] : given.values) change.set(Kind::follow_up, given.made, field, value);
}

std::optional<FieldId> title_of_copy(const Reading& reading, RecordIndex record) {
    const FieldId title = title_field(kind_of(reading, record));
    return info(title).type == FieldType::text ? std::optional(title) : std::nullopt;
}

// What belongs to the one record: its number, and what has happened to it.
constexpr FieldId not_copied[] = {project::code_, project::stage_since_, project::signed_on_, project::started_on_,
    project::production_on_, project::as_of_, project::exit_reason_, field::enterprise::credit_code_, service::code_,
    service::state_, service::accepted_on_, service::assigned_on_, service::handling_on_, service::resolved_on_,
    service::closed_on_, service::paused_since_, service::pause_reason_, service::paused_days_, service::actual_days_,
    service::due_on_, service::measures_, service::result_, service::rating_, service::feedback_, field::phase::number_,
    field::phase::started_on_, field::phase::production_on_};

void copy(const Reading& reading, RecordIndex record, const Given& given, Change& change) {
    const Kind kind = kind_of(reading, record);
    const Names& names = reading.data.names();
    for (const Field& each : reading.data.record(record).fields) {
        const Names::Element* element = names.as_element(each.id);
        const bool is_copied = names.is_defined(each.id) || element;
        // Which others it took in, and which it is not, is said of the one record.
        if (element && (element->set == merged_field(kind) || element->set == distinct_field(kind))) continue;
        if (!is_copied || each.cell.shown().is_none() || std::ranges::find(not_copied, each.id) != std::end(not_copied))
            continue;
        change.set(kind, given.made, each.id, each.cell.shown());
    }
    if (kind == Kind::service_record)
        change.set(kind, given.made, service::state_, state_value(ServiceState::accepted));
    if (kind == Kind::project) { // it stands there, but nobody has said since when, and when it was signed or begun
        change.set(kind, given.made, field::project::stage_since_, Value());
        const auto stage = stage_of(reading.data, record);
        if (const auto day = stage ? day_of_stage(*stage) : std::nullopt) change.set(kind, given.made, *day, Value());
    }
    // A long text is no name that could say so.
    if (std::string name = name_of_copy(reading.data, record); !name.empty() && title_of_copy(reading, record))
        change.set(kind, given.made, title_field(kind), Value::text(std::move(name)));
    for (const auto& [field, value] : given.values) change.set(kind, given.made, field, value);
}

void trash(const Reading& reading, RecordIndex record, const Given&, Change& change) {
    reading.data.add_delete(change, record);
}
void restore(const Reading& reading, RecordIndex record, const Given&, Change& change) {
    for (const RecordIndex each : restored_with(reading.data, {record})) reading.data.add_restore(change, each);
}

const ActionInfo infos[] = {
#define ACTION(of, name, zh, en, icon, can, run, ...)                                                                  \
    {Action::of##_##name, Kind::of, #name, zh, en, can, run, {__VA_ARGS__}},
#define ACTION_OF_ALL(name, zh, en, icon, can, run, ...)                                                               \
    {Action::name, std::nullopt, #name, zh, en, can, run, {__VA_ARGS__}},
#define REASON(...)
#include "domain/actions.def"
#undef ACTION
#undef ACTION_OF_ALL
#undef REASON
};

constexpr ReasonInfo reasons[] = {
    {},
#define ACTION(...)
#define ACTION_OF_ALL(...)
#define REASON(name, zh, en) {zh, en},
#include "domain/actions.def"
#undef ACTION
#undef ACTION_OF_ALL
#undef REASON
};

bool is_of(const ActionInfo& action, KindId kind) {
    if (kind >= known_kind_count || kind == static_cast<KindId>(Kind::settings)) return false;
    return !action.kind || static_cast<KindId>(*action.kind) == kind;
}

} // namespace

const ReasonInfo& reason_info(Reason reason) { return reasons[static_cast<std::size_t>(reason)]; }
std::span<const ActionInfo> actions() { return infos; }
const ActionInfo& action_info(Action action) { return infos[static_cast<std::size_t>(action)]; }

std::optional<Action> action_writing(FieldId field) {
    if (field == field::project::stage_) return Action::project_move;
    if (field == field::service_record::state_) return Action::service_record_advance;
    return std::nullopt;
}

std::optional<Action> find_action(KindId kind, std::string_view name) {
    for (const ActionInfo& each : infos) {
        if (is_of(each, kind) && (each.name == name || each.zh == name || each.en == name)) return each.action;
    }
    return std::nullopt;
}

const Value* Given::find(FieldId field) const {
    const auto last =
        std::find_if(values.rbegin(), values.rend(), [&](const auto& each) { return each.first == field; });
    return last == values.rend() ? nullptr : &last->second;
}

Reason why_not(const Reading& reading, Action action, RecordIndex record, const Given& given) {
    if (!is_of(action_info(action), reading.data.record(record).kind)) return Reason::other_kind;
    return action_info(action).can(reading, record, given);
}

Asks asks_of(const Reading& reading, Action action, std::span<const RecordIndex> records, const Given& given) {
    const auto asks = action_info(action).options.asks;
    if (!asks) return {};
    Asks wanted;
    bool is_first = true;
    const auto is_advice = [](const Ask& ask) { return ask.needed == Reason::none && ask.suggestion.is_none(); };
    for (const RecordIndex record : records) {
        if (why_not(reading, action, record, given) != Reason::none) continue;
        Asks own = asks(reading, record, given);
        std::erase_if(own, [&](const Ask& ask) { return given.find(ask.field) != nullptr; });
        if (std::exchange(is_first, false)) {
            wanted = std::move(own);
            continue;
        }
        std::erase_if(wanted, [&](const Ask& ask) {
            return is_advice(ask) && std::ranges::find(own, ask.field, &Ask::field) == own.end();
        });
        for (std::size_t i = 0; i < own.size(); ++i) {
            const bool is_new = std::ranges::find(wanted, own[i].field, &Ask::field) == wanted.end();
            if (is_new && !is_advice(own[i])) wanted.insert(i == 0 ? wanted.begin() : wanted.end(), own[i]);
        }
    }
    return wanted;
}

std::expected<Change, Reason> perform(
    const Reading& reading, Action action, std::span<const RecordIndex> records, const Given& given) {
    Change change;
    Reason first = Reason::none;
    for (const RecordIndex record : records) {
        Reason reason = why_not(reading, action, record, given);
        if (reason == Reason::none && action_info(action).options.asks) {
            for (const Ask& ask : action_info(action).options.asks(reading, record, given)) {
                const Value* value = given.find(ask.field);
                if (ask.needed != Reason::none && (!value || value->is_none())) reason = ask.needed;
            }
        }
        if (reason == Reason::none) action_info(action).run(reading, record, given, change);
        else if (first == Reason::none) first = reason;
    }
    if (change.writes.empty() && first != Reason::none) return std::unexpected(first);
    return change;
}

std::vector<FieldId> takes(const Reading& reading, Action action, RecordIndex record, const Given& given) {
    const ActionInfo& info = action_info(action);
    std::vector<FieldId> fields;
    const auto add = [&](FieldId field) {
        if (field != no_field && std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
    };
    if (info.options.makes) {
        return reading.data.names().fields_of(static_cast<KindId>(*info.options.makes));
    }
    add(info.options.own);
    if (info.options.asks) {
        for (const Ask& ask : info.options.asks(reading, record, {})) add(ask.field);
        for (const Ask& ask : info.options.asks(reading, record, given)) add(ask.field);
    }
    if (info.options.also) add(info.options.also(reading, record).value_or(no_field));
    return fields;
}

std::vector<FieldId> not_taken(const Reading& reading, Action action, RecordIndex record, const Given& given) {
    const ActionInfo& info = action_info(action);
    const auto written = [&](const Given& said, FieldId field) -> std::optional<Value> {
        Change change;
        info.run(reading, record, said, change);
        const auto last = std::find_if(
            change.writes.rbegin(), change.writes.rend(), [&](const Write& each) { return each.field == field; });
        return last == change.writes.rend() ? std::nullopt : std::optional(last->value);
    };
    const std::vector<FieldId> taken = takes(reading, action, record, given);
    const auto is_taken = [&](FieldId field) {
        const Names::Element* element = reading.data.names().as_element(field);
        return std::ranges::find(taken, element ? element->set : field) != taken.end();
    };
    std::vector<FieldId> fields;
    for (const auto& [field, value] : given.values) {
        Given rest = given;
        if (field == info.options.own)
            std::erase_if(rest.values, [&](const auto& each) { return each.first == field; });
        if (!is_taken(field) || written(rest, field) != value) fields.push_back(field);
    }
    return fields;
}

} // namespace yinfeng::domain
