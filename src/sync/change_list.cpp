#include "sync/change_list.h"

#include "base/sort_list.h"
#include "store/deletion.h"

#include <algorithm>

namespace yinfeng {

namespace {

// An element of a set that is out is the same as one that was never there.
bool is_filled(const Names& names, FieldId field, const Value& value) {
    return names.as_element(field) ? value.as_boolean() : !value.is_none();
}

Value seen_value(const Names& names, FieldId field, const Cell* cell) {
    if (!cell || !is_filled(names, field, cell->shown())) return {};
    return cell->shown();
}

void sign(ChangedField& field, const Cell& cell, const StampTable& stamps) {
    if (cell.sibling_count() == 0) return;
    const Stamp& stamp = stamps[cell.shown_stamp()];
    field.author = stamps.author_name(stamp.author);
    field.wall_ms = stamp.wall_ms;
}

void sign_by_newest(ChangedRecord& record) {
    for (const ChangedField& field : record.fields) {
        if (field.wall_ms >= record.wall_ms) {
            record.author = field.author;
            record.wall_ms = field.wall_ms;
        }
    }
}

void sign_by_deletion(ChangedRecord& changed, const Record& record, const Workspace& workspace) {
    const Cell* cell = record.find(workspace.names().find_field(record.kind, deleted_name));
    if (!cell || cell->sibling_count() == 0) return;
    const Stamp& stamp = workspace.stamps()[cell->shown_stamp()];
    changed.author = workspace.stamps().author_name(stamp.author);
    changed.wall_ms = stamp.wall_ms;
}

RecordIndex find_same(const Workspace& in, const Workspace& from, const Record& record) {
    const KindId kind = in.names().find_kind(from.names().kind_name(record.kind));
    return kind == no_kind ? no_record : in.find(kind, record.id);
}

FieldId same_field(const Names& in, KindId kind, const Names& from, FieldId field) {
    return field < first_extra_field ? field : in.find_field(kind, from.field_name(field));
}

const Cell* find_same(const Record& record, const Names& in, const Names& from, FieldId field) {
    const FieldId here = same_field(in, record.kind, from, field);
    return here == no_field ? nullptr : record.find(here);
}

std::vector<RecordIndex> in_order(const Workspace& workspace) {
    std::vector<RecordIndex> order(workspace.record_count());
    for (RecordIndex i = 0; i < order.size(); ++i) order[i] = i;
    const Names& names = workspace.names();
    sort_list(order, [&](RecordIndex a, RecordIndex b) {
        const Record &x = workspace.record(a), &y = workspace.record(b);
        return x.kind != y.kind ? names.kind_name(x.kind) < names.kind_name(y.kind) : x.id < y.id;
    });
    return order;
}

// Fields of the record that look different in `after` and in the other state's record (null: all that are filled).
std::vector<ChangedField> changed_fields(
    const Workspace& after, const Record& record, const Workspace* before, const Record* old) {
    std::vector<ChangedField> out;
    for (const Field& field : record.fields) {
        if (after.names().is_deleted_field(field.id)) continue;
        ChangedField each;
        each.field = field.id;
        each.after = seen_value(after.names(), field.id, &field.cell);
        if (old) {
            const Cell* cell = find_same(*old, before->names(), after.names(), field.id);
            each.before = seen_value(after.names(), field.id, cell);
        }
        if (each.before == each.after) continue;
        sign(each, field.cell, after.stamps());
        out.push_back(std::move(each));
    }
    if (!old) return out;
    for (const Field& field :
        old->fields) { // what only the earlier state has, as another branch may: nobody wrote it away
        const FieldId here = same_field(after.names(), record.kind, before->names(), field.id);
        if (here == no_field || record.find(here) || after.names().is_deleted_field(here)) continue;
        ChangedField each;
        each.field = here;
        each.before = seen_value(before->names(), field.id, &field.cell);
        if (!each.before.is_none()) out.push_back(std::move(each));
    }
    return out;
}

} // namespace

std::vector<ChangedRecord> changes_between(const Workspace& before, const Workspace& after) {
    std::vector<ChangedRecord> out;
    for (const RecordIndex index : in_order(after)) {
        const Record& record = after.record(index);
        const RecordIndex there = find_same(before, after, record);
        const Record* old = there == no_record ? nullptr : &before.record(there);
        const bool was_live = old && old->state != Record::State::deleted;
        const bool is_live = record.state != Record::State::deleted;
        if (!was_live && !is_live) continue;
        ChangedRecord changed;
        changed.record = index;
        if (was_live && !is_live) {
            changed.what = ChangedRecord::What::deleted;
            sign_by_deletion(changed, record, after);
            out.push_back(std::move(changed));
            continue;
        }
        changed.fields = changed_fields(after, record, &before, old);
        sign_by_newest(changed);
        if (!old) {
            changed.what = ChangedRecord::What::added;
        } else if (!was_live) {
            changed.what = ChangedRecord::What::restored;
            sign_by_deletion(changed, record, after);
        } else if (changed.fields.empty()) {
            continue;
        }
        out.push_back(std::move(changed));
    }
    for (const RecordIndex index : in_order(before)) {
        const Record& record = before.record(index);
        if (record.state == Record::State::deleted || find_same(after, before, record) != no_record) continue;
        out.push_back(
            {.record = index, .only_before = true, .what = ChangedRecord::What::deleted, .fields = {}, .author = {}});
    }
    return out;
}

std::vector<ChangedRecord> changes_in(const Workspace& workspace, std::int64_t from_ms, std::int64_t to_ms) {
    const StampTable& stamps = workspace.stamps();
    const Names& names = workspace.names();
    const auto wall = [&](const Sibling& write) { return stamps[write.stamp].wall_ms; };
    std::vector<ChangedRecord> out;
    std::vector<Sibling> writes; // of one cell, oldest first
    for (const RecordIndex index : in_order(workspace)) {
        const Record& record = workspace.record(index);
        ChangedRecord changed;
        changed.record = index;
        bool existed = false, was_deleted = false, is_deleted = false;
        Sibling deletion;
        for (const Field& field : record.fields) {
            writes = field.cell.siblings();
            writes.insert(writes.end(), field.cell.history().begin(), field.cell.history().end());
            sort_list(writes, [&](const Sibling& a, const Sibling& b) { return compare_writes(a, b, stamps) < 0; });
            const Sibling *at_start = nullptr, *at_end = nullptr;
            for (const Sibling& write : writes) {
                if (wall(write) < from_ms) at_start = &write;
                if (wall(write) < to_ms) at_end = &write;
            }
            if (names.is_deleted_field(field.id)) {
                was_deleted = at_start && !at_start->value.is_none();
                is_deleted = at_end && !at_end->value.is_none();
                if (at_end) deletion = *at_end;
                continue;
            }
            existed = existed || at_start;
            if (!at_end || at_end == at_start) continue;
            ChangedField each;
            each.field = field.id;
            each.after = is_filled(names, field.id, at_end->value) ? at_end->value : Value();
            if (at_start && is_filled(names, field.id, at_start->value)) each.before = at_start->value;
            each.before_is_forgotten = !at_start && field.cell.history().size() == history_limit;
            if (each.before == each.after && !each.before_is_forgotten) continue;
            each.author = stamps.author_name(stamps[at_end->stamp].author);
            each.wall_ms = wall(*at_end);
            changed.fields.push_back(std::move(each));
        }
        if (was_deleted && is_deleted) continue;
        const auto sign_deletion = [&] {
            changed.author = stamps.author_name(stamps[deletion.stamp].author);
            changed.wall_ms = wall(deletion);
        };
        sign_by_newest(changed);
        if (is_deleted) {
            if (!existed) continue; // came and went in between
            changed.what = ChangedRecord::What::deleted;
            changed.fields.clear();
            sign_deletion();
        } else if (was_deleted) {
            changed.what = ChangedRecord::What::restored;
            sign_deletion();
        } else if (changed.fields.empty()) {
            continue;
        } else if (!existed) {
            changed.what = ChangedRecord::What::added;
        }
        out.push_back(std::move(changed));
    }
    return out;
}

Change change_to_restore(const Workspace& now, const Workspace& then, std::string name) {
    Change change;
    change.name = std::move(name);
    for (RecordIndex index = 0; index < now.record_count(); ++index) {
        const Record& record = now.record(index);
        const RecordIndex there = find_same(then, now, record);
        const bool was_live = there != no_record && then.is_live(there), is_live = now.is_live(index);
        if (!was_live) {
            if (is_live) now.add_delete(change, index);
            continue;
        }
        if (!is_live) now.add_restore(change, index);
        const Record& old = then.record(there);
        for (const Field& field : record.fields) {
            if (now.names().is_deleted_field(field.id)) continue;
            const Value before = seen_value(now.names(), field.id, find_same(old, then.names(), now.names(), field.id));
            const Value after = seen_value(now.names(), field.id, &field.cell);
            if (before == after) continue;
            const bool is_element = now.names().as_element(field.id) != nullptr;
            change.writes.push_back(
                {record.id, record.kind, field.id, is_element && before.is_none() ? Value::of(false) : before});
        }
    }
    return change;
}

} // namespace yinfeng
