#include "domain/follow_ups.h"

#include "base/sort_list.h"
#include "store/names.h"

#include <algorithm>
#include <array>

namespace yinfeng::domain {

namespace follow_up = field::follow_up;

namespace {

// The link to a kind is called as the kind is: who wrote the note is a person too.
const std::array<FieldId, known_kind_count>& links() {
    static const auto found = [] {
        std::array<FieldId, known_kind_count> by_kind;
        by_kind.fill(no_field);
        for (FieldId field = 0; field < known_field_count; ++field) {
            const FieldInfo& known = info(field);
            if (known.kind != Kind::follow_up || known.type != FieldType::link) continue;
            const Kind target = known.options.target;
            if (known.name == info(target).name) by_kind[static_cast<std::size_t>(target)] = field;
        }
        return by_kind;
    }();
    return found;
}

std::span<const RecordIndex> about(const Workspace& workspace, RecordIndex record) {
    const Record& of = workspace.record(record);
    const FieldId link = of.kind < known_kind_count ? follow_up_link(static_cast<Kind>(of.kind)) : no_field;
    return link == no_field ? std::span<const RecordIndex>() : workspace.links_to(of.id, link);
}

template <class Visit> void each_about(const Workspace& workspace, RecordIndex record, const Visit& visit) {
    visit(about(workspace, record));
    for (const RecordIndex phase : workspace.links_to(workspace.record(record).id, field::phase::project_))
        visit(about(workspace, phase));
}

bool is_said(const Change& change, Id record, FieldId field) {
    return std::ranges::any_of(
        change.writes, [&](const Write& write) { return write.record == record && write.field == field; });
}

} // namespace

FieldId follow_up_link(Kind about) { return links()[static_cast<std::size_t>(about)]; }

std::vector<RecordIndex> follow_ups_of(const Workspace& workspace, RecordIndex record) {
    std::vector<RecordIndex> list;
    each_about(
        workspace, record, [&](std::span<const RecordIndex> of) { list.insert(list.end(), of.begin(), of.end()); });
    const auto day = [&](RecordIndex each) {
        const auto on = partial_date(workspace, each, follow_up::on_);
        return on ? on->last() : Date{INT32_MIN};
    };
    sort_list(list, [&](RecordIndex a, RecordIndex b) {
        const Date day_a = day(a), day_b = day(b);
        return day_a != day_b ? day_b < day_a : workspace.record(b).id < workspace.record(a).id;
    });
    return list;
}

std::size_t follow_up_count(const Workspace& workspace, RecordIndex record) {
    std::size_t count = 0;
    each_about(workspace, record, [&](std::span<const RecordIndex> of) { count += of.size(); });
    return count;
}

RecordIndex followed(const Workspace& workspace, RecordIndex record) {
    RecordIndex gone = no_record;
    for (const FieldId link : links()) {
        if (link == no_field) continue;
        const auto id = link_of(workspace.value(record, link));
        const RecordIndex found = id ? workspace.find(static_cast<KindId>(info(link).options.target), *id) : no_record;
        if (found == no_record) continue;
        if (workspace.is_live(found)) return found;
        if (gone == no_record) gone = found;
    }
    return gone;
}

RecordIndex person_called(const Workspace& workspace, std::string_view name) {
    RecordIndex found = no_record;
    if (name.empty()) return found;
    for (const RecordIndex person : workspace.live(Kind::person)) {
        if (name_of(workspace, person) != name) continue;
        if (found != no_record) return no_record;
        found = person;
    }
    return found;
}

void begin_follow_up(const Reading& reading, Change& change, Id made) {
    change.set(Kind::follow_up, made, follow_up::on_, to_value(reading.today));
    if (const RecordIndex person = person_called(reading.data, reading.me); person != no_record)
        change.set(Kind::follow_up, made, follow_up::by_, to_value(reading.data.record(person).id));
}

void add_follow_up(const Reading& reading, Change& change, Id made, RecordIndex about, std::string_view text) {
    const Record& record = reading.data.record(about);
    change.set(Kind::follow_up, made, follow_up::text_, Value::text(std::string(text)));
    change.set(Kind::follow_up, made, follow_up_link(static_cast<Kind>(record.kind)), to_value(record.id));
    begin_follow_up(reading, change, made);
}

void delete_follow_ups(const Workspace& workspace, Change& change) {
    const FieldId deleted = deleted_field_of(Kind::follow_up);
    for (std::size_t i = 0, said = change.writes.size(); i < said; ++i) {
        const Write write = change.writes[i];
        if (write.kind >= known_kind_count || write.value.is_none()) continue;
        const Kind kind = static_cast<Kind>(write.kind);
        if (write.field != deleted_field_of(kind) || follow_up_link(kind) == no_field) continue;
        const RecordIndex record = workspace.find(write.kind, write.record);
        if (record == no_record) continue;
        for (const RecordIndex note : about(workspace, record)) {
            // One that the change moves to another record stays with that (record_merge.h).
            const Id id = workspace.record(note).id;
            if (!is_said(change, id, follow_up_link(kind)) && !is_said(change, id, deleted))
                workspace.add_delete(change, note);
        }
    }
}

} // namespace yinfeng::domain
