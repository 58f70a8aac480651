#pragma once
// The inside of a workspace, shared by the files that implement it: workspace.cpp (reading), workspace_write.cpp
// (apply, undo, redo), workspace_recall.cpp (steps of earlier sessions) and workspace_join.cpp (join, adopt).

#include "model/limits.h"
#include "store/custom_fields.h"
#include "store/deletion.h"
#include "store/fragment.h"
#include "store/indexes.h"
#include "store/own_label_sets.h"

#include <algorithm>

namespace yinfeng {

// From so many records on, lists and indexes are made anew when they are next read instead of being kept up.
inline constexpr std::size_t bulk_from = 256;

// How to take one write back.
struct Inverse {
    RecordIndex record = no_record;
    FieldId field = no_field;
    StampId expected = 0; // what the cell showed afterwards, and under which stamp
    Value wrote;
    Value before;
    // Instead of a value:
    enum class Of : std::uint8_t {
        value,
        made_record, // did not exist before: it goes to the trash
        deletion,    // was in the trash (was_deleted) and is not any more, or the other way round
    } of = Of::value;
    bool was_deleted = false;
};

struct Step {
    std::string name;
    std::vector<Inverse> inverses;
    std::int64_t wall_ms = 0; // 0: not known
    std::uint32_t author = 0;
    std::uint64_t number = 0; // given when it is remembered
};

struct Workspace::Impl {
    Names names;
    StampTable stamps;
    std::vector<Record> records;
    std::unordered_map<Id, RecordIndex, IdHash> by_id;  // of several records with one id, the first kind by name
    std::unordered_map<RecordIndex, RecordIndex> twins; // the next record with the same id (only in forged files)
    std::map<std::string, std::string> header_extras;
    int schema = 0;

    struct KindState {
        std::vector<RecordIndex> live, deleted; // in order of id
        bool stale = false;                     // the lists are to be made anew before they are read
        std::uint64_t revision = 0;
    };
    std::vector<KindState> kinds;
    std::uint64_t revision = 0;
    std::uint32_t conflicts = 0;
    Indexes indexes;

    std::size_t bytes = 0; // no less than all of it takes in a file
    std::size_t most_bytes = limits::bytes;
    Result<void> make_room(std::size_t more); // refused where that many bytes more would be too many

    ReplicaId replica = 0;
    bool has_replica = false;
    std::string author;
    std::vector<Step> undo_steps, redo_steps;
    std::uint64_t newest_step = 0;

    KindState& kind_state(KindId kind);
    RecordIndex find(KindId kind, Id id) const;
    RecordIndex add_record(KindId kind, Id id); // not yet in the lists: end_changes() puts it there
    void fresh_lists(KindState& state, KindId kind);

    // Around every alteration of a record. `bulk` says that many follow: lists and indexes are then made anew later.
    void begin_changes(RecordIndex index, bool bulk);
    void end_changes(RecordIndex index, bool is_new, bool bulk);
    void touch_kind(KindId kind);
    bool are_definitions_stale = false; // of the office's own fields: a record that defines one was altered
    void refresh_definitions();         // at the end of every alteration
    void enter_lists(RecordIndex index, bool in);

    struct LocalWrite {
        Id record;
        KindId kind = 0;
        FieldId field = no_field;
        Value value;
    };
    Result<StampId> next_stamp(std::int64_t wall_ms);
    Result<void> check(const LocalWrite& write) const;
    // Cleaned and checked. What a field may be (FieldOptions .least, .greatest) binds who writes something new, not
    // who keeps or takes back what the cell has held, nor who decides between values of files.
    enum class Bounds : std::uint8_t { binding, known_before };
    Result<std::vector<LocalWrite>> local_writes(const Change& change, Bounds bounds) const;
    bool has_held(const LocalWrite& write) const;
    std::size_t most_bytes_of_all(const std::vector<LocalWrite>& writes) const;
    // Writes everything under one stamp; fills `applied` and returns how to take it back.
    std::vector<Inverse> write_all(std::vector<LocalWrite> writes, StampId stamp, Applied& applied);
    static void follow(std::vector<Inverse>& inverses, std::vector<Inverse> later); // both are taken back at once
    Result<Applied> take_back(std::vector<Step>& from, std::vector<Step>& to, std::int64_t wall_ms);
    void remember(std::vector<Step>& steps, Step step);
    Step step_of(std::string name, std::vector<Inverse> inverses, StampId stamp) const;
    // Adds the way back where a record went into the trash or came out of it, by whichever cell.
    void note_deletion(RecordIndex index, bool was_deleted, bool note_written, std::vector<Inverse>& inverses) const;

    // `movable` is the same fragment where its cells may be taken, else null.
    void absorb(const Fragment& fragment, Fragment* movable, Applied* applied, std::vector<Inverse>* inverses,
        const FragmentPart* part = nullptr);
    bool is_pristine() const;
};

// The place of a field in a record's sorted fields.
inline std::vector<Field>::iterator field_place(Record& record, FieldId field) {
    return std::lower_bound(record.fields.begin(), record.fields.end(), field,
        [](const Field& each, FieldId wanted) { return each.id < wanted; });
}

} // namespace yinfeng
