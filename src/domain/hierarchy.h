#pragma once
// What stands above what: links from a record to one of its own kind, such as 上级单位. Nothing stands above itself, directly or
// over others. Every door asks before it writes; what files bring stays, and the checks point it out (checks.h).

#include "base/result.h"
#include "store/workspace.h"

#include <vector>

namespace yinfeng::domain {

// Refused where a record would come to stand above itself by what the change writes.
Result<void> check_hierarchy(const Workspace& workspace, const Change& change);

// The field by which the record stands above itself, if one does.
std::optional<FieldId> circle_of(const Workspace& workspace, RecordIndex record);

} // namespace yinfeng::domain
