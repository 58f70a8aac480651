#include "store/fragment.h"

#include "base/sort_list.h"

#include <algorithm>

namespace yinfeng {

namespace {

// Copies cells of a workspace into a fragment with tables of its own that hold only what is needed.
class Extraction {
public:
    explicit Extraction(const Workspace& workspace)
        : from_(workspace), replicas_(workspace.stamps().replica_count(), unknown),
          stamps_(workspace.stamps().size(), unknown), authors_(workspace.stamps().author_count(), unknown) {
        fragment_.schema = workspace.newest_schema();
        fragment_.header_extras = workspace.header_extras();
    }

    Record& add_record(RecordIndex index) {
        const Record& source = from_.record(index);
        Record& record = fragment_.records.emplace_back();
        record.id = source.id;
        record.kind = fragment_.names.kind(from_.names().kind_name(source.kind));
        return record;
    }

    void add_cell(Record& record, const Field& source) {
        const FieldId id = source.id < first_extra_field
                               ? source.id
                               : fragment_.names.field(record.kind, from_.names().field_name(source.id));
        record.fields.push_back({id, copy(source.cell)});
    }

    Fragment finish() {
        for (Record& record : fragment_.records) {
            sort_list(record.fields, [](const Field& a, const Field& b) { return a.id < b.id; });
        }
        const Names& names = fragment_.names;
        sort_list(fragment_.records, [&](const Record& a, const Record& b) {
            return a.kind != b.kind ? names.kind_name(a.kind) < names.kind_name(b.kind) : a.id < b.id;
        });
        return std::move(fragment_);
    }

private:
    static constexpr std::uint32_t unknown = UINT32_MAX;

    ReplicaIndex replica(ReplicaIndex index) {
        if (replicas_[index] == unknown) replicas_[index] = fragment_.stamps.replica(from_.stamps().replica_id(index));
        return replicas_[index];
    }
    StampId stamp(StampId id) {
        if (stamps_[id] == unknown) {
            Stamp copy = from_.stamps()[id];
            copy.replica = replica(copy.replica);
            std::uint32_t& author = authors_[copy.author];
            if (author == unknown) author = fragment_.stamps.author(from_.stamps().author_name(copy.author));
            copy.author = author;
            stamps_[id] = fragment_.stamps.intern(copy);
        }
        return stamps_[id];
    }
    Cell copy(const Cell& cell) {
        if (cell.is_simple()) return Cell(cell.shown(), stamp(cell.shown_stamp()));
        std::vector<Seen> floor = cell.floor(from_.stamps());
        for (Seen& seen : floor) {
            seen.replica = replica(seen.replica);
            fragment_.stamps.note_n(seen.replica, seen.n);
        }
        std::vector<Sibling> siblings = cell.siblings();
        for (Sibling& write : siblings) write.stamp = stamp(write.stamp);
        std::vector<Sibling> history(cell.history().begin(), cell.history().end());
        for (Sibling& write : history) write.stamp = stamp(write.stamp);
        return Cell::assemble(std::move(floor), std::move(siblings), std::move(history), fragment_.stamps);
    }

    const Workspace& from_;
    Fragment fragment_;
    std::vector<std::uint32_t> replicas_, stamps_, authors_;
};

} // namespace

bool FragmentPart::wants(std::uint32_t record, FieldId field) const {
    if (!wants(record)) return false;
    const std::span<const FieldId> out = fields_left_out(record);
    return !std::binary_search(out.begin(), out.end(), field);
}

std::span<const FieldId> FragmentPart::fields_left_out(std::uint32_t record) const {
    const auto found = fields_.find(record);
    return found == fields_.end() ? std::span<const FieldId>() : found->second;
}

void FragmentPart::set(std::uint32_t record, bool wanted) {
    if (wanted) {
        records_.erase(record);
    } else {
        records_.insert(record);
    }
}

void FragmentPart::set(std::uint32_t record, FieldId field, bool wanted) {
    std::vector<FieldId>& out = fields_[record];
    const auto place = std::lower_bound(out.begin(), out.end(), field);
    const bool is_out = place != out.end() && *place == field;
    if (wanted && is_out) out.erase(place);
    if (!wanted && !is_out) out.insert(place, field);
    if (out.empty()) fields_.erase(record);
}

Fragment extract(const Workspace& workspace, std::span<const Touched> touched) {
    std::vector<Touched> wanted(touched.begin(), touched.end());
    const auto key = [](const Touched& each) { return std::pair(each.record, each.field); };
    sort_list(wanted, [&](const Touched& a, const Touched& b) { return key(a) < key(b); });
    Extraction extraction(workspace);
    Record* record = nullptr;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i > 0 && key(wanted[i]) == key(wanted[i - 1])) continue;
        const Record& source = workspace.record(wanted[i].record);
        if (i == 0 || wanted[i].record != wanted[i - 1].record) record = &extraction.add_record(wanted[i].record);
        const auto field = std::lower_bound(source.fields.begin(), source.fields.end(), wanted[i].field,
            [](const Field& each, FieldId id) { return each.id < id; });
        if (field != source.fields.end() && field->id == wanted[i].field) extraction.add_cell(*record, *field);
    }
    return extraction.finish();
}

Fragment extract_records(const Workspace& workspace, std::span<const RecordIndex> records) {
    std::vector<RecordIndex> wanted(records.begin(), records.end());
    sort_list(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    Extraction extraction(workspace);
    for (const RecordIndex index : wanted) {
        Record& record = extraction.add_record(index);
        record.fields.reserve(workspace.record(index).fields.size());
        for (const Field& field : workspace.record(index).fields) extraction.add_cell(record, field);
    }
    return extraction.finish();
}

} // namespace yinfeng
