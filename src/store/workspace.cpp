#include "base/sort_list.h"
#include "base/utf8.h"
#include "model/typed.h"
#include "store/choice_lists.h"
#include "store/file_size.h"
#include "store/words.h"
#include "store/workspace_impl.h"

#include <algorithm>

namespace yinfeng {

namespace {
const Value nothing{};
constexpr auto by_field = [](const Field& each, FieldId wanted) { return each.id < wanted; };
} // namespace

const Cell* Record::find(FieldId field) const {
    const auto place = std::lower_bound(fields.begin(), fields.end(), field, by_field);
    return place != fields.end() && place->id == field ? &place->cell : nullptr;
}

void Change::set(Kind kind, Id record, FieldId field, Value value) {
    writes.push_back({record, static_cast<KindId>(kind), field, std::move(value)});
}

Workspace::Workspace() : impl_(std::make_unique<Impl>()) { impl_->kinds.resize(known_kind_count); }
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

void Workspace::set_replica(ReplicaId replica) {
    impl_->replica = replica;
    impl_->has_replica = true;
    impl_->stamps.replica(replica);
}

void Workspace::set_author(std::string_view name) { impl_->author = kept_author(clean_text(name, true)); }
std::string_view Workspace::author() const { return impl_->author; }
void Workspace::set_most_bytes(std::size_t bytes) { impl_->most_bytes = bytes; }
ReplicaId Workspace::replica() const { return impl_->replica; }

std::size_t Workspace::record_count() const { return impl_->records.size(); }
const Record& Workspace::record(RecordIndex index) const { return impl_->records[index]; }

RecordIndex Workspace::find(Id id) const {
    const auto found = impl_->by_id.find(id);
    return found == impl_->by_id.end() ? no_record : found->second;
}

RecordIndex Workspace::find(KindId kind, Id id) const { return impl_->find(kind, id); }

const Value& Workspace::value(RecordIndex index, FieldId field) const {
    const Cell* cell = impl_->records[index].find(field);
    return cell ? cell->shown() : nothing;
}

std::span<const RecordIndex> Workspace::live(KindId kind) const {
    if (kind >= impl_->kinds.size()) return {};
    Impl::KindState& state = impl_->kinds[kind];
    if (state.stale) impl_->fresh_lists(state, kind);
    return state.live;
}

std::span<const RecordIndex> Workspace::live(Kind kind) const { return live(static_cast<KindId>(kind)); }

std::span<const RecordIndex> Workspace::deleted(Kind kind) const {
    live(kind);
    return impl_->kinds[static_cast<std::size_t>(kind)].deleted;
}

std::vector<std::string_view> Workspace::elements(RecordIndex index, FieldId set_field) const {
    std::vector<std::string_view> result;
    for (const Field& field : impl_->records[index].fields) {
        if (field.id < first_extra_field || !field.cell.shown().as_boolean()) continue;
        const Names::Element* element = impl_->names.as_element(field.id);
        if (element && element->set == set_field) result.push_back(element->text);
    }
    sort_list(result);
    const FieldInfo* info = impl_->names.info(set_field);
    if (info && info->type == FieldType::choice_set && result.size() > 1)
        std::ranges::stable_sort(
            result, {}, [&](std::string_view code) { return choice_index(info->options, code).value_or(SIZE_MAX); });
    return result;
}

std::span<const RecordIndex> Workspace::links_to(Id target, FieldId field) const {
    return impl_->indexes.links_to(impl_->records, live(impl_->names.field_kind(field)), impl_->names, target, field);
}

std::vector<std::pair<std::string, std::uint32_t>> Workspace::used_texts(FieldId field) const {
    return impl_->indexes.used_texts(impl_->records, live(impl_->names.field_kind(field)), impl_->names, field);
}

std::uint32_t Workspace::conflict_count() const { return impl_->conflicts; }
const std::map<std::string, std::string>& Workspace::header_extras() const { return impl_->header_extras; }
int Workspace::newest_schema() const { return impl_->schema; }
const Names& Workspace::names() const { return impl_->names; }
Names& Workspace::names() { return impl_->names; }
const StampTable& Workspace::stamps() const { return impl_->stamps; }

std::uint64_t Workspace::revision() const { return impl_->revision; }
std::uint64_t Workspace::revision(Kind kind) const { return impl_->kinds[static_cast<std::size_t>(kind)].revision; }

bool Workspace::can_undo() const { return !impl_->undo_steps.empty(); }
bool Workspace::can_redo() const { return !impl_->redo_steps.empty(); }
std::string_view Workspace::undo_name() const {
    return can_undo() ? std::string_view(impl_->undo_steps.back().name) : std::string_view{};
}
std::string_view Workspace::redo_name() const {
    return can_redo() ? std::string_view(impl_->redo_steps.back().name) : std::string_view{};
}
std::uint64_t Workspace::undo_step() const { return can_undo() ? impl_->undo_steps.back().number : 0; }

namespace {
std::vector<RecordIndex> records_of(const Step& step) {
    constexpr std::size_t most = 1000;
    std::vector<RecordIndex> records;
    if (step.inverses.size() > most) return records;
    for (const Inverse& inverse : step.inverses) records.push_back(inverse.record);
    sort_list(records);
    records.erase(std::unique(records.begin(), records.end()), records.end());
    return records;
}
std::vector<RecordIndex> records_of_last(const std::vector<Step>& steps) {
    return steps.empty() ? std::vector<RecordIndex>() : records_of(steps.back());
}
} // namespace

std::vector<RecordIndex> Workspace::undo_records() const { return records_of_last(impl_->undo_steps); }
std::vector<RecordIndex> Workspace::redo_records() const { return records_of_last(impl_->redo_steps); }

std::vector<UndoStep> Workspace::undo_list(std::size_t most) const {
    std::vector<UndoStep> list;
    for (auto step = impl_->undo_steps.rbegin(); step != impl_->undo_steps.rend() && list.size() < most; ++step)
        list.push_back({step->number, step->name, step->wall_ms,
            step->wall_ms == 0 ? std::string_view() : impl_->stamps.author_name(step->author), records_of(*step)});
    return list;
}

void Workspace::forget_undo() {
    impl_->undo_steps.clear();
    impl_->redo_steps.clear();
}

void Workspace::add_delete(Change& change, RecordIndex index) const {
    const Record& record = impl_->records[index];
    change.writes.push_back({record.id, record.kind, impl_->names.deleted_field(record.kind),
        make_deletion_note(record, impl_->names, impl_->stamps)});
}

void Workspace::add_restore(Change& change, RecordIndex index) const {
    const Record& record = impl_->records[index];
    change.writes.push_back({record.id, record.kind, impl_->names.deleted_field(record.kind), Value()});
}

Workspace::Memory Workspace::memory() const {
    Memory memory{impl_->records.size(), 0, impl_->records.capacity() * sizeof(Record)};
    for (const Record& record : impl_->records) {
        memory.cells += record.fields.size();
        memory.extra_bytes += record.fields.capacity() * sizeof(Field);
        for (const Field& field : record.fields) memory.extra_bytes += field.cell.extra_bytes();
    }
    return memory;
}

// `bytes` is a bound that only grows; where it is passed, it is told anew from what is there.
Result<void> Workspace::Impl::make_room(std::size_t more) {
    if (bytes + more > most_bytes) {
        bytes = most_bytes_of(stamps) + most_bytes_of(header_extras);
        for (const Record& record : records) bytes += most_bytes_of(record, names, stamps);
    }
    if (bytes + more <= most_bytes) return {};
    return fail(say(StoreWord::workspace_full, {std::to_string(most_bytes >> 20)}));
}

Workspace::Impl::KindState& Workspace::Impl::kind_state(KindId kind) {
    if (kind >= kinds.size()) kinds.resize(kind + 1u);
    return kinds[kind];
}

RecordIndex Workspace::Impl::find(KindId kind, Id id) const {
    const auto found = by_id.find(id);
    RecordIndex index = found == by_id.end() ? no_record : found->second;
    while (index != no_record && records[index].kind != kind) {
        const auto twin = twins.find(index);
        index = twin == twins.end() ? no_record : twin->second;
    }
    return index;
}

RecordIndex Workspace::Impl::add_record(KindId kind, Id id) {
    const auto index = static_cast<RecordIndex>(records.size());
    Record& record = records.emplace_back();
    record.id = id;
    record.kind = kind;
    const auto [entry, is_first] = by_id.try_emplace(id, index);
    if (!is_first) { // find(id) must not depend on which came first
        RecordIndex before = entry->second;
        if (names.kind_name(kind) < names.kind_name(records[before].kind)) {
            entry->second = index;
            twins[index] = before;
        } else {
            for (auto next = twins.find(before); next != twins.end(); next = twins.find(before)) {
                if (names.kind_name(kind) < names.kind_name(records[next->second].kind)) break;
                before = next->second;
            }
            if (const auto next = twins.find(before); next != twins.end()) {
                const RecordIndex after = next->second;
                twins[index] = after;
            }
            twins[before] = index;
        }
    }
    return index;
}

void Workspace::Impl::fresh_lists(KindState& state, KindId kind) {
    state.live.clear();
    state.deleted.clear();
    for (RecordIndex index = 0; index < records.size(); ++index) {
        if (records[index].kind != kind) continue;
        (records[index].state == Record::State::deleted ? state.deleted : state.live).push_back(index);
    }
    const auto by_record_id = [&](RecordIndex a, RecordIndex b) { return records[a].id < records[b].id; };
    for (auto* list : {&state.live, &state.deleted}) {
        if (!std::is_sorted(list->begin(), list->end(), by_record_id)) {
            std::sort(list->begin(), list->end(), by_record_id);
        }
    }
    state.stale = false;
}

void Workspace::Impl::touch_kind(KindId kind) {
    ++revision;
    kind_state(kind).revision = revision;
}

void Workspace::Impl::refresh_definitions() {
    if (!are_definitions_stale) return;
    are_definitions_stale = false;
    const std::uint64_t before = names.definitions();
    std::vector<OwnList> lists = choice_lists(records);
    std::vector<LabelSet> sets = own_label_sets(records, names);
    add_label_lists(sets, chosen_label_set_code(records), lists);
    names.define(custom_fields(records, names), std::move(lists), learned_words(records, names));
    names.define_label_sets(std::move(sets));
    if (names.definitions() == before) return;
    indexes.drop_all(); // what a field holds is read as another type
    for (KindId kind = 0; kind < known_kind_count; ++kind) touch_kind(kind);
}

void Workspace::Impl::enter_lists(RecordIndex index, bool in) {
    KindState& state = kind_state(records[index].kind);
    if (state.stale) return;
    auto& list = records[index].state == Record::State::deleted ? state.deleted : state.live;
    const auto place = std::lower_bound(
        list.begin(), list.end(), index, [&](RecordIndex a, RecordIndex b) { return records[a].id < records[b].id; });
    if (in) {
        list.insert(place, index);
    } else {
        list.erase(place);
    }
}

void Workspace::Impl::begin_changes(RecordIndex index, bool bulk) {
    if (!bulk) indexes.remove(records, index, names);
}

void Workspace::Impl::end_changes(RecordIndex index, bool is_new, bool bulk) {
    Record& record = records[index];
    std::uint16_t in_conflict = 0;
    const FieldId deleted_field = names.find_field(record.kind, deleted_name);
    bool has_deletion = false;
    for (const Field& field : record.fields) {
        if (field.id == deleted_field) {
            has_deletion = true;
        } else if (field.cell.in_conflict() && in_conflict < UINT16_MAX) {
            ++in_conflict;
        }
    }
    const Record::State state = has_deletion ? state_of(record, names, stamps) : Record::State::live;
    if (state == Record::State::contested && in_conflict < UINT16_MAX) ++in_conflict;
    if (!is_new && record.state != Record::State::deleted) conflicts -= record.conflicts;
    if (state != Record::State::deleted) conflicts += in_conflict;
    record.conflicts = in_conflict;

    if (bulk) {
        kind_state(record.kind).stale = true;
        record.state = state;
    } else {
        const bool was_live = record.state != Record::State::deleted;
        const bool is_live = state != Record::State::deleted;
        if (is_new || was_live != is_live) {
            if (!is_new) enter_lists(index, false);
            record.state = state;
            enter_lists(index, true);
        }
        record.state = state;
        indexes.add(records, index, names);
    }
    touch_kind(record.kind);
    are_definitions_stale |= record.kind == static_cast<KindId>(Kind::custom_field) ||
                             record.kind == static_cast<KindId>(Kind::custom_choice) ||
                             record.kind == static_cast<KindId>(Kind::label_set) ||
                             record.kind == static_cast<KindId>(Kind::stage_label) ||
                             (record.kind == static_cast<KindId>(Kind::settings) && !names.own_label_sets().empty());
    record.changed = static_cast<std::uint32_t>(revision);
}

} // namespace yinfeng
