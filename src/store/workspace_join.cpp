// Joining records from outside.

#include "base/sort_list.h"
#include "store/file_size.h"
#include "store/words.h"
#include "store/workspace_impl.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace yinfeng {

namespace {

// Field numbers of a fragment as those of the workspace, looked up once each.
class FieldTranslation {
public:
    FieldTranslation(const Names& from, Names& to)
        : from_(from), to_(to), extra_(from.field_count() - first_extra_field, no_field) {}
    FieldId operator()(FieldId id, KindId kind_there) {
        if (id < first_extra_field) return id;
        FieldId& known = extra_[id - first_extra_field];
        if (known == no_field) known = to_.field(kind_there, from_.field_name(id));
        return known;
    }

private:
    const Names& from_;
    Names& to_;
    std::vector<FieldId> extra_;
};

bool in_order(const std::vector<Field>& fields) {
    return std::is_sorted(fields.begin(), fields.end(), [](const Field& a, const Field& b) { return a.id < b.id; });
}

void put_in_order(std::vector<Field>& fields) {
    sort_list(fields, [](const Field& a, const Field& b) { return a.id < b.id; });
}

// What was read takes no more than three times its bytes when it is written among others: places in the header's tables grow
// from one digit to ten at most, and none stands without four characters around it. Where it was not read, each record is told.
std::size_t most_bytes_read(const Fragment& fragment) {
    if (fragment.bytes > 0) return 3 * fragment.bytes;
    std::size_t bytes = most_bytes_of(fragment.stamps) + most_bytes_of(fragment.header_extras);
    for (const Record& record : fragment.records) bytes += most_bytes_of(record, fragment.names, fragment.stamps);
    return bytes;
}

} // namespace

bool Workspace::Impl::is_pristine() const {
    return records.empty() && names.field_count() == first_extra_field && stamps.size() == 0; // a kind brings a field
}

void Workspace::Impl::absorb(const Fragment& fragment, Fragment* movable, Applied* applied,
    std::vector<Inverse>* inverses, const FragmentPart* part) {
    bytes += most_bytes_read(fragment);
    schema = std::max(schema, fragment.schema);
    for (const auto& [key, json] : fragment.header_extras) {
        auto& mine = header_extras[key]; // of two, the greater text: the same in every order of joining
        mine = std::max(mine, json);
    }
    const bool bulk = fragment.records.size() >= bulk_from;
    if (bulk) {
        indexes.drop_all();
        if (by_id.empty()) by_id.reserve(fragment.records.size());
    }
    StampTranslation stamp_of(fragment.stamps, stamps);
    FieldTranslation field_of(fragment.names, names);
    std::vector<KindId> kind_of(fragment.names.kind_count(), no_kind);
    std::vector<Field> missing; // fields that a record gets

    for (std::size_t i = 0; i < fragment.records.size(); ++i) {
        const Record& theirs = fragment.records[i];
        if (theirs.fields.empty()) continue; // says nothing: all it had was left out of the file
        const auto position = static_cast<std::uint32_t>(i);
        if (part && !part->wants(position)) continue;
        const std::span<const FieldId> left_out = part ? part->fields_left_out(position) : std::span<const FieldId>();
        const auto is_left_out = [&](const Field& field) {
            return !left_out.empty() && std::binary_search(left_out.begin(), left_out.end(), field.id);
        };
        if (!left_out.empty() && std::ranges::all_of(theirs.fields, is_left_out)) continue;
        KindId& kind = kind_of[theirs.kind];
        if (kind == no_kind) kind = names.kind(fragment.names.kind_name(theirs.kind));
        if (kind == no_kind) continue; // too many unknown kinds: can_join() said so

        RecordIndex index = find(kind, theirs.id);
        if (index == no_record) {
            index = add_record(kind, theirs.id);
            Record& mine = records[index];
            if (movable) {
                mine.fields = std::move(movable->records[i].fields);
            } else {
                mine.fields = theirs.fields;
            }
            if (!left_out.empty()) std::erase_if(mine.fields, is_left_out);
            for (Field& field : mine.fields) {
                field.id = field_of(field.id, kind);
                field.cell.renumber(stamp_of);
                if (applied) applied->touched.push_back({index, field.id});
            }
            if (!in_order(mine.fields)) put_in_order(mine.fields);
            if (inverses) inverses->push_back({index, no_field, 0, {}, {}, Inverse::Of::made_record});
            end_changes(index, true, bulk);
            continue;
        }

        missing.clear();
        const bool was_deleted = records[index].state == Record::State::deleted;
        const FieldId deleted_field = names.find_field(kind, deleted_name);
        bool begun = false, note_written = false;
        const auto begin = [&] {
            if (!begun) begin_changes(index, bulk);
            begun = true;
        };
        std::size_t at = 0; // both sides are usually sorted alike
        for (const Field& their_field : theirs.fields) {
            if (is_left_out(their_field)) continue;
            Record& mine = records[index];
            const FieldId id = field_of(their_field.id, kind);
            while (at < mine.fields.size() && mine.fields[at].id < id) ++at;
            if (at == mine.fields.size() || mine.fields[at].id != id) {
                at = static_cast<std::size_t>(field_place(mine, id) - mine.fields.begin());
            }
            if (at == mine.fields.size() || mine.fields[at].id != id) {
                Field& added = missing.emplace_back(Field{id, their_field.cell});
                added.cell.renumber(stamp_of);
                continue;
            }
            Cell& cell = mine.fields[at].cell;
            const Cell& other = their_field.cell;
            if (cell.is_simple() && other.is_simple() && cell.shown_stamp() == stamp_of.stamp(other.shown_stamp()) &&
                cell.shown() == other.shown()) {
                continue;
            }
            Cell translated = other;
            translated.renumber(stamp_of);
            Cell joined = cell;
            if (!joined.merge(translated, stamps)) continue;
            begin();
            if (inverses && !joined.same_siblings(cell)) {
                if (id == deleted_field) {
                    note_written = true;
                } else {
                    inverses->push_back({index, id, joined.shown_stamp(), joined.shown(), cell.shown()});
                }
            }
            cell = std::move(joined);
            if (applied) applied->touched.push_back({index, id});
        }
        if (!missing.empty()) {
            begin();
            Record& mine = records[index];
            mine.fields.reserve(mine.fields.size() + missing.size());
            for (Field& field : missing) {
                note_written = note_written || field.id == deleted_field;
                if (inverses && field.cell.sibling_count() > 0 && field.id != deleted_field) {
                    inverses->push_back({index, field.id, field.cell.shown_stamp(), field.cell.shown(), {}});
                }
                if (applied) applied->touched.push_back({index, field.id});
                mine.fields.push_back(std::move(field));
            }
            put_in_order(mine.fields);
        }
        if (begun) end_changes(index, false, bulk);
        if (begun && inverses) note_deletion(index, was_deleted, note_written, *inverses);
    }
    refresh_definitions();
}

Result<void> Workspace::can_join(const Fragment& fragment) const {
    std::size_t kinds = impl_->names.kind_count();
    for (KindId kind = known_kind_count; kind < fragment.names.kind_count(); ++kind) {
        kinds += impl_->names.find_kind(fragment.names.kind_name(kind)) == no_kind;
    }
    if (kinds > known_kind_count + limits::unknown_kinds) {
        return fail(say(StoreWord::many_kinds));
    }
    if (impl_->bytes + most_bytes_read(fragment) <= impl_->most_bytes) return {};
    return impl_->make_room(most_bytes_added(*this, fragment));
}

Applied Workspace::join(const Fragment& fragment, std::string name) {
    Applied applied;
    std::vector<Inverse> inverses;
    impl_->absorb(fragment, nullptr, &applied, name.empty() ? nullptr : &inverses);
    if (!inverses.empty()) { // there is something to see, and to take back
        impl_->remember(impl_->undo_steps, {.name = name, .inverses = std::move(inverses)});
        impl_->redo_steps.clear();
    }
    applied.name = std::move(name);
    return applied;
}

// Each cell keeps one way back: straight to what stood there before both.
void Workspace::Impl::follow(std::vector<Inverse>& inverses, std::vector<Inverse> later) {
    std::map<std::tuple<Inverse::Of, RecordIndex, FieldId>, std::size_t> earlier;
    for (std::size_t i = 0; i < inverses.size(); ++i) {
        earlier.emplace(std::tuple(inverses[i].of, inverses[i].record, inverses[i].field), i);
    }
    for (Inverse& each : later) {
        const auto before = earlier.find({each.of, each.record, each.field});
        if (before == earlier.end()) {
            inverses.push_back(std::move(each));
        } else if (each.of == Inverse::Of::value) {
            inverses[before->second].expected = each.expected;
            inverses[before->second].wrote = std::move(each.wrote);
        }
    }
}

Result<Applied> Workspace::apply_to_last_step(const Change& change, std::int64_t wall_ms) {
    Result<Applied> applied = apply(change, wall_ms);
    std::vector<Step>& steps = impl_->undo_steps;
    if (!applied || applied->n == 0 || steps.size() < 2) return applied; // it was too large to be kept
    Step later = std::move(steps.back());
    steps.pop_back();
    Impl::follow(steps.back().inverses, std::move(later.inverses));
    return applied;
}

Result<Applied> Workspace::join(
    const Fragment& fragment, std::string name, const FragmentPart& part, const Change& settle, std::int64_t wall_ms) {
    auto writes = impl_->local_writes(settle, Impl::Bounds::known_before);
    if (!writes) return std::unexpected(writes.error());
    const std::size_t more = impl_->most_bytes_of_all(*writes);
    if (auto room = impl_->make_room(more); !room) return std::unexpected(room.error());
    if (auto room = can_join(fragment); !room) return std::unexpected(room.error());
    if (!writes->empty()) {
        if (const auto stamp = impl_->next_stamp(wall_ms); !stamp) return std::unexpected(stamp.error());
    }

    Applied applied;
    std::vector<Inverse> inverses;
    impl_->absorb(fragment, nullptr, &applied, &inverses, part.is_all() ? nullptr : &part);
    // The stamp of the writes is made after the join: newer than all that it brought. Should the counter be used up by
    // then, what was joined stands as conflicts.
    const Result<StampId> stamp = writes->empty() ? fail("") : impl_->next_stamp(wall_ms);
    if (stamp) {
        impl_->bytes += more;
        Impl::follow(inverses, impl_->write_all(std::move(*writes), *stamp, applied));
        applied.n = impl_->stamps[*stamp].n;
    }
    if (!inverses.empty()) {
        impl_->remember(impl_->undo_steps, {.name = name,
                                               .inverses = std::move(inverses),
                                               .wall_ms = wall_ms,
                                               .author = impl_->stamps.author(impl_->author)});
        impl_->redo_steps.clear();
    }
    applied.name = std::move(name);
    return applied;
}

void Workspace::adopt(Fragment&& fragment) {
    if (!impl_->is_pristine()) {
        impl_->absorb(fragment, &fragment, nullptr, nullptr);
        return;
    }
    // Nothing here yet: the fragment's numbers become ours.
    impl_->bytes += most_bytes_read(fragment);
    impl_->names = std::move(fragment.names);
    impl_->stamps = std::move(fragment.stamps);
    impl_->records = std::move(fragment.records);
    impl_->header_extras = std::move(fragment.header_extras);
    impl_->schema = fragment.schema;
    if (impl_->has_replica) impl_->stamps.replica(impl_->replica);
    std::vector<Record> records = std::move(impl_->records);
    impl_->records.clear();
    impl_->records.reserve(records.size());
    impl_->by_id.reserve(records.size());
    impl_->indexes.drop_all();
    const bool bulk = records.size() >= bulk_from;
    for (Record& record : records) {
        if (record.fields.empty()) continue;
        const RecordIndex index = impl_->add_record(record.kind, record.id);
        impl_->records[index].fields = std::move(record.fields);
        impl_->end_changes(index, true, bulk);
    }
    impl_->refresh_definitions();
}

} // namespace yinfeng
