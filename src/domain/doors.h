#pragma once
// What no door writes, whatever the store would take: page, command line, form, drop and paste ask before they write. Files bring
// what they bring.

#include "base/result.h"
#include "store/workspace.h"

namespace yinfeng::domain {

// Refused in words: a record above itself (hierarchy.h), a link of a chain from a node to itself, a name of which nobody sees
// anything, a record merged into itself or without a merge, the deletion of the only settings, anything of a locked view but what
// unlocks it or decides a conflict, a pattern of numbers that cannot be read (codes.h). What stands
// there already may be written again with others, and a new record may wait for its name.
Result<void> check_writes(const Workspace& workspace, const Change& change);

// Blanks and characters that are drawn as nothing; also "".
bool is_name_of_nothing(std::string_view name);

} // namespace yinfeng::domain
