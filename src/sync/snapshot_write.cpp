// Writing the snapshot format.

#include "base/sort_list.h"
#include "sync/snapshot.h"

#include "base/sha256.h"
#include "model/json_writer.h"
#include "store/deletion.h"

#include <algorithm>

namespace yinfeng {

namespace {

constexpr std::uint32_t unused = UINT32_MAX;
constexpr auto by_replica = [](const Seen& a, const Seen& b) { return a.replica < b.replica; };

// What is to be written: records of one set of tables, sorted by (kind name, id).
struct RecordSet {
    const Names& names;
    const StampTable& stamps;
    const std::map<std::string, std::string>& header_extras;
    int schema;
    std::string_view left_out;
    std::vector<const Record*> records;
    std::vector<std::uint8_t> skipped; // by field; empty: none

    bool holds(const Field& field) const { return skipped.empty() || !skipped[field.id]; }
};

class Writer {
public:
    Writer(const RecordSet& set, const Sink& sink, bool with_digest, std::size_t buffer_bytes)
        : set_(set), sink_(sink), with_digest_(with_digest),
          out_([this](std::string_view bytes) { drain(bytes); }, buffer_bytes) {}
    Writer(const Writer&) = delete; // what drains points here
    Writer& operator=(const Writer&) = delete;

    std::string run() {
        while (!step(SIZE_MAX)) {}
        return digest_text_;
    }

    // Looks at, or writes, so many records on; true when everything has been written.
    bool step(std::size_t records) {
        switch (phase_) {
        case Phase::begin:
            begin_collecting();
            phase_ = Phase::collecting;
            break;
        case Phase::collecting:
            if (go_on(records, [&](const Record& record) { collect(record); })) phase_ = Phase::ranking;
            break;
        case Phase::ranking:
            rank();
            write_header();
            at_ = 0;
            phase_ = Phase::writing;
            break;
        case Phase::writing:
            if (!go_on(records, [&](const Record& record) { write_record(record); })) break;
            digest_text_ = finish();
            phase_ = Phase::done;
            break;
        default: break; // done
        }
        return phase_ == Phase::done;
    }
    std::size_t steps_done() const { return phase_ < Phase::writing ? at_ : set_.records.size() + at_; }
    const std::string& digest() const { return digest_text_; }

private:
    // So many records on, or all there are left; true when there are none left.
    template <class Each> bool go_on(std::size_t records, const Each& each) {
        const std::size_t count = set_.records.size();
        const std::size_t until = records < count - at_ ? at_ + records : count;
        for (; at_ < until; ++at_) each(*set_.records[at_]);
        return at_ == count;
    }

    // Marks the stamps, authors and replicas that the records use.
    void begin_collecting() {
        stamp_rank_.assign(set_.stamps.size(), unused);
        replica_rank_.assign(set_.stamps.replica_count(), unused);
        author_rank_.assign(set_.stamps.author_count(), unused);
        field_used_.assign(set_.names.field_count(), false);
    }

    void collect(const Record& record) {
        for (const Field& field : record.fields) {
            if (!set_.holds(field)) continue;
            field_used_[field.id] = true;
            const Cell& cell = field.cell;
            if (cell.sibling_count()) stamp_rank_[cell.shown_stamp()] = 0;
            if (cell.is_simple()) continue;
            for (const Sibling& write : cell.siblings()) stamp_rank_[write.stamp] = 0;
            for (const Sibling& write : cell.history()) stamp_rank_[write.stamp] = 0;
            for (const Seen& seen : cell.floor(set_.stamps)) replica_rank_[seen.replica] = 0;
            if (format_ == 1 && cell.history().size() >= history_limit && !is_closed_by_numbers(cell)) format_ = 2;
        }
    }

    static std::vector<std::uint32_t> used(const std::vector<std::uint32_t>& marks) {
        std::vector<std::uint32_t> ids;
        for (std::uint32_t id = 0; id < marks.size(); ++id) {
            if (marks[id] != unused) ids.push_back(id);
        }
        return ids;
    }
    static void number(std::vector<std::uint32_t>& ranks, const std::vector<std::uint32_t>& order) {
        for (std::uint32_t place = 0; place < order.size(); ++place) ranks[order[place]] = place;
    }

    void rank() {
        for (StampId id = 0; id < stamp_rank_.size(); ++id) {
            if (stamp_rank_[id] == unused) continue;
            replica_rank_[set_.stamps[id].replica] = 0;
            author_rank_[set_.stamps[id].author] = 0;
        }
        replicas_ = used(replica_rank_);
        sort_list(replicas_,
            [&](ReplicaIndex a, ReplicaIndex b) { return set_.stamps.replica_id(a) < set_.stamps.replica_id(b); });
        number(replica_rank_, replicas_);
        authors_ = used(author_rank_);
        sort_list(authors_,
            [&](std::uint32_t a, std::uint32_t b) { return set_.stamps.author_name(a) < set_.stamps.author_name(b); });
        number(author_rank_, authors_);
        stamps_ = used(stamp_rank_);
        const auto key = [&](StampId id) {
            const Stamp& stamp = set_.stamps[id];
            return std::tuple(replica_rank_[stamp.replica], stamp.n, stamp.wall_ms, author_rank_[stamp.author]);
        };
        sort_list(stamps_, [&](StampId a, StampId b) { return key(a) < key(b); });
        number(stamp_rank_, stamps_);

        std::vector<FieldId> fields;
        for (FieldId id = 0; id < field_used_.size(); ++id) {
            if (field_used_[id]) fields.push_back(id);
        }
        sort_list(fields, [&](FieldId a, FieldId b) { return set_.names.field_name(a) < set_.names.field_name(b); });
        field_rank_.assign(field_used_.size(), 0);
        number(field_rank_, fields);
        field_keys_.resize(field_used_.size());
        for (const FieldId id : fields) {
            append_json_string(field_keys_[id], set_.names.field_name(id));
            field_keys_[id] += ':';
        }
    }

    void write_header() {
        out_.open_object();
        out_.key("yinfeng");
        out_.open_object();
        write_member("format", format_);
        write_member("min_reader", least_reader);
        write_member("schema", std::max(snapshot_schema, set_.schema));
        out_.key("replicas");
        out_.open_list();
        for (const ReplicaIndex index : replicas_) out_.text(replica_text(set_.stamps.replica_id(index)));
        out_.close_list();
        out_.key("authors");
        out_.open_list();
        for (const std::uint32_t author : authors_) out_.text(set_.stamps.author_name(author));
        out_.close_list();
        out_.key("stamps");
        out_.open_list();
        for (const StampId id : stamps_) {
            const Stamp& stamp = set_.stamps[id];
            out_.open_list();
            out_.integer(replica_rank_[stamp.replica]);
            out_.integer(static_cast<std::int64_t>(stamp.n));
            out_.integer(stamp.wall_ms);
            out_.integer(author_rank_[stamp.author]);
            out_.close_list();
        }
        out_.close_list();
        out_.key("counts");
        out_.open_object();
        for (std::size_t from = 0; from < set_.records.size();) {
            std::size_t to = from;
            while (to < set_.records.size() && set_.records[to]->kind == set_.records[from]->kind) ++to;
            write_member(set_.names.kind_name(set_.records[from]->kind), static_cast<std::int64_t>(to - from));
            from = to;
        }
        out_.close_object();
        if (!set_.left_out.empty()) {
            out_.key("left_out");
            out_.json(set_.left_out);
        }
        for (const auto& [key, json] : set_.header_extras) {
            out_.key(key);
            out_.json(json);
        }
        out_.close_object();
        out_.new_line();
        out_.key("records");
        out_.open_list();
    }

    void write_member(std::string_view key, std::int64_t number) {
        out_.key(key);
        out_.integer(number);
    }

    void write_record(const Record& record) {
        out_.new_line();
        out_.open_object();
        out_.key("kind");
        out_.text(set_.names.kind_name(record.kind));
        out_.key("id");
        out_.text(to_string(record.id));
        out_.key("fields");
        out_.open_object();
        order_.clear();
        for (const Field& field : record.fields) {
            if (!field.cell.is_empty() && set_.holds(field)) order_.push_back(&field);
        }
        sort_list(order_, [&](const Field* a, const Field* b) { return field_rank_[a->id] < field_rank_[b->id]; });
        for (const Field* field : order_) {
            out_.prepared_key(field_keys_[field->id]);
            write_cell(field->cell);
        }
        out_.close_object();
        out_.close_object();
    }

    void write_cell(const Cell& cell) {
        if (cell.is_simple()) {
            write_pair(cell.shown_stamp(), cell.shown());
            return;
        }
        out_.open_object();
        if (const auto floor = stated_floor(cell); !floor.empty()) {
            out_.key("x");
            out_.open_list();
            for (const Seen& seen : floor) {
                out_.open_list();
                out_.integer(replica_rank_[seen.replica]);
                out_.integer(static_cast<std::int64_t>(seen.n));
                out_.close_list();
            }
            out_.close_list();
        }
        write_list("s", cell.siblings());
        write_list("h", cell.history());
        out_.close_object();
    }

    void write_list(std::string_view key, std::span<const Sibling> writes) {
        if (writes.empty()) return;
        out_.key(key);
        out_.open_list();
        for (const Sibling& write : writes) write_pair(write.stamp, write.value);
        out_.close_list();
    }

    void write_pair(StampId stamp, const Value& value) {
        out_.open_list();
        out_.integer(stamp_rank_[stamp]);
        out_.value(value);
        out_.close_list();
    }

    // The floor as far as the file's format does not imply it, by replica id.
    std::vector<Seen> stated_floor(const Cell& cell) const {
        std::vector<Seen> floor = cell.floor(set_.stamps);
        if (format_ > 1 || cell.history().size() < history_limit) return floor;
        const auto closed = closed_by_numbers(cell.siblings(), cell.history(), set_.stamps);
        std::erase_if(floor, [&](const Seen& seen) {
            const auto at = std::ranges::lower_bound(closed, seen, by_replica);
            return at != closed.end() && at->replica == seen.replica && at->n >= seen.n;
        });
        return floor;
    }
    // Whether the floor is more than numbers tell, as format 1 would have it.
    bool is_closed_by_numbers(const Cell& cell) const {
        std::vector<Seen> floor = cell.floor(set_.stamps);
        std::ranges::sort(floor, by_replica);
        return std::ranges::all_of(
            closed_by_numbers(cell.siblings(), cell.history(), set_.stamps), [&](const Seen& seen) {
                const auto at = std::ranges::lower_bound(floor, seen, by_replica);
                return at != floor.end() && at->replica == seen.replica && at->n >= seen.n;
            });
    }

    // The digest is of everything before "end".
    std::string finish() {
        out_.new_line();
        out_.close_list();
        std::string digest;
        if (with_digest_) {
            out_.new_line();
            out_.place_item();
            out_.flush();
            digest_whole_ = true;
            digest = to_hex(digest_.finish());
            const auto bytes = static_cast<std::int64_t>(out_.bytes());
            out_.key("end");
            out_.open_object();
            write_member("bytes", bytes);
            out_.key("sha256");
            out_.text(digest);
            out_.close_object();
        }
        out_.close_object();
        out_.end_text();
        out_.flush();
        return digest;
    }

    void drain(std::string_view bytes) {
        if (with_digest_ && !digest_whole_) digest_.update(bytes);
        sink_(bytes);
    }

    enum class Phase : std::uint8_t { begin, collecting, ranking, writing, done } phase_ = Phase::begin;
    std::size_t at_ = 0; // record
    const RecordSet& set_;
    const Sink& sink_;
    const bool with_digest_;
    std::string digest_text_;
    std::vector<const Field*> order_; // of the record being written
    Sha256 digest_;
    bool digest_whole_ = false;
    int format_ = 1; // the least that says everything
    JsonWriter out_;
    std::vector<std::uint32_t> stamp_rank_, replica_rank_, author_rank_; // places in the header's tables
    std::vector<std::uint32_t> replicas_, authors_, stamps_, field_rank_;
    std::vector<std::uint8_t> field_used_;
    std::vector<std::string> field_keys_; // "name": in JSON
};

void sort_records(RecordSet& set) {
    std::vector<std::uint32_t> kind_rank(set.names.kind_count());
    std::vector<KindId> kinds(set.names.kind_count());
    for (KindId kind = 0; kind < kinds.size(); ++kind) kinds[kind] = kind;
    sort_list(kinds, [&](KindId a, KindId b) { return set.names.kind_name(a) < set.names.kind_name(b); });
    for (std::uint32_t place = 0; place < kinds.size(); ++place) kind_rank[kinds[place]] = place;
    sort_list(set.records, [&](const Record* a, const Record* b) {
        return a->kind != b->kind ? kind_rank[a->kind] < kind_rank[b->kind] : a->id < b->id;
    });
}

RecordSet set_of(const Workspace& workspace, Contents contents) {
    RecordSet set{
        workspace.names(), workspace.stamps(), workspace.header_extras(), workspace.newest_schema(), {}, {}, {}};
    set.records.reserve(workspace.record_count());
    for (RecordIndex index = 0; index < workspace.record_count(); ++index) {
        set.records.push_back(&workspace.record(index));
    }
    sort_records(set);
    if (contents == Contents::without_confidential) {
        set.left_out = left_out_confidential;
        set.skipped.resize(workspace.names().field_count());
        for (FieldId field = 0; field < set.skipped.size(); ++field) {
            const FieldInfo* known = workspace.names().info(field);
            set.skipped[field] = known && known->options.confidential;
        }
    }
    return set;
}

RecordSet set_of(const Fragment& fragment) {
    RecordSet set{fragment.names, fragment.stamps, fragment.header_extras, fragment.schema, fragment.left_out, {}, {}};
    set.records.reserve(fragment.records.size());
    for (const Record& record : fragment.records) set.records.push_back(&record);
    sort_records(set);
    return set;
}

std::string write_all(const RecordSet& set, bool with_digest, std::size_t buffer_bytes) {
    std::string out;
    const Sink sink = [&](std::string_view bytes) { out += bytes; };
    Writer(set, sink, with_digest, buffer_bytes).run();
    return out;
}

} // namespace

std::string write_snapshot(const Workspace& workspace, const Sink& sink, Contents contents, std::size_t buffer_bytes) {
    SnapshotEncoder encoder(workspace, sink, contents, buffer_bytes);
    while (!encoder.step(SIZE_MAX)) {}
    return encoder.digest();
}

struct SnapshotEncoder::Impl {
    Impl(const Workspace& workspace, Sink given, Contents contents, std::size_t buffer_bytes)
        : sink(std::move(given)), set(set_of(workspace, contents)), writer(set, sink, true, buffer_bytes) {}
    const Sink sink;
    const RecordSet set;
    Writer writer;
};

SnapshotEncoder::SnapshotEncoder(const Workspace& workspace, Sink sink, Contents contents, std::size_t buffer_bytes)
    : impl_(std::make_unique<Impl>(workspace, std::move(sink), contents, buffer_bytes)) {}
SnapshotEncoder::~SnapshotEncoder() = default;
bool SnapshotEncoder::step(std::size_t records) { return impl_->writer.step(records); }
std::size_t SnapshotEncoder::steps_done() const { return impl_->writer.steps_done(); }
std::size_t SnapshotEncoder::steps() const { return 2 * impl_->set.records.size(); }
const std::string& SnapshotEncoder::digest() const { return impl_->writer.digest(); }

std::string encode_snapshot(const Workspace& workspace, std::size_t buffer_bytes) {
    return write_all(set_of(workspace, Contents::everything), true, buffer_bytes);
}
std::string encode_snapshot(const Fragment& fragment, std::size_t buffer_bytes) {
    return write_all(set_of(fragment), true, buffer_bytes);
}

std::string state_digest(const Workspace& workspace) {
    return write_snapshot(workspace, [](std::string_view) {});
}

std::string encode_fragment(const Fragment& fragment, std::size_t buffer_bytes) {
    return write_all(set_of(fragment), false, buffer_bytes);
}

std::string encode_records(const Workspace& workspace, std::span<const RecordIndex> records, std::size_t buffer_bytes) {
    RecordSet set{
        workspace.names(), workspace.stamps(), workspace.header_extras(), workspace.newest_schema(), {}, {}, {}};
    set.records.reserve(records.size());
    for (const RecordIndex index : records) set.records.push_back(&workspace.record(index));
    sort_records(set);
    return write_all(set, false, buffer_bytes);
}

} // namespace yinfeng
