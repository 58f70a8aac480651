#pragma once
// What a copy of a record is called, so that it is told apart from the record: 甲（副本）, the next one 甲（副本 2）.

#include "store/workspace.h"

#include <string>
#include <string_view>

namespace yinfeng::domain {

// The first of these names that no live record of the kind has; a copy of a copy is one more of the same record. "" where the
// record has no name: none was filled in, or its kind has only a number.
std::string name_of_copy(const Workspace& workspace, RecordIndex record);

} // namespace yinfeng::domain
