#include "sync/read_back.h"

#include "base/sort_list.h"

#include <algorithm>
#include <map>

namespace yinfeng {

namespace {

struct Tables {
    const Names& names;
    const StampTable& stamps;
    const std::map<std::string, std::string>& header_extras;
};

class Comparison {
public:
    Comparison(const Tables& read, const Tables& written)
        : read_(read), written_(written), stamp_of_(read.stamps.size(), unknown),
          field_of_(read.names.field_count(), no_field) {}

    bool same_header() const { return read_.header_extras == written_.header_extras; }

    bool same_record(const Record& read, const Record& written) {
        if (read.id != written.id) return false;
        if (read_.names.kind_name(read.kind) != written_.names.kind_name(written.kind)) return false;
        const auto filled = [](const Field& field) { return !field.cell.is_empty(); };
        if (std::ranges::count_if(read.fields, filled) != std::ranges::count_if(written.fields, filled)) return false;
        return std::ranges::all_of(read.fields, [&](const Field& field) {
            if (!filled(field)) return true;
            const Cell* cell = written.find(field_there(field.id, written.kind));
            return cell && same_cell(field.cell, *cell);
        });
    }

private:
    static constexpr StampId unknown = UINT32_MAX;

    bool same_cell(const Cell& read, const Cell& written) {
        if (read.is_simple() != written.is_simple()) return false;
        if (read.is_simple()) {
            return same_write({read.shown(), read.shown_stamp()}, {written.shown(), written.shown_stamp()});
        }
        const auto same = [&](const Sibling& a, const Sibling& b) { return same_write(a, b); };
        const auto same_seen = [&](const Seen& a, const Seen& b) {
            return a.n == b.n && read_.stamps.replica_id(a.replica) == written_.stamps.replica_id(b.replica);
        };
        return std::ranges::equal(read.siblings(), written.siblings(), same) &&
               std::ranges::equal(read.history(), written.history(), same) &&
               std::ranges::equal(read.context(read_.stamps), written.context(written_.stamps), same_seen);
    }

    bool same_write(const Sibling& read, const Sibling& written) {
        return read.value == written.value && same_stamp(read.stamp, written.stamp);
    }

    bool same_stamp(StampId read, StampId written) {
        if (stamp_of_[read] == written) return true;
        const Stamp &a = read_.stamps[read], &b = written_.stamps[written];
        const bool same = a.n == b.n && a.wall_ms == b.wall_ms &&
                          read_.stamps.replica_id(a.replica) == written_.stamps.replica_id(b.replica) &&
                          read_.stamps.author_name(a.author) == written_.stamps.author_name(b.author);
        if (same) stamp_of_[read] = written;
        return same;
    }

    // Fields of the catalogue have one number everywhere.
    FieldId field_there(FieldId field, KindId kind_there) {
        if (field < first_extra_field) return field;
        FieldId& there = field_of_[field];
        if (there == no_field) there = written_.names.find_field(kind_there, read_.names.field_name(field));
        return there;
    }

    const Tables read_, written_;
    std::vector<StampId> stamp_of_; // what a stamp that was read is called on the other side, once it has been compared
    std::vector<FieldId> field_of_;
};

// Both sorted by (kind name, id).
using Records = std::vector<const Record*>;

Records records_of(const Fragment& fragment) {
    Records records;
    records.reserve(fragment.records.size());
    for (const Record& record : fragment.records) records.push_back(&record);
    return records;
}

void sort_records(Records& records, const Names& names) {
    sort_list(records, [&](const Record* a, const Record* b) {
        return a->kind != b->kind ? names.kind_name(a->kind) < names.kind_name(b->kind) : a->id < b->id;
    });
}

Tables tables_of(const Fragment& fragment) { return {fragment.names, fragment.stamps, fragment.header_extras}; }
Tables tables_of(const Workspace& workspace) {
    return {workspace.names(), workspace.stamps(), workspace.header_extras()};
}

bool all_same(Comparison comparison, const Records& read, const Records& written) {
    return comparison.same_header() && std::ranges::equal(read, written, [&](const Record* a, const Record* b) {
        return comparison.same_record(*a, *b);
    });
}

} // namespace

bool holds_the_same(const Fragment& read, const Fragment& written) {
    return all_same({tables_of(read), tables_of(written)}, records_of(read), records_of(written));
}

bool holds_the_same(const Fragment& read, const Workspace& workspace, std::span<const RecordIndex> records) {
    Records written;
    written.reserve(records.size());
    for (const RecordIndex index : records) written.push_back(&workspace.record(index));
    sort_records(written, workspace.names());
    return all_same({tables_of(read), tables_of(workspace)}, records_of(read), written);
}

struct ReadBack::Impl {
    Impl(const Fragment& read, const Workspace& workspace)
        : read(records_of(read)), comparison(tables_of(read), tables_of(workspace)) {
        written.reserve(workspace.record_count());
        for (RecordIndex index = 0; index < workspace.record_count(); ++index) {
            written.push_back(&workspace.record(index));
        }
        sort_records(written, workspace.names());
        same = comparison.same_header() && this->read.size() == written.size();
    }
    Records read, written;
    Comparison comparison;
    std::size_t at = 0;
    bool same = false;
};

ReadBack::ReadBack(const Fragment& read, const Workspace& workspace) : impl_(std::make_unique<Impl>(read, workspace)) {}
ReadBack::~ReadBack() = default;
ReadBack::ReadBack(ReadBack&&) noexcept = default;
bool ReadBack::same() const { return impl_->same; }

bool ReadBack::step(std::size_t records) {
    Impl& impl = *impl_;
    const std::size_t end = impl.at + std::min(records, impl.written.size() - impl.at);
    for (; impl.same && impl.at < end; ++impl.at) {
        impl.same = impl.comparison.same_record(*impl.read[impl.at], *impl.written[impl.at]);
    }
    return !impl.same || impl.at == impl.written.size();
}

} // namespace yinfeng
