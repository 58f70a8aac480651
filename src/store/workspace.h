#pragma once
// The workspace: all records of one office in memory, and the one way to change them.
//
// It knows no platform, no clock and no chance: whoever calls says who writes, when, and gives ids. Reads are
// plain and fast (a table of 100 000 rows is drawn from them at 60 frames a second); every write goes through
// apply(), undo(), redo() or join(), so that nothing can change without a stamp, a name and a way back.
//
// Deletion (design, section 3): every kind has a cell "deleted" that remembers what the deleter had seen. A deleted
// record stays here and in snapshots; is_live() is false, and is_contested() is true where somebody wrote a field
// that the deleter had not seen - such a record is shown, with a badge, until a person decides.

#include "base/id.h"
#include "base/result.h"
#include "store/cell.h"
#include "store/names.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace yinfeng {

using RecordIndex = std::uint32_t; // stable while the workspace lives
inline constexpr RecordIndex no_record = UINT32_MAX;

struct Field {
    FieldId id;
    Cell cell;
};

struct Record {
    Id id;
    KindId kind = 0;
    enum class State : std::uint8_t { live, deleted, contested } state = State::live;
    std::uint16_t conflicts =
        0;                     // fields with more than one distinct value, and the record itself where it is contested
    std::uint32_t changed = 0; // the workspace's revision when it was last written, its low 32 bits
    std::vector<Field> fields; // sorted by FieldId
    const Cell* find(FieldId field) const;
};

struct Write {
    Id record;
    KindId kind;
    FieldId field;
    Value value;
};

// What somebody did, in one step: the name is shown in the undo button ("改阶段").
struct Change {
    std::string name;
    std::vector<Write> writes;

    void set(Kind kind, Id record, FieldId field, Value value);
};

struct Touched { // one cell that a change has written or a join has altered
    RecordIndex record;
    FieldId field;
};

struct Applied {
    std::uint64_t n = 0; // of this replica
    std::vector<Touched> touched;
    std::string name;
    // Undo and redo: cells that somebody else has written since; they keep what they show.
    std::vector<Touched> left_alone;
};

struct UndoStep {             // what undo() takes back
    std::uint64_t number = 0; // no two are the same; a greater one was done later
    std::string_view name;
    std::int64_t wall_ms = 0; // 0: not known
    std::string_view author;
    std::vector<RecordIndex> records; // none if it is very much
};

struct RecalledStep { // one of an earlier session, as far as its writes say what it was
    std::vector<Touched> touched;
    std::vector<RecordIndex> made, deleted, restored; // ascending
};

struct Fragment;    // store/fragment.h: records from outside, with stamps of their own
class FragmentPart; // … and which of them are wanted

class Workspace {
public:
    Workspace();
    ~Workspace();
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;

    // Who writes from now on. The replica belongs to this browser database. The name is kept as a file may hold it (kept_author()).
    void set_replica(ReplicaId replica);
    void set_author(std::string_view name);
    std::string_view author() const;
    ReplicaId replica() const;

    // Reading
    std::size_t record_count() const; // deleted ones included
    const Record& record(RecordIndex index) const;
    RecordIndex find(Id id) const; // no_record if there is none
    RecordIndex find(KindId kind, Id id) const;
    const Value& value(RecordIndex index, FieldId field) const; // shown; none if unfilled
    std::span<const RecordIndex> live(Kind kind) const;         // live and contested ones, in order of id
    std::span<const RecordIndex> deleted(Kind kind) const;      // the trash
    std::span<const RecordIndex> live(KindId kind) const;       // also of kinds this version does not know
    bool is_live(RecordIndex index) const { return record(index).state != Record::State::deleted; }
    // Elements of a set field that are in, sorted, choices in the order of their list; texts live as long as the workspace.
    std::vector<std::string_view> elements(RecordIndex index, FieldId set_field) const;
    // Live records of any kind whose link or link_set `field` points at `target`, in order of id.
    std::span<const RecordIndex> links_to(Id target, FieldId field) const;
    // Distinct non-empty texts of a field with their number of uses, most used first (suggestions).
    std::vector<std::pair<std::string, std::uint32_t>> used_texts(FieldId field) const;
    std::uint32_t conflict_count() const; // what waits for a decision: Record::conflicts of all live records

    // What newer versions have put into the header of files: key and canonical JSON, carried along (sync/snapshot.h).
    const std::map<std::string, std::string>& header_extras() const;
    int newest_schema() const; // of everything joined; 0 if nothing was

    const Names& names() const;
    Names& names(); // asking for a name may add it
    const StampTable& stamps() const;

    // Grows with every change; per kind, so that a view can tell whether it is stale.
    std::uint64_t revision() const;
    std::uint64_t revision(Kind kind) const;
    // Whether the record has been written since then: views look only at those again.
    bool changed_since(RecordIndex index, std::uint64_t revision) const {
        return static_cast<std::int32_t>(record(index).changed - static_cast<std::uint32_t>(revision)) > 0;
    }

    // Whatever is here can be written to a file and read again: an edit or a merge that would make the file larger than
    // readers take (limits::bytes) is refused. Tests let files be small.
    void set_most_bytes(std::size_t bytes);

    // Writing. Nothing is written if any part is refused (unknown replica, set field written whole, text too long, …).
    // A write of what a cell shows anyway is left out, unless it settles a conflict; where nothing remains, n is 0,
    // nothing is touched and there is nothing to undo. A number outside of what its field may hold is refused
    // (model/field_input.h), unless the cell has held it before. Text is cleaned (model/typed.h). Of two writes to one cell
    // the later one counts.
    Result<Applied> apply(const Change& change, std::int64_t wall_ms);

    // What follows from the newest undo step: taken back with it.
    Result<Applied> apply_to_last_step(const Change& change, std::int64_t wall_ms);

    // Undo writes the old values anew for cells that still show what the change wrote, and leaves the others alone;
    // a record that the change made is emptied and goes to the trash, so that a made and unmade one can be told from one
    // that somebody has thrown away. Undo of an undo is redo. Undo of a join gives back what was shown before, also where
    // the join only brought a second value; records that it brought keep what they say.
    bool can_undo() const;
    bool can_redo() const;
    std::string_view undo_name() const;
    std::string_view redo_name() const;
    std::uint64_t undo_step() const;               // which step undo() takes back, no two are the same; 0: none
    std::vector<RecordIndex> undo_records() const; // what that step has written; none if it is very much
    std::vector<RecordIndex> redo_records() const;
    Result<Applied> undo(std::int64_t wall_ms);
    Result<Applied> redo(std::int64_t wall_ms);
    Result<Applied> withdraw(std::int64_t wall_ms); // undo that cannot be redone: as if it had not been done
    void forget_undo();
    std::vector<UndoStep> undo_list(std::size_t most) const; // newest first
    // After a database was opened, before anything is written: what this replica has written in earlier sessions can be taken
    // back too, at most so many steps, as far as the cells remember what stood there before. A merge is not among them, nor
    // what was made and unmade, nor the making of the workspace. What was taken back then can be done again, as if nobody had left.
    // `name` says what such a step is called.
    void recall_undo(std::size_t most, const std::function<std::string(const RecalledStep&)>& name);

    // Why the fragment could not be joined: what came out would be larger than a file may be, or hold more unknown kinds.
    Result<void> can_join(const Fragment& fragment) const;
    // Joins records from outside. `name` makes it one undo step; an empty name (opening a database, following
    // another tab) makes none. What this database has stored itself always fits; of a file ask can_join() first.
    Applied join(const Fragment& fragment, std::string name);
    // Joins the wanted part and writes `settle` over it (conflicts that somebody has decided), all as one undo step.
    // Nothing is joined if a write is refused, or can_join() says no.
    Result<Applied> join(const Fragment& fragment, std::string name, const FragmentPart& part, const Change& settle,
        std::int64_t wall_ms);
    // Joins by taking over: much faster into an empty workspace.
    void adopt(Fragment&& fragment);

    // Deletion as changes, to be applied with others: what the note says is settled when the change is applied.
    void add_delete(Change& change, RecordIndex index) const;
    void add_restore(Change& change, RecordIndex index) const;

    struct Memory {
        std::size_t records, cells, extra_bytes;
    };
    Memory memory() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yinfeng
