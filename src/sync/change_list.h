#pragma once
// What is different between two states, for people: the list behind 比较 (two snapshots, or two dates of one workspace)
// and behind 恢复到备份. Later the weekly comparison (周周比) stands on it.

#include "store/workspace.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace yinfeng {

struct ChangedField {
    FieldId field = no_field; // in the numbers of the later state
    Value before, after;      // none: unfilled
    std::string_view author;  // who wrote `after`; lives as long as the later state
    std::int64_t wall_ms = 0;
    bool before_is_forgotten = false; // two dates: the history does not reach back so far
};

struct ChangedRecord {
    RecordIndex record = no_record; // of the later state; of the earlier one where only that has it
    bool only_before = false;       // the later state does not have it at all (another branch, or an older file)
    enum class What : std::uint8_t { added, changed, deleted, restored } what = What::changed;
    std::vector<ChangedField> fields; // of added ones: everything that is filled; of deleted ones: nothing
    std::string_view author;          // who added, deleted or restored it, or wrote the newest field
    std::int64_t wall_ms = 0;
};

// What people see in `after` and did not see in `before`, in order of kind and id.
std::vector<ChangedRecord> changes_between(const Workspace& before, const Workspace& after);

// What was written in [from_ms, to_ms) by the writers' own clocks, and still is known: history reaches back
// `history_limit` writes for each field.
std::vector<ChangedRecord> changes_in(const Workspace& workspace, std::int64_t from_ms, std::int64_t to_ms);

// The change that makes `now` show what `then` showed: old values are written anew, what came later goes to the trash.
// Nothing is forgotten: it is a change like any other, with history and undo. `then` holds nothing that `now` has not
// joined (an old backup of the same workspace).
Change change_to_restore(const Workspace& now, const Workspace& then, std::string name);

} // namespace yinfeng
