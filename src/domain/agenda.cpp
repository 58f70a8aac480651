#include "domain/agenda.h"

#include "domain/checks.h"
#include "domain/pipeline.h"
#include "domain/service.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace yinfeng::domain {

namespace {

namespace project = field::project;
namespace service = field::service_record;

constexpr std::uint8_t bit(Matter matter) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(matter)); }

constexpr FieldId project_people[] = {project::tracker_, project::leader_, project::officer_};

void add_time(const Reading& reading, TimeStatus status, std::optional<Date> due, std::uint8_t& matters) {
    if (status == TimeStatus::overdue) matters |= bit(Matter::overdue);
    else if (status == TimeStatus::due_soon) matters |= bit(Matter::due_soon);
    else if (status == TimeStatus::on_time && due && *due >= reading.today && *due < reading.today + promise_days)
        matters |= bit(Matter::promised);
}

bool runs(TimeStatus status) {
    return status == TimeStatus::overdue || status == TimeStatus::due_soon || status == TimeStatus::on_time;
}

// 'tracker = "01j…" || leader = "01j…"'
std::string any_of(std::span<const std::string_view> columns, std::span<const Id> records) {
    std::string values;
    for (const Id id : records) values.append(values.empty() ? "" : " | ").append("\"" + to_string(id) + "\"");
    std::string condition;
    if (values.empty()) return condition;
    for (const std::string_view column : columns)
        condition.append(condition.empty() ? "" : " || ").append(column).append(" = ").append(values);
    return condition;
}

std::string condition_of(const Whose& whose, Kind kind) {
    constexpr std::string_view people[] = {"tracker", "leader", "officer"}, units[] = {"landing_unit"},
                               handlers[] = {"officer"}, handling[] = {"lead_unit", "co_units"};
    const bool is_project = kind == Kind::project;
    std::string condition = is_project ? any_of(people, whose.people) : any_of(handlers, whose.people);
    const std::string by_unit = is_project ? any_of(units, whose.units) : any_of(handling, whose.units);
    if (!by_unit.empty()) condition.append(condition.empty() ? "" : " || ").append(by_unit);
    return condition;
}

} // namespace

std::string_view matter_name(Matter matter) {
    constexpr std::string_view names[matter_count] = {
        "overdue", "due_soon", "promised", "stale", "incomplete", "contested", "changed"};
    return names[static_cast<std::size_t>(matter)];
}

Whose whose(const Workspace& workspace, std::string_view name) {
    Whose found;
    if (name.empty()) return found;
    const auto add = [](std::vector<Id>& into, Id id) {
        if (!std::ranges::contains(into, id)) into.push_back(id);
    };
    for (const RecordIndex person : workspace.live(Kind::person)) {
        if (name_of(workspace, person) != name) continue;
        add(found.people, workspace.record(person).id);
        const RecordIndex unit = linked(workspace, person, field::person::unit_);
        if (unit != no_record) add(found.units, workspace.record(unit).id);
    }
    for (const RecordIndex unit : workspace.live(Kind::unit))
        if (name_of(workspace, unit) == name) add(found.units, workspace.record(unit).id);
    return found;
}

bool is_work_of(const Workspace& workspace, RecordIndex record, const Whose& whose) {
    const auto is_one_of = [&](std::span<const Id> ids, FieldId link) {
        const auto id = ids.empty() ? std::nullopt : link_of(workspace.value(record, link));
        return id && std::ranges::contains(ids, *id);
    };
    switch (static_cast<Kind>(workspace.record(record).kind)) {
    case Kind::project:
        return std::ranges::any_of(project_people, [&](FieldId link) { return is_one_of(whose.people, link); }) ||
               is_one_of(whose.units, project::landing_unit_);
    case Kind::service_record:
        if (is_one_of(whose.people, service::officer_) || is_one_of(whose.units, service::lead_unit_)) return true;
        return !whose.units.empty() &&
               std::ranges::any_of(workspace.elements(record, service::co_units_), [&](std::string_view element) {
                   const auto id = parse_id(element);
                   return id && std::ranges::contains(whose.units, *id);
               });
    default: return false;
    }
}

std::string condition_of(Matter matter, Kind kind, const Whose* only) {
    const bool has_clock = kind == Kind::project || kind == Kind::service_record;
    std::string condition;
    switch (matter) {
    case Matter::overdue:
        if (has_clock) condition = "time_state = overdue";
        break;
    case Matter::due_soon:
        if (has_clock) condition = "time_state = due_soon";
        break;
    case Matter::promised:
        if (has_clock) condition = "time_state = on_time && due = next " + std::to_string(promise_days) + " days";
        break;
    case Matter::stale:
        if (kind == Kind::project) condition = "days_stale is filled";
        break;
    case Matter::incomplete:
        if (kind == Kind::project) condition = "roles_missing is filled";
        break;
    default: break;
    }
    if (condition.empty() || !only) return condition;
    const std::string mine = condition_of(*only, kind);
    return mine.empty() ? std::string() : condition + " && (" + mine + ")";
}

// --- what is kept --------------------------------------------------------------------------------------------

Agenda::Entry Agenda::look(const Asked& asked, const ForeignWrites& foreign, RecordIndex record) const {
    const Reading& reading = asked.reading;
    const Workspace& data = reading.data;
    const Record& what = data.record(record);
    Entry entry{.kind = what.kind};
    if (!data.is_live(record) || what.kind >= known_kind_count) return entry;
    if (what.conflicts > 0 || what.state == Record::State::contested) entry.matters |= bit(Matter::contested);
    const auto kind = static_cast<Kind>(what.kind);
    const auto take = [&](TimeStatus status, std::optional<Date> due) {
        add_time(reading, status, due, entry.matters);
        entry.is_due = due && runs(status);
        if (due) entry.due = *due;
    };
    if (kind == Kind::project) {
        const ProjectClock clock = project_clock(reading, record);
        take(clock.status, clock.due);
        if (const auto idle = stale_days(data, record, reading.today, stale_limits(data))) {
            entry.matters |= bit(Matter::stale);
            entry.rank = *idle;
        }
        if (missing_roles(data, record)) entry.matters |= bit(Matter::incomplete);
    } else if (kind == Kind::service_record) {
        const ServiceClock clock = service_clock(data, record, reading.calendar, reading.today, service_rules(data));
        take(clock.badge.status, clock.due);
    }
    entry.is_mine = is_work_of(data, record, me_);
    entry.changed_ms = foreign.newest_ms(record);
    if (entry.changed_ms != 0) entry.matters |= bit(Matter::changed);
    return entry;
}

void Agenda::begin_anew(const Asked& asked) {
    const Workspace& data = asked.reading.data;
    todo_.clear();
    for (std::size_t kind = 0; kind < known_kind_count; ++kind) todo_.append_range(data.live(static_cast<Kind>(kind)));
    for (std::size_t kind = 0; kind < known_kind_count; ++kind)
        for (const RecordIndex record : data.deleted(static_cast<Kind>(kind)))
            if (record < entries_.size()) entries_[record] = {};
}

namespace {

// The projects that a follow-up is or was about: each counts as updated by those that it has (pipeline.h, stale_days).
void add_followed(const Workspace& workspace, RecordIndex note, std::vector<RecordIndex>& into) {
    const Cell* link = workspace.record(note).find(field::follow_up::project_);
    if (!link) return;
    const auto add = [&](const Sibling& write) {
        const auto id = link_of(write.value);
        const RecordIndex project = id ? workspace.find(static_cast<KindId>(Kind::project), *id) : no_record;
        if (project != no_record) into.push_back(project);
    };
    std::ranges::for_each(link->siblings(), add);
    std::ranges::for_each(link->history(), add);
}

} // namespace

// Of what was written since, of what links to people and units that were (one that is deleted answers for nothing), and of what
// follow-ups are about.
void Agenda::follow_records(const Workspace& workspace) {
    constexpr FieldId to_people[] = {project::tracker_, project::leader_}, to_units[] = {project::landing_unit_};
    for (std::size_t number = 0; number < known_kind_count; ++number) {
        const auto kind = static_cast<Kind>(number);
        const std::span<const FieldId> links = kind == Kind::person ? std::span<const FieldId>(to_people)
                                               : kind == Kind::unit ? std::span<const FieldId>(to_units)
                                                                    : std::span<const FieldId>();
        for (const auto list : {workspace.live(kind), workspace.deleted(kind)}) {
            for (const RecordIndex record : list) {
                if (!workspace.changed_since(record, seen_)) continue;
                todo_.push_back(record);
                if (kind == Kind::follow_up) add_followed(workspace, record, todo_);
                for (const FieldId link : links)
                    todo_.append_range(workspace.links_to(workspace.record(record).id, link));
            }
        }
    }
}

void Agenda::follow(const Asked& asked) {
    const Reading& reading = asked.reading;
    const Workspace& data = reading.data;
    const std::array<std::uint64_t, 2> directory{data.revision(Kind::person), data.revision(Kind::unit)};
    bool anew = !has_begun_ || today_ != reading.today || calendar_ != &reading.calendar ||
                settings_ != data.revision(Kind::settings) || visit_ != asked.visit;
    if (!has_begun_ || directory != directory_ || name_ != reading.me) {
        Whose me = whose(data, reading.me);
        anew |= me != me_;
        me_ = std::move(me);
        name_ = reading.me;
        directory_ = directory;
    }
    entries_.resize(data.record_count());
    if (anew) begin_anew(asked);
    else if (seen_ != data.revision()) follow_records(data);
    seen_ = data.revision();
    settings_ = data.revision(Kind::settings);
    today_ = reading.today;
    calendar_ = &reading.calendar;
    visit_ = asked.visit;
    has_begun_ = true;
}

bool Agenda::work(const Asked& asked, std::size_t records) {
    follow(asked);
    if (todo_.empty()) {
        is_complete_ = true;
        return true;
    }
    const ForeignWrites foreign(asked.reading.data, visit_);
    for (; records > 0 && !todo_.empty(); --records, todo_.pop_back())
        entries_[todo_.back()] = look(asked, foreign, todo_.back());
    ++number_;
    is_complete_ |= todo_.empty();
    return todo_.empty();
}

// --- what it says --------------------------------------------------------------------------------------------

template <class Each> void Agenda::each_entry(bool only_mine, const Each& each) const {
    for (RecordIndex record = 0; record < entries_.size(); ++record)
        if (!only_mine || entries_[record].is_mine) each(record, entries_[record]);
}

bool Agenda::is_under(Matter matter, RecordIndex record) const {
    return record < entries_.size() && (entries_[record].matters & bit(matter));
}

void Agenda::count_all() const {
    if (counted_ == number_) return;
    counted_ = number_;
    counts_ = {};
    each_entry(false, [&](RecordIndex, const Entry& entry) {
        if (entry.matters == 0) return;
        for (std::size_t matter = 0; matter < matter_count; ++matter) {
            if (!(entry.matters & (1u << matter))) continue;
            ++counts_[matter][entry.kind][0];
            counts_[matter][entry.kind][1] += entry.is_mine;
        }
    });
}

std::size_t Agenda::count(Matter matter, KindId kind, bool only_mine) const {
    count_all();
    return kind < known_kind_count ? counts_[static_cast<std::size_t>(matter)][kind][only_mine] : 0;
}

std::size_t Agenda::count(Matter matter, bool only_mine) const {
    std::size_t sum = 0;
    for (KindId kind = 0; kind < known_kind_count; ++kind) sum += count(matter, kind, only_mine);
    return sum;
}

std::vector<AgendaItem> Agenda::items(const Asked& asked, Matter matter, bool only_mine) const {
    const Reading& reading = asked.reading;
    struct Ranked {
        std::int64_t key; // the smaller, the more urgent
        AgendaItem item;
    };
    std::vector<Ranked> found;
    each_entry(only_mine, [&](RecordIndex record, const Entry& entry) {
        if (!(entry.matters & bit(matter))) return;
        Ranked each{0, {record, matter, {}}};
        switch (matter) {
        case Matter::overdue:
        case Matter::due_soon:
        case Matter::promised:
            // Where only the limit of a stage is passed no day is stated: behind those that have one.
            if (entry.is_due) each.item.day = entry.due;
            each.key = entry.is_due ? entry.due.days : INT64_MAX;
            break;
        case Matter::stale:
            each.item.day = reading.today - entry.rank;
            each.key = -entry.rank;
            break;
        case Matter::incomplete:
            each.key = -static_cast<std::int64_t>(stage_of(reading.data, record).value_or(Stage::lead));
            break;
        case Matter::changed:
            each.item.day = local_date(entry.changed_ms, reading.utc_offset_minutes);
            each.key = -entry.changed_ms;
            break;
        default: break;
        }
        found.push_back(each);
    });
    std::ranges::stable_sort(found, {}, &Ranked::key);
    std::vector<AgendaItem> items;
    items.reserve(found.size());
    for (const Ranked& each : found) items.push_back(each.item);
    return items;
}

std::vector<AgendaItem> Agenda::due_in(Date first, Date last, bool only_mine) const {
    std::vector<AgendaItem> items;
    each_entry(only_mine, [&](RecordIndex record, const Entry& entry) {
        if (!entry.is_due || entry.due < first || entry.due > last) return;
        const Matter matter = entry.matters & bit(Matter::overdue)    ? Matter::overdue
                              : entry.matters & bit(Matter::due_soon) ? Matter::due_soon
                                                                      : Matter::promised;
        items.push_back({record, matter, entry.due});
    });
    std::ranges::stable_sort(items, {}, &AgendaItem::day);
    return items;
}

std::optional<AgendaItem> Agenda::next_due(Date from, bool only_mine) const {
    std::optional<AgendaItem> next;
    each_entry(only_mine, [&](RecordIndex record, const Entry& entry) {
        if (entry.is_due && entry.due >= from && (!next || entry.due < *next->day))
            next = AgendaItem{record, Matter::promised, entry.due};
    });
    return next;
}

} // namespace yinfeng::domain
