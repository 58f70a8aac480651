#include "domain/consequences.h"

#include "base/sort_list.h"
#include "domain/reading.h"

#include <algorithm>
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

bool enters_from_below(std::optional<Stage> current, Stage target) {
    return !current || is_exit(*current) || *current < target;
}

struct Follow {
    const Workspace& workspace;
    Written& written;
    std::vector<Write>& added;
    Date today;

    void add(Kind kind, Id id, FieldId field, Value value) {
        if (!written.find(id, field)) added.push_back({id, static_cast<KindId>(kind), field, std::move(value)});
    }
    bool filled(RecordIndex record, FieldId field) const {
        return record != no_record && is_filled(workspace, record, field);
    }

    void stage(const Write& write) {
        const auto target = parse_stage(write.value.as_text());
        const RecordIndex record = workspace.find(write.kind, write.record);
        const auto current = record == no_record ? std::nullopt : stage_of(workspace, record);
        if (!target || current == target) return;
        Date since = today;
        if (const auto day = day_of_stage(*target); day && enters_from_below(current, *target)) {
            if (const Value* given = written.find(write.record, *day)) {
                if (const auto date = parse_iso_date(given->as_text())) since = std::min(*date, today);
            } else if (!filled(record, *day)) {
                add(Kind::project, write.record, *day, to_value(today));
            }
        }
        add(Kind::project, write.record, project::stage_since_, to_value(since));
        if (filled(record, project::as_of_)) add(Kind::project, write.record, project::as_of_, Value());
        if (current && is_exit(*current) && !is_exit(*target) && filled(record, project::exit_reason_))
            add(Kind::project, write.record, project::exit_reason_, Value());
    }

    void state(const Write& write) {
        const auto place = choice_index(ChoiceList::service_state, write.value.as_text());
        if (!place) return;
        const auto target = static_cast<ServiceState>(*place);
        const RecordIndex record = workspace.find(write.kind, write.record);
        const bool is_new = record == no_record || !is_filled(workspace, record, service::state_);
        if (!is_new && service_state_of(workspace, record) == target) return;
        const FieldId day = day_of_state(target);
        if (!filled(record, day)) add(Kind::service_record, write.record, day, to_value(today));
        const auto empty = [&](FieldId field) {
            if (filled(record, field)) add(Kind::service_record, write.record, field, Value());
        };
        if (target < ServiceState::closed) empty(service::closed_on_);
        if (target < ServiceState::resolved) empty(service::resolved_on_), empty(service::actual_days_);
    }
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

Change with_consequences(const Workspace& workspace, Change change, Date today) {
    Written written(change);
    std::vector<Write> added;
    Follow follow{workspace, written, added, today};
    for (const Write& write : change.writes) {
        if (write.field == project::stage_ && !write.value.is_none()) follow.stage(write);
        if (write.field == service::state_ && !write.value.is_none()) follow.state(write);
    }
    change.writes.insert(
        change.writes.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    return change;
}

} // namespace yinfeng::domain
