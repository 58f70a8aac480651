#pragma once
// The cell: the content of one field, and the only thing in Yinfeng that merges (design, section 3).
//
//   context   what this cell has seen: for each replica the greatest n
//   siblings  the values that nobody has overwritten having seen them; normally one, more after concurrent edits
//   history   the newest `history_limit` of the older writes, for people
//
// A multi-value register with dotted version vectors. Laws, tested by property: merge is commutative,
// associative and idempotent, and after any exchange the siblings are exactly the causal heads.
//
//   merge   context: pointwise maximum. A sibling survives if the other side has its dot too, or if the other
//           side's context does not cover its dot. What does not survive goes to the history. Two different
//           values under one dot (a cloned replica) are both kept.
//   write   n is new for the replica; siblings = [new], the old ones go to the history: a write settles a conflict.
//   show    the sibling with the greatest (wall_ms, replica id, n, value hash). More than one distinct value: 待确认.
//
// Why the laws hold: for each dot a state is "not seen" < "present with this set of values" < "seen and gone", and a
// merge takes the greater of the two (the union of the values where both are present): a semilattice, dot by dot. The
// history is the newest `history_limit` of everything that either side has in its history or that stopped being a
// sibling; taking the newest K of a union by a total order is one too. Nothing else is ever filtered out of it, so this
// holds for any state a file may bring, also one that no honest program has written. Every dot of a sibling
// or of the history is covered by the context: assemble() sees to it.
//
// Most cells have been written once: one sibling, a context that is just its dot, no history. That case takes
// 24 to 32 bytes; the rest lives behind a pointer.

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

struct Seen { // one entry of a context
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
    static Cell assemble(std::vector<Seen> context, std::vector<Sibling> siblings, std::vector<Sibling> history,
        const StampTable& stamps);

    bool is_empty() const { return count_ == 0 && !rest_; }
    const Value& shown() const { return shown_.value; } // none if empty
    StampId shown_stamp() const { return shown_.stamp; }
    bool in_conflict() const;                                          // more than one distinct value
    std::vector<Sibling> siblings() const;                             // shown one first, then in canonical order
    std::span<const Sibling> history() const;                          // newest first
    std::vector<Seen> context(const StampTable& stamps) const;         // sorted by replica id
    bool has_seen(const Stamp& stamp, const StampTable& stamps) const; // its context covers the dot

    // A local write. `stamp` must be newer than anything its replica has in the context.
    void write(Value value, StampId stamp, const StampTable& stamps);

    // Joins `other`, whose stamps are numbers of the same table. True if anything changed.
    bool merge(const Cell& other, const StampTable& stamps);
    bool equals(const Cell& other, const StampTable& stamps) const;
    // The same siblings: what people see is the same, whatever the history says.
    bool same_siblings(const Cell& other) const;

    // Changes every stamp and replica number to that of the translation's target table.
    void renumber(StampTranslation& translation);

    std::size_t extra_bytes() const; // on the heap, for the memory figures

    // Written once: one sibling, and nothing seen but its own dot.
    bool is_simple() const { return count_ == 1 && !rest_; }
    std::size_t sibling_count() const { return count_; }

private:
    struct Rest {
        std::vector<Seen> context;    // sorted by replica index; complete
        std::vector<Sibling> others;  // siblings beside the shown one, canonical order
        std::vector<Sibling> history; // newest first, at most history_limit
    };
    struct Parts; // a cell taken apart
    Parts take_apart(const StampTable& stamps) const;
    void put_together(Parts parts, const StampTable& stamps);

    Sibling shown_;
    std::uint32_t count_ = 0; // siblings
    std::unique_ptr<Rest> rest_;
};

// The order in which writes are shown and kept: greater is newer. Total: only equal writes are equivalent, and the
// same on every computer. -1, 0 or 1.
int compare_writes(const Sibling& a, const Sibling& b, const StampTable& stamps);

} // namespace yinfeng
