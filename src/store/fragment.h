#pragma once
// A fragment: any set of records with cells, away from a workspace. A snapshot file, a stored chunk, a log entry and
// what one tab tells another are all fragments; a workspace joins them in any order, any number of times.
//
// A fragment has its own tables of names and stamps; joining translates them.

#include "store/workspace.h"

namespace yinfeng {

struct Fragment {
    Names names;
    StampTable stamps;
    std::vector<Record> records; // sorted by (kind name, id), each once; state and conflicts are not set
    int schema = 0;              // of the catalogue it was written with
    std::map<std::string, std::string> header_extras; // Workspace::header_extras
};

// The cells named by `touched` (whole cells, with context and history), or whole records.
Fragment extract(const Workspace& workspace, std::span<const Touched> touched);
Fragment extract_records(const Workspace& workspace, std::span<const RecordIndex> records);

} // namespace yinfeng
