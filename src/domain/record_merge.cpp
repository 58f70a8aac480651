#include "domain/record_merge.h"

#include "base/utf8.h"
#include "domain/consequences.h"
#include "domain/duplicates.h"
#include "domain/hierarchy.h"
#include "domain/merge_effects.h"

#include <algorithm>

namespace yinfeng::domain {

namespace {

bool is_set_field(const Workspace& workspace, FieldId field) {
    const FieldInfo* info = workspace.names().info(field);
    return info && is_set(info->type);
}

bool is_empty(const Value& value) {
    return value.is_none() || (value.shape() == Value::Shape::text && value.as_text().empty());
}

Kind kind_of(const Workspace& workspace, RecordIndex record) {
    return static_cast<Kind>(workspace.record(record).kind);
}

// What the field says in the kept one from now on.
Value merged_value(const MergedField& field) {
    switch (field.from) {
    case MergedField::From::kept: return field.kept;
    case MergedField::From::other: return field.other;
    case MergedField::From::both: break;
    }
    return Value::text(std::string(field.kept.as_text()) + "\n" + std::string(field.other.as_text()));
}

// A link of `record` that leads to `from` leads to `to`, or where that is itself, to where `from` led.
void move_link(
    Workspace& workspace, std::vector<Write>& writes, RecordIndex record, FieldId field, RecordIndex from, Id to) {
    const Record& source = workspace.record(record);
    const Id gone = workspace.record(from).id;
    if (is_set_field(workspace, field)) {
        Names& names = workspace.names();
        writes.push_back({source.id, source.kind, names.element(field, to_string(gone)), Value::of(false)});
        if (source.id != to)
            writes.push_back({source.id, source.kind, names.element(field, to_string(to)), Value::of(true)});
        return;
    }
    Value target = to_value(to);
    if (source.id == to) {
        target = workspace.record(from).kind == source.kind ? workspace.value(from, field) : Value();
        if (target == to_value(to) || target == to_value(gone)) target = Value();
    }
    writes.push_back({source.id, source.kind, field, std::move(target)});
}

// What the change leaves there.
const Value& value_after(const Workspace& workspace, const Change& change, RecordIndex record, FieldId field) {
    const Id id = workspace.record(record).id;
    for (auto write = change.writes.rbegin(); write != change.writes.rend(); ++write)
        if (write->record == id && write->field == field) return write->value;
    return workspace.value(record, field);
}

// Said by the record itself about which others it took in, or is not: never moved.
bool is_about_identity(Kind kind, FieldId field) {
    return field == merged_field(kind) || field == distinct_field(kind);
}

} // namespace

std::vector<MergedField> fields_to_merge(const Workspace& workspace, RecordIndex kept, RecordIndex other) {
    std::vector<MergedField> fields;
    const Names& names = workspace.names();
    const auto add = [&](FieldId field) {
        if (is_set_field(workspace, field) || names.is_formula(field)) return;
        const Value &here = workspace.value(kept, field), &there = workspace.value(other, field);
        if (is_empty(there) || here == there) return;
        // Of each other nothing is said any more.
        if (there == to_value(workspace.record(kept).id)) return;
        const FieldInfo* info = names.info(field);
        fields.push_back({field, here, there, is_empty(here) ? MergedField::From::other : MergedField::From::kept,
            info && info->type == FieldType::long_text && !is_empty(here)});
    };
    const std::vector<FieldId> known = names.fields_of(workspace.record(kept).kind);
    for (const FieldId field : known) add(field);
    // Of newer versions, and of fields that are retired: nothing that was written is lost by a merge.
    for (const Field& field : workspace.record(other).fields)
        if (!std::ranges::contains(known, field.id) && !names.as_element(field.id) && !names.is_deleted_field(field.id))
            add(field.id);
    for (const MergedField& each : std::vector(fields)) // a day is not filled in beside a stage that it is not of
        if (each.from == MergedField::From::kept) choose_from(fields, each.field, each.from);
    return fields;
}

void choose_from(std::vector<MergedField>& fields, FieldId field, MergedField::From from) {
    const std::span<const FieldId> followers = followers_of(field);
    for (MergedField& each : fields) {
        if (each.field == field) each.from = from;
        else if (std::ranges::contains(followers, each.field))
            each.from = from == MergedField::From::other ? from : MergedField::From::kept;
    }
}

std::size_t links_to_move(const Workspace& workspace, RecordIndex other) {
    const Kind kind = kind_of(workspace, other);
    std::size_t count = 0;
    for (const FieldId field : workspace.names().links_to(static_cast<KindId>(kind)))
        if (!is_about_identity(kind, field)) count += workspace.links_to(workspace.record(other).id, field).size();
    return count;
}

Change merge_records(Workspace& workspace, RecordIndex kept, RecordIndex other, const std::vector<MergedField>& fields,
    std::string name) {
    Change change{std::move(name), {}};
    const Kind kind = kind_of(workspace, kept);
    const Id to = workspace.record(kept).id, gone = workspace.record(other).id;
    Names& names = workspace.names();
    for (const MergedField& each : fields) {
        if (each.from == MergedField::From::kept) continue;
        change.set(kind, to, each.field, merged_value(each));
        // What would follow from it as from something that happens today is as it was written there, or here.
        for (const FieldId follower : followers_of(each.field)) {
            if (std::ranges::contains(fields, follower, &MergedField::field)) continue;
            change.set(kind, to, follower, workspace.value(kept, follower));
        }
    }
    for (const MergedField& each :
        fields) { // those that were chosen from the kept one, where something they follow was not
        if (each.from != MergedField::From::kept) continue;
        const bool follows = std::ranges::any_of(fields, [&](const MergedField& led) {
            return led.from != MergedField::From::kept && std::ranges::contains(followers_of(led.field), each.field);
        });
        if (follows) change.set(kind, to, each.field, each.kept);
    }
    // All elements of its sets.
    for (const Field& field : workspace.record(other).fields) {
        const Names::Element* element = names.as_element(field.id);
        const Value& shown = field.cell.shown();
        if (!element || shown.shape() != Value::Shape::boolean || !shown.as_boolean()) continue;
        if (element->text == to_string(to)) continue;
        change.set(kind, to, names.element(element->set, std::string(element->text)), Value::of(true));
    }
    for (const FieldId field : names.links_to(static_cast<KindId>(kind))) {
        if (is_about_identity(kind, field)) continue;
        const auto from = workspace.links_to(gone, field);
        for (const RecordIndex record : std::vector(from.begin(), from.end()))
            if (record != other) move_link(workspace, change.writes, record, field, other, to);
    }
    if (kind == Kind::project) renumber_phases(workspace, change, kept, other);
    rewrite_views(workspace, change.writes, gone, to);
    for (const FieldId field : upwards) {
        if (info(field).kind != kind) continue;
        if (auto parent = other_parent(workspace, kept, other, field, value_after(workspace, change, kept, field)))
            change.set(kind, to, field, *std::move(parent));
    }
    change.set(kind, to, names.element(merged_field(kind), to_string(gone)), Value::of(true));
    // Of two that were merged crosswise, this one is decided to stay.
    if (workspace.record(kept).state == Record::State::contested) workspace.add_restore(change, kept);
    workspace.add_delete(change, other);
    return change;
}

RecordIndex successor(const Workspace& workspace, RecordIndex record) {
    if (workspace.is_live(record)) return record;
    const FieldId merged = merged_field(kind_of(workspace, record));
    if (merged == no_field) return no_record;
    const auto keepers = workspace.links_to(workspace.record(record).id, merged);
    return keepers.empty() ? no_record : keepers.front();
}

RecordIndex merged_crosswise(const Workspace& workspace, RecordIndex record) {
    const Record& source = workspace.record(record);
    if (source.kind >= known_kind_count || source.state != Record::State::contested) return no_record;
    const FieldId merged = merged_field(kind_of(workspace, record));
    if (merged == no_field) return no_record;
    for (const RecordIndex keeper : workspace.links_to(source.id, merged))
        if (std::ranges::contains(workspace.links_to(workspace.record(keeper).id, merged), record)) return keeper;
    return no_record;
}

std::vector<Write> moved_links(Workspace& workspace) {
    std::vector<Write> writes;
    for (const Kind kind : kinds_with_duplicates()) {
        const std::vector<FieldId> leading = workspace.names().links_to(static_cast<KindId>(kind));
        const auto live = workspace.live(kind);
        for (const RecordIndex keeper : std::vector(live.begin(), live.end())) {
            for (const std::string_view element : workspace.elements(keeper, merged_field(kind))) {
                const auto id = parse_id(element);
                const RecordIndex gone = id ? workspace.find(static_cast<KindId>(kind), *id) : no_record;
                if (gone == no_record || successor(workspace, gone) != keeper) continue;
                rewrite_views(workspace, writes, *id, workspace.record(keeper).id);
                for (const FieldId field : leading) {
                    if (is_about_identity(kind, field)) continue;
                    const auto from = workspace.links_to(*id, field);
                    for (const RecordIndex record : std::vector(from.begin(), from.end()))
                        move_link(workspace, writes, record, field, gone, workspace.record(keeper).id);
                }
            }
        }
    }
    return writes;
}

std::optional<Change> with_links_that_follow(Workspace& workspace, const Change& change) {
    const Names& names = workspace.names();
    const auto goes = [&](RecordIndex record) {
        return std::ranges::any_of(change.writes, [&](const Write& write) {
            return write.record == workspace.record(record).id && !write.value.is_none() &&
                   names.is_deleted_field(write.field);
        });
    };
    std::vector<Write> moved;
    for (const Write& write : change.writes) {
        if (write.value.is_none() || write.kind >= known_kind_count || !names.is_deleted_field(write.field)) continue;
        const Kind kind = static_cast<Kind>(write.kind);
        const RecordIndex gone = workspace.find(write.kind, write.record);
        if (gone == no_record || merged_field(kind) == no_field) continue;
        const auto keepers = workspace.links_to(write.record, merged_field(kind));
        const auto keeper = std::ranges::find_if(keepers, [&](RecordIndex each) { return !goes(each); });
        if (keeper == keepers.end()) continue;
        const Id to = workspace.record(*keeper).id;
        for (const FieldId field : names.links_to(write.kind)) {
            if (is_about_identity(kind, field)) continue;
            const auto from = workspace.links_to(write.record, field);
            for (const RecordIndex record : std::vector(from.begin(), from.end()))
                if (record != gone) move_link(workspace, moved, record, field, gone, to);
        }
        rewrite_views(workspace, moved, write.record, to);
    }
    if (moved.empty()) return std::nullopt;
    Change whole = change;
    whole.writes.insert(whole.writes.end(), moved.begin(), moved.end());
    return whole;
}

void tell_apart(Workspace& workspace, Change& change, RecordIndex one, RecordIndex other) {
    const Kind kind = kind_of(workspace, one);
    change.set(kind, workspace.record(one).id,
        workspace.names().element(distinct_field(kind), to_string(workspace.record(other).id)), Value::of(true));
}

} // namespace yinfeng::domain
