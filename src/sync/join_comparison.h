#pragma once
// What joining a file would do to one record and to each of its fields, without doing it.

#include "store/fragment.h"
#include "sync/import_counts.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace yinfeng {

enum class RecordEffect : std::uint8_t { unchanged, added, updated, conflicting, deleted, restored };

struct RecordImpact {
    RecordEffect effect = RecordEffect::unchanged;
    bool unknown_kind = false;
    bool contested = false;   // deleted on one side, edited on the other: people must decide
    bool own_unknown = false; // holds a write under this browser's replica id that this browser has never seen
    bool brings = false;      // some cell would change, if only in what it has seen or in its history
    std::uint16_t fields_added = 0, fields_updated = 0, fields_conflicting = 0, fields_unknown = 0;
    StampId newest = UINT32_MAX; // the newest write that it brings, in the file's table; none: UINT32_MAX

    // Adds this record to the counts, or takes it off again.
    void add_to(ImportCounts& counts, bool add = true) const;
};

// One value as somebody wrote it. The texts live as long as the comparison.
struct Said {
    Value value;
    std::int64_t wall_ms = 0;
    std::string_view author; // name · unit
};

enum class FieldEffect : std::uint8_t {
    added,       // unfilled here
    updated,     // the file's value follows ours
    conflicting, // two people wrote without knowing of each other
    kept,        // ours follows the file's
    unknown,     // the file brings something to a field that this version does not know; it is carried along
};

struct FieldComparison {
    FieldId there = no_field; // in the file's numbers
    FieldId here = no_field;  // in the workspace's; no_field for what it has not met
    FieldEffect effect = FieldEffect::updated;
    bool is_deletion = false;       // not a field: one side deleted the record
    std::vector<Said> ours, theirs; // what stands side by side, the shown one first; ours is empty if unfilled
    // What both sides started from: a value, unfilled, or no longer known (neither history holds it).
    enum class Base : std::uint8_t { value, unfilled, forgotten } base = Base::forgotten;
    Value base_value;
};

// Leaves fields of a record out as if the file did not hold them; ids of the file, sorted.
using LeftOutFields = std::span<const FieldId>;

class JoinComparison {
public:
    // Both must live as long as this, and the workspace must not change.
    JoinComparison(const Workspace& workspace, const Fragment& file);
    ~JoinComparison();

    RecordIndex record_here(std::size_t record) const; // no_record if the workspace does not have it
    RecordImpact impact(std::size_t record, LeftOutFields left_out = {});
    // The fields that differ, in the order of the catalogue: a deletion first, then conflicts.
    std::vector<FieldComparison> fields(std::size_t record);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yinfeng
