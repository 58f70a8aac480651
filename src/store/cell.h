#pragma once
// The cell: the content of one field, and the only thing in Yinfeng that merges (design, section 3).
//
//   siblings  the writes that nobody has overwritten having seen them; normally one, more after concurrent edits
//   history   the newest `history_limit` of the writes that are gone, for people
//   floor     for each replica the greatest n of a write that the history has forgotten: all up to it is gone
//
// So a cell knows its causal past write by write, and by number only where it has forgotten the writes. That is what a copied
// browser profile asks for: both copies go on under one replica id, and (replica, n) alone cannot tell what one of them has
// written from what the other has. A write is its whole stamp - replica, n, time, author - and a copy's write that stands in no list
// and above the floor has not been seen, however great the numbers are that have.
//
// Laws, tested by property: merge is commutative, associative and idempotent for any cells whatever, and after any exchange
// the siblings are exactly the causal heads.
//
//   merge   A sibling survives if it stands in the other cell too, or if the other has not seen it: neither in its history nor at or
//           below its floor. What does not survive goes to the history. Floors: pointwise maximum.
//   write   n is new for the replica; siblings = [new], the old ones go to the history: a write settles a conflict.
//   forget  What the history has no room for raises the floor; a sibling at or below the floor goes to the history, until nothing
//           moves any more.
//   show    the sibling with the greatest (wall_ms, replica id, n, value hash). More than one distinct value: 待确认.
//
// Why the laws hold: for each write a state is "not seen" < "present" < "gone", and joining takes the greater of the two, write
// by write, and the greater floor: a semilattice. Forgetting only ever moves a state upwards, moves a greater state at least as
// far, and does nothing the second time (what is beyond the newest K of a set is beyond the newest K of every larger one): a closure, and a join
// followed by a closure is a semilattice again. Nothing else is filtered, so this holds for any state a file may bring.
//
// The limit: of a copied profile, a write goes to the history instead of standing side by side where the other copy has forgotten a
// write of a greater n in the same cell: after it has written this field more than `history_limit` times since the copy was made. Nor
// are two writes told apart whose whole stamps are equal; their values then stand side by side until either is overwritten.
// What was written by programs that stated (replica, n) only (sync/snapshot.h, format 1) counts as forgotten up to
// the greatest n where their history is full.
//
// Most cells have been written once: one sibling, no history, no floor. That case takes 24 to 32 bytes; the rest lives behind a
// pointer.

#include "model/value.h"
#include "store/stamps.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace yinfeng {

inline constexpr std::size_t history_limit = 20;

struct Sibling {
    Value value;
    StampId stamp = 0;
};

struct Seen { // everything of that replica up to n
    ReplicaIndex replica = 0;
    std::uint64_t n = 0;
    bool operator==(const Seen&) const = default;
};

class Cell {
public:
    Cell() = default; // empty: no sibling, nothing seen; the neutral element of merge
    Cell(Value value, StampId stamp) : shown_{std::move(value), stamp}, count_(1) {}
    Cell(const Cell&);
    Cell(Cell&&) noexcept = default;
    Cell& operator=(const Cell&);
    Cell& operator=(Cell&&) noexcept = default;

    // Reassembles a cell that was taken apart (decoder); order of the arguments does not matter.
    static Cell assemble(
        std::vector<Seen> floor, std::vector<Sibling> siblings, std::vector<Sibling> history, const StampTable& stamps);

    bool is_empty() const { return count_ == 0 && !rest_; }
    const Value& shown() const { return shown_.value; } // none if empty
    StampId shown_stamp() const { return shown_.stamp; }
    bool in_conflict() const;                                // more than one distinct value
    std::vector<Sibling> siblings() const;                   // shown one first, then in canonical order
    std::span<const Sibling> history() const;                // newest first
    std::vector<Seen> floor(const StampTable& stamps) const; // sorted by replica id
    // For each replica the greatest n of all it has seen, sorted by replica id.
    std::vector<Seen> context(const StampTable& stamps) const;
    bool has_seen(const Stamp& stamp, const StampTable& stamps) const; // the write is present, or gone

    // A local write. Nothing of its replica that this cell has seen may have an n as great as the stamp's.
    void write(Value value, StampId stamp, const StampTable& stamps);

    // Joins `other`, whose stamps are numbers of the same table. True if anything changed. Takes the time of sorting what
    // `other` holds, and of passing once over what is here.
    bool merge(const Cell& other, const StampTable& stamps);
    bool equals(const Cell& other, const StampTable& stamps) const;
    // The same siblings: what people see is the same, whatever the history says.
    bool same_siblings(const Cell& other) const;

    // Changes every stamp and replica number to that of the translation's target table.
    void renumber(StampTranslation& translation);

    std::size_t extra_bytes() const; // on the heap, for the memory figures

    // Written once: one sibling, and nothing else seen.
    bool is_simple() const { return count_ == 1 && !rest_; }
    std::size_t sibling_count() const { return count_; }

private:
    struct Rest {
        std::vector<Seen> floor;      // sorted by replica index
        std::vector<Sibling> others;  // siblings beside the shown one, canonical order
        std::vector<Sibling> history; // newest first, at most history_limit
    };
    struct Parts; // a cell taken apart
    Parts take_apart() const&;
    Parts take_apart() &&;
    void put_together(Parts parts);
    static void forget(Parts& parts, const StampTable& stamps);
    friend class SeenWrites;

    Sibling shown_;
    std::uint32_t count_ = 0; // siblings
    std::unique_ptr<Rest> rest_;
};

// Which writes a cell has seen, for looking up many. The cell must stay as it is meanwhile.
class SeenWrites {
public:
    SeenWrites(const Cell& cell, const StampTable& stamps);
    bool has(StampId stamp) const;

private:
    const StampTable& stamps_;
    std::vector<StampId> listed_; // sorted
    std::vector<Seen> floor_;     // sorted by replica index
};

// What numbers alone say to be gone, by replica index: up to the greatest n in the history, and below that of a sibling.
std::vector<Seen> closed_by_numbers(
    std::span<const Sibling> siblings, std::span<const Sibling> history, const StampTable& stamps);

// Any total order of values, the same on every computer. -1, 0 or 1; 0 only for equal ones.
int compare_values(const Value& a, const Value& b);

// The order in which writes are shown and kept: greater is newer. Total: only equal writes are equivalent, and the
// same on every computer. -1, 0 or 1.
int compare_writes(const Sibling& a, const Sibling& b, const StampTable& stamps);

} // namespace yinfeng
