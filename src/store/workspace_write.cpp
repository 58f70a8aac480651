// Local writes: apply, undo, redo.

#include "base/sort_list.h"
#include "store/workspace_impl.h"

#include "base/utf8.h"
#include "model/carried_value.h"
#include "model/field_input.h"
#include "model/file_text.h"
#include "model/limits.h"
#include "model/typed.h"
#include "store/file_size.h"
#include "store/words.h"

#include <algorithm>

namespace yinfeng {

namespace {

constexpr std::size_t most_steps = 1000;
constexpr std::size_t most_inverses = 3'000'000; // all steps together; the oldest are forgotten first

Error too_long(std::size_t bytes) {
    return {say(StoreWord::long_text, {std::to_string(bytes / 3), std::to_string(most_text_bytes / 3)})};
}

} // namespace

Result<void> Workspace::Impl::check(const LocalWrite& write) const {
    if (is_nil(write.record)) return fail(say(StoreWord::no_record));
    if (write.kind >= names.kind_count() || write.field >= names.field_count() ||
        names.field_kind(write.field) != write.kind) {
        return fail(say(StoreWord::field_of_other_kind));
    }
    const FieldInfo* known = names.info(write.field);
    if (known && is_set(known->type) && !names.as_element(write.field)) {
        return fail(say(StoreWord::set_as_whole));
    }
    for (const std::string_view name : {names.kind_name(write.kind), names.field_name(write.field)}) {
        if (name.size() > most_name_bytes) {
            return fail(
                say(StoreWord::long_tag, {std::to_string(name.size() / 3), std::to_string(most_name_bytes / 3)}));
        }
        if (name.empty() || !is_valid_utf8(name) || !is_clean_text(name)) {
            return fail(say(StoreWord::bad_name));
        }
    }
    if (const auto* element = names.as_element(write.field)) {
        if (element->text.empty()) return fail(say(StoreWord::empty_tag));
        if (!write.value.is_none() && write.value.shape() != Value::Shape::boolean) {
            return fail(say(StoreWord::bad_element));
        }
    }
    const std::int64_t number = write.value.as_integer();
    if (number > greatest_integer || number < -greatest_integer) return fail(say(StoreWord::large_number));
    if (write.value.as_text().size() > most_text_bytes) return std::unexpected(too_long(write.value.as_text().size()));
    // What a deletion says is settled when it is written.
    if (write.value.shape() == Value::Shape::compound && !names.is_deleted_field(write.field) &&
        !is_carried_value(write.value.as_compound())) {
        return fail(say(StoreWord::bad_content));
    }
    return {};
}

bool Workspace::Impl::has_held(const LocalWrite& write) const {
    const RecordIndex index = find(write.kind, write.record);
    const Cell* cell = index == no_record ? nullptr : records[index].find(write.field);
    if (!cell) return false;
    const auto is_it = [&](const Sibling& each) { return each.value == write.value; };
    return std::ranges::any_of(cell->siblings(), is_it) || std::ranges::any_of(cell->history(), is_it);
}

Result<StampId> Workspace::Impl::next_stamp(std::int64_t wall_ms) {
    if (!has_replica) return fail(say(StoreWord::not_ready));
    Stamp stamp;
    stamp.replica = stamps.replica(replica);
    stamp.n = stamps.newest_n(stamp.replica) + 1;
    if (stamp.n > greatest_n) return fail(say(StoreWord::stamps_used_up));
    stamp.author = stamps.author(author);
    stamp.wall_ms = std::clamp<std::int64_t>(wall_ms, 0, latest_wall_ms);
    return stamps.intern(stamp);
}

std::vector<Inverse> Workspace::Impl::write_all(std::vector<LocalWrite> writes, StampId stamp, Applied& applied) {
    std::vector<Inverse> inverses;
    const bool bulk = writes.size() >= bulk_from;
    if (bulk) indexes.drop_all();
    // Grouped by record; the deletion note of a record comes last, so that it covers what is written beside it.
    const auto place = [&](const LocalWrite& write) { return names.is_deleted_field(write.field); };
    sort_list(writes, [&](const LocalWrite& a, const LocalWrite& b) {
        if (a.record != b.record) return a.record < b.record;
        if (a.kind != b.kind) return a.kind < b.kind;
        if (place(a) != place(b)) return place(b);
        return a.field < b.field;
    });

    for (std::size_t from = 0; from < writes.size();) {
        std::size_t to = from + 1;
        while (to < writes.size() && writes[to].record == writes[from].record && writes[to].kind == writes[from].kind) {
            ++to;
        }
        const KindId kind = writes[from].kind;
        RecordIndex index = find(kind, writes[from].record);
        const bool is_new = index == no_record;
        const bool was_deleted = !is_new && records[index].state == Record::State::deleted;
        bool begun = false, note_written = false;
        for (std::size_t i = from; i < to; ++i) {
            if (i + 1 < to && writes[i + 1].field == writes[i].field) continue; // a later write to the same cell counts
            Value value = std::move(writes[i].value);
            const bool of_deletion = names.is_deleted_field(writes[i].field);
            const bool deletes = of_deletion && !value.is_none();
            if (index != no_record) {
                if (deletes) value = make_deletion_note(records[index], names, stamps);
                const Cell* cell = records[index].find(writes[i].field);
                const Value shown = cell ? cell->shown() : Value();
                if (shown == value && !(cell && cell->in_conflict())) continue;
            } else if (value.is_none() || deletes) {
                continue; // nothing to empty, nothing to delete
            }
            if (index == no_record) {
                index = add_record(kind, writes[i].record);
                records[index].fields.reserve(to - i);
                inverses.push_back({index, no_field, stamp, {}, {}, Inverse::Of::made_record});
            } else if (!begun) {
                begin_changes(index, bulk);
            }
            begun = true;
            Record& record = records[index];
            auto field = field_place(record, writes[i].field);
            if (field == record.fields.end() || field->id != writes[i].field) {
                field = record.fields.insert(field, Field{writes[i].field, {}});
            }
            if (!of_deletion) inverses.push_back({index, writes[i].field, stamp, value, field->cell.shown()});
            note_written = of_deletion; // which is the last of its record
            field->cell.write(std::move(value), stamp, stamps);
            applied.touched.push_back({index, writes[i].field});
        }
        if (begun) end_changes(index, is_new, bulk);
        if (begun && !is_new) note_deletion(index, was_deleted, note_written, inverses);
        from = to;
    }
    refresh_definitions();
    return inverses;
}

void Workspace::Impl::note_deletion(
    RecordIndex index, bool was_deleted, bool note_written, std::vector<Inverse>& inverses) const {
    const bool is_deleted = records[index].state == Record::State::deleted;
    if (was_deleted == is_deleted && !note_written) return;
    inverses.push_back({index, no_field, 0, {}, {}, Inverse::Of::deletion, was_deleted});
}

Step Workspace::Impl::step_of(std::string name, std::vector<Inverse> inverses, StampId stamp) const {
    return {std::move(name), std::move(inverses), stamps[stamp].wall_ms, stamps[stamp].author};
}

void Workspace::Impl::remember(std::vector<Step>& steps, Step step) {
    step.number = ++newest_step;
    steps.push_back(std::move(step));
    std::size_t total = 0;
    std::size_t keep = 0;
    for (auto each = steps.rbegin(); each != steps.rend() && keep < most_steps; ++each, ++keep) {
        total += each->inverses.size();
        if (total > most_inverses && keep > 0) break;
    }
    steps.erase(steps.begin(), steps.end() - static_cast<std::ptrdiff_t>(keep));
}

Result<std::vector<Workspace::Impl::LocalWrite>> Workspace::Impl::local_writes(
    const Change& change, Bounds bounds) const {
    std::vector<LocalWrite> writes;
    writes.reserve(change.writes.size());
    for (const Write& write : change.writes) {
        LocalWrite& local = writes.emplace_back(LocalWrite{write.record, write.kind, write.field, write.value});
        const FieldInfo* known = write.field < names.field_count() ? names.info(write.field) : nullptr;
        if (write.value.shape() == Value::Shape::text) {
            const bool one_line = known && known->type != FieldType::long_text;
            const std::string_view text = write.value.as_text();
            const bool is_clean = is_valid_utf8(text) && is_clean_text(text) &&
                                  !(one_line && text.find_first_of("\n\t") != std::string_view::npos);
            // What an earlier program wrote with such marks may be said again as it is.
            if (!is_clean || (has_direction_mark(text) && !has_held(local)))
                local.value = Value::text(clean_text(text, one_line));
            // Of which nothing is left says nothing. An empty text is the name for which a new record waits.
            const bool begins = text.empty() && find(write.kind, write.record) == no_record;
            if (local.value.as_text().empty() && !begins && !has_held(local)) local.value = Value();
        }
        if (auto checked = check(local); !checked) return std::unexpected(checked.error());
        if (bounds == Bounds::binding && names.is_formula(write.field) && !local.value.is_none() && !has_held(local))
            return fail(say(StoreWord::formula_is_not_written, {known->zh}));
        if (bounds == Bounds::binding && known && !is_within_bounds(*known, local.value) && !has_held(local))
            return fail(bounds_message(*known));
    }
    return writes;
}

std::size_t Workspace::Impl::most_bytes_of_all(const std::vector<LocalWrite>& writes) const {
    std::size_t bytes = 0;
    for (const LocalWrite& write : writes) {
        const std::string_view kind = names.kind_name(write.kind), field = names.field_name(write.field);
        const RecordIndex index = names.is_deleted_field(write.field) ? find(write.kind, write.record) : no_record;
        bytes += most_bytes_of_write(
            kind, field, index == no_record ? write.value : make_deletion_note(records[index], names, stamps));
    }
    return writes.empty() ? 0 : bytes + most_bytes_of_write(author, {}, Value()); // with the stamp
}

Result<Applied> Workspace::apply(const Change& change, std::int64_t wall_ms) {
    auto writes = impl_->local_writes(change, Impl::Bounds::binding);
    if (!writes) return std::unexpected(writes.error());
    const std::size_t more = impl_->most_bytes_of_all(*writes);
    if (auto room = impl_->make_room(more); !room) return std::unexpected(room.error());
    const auto stamp = impl_->next_stamp(wall_ms);
    if (!stamp) return std::unexpected(stamp.error());

    Applied applied;
    applied.name = change.name;
    auto inverses = impl_->write_all(std::move(*writes), *stamp, applied);
    if (applied.touched.empty()) return applied;
    impl_->bytes += more;
    applied.n = impl_->stamps[*stamp].n;
    impl_->remember(impl_->undo_steps, impl_->step_of(change.name, std::move(inverses), *stamp));
    impl_->redo_steps.clear();
    return applied;
}

// Undo and redo are the same: the inverses of a step are written as a change of their own, whose inverses make
// the step of the opposite direction.
Result<Applied> Workspace::Impl::take_back(std::vector<Step>& from, std::vector<Step>& to, std::int64_t wall_ms) {
    if (from.empty()) return fail(say(StoreWord::nothing_to_undo));
    const auto stamp = next_stamp(wall_ms);
    if (!stamp) return std::unexpected(stamp.error());
    const ReplicaIndex own = stamps.replica(replica);
    const Step& undone = from.back();

    Applied applied;
    applied.name = undone.name;
    std::vector<LocalWrite> writes;
    writes.reserve(undone.inverses.size());
    for (const Inverse& inverse : undone.inverses) {
        const Record& record = records[inverse.record];
        if (inverse.of != Inverse::Of::value) {
            // What the note says is settled when it is written. A record that was contested becomes plainly live: a
            // write cannot bring back that two people disagreed.
            const FieldId deleted_field = names.deleted_field(record.kind);
            const bool to_trash = inverse.of == Inverse::Of::made_record || inverse.was_deleted;
            writes.push_back(
                {record.id, record.kind, deleted_field, to_trash ? Value::compound("{\"seen\":[]}") : Value()});
            continue;
        }
        // Our own later undo and redo may have written the same value anew, under another stamp. A joined file may have seen
        // every value and hold none: then nobody has written since.
        const Cell& cell = *record.find(inverse.field); // fields never go
        // Where values stand side by side, one of which may be somebody else's, a write would decide between them unseen.
        const bool is_ours = !cell.in_conflict() && cell.shown() == inverse.wrote &&
                             (cell.sibling_count() == 0 || cell.shown_stamp() == inverse.expected ||
                                 stamps[cell.shown_stamp()].replica == own);
        if (!is_ours) {
            applied.left_alone.push_back({inverse.record, inverse.field});
            continue;
        }
        writes.push_back({record.id, record.kind, inverse.field, inverse.before});
    }
    const std::size_t more = most_bytes_of_all(writes);
    if (auto room = make_room(more); !room) return std::unexpected(room.error());
    Step step = std::move(from.back());
    from.pop_back();
    auto inverses = write_all(std::move(writes), *stamp, applied);
    if (applied.touched.empty()) return applied;
    bytes += more;
    applied.n = stamps[*stamp].n;
    remember(to, step_of(std::move(step.name), std::move(inverses), *stamp));
    return applied;
}

Result<Applied> Workspace::undo(std::int64_t wall_ms) {
    return impl_->take_back(impl_->undo_steps, impl_->redo_steps, wall_ms);
}

Result<Applied> Workspace::withdraw(std::int64_t wall_ms) {
    std::vector<Step> nowhere;
    return impl_->take_back(impl_->undo_steps, nowhere, wall_ms);
}

Result<Applied> Workspace::redo(std::int64_t wall_ms) {
    return impl_->take_back(impl_->redo_steps, impl_->undo_steps, wall_ms);
}

} // namespace yinfeng
