#pragma once
// A table as bytes, for the way between the page and the module that reads documents. Both are of one build: another version is refused.

#include "base/result.h"
#include "documents/table.h"

#include <string>
#include <string_view>

namespace yinfeng::documents {

std::string to_bytes(const Table& table);
Result<Table> table_from_bytes(std::string_view bytes); // checked like a stranger's

} // namespace yinfeng::documents
