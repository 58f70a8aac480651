#pragma once
// The records of one kind that fulfil conditions, read from a file without keeping the others.

#include "cli/filter.h"
#include "cli/session.h"

#include <vector>

namespace yinfeng::cli {

struct Selection {
    Workspace workspace; // the records found, and of what they link to the names
    KindId kind = no_kind;
    std::vector<Column> columns;
    std::optional<Column> sort;
    std::vector<RecordIndex> records; // in order of id
};
Answer<Selection> select(Reader& reader, const Options& options, int utc_offset_minutes);

} // namespace yinfeng::cli
