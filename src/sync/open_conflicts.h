#pragma once
// What waits for a decision (待确认): fields with more than one value, and records that one side deleted while another
// edited them. Conflicts live in the data and travel in snapshots until somebody writes.

#include "store/workspace.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace yinfeng {

struct OpenConflict {
    RecordIndex record = no_record;
    FieldId field = no_field; // the cell "deleted" where is_deletion
    bool is_deletion = false; // deleted, and edited by somebody who did not know
};

// Of live records, in order of kind, id and field.
std::vector<OpenConflict> open_conflicts(const Workspace& workspace);

// One way to decide many at once.
struct SettleRule {
    std::string office;      // take what this unit wrote; empty: take what was written last
    std::int64_t now_ms = 0; // writes of clocks more than a day ahead of it are not "last"
};

// Writes that settle the conflicts the rule can decide; the others stay open. Of a record that is deleted and edited, the
// last write wins as well: the deletion, or the edit.
Change settle(
    const Workspace& workspace, std::span<const OpenConflict> conflicts, const SettleRule& rule, std::string name);

// The units that have written one of the values, for the choice of a rule.
std::set<std::string> offices_in(const Workspace& workspace, std::span<const OpenConflict> conflicts);

} // namespace yinfeng
