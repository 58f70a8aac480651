#pragma once
// The recycle bin: deleted records of every kind, with what they belonged to and what went with them, and what has to come
// back so that a restored record can be seen.
//
// A chain takes its nodes and links with it, a node its links, a label set its labels, and every record its follow-ups: they stand under it and come back with
// it. A record whose
// making was undone, or that was left without a value, holds nothing and is in no bin.

#include "store/workspace.h"

#include <vector>

namespace yinfeng::domain {

struct Trashed {
    RecordIndex record = no_record;
    RecordIndex part_of = no_record; // the whole it belongs to, live or not
    std::int64_t deleted_ms = 0;     // when and by whom, by the writer's clock
    std::string_view author;
    std::vector<RecordIndex> with; // parts that went in the same step
};
std::vector<Trashed> trash_of(const Workspace& workspace); // newest first

// A node's chain, a link's node, a phase's project; the first that exists, and nothing for wholes.
RecordIndex whole_of(const Workspace& workspace, RecordIndex record);

// Everything that is to be restored with these: what went with them, and the wholes without which they would not be seen.
std::vector<RecordIndex> restored_with(const Workspace& workspace, const std::vector<RecordIndex>& records);

} // namespace yinfeng::domain
