#include "domain/consequences.h"

#include "base/sort_list.h"
#include "domain/codes.h"
#include "domain/follow_ups.h"
#include "domain/label_set_draft.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace yinfeng::domain {
namespace {

namespace project = field::project;
namespace service = field::service_record;

// The fields that a change writes, to be asked for by record.
class Written {
public:
    explicit Written(const Change& change) : change_(change) {}
    const Value* find(Id record, FieldId field) {
        if (places_.empty()) {
            for (std::size_t i = 0; i < change_.writes.size(); ++i)
                places_.push_back({change_.writes[i].record, change_.writes[i].field, i});
            sort_list(places_, before);
        }
        // Of two writes the later one counts.
        const auto behind = std::upper_bound(places_.begin(), places_.end(), Place{record, field, SIZE_MAX}, before);
        if (behind == places_.begin()) return nullptr;
        const Place& found = *(behind - 1);
        return found.record == record && found.field == field ? &change_.writes[found.at].value : nullptr;
    }

private:
    struct Place {
        Id record;
        FieldId field;
        std::size_t at;
    };
    static bool before(const Place& a, const Place& b) {
        if (a.record != b.record) return a.record < b.record;
        return a.field != b.field ? a.field < b.field : a.at < b.at;
    }
    const Change& change_;
    std::vector<Place> places_;
};

bool is_day_of_stage(FieldId field) {
    return field == project::signed_on_ || field == project::started_on_ || field == project::production_on_;
}

bool enters_from_below(std::optional<Stage> current, Stage target) {
    return !current || is_exit(*current) || *current < target;
}

constexpr FieldId after_stage[] = {project::stage_since_, project::signed_on_, project::started_on_,
    project::production_on_, project::as_of_, project::exit_reason_};
constexpr FieldId after_state[] = {service::accepted_on_, service::assigned_on_, service::handling_on_,
    service::resolved_on_, service::closed_on_, service::actual_days_, service::paused_since_, service::pause_reason_,
    service::paused_days_};

class Follow {
public:
    Follow(const Reading& reading, Written& written) : reading_(reading), data_(reading.data), written_(written) {}

    void after(const Write& write) {
        const bool is_stage = write.field == project::stage_, is_state = write.field == service::state_;
        const bool is_day = is_day_of_stage(write.field), is_pause = write.field == service::paused_since_;
        if (!is_stage && !is_state && !is_day && !is_pause) return;
        if (write.value.is_none() != is_pause) return; // a pause ends where its day is emptied
        record_ = data_.find(write.kind, write.record);
        id_ = write.record;
        if ((is_stage || is_state) && decide(write)) return;
        if (is_day) day_of_entry(write);
        else if (is_stage) stage(write);
        else if (is_state) state(write);
        else if (filled(service::paused_since_)) end_pause(reading_.today);
    }
    std::vector<Write> take() { return std::move(added_); }

private:
    void add(FieldId field, Value value) {
        if (!written_.find(id_, field) && followed_.insert({id_, field}).second)
            added_.push_back({id_, static_cast<KindId>(info(field).kind), field, std::move(value)});
    }
    bool filled(FieldId field) const { return record_ != no_record && is_filled(data_, record_, field); }
    void empty(FieldId field) {
        if (filled(field)) add(field, Value());
    }

    // One of several values that stand side by side: true, and those that were written with it are decided for too.
    bool decide(const Write& write) {
        const Cell* cell = record_ == no_record ? nullptr : data_.record(record_).find(write.field);
        if (!cell || !cell->in_conflict()) return false;
        const auto siblings = cell->siblings();
        const auto chosen = std::ranges::find(siblings, write.value, &Sibling::value);
        if (chosen == siblings.end()) return false;
        for (const FieldId follower : followers_of(write.field)) {
            const Cell* beside = data_.record(record_).find(follower);
            if (!beside || !beside->in_conflict()) continue;
            const auto values = beside->siblings();
            const auto with = std::ranges::find(values, chosen->stamp, &Sibling::stamp);
            if (with != values.end()) add(follower, with->value);
        }
        return true;
    }

    void stage(const Write& write) {
        const auto target = parse_stage(write.value.as_text());
        const auto current = record_ == no_record ? std::nullopt : stage_of(data_, record_);
        if (!target || current == target) return;
        Date since = reading_.today;
        if (const auto day = day_of_stage(*target); day && enters_from_below(current, *target)) {
            if (const Value* given = written_.find(id_, *day)) {
                if (const auto date = parse_iso_date(given->as_text())) since = std::min(*date, since);
            } else if (!filled(*day)) {
                add(*day, to_value(since));
            } else if (const auto before = whole_date(data_, record_, *day);
                before && is_of_this_move(*before, current)) {
                since = std::min(*before, since);
            }
        }
        add(project::stage_since_, to_value(since));
        empty(project::as_of_);
        if (current && is_exit(*current) && !is_exit(*target)) empty(project::exit_reason_);
    }

    // Of a project that comes back to a stage, its day is that of the first time.
    bool is_of_this_move(Date day, std::optional<Stage> current) const {
        if (!current) return true;
        const auto since = whole_date(data_, record_, project::stage_since_);
        return since && day >= *since;
    }

    // Said after the move: by another command, in another field of the form.
    void day_of_entry(const Write& write) {
        const auto current = record_ == no_record ? std::nullopt : stage_of(data_, record_);
        if (!current || day_of_stage(*current) != write.field) return;
        if (const Value* stage = written_.find(id_, project::stage_); stage && parse_stage(stage->as_text()) != current)
            return; // of the move that the same change makes
        const auto date = parse_iso_date(write.value.as_text());
        if (!date) return;
        const bool followed = !filled(project::stage_since_) ||
                              data_.value(record_, project::stage_since_) == data_.value(record_, write.field);
        if (followed) add(project::stage_since_, to_value(std::min(*date, reading_.today)));
    }

    void state(const Write& write) {
        const auto place = choice_index(ChoiceList::service_state, write.value.as_text());
        if (!place) return;
        const auto target = static_cast<ServiceState>(*place);
        const bool is_new = record_ == no_record || !is_filled(data_, record_, service::state_);
        if (!is_new && service_state_of(data_, record_) == target) return;
        const FieldId day = day_of_state(target);
        if (!filled(day)) add(day, to_value(reading_.today));
        if (target >= ServiceState::resolved && filled(service::paused_since_)) {
            const Value* given = written_.find(id_, service::resolved_on_);
            const auto resolved = given ? parse_iso_date(given->as_text()) : std::nullopt;
            end_pause(std::min(resolved.value_or(reading_.today), reading_.today));
            add(service::paused_since_, Value());
        }
        if (target < ServiceState::closed) empty(service::closed_on_);
        if (target < ServiceState::resolved) empty(service::resolved_on_), empty(service::actual_days_);
    }

    // Its days up to then are counted; one that has no day of its own begin counts none.
    void end_pause(Date until) {
        empty(service::pause_reason_);
        const auto since = whole_date(data_, record_, service::paused_since_);
        if (!since || until <= *since) return;
        const std::int64_t before = integer_of(data_.value(record_, service::paused_days_)).value_or(0);
        const std::int64_t days = before + reading_.calendar.working_days_between(*since, until);
        add(service::paused_days_, Value::of(std::min(days, info(service::paused_days_).options.greatest)));
    }

    const Reading& reading_;
    const Workspace& data_;
    Written& written_;
    std::vector<Write> added_;
    std::set<std::pair<Id, FieldId>> followed_;
    Id id_; // of the write that is looked at
    RecordIndex record_ = no_record;
};

} // namespace

std::optional<FieldId> day_of_stage(Stage stage) {
    switch (stage) {
    case Stage::signed_: return project::signed_on_;
    case Stage::started: return project::started_on_;
    case Stage::production: return project::production_on_;
    default: return std::nullopt;
    }
}

FieldId day_of_state(ServiceState state) {
    constexpr FieldId days[] = {service::accepted_on_, service::assigned_on_, service::handling_on_,
        service::resolved_on_, service::closed_on_};
    return days[static_cast<std::size_t>(state)];
}

std::optional<FieldId> day_of_move(const Workspace& workspace, RecordIndex record, Stage target) {
    const auto day = day_of_stage(target);
    if (!day || is_filled(workspace, record, *day)) return std::nullopt;
    return enters_from_below(stage_of(workspace, record), target) ? day : std::nullopt;
}

std::span<const FieldId> followers_of(FieldId field) {
    if (field == project::stage_) return after_stage;
    if (field == service::state_) return after_state;
    return {};
}

Change with_consequences(const Reading& reading, Change change) {
    Written written(change);
    Follow follow(reading, written);
    for (const Write& write : change.writes) follow.after(write);
    std::vector<Write> added = follow.take();
    for (Write& write : codes_of(reading, change)) added.push_back(std::move(write));
    change.writes.insert(
        change.writes.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    delete_follow_ups(reading.data, change);
    delete_labels(reading.data, change);
    return change;
}

} // namespace yinfeng::domain
