#pragma once
// A fragment: any set of records with cells, away from a workspace. A snapshot file, a stored chunk, a log entry and
// what one tab tells another are all fragments; a workspace joins them in any order, any number of times.
//
// A fragment has its own tables of names and stamps; joining translates them.

#include "store/workspace.h"

#include <set>
#include <span>
#include <unordered_map>
#include <vector>

namespace yinfeng {

struct Fragment {
    Names names;
    StampTable stamps;
    std::vector<Record> records; // sorted by (kind name, id), each once; state and conflicts are not set
    int schema = 0;              // of the catalogue it was written with
    std::map<std::string, std::string> header_extras; // Workspace::header_extras
    std::size_t bytes = 0;                            // of the text it was read from; 0: it was not
    // JSON: what a file was made without ("confidential"); empty: nothing. Joining does not pass it on.
    std::string left_out;
    bool was_mended =
        false; // authors were read as they ought to have been written: where it is stored, it is written anew
};

// Which part of a fragment somebody wants: all of it, but for the records and single cells taken out. What is left out is
// treated as if the fragment did not hold it, so it can be joined later.
class FragmentPart {
public:
    bool is_all() const { return records_.empty() && fields_.empty(); }
    bool wants(std::uint32_t record) const { return !records_.contains(record); }
    bool wants(std::uint32_t record, FieldId field) const;
    bool wants_all_of(std::uint32_t record) const { return wants(record) && !fields_.contains(record); }
    std::span<const FieldId> fields_left_out(std::uint32_t record) const; // sorted
    void set(std::uint32_t record, bool wanted);
    void set(std::uint32_t record, FieldId field, bool wanted);

private:
    std::set<std::uint32_t> records_;
    std::unordered_map<std::uint32_t, std::vector<FieldId>> fields_;
};

// The cells named by `touched` (whole cells, with context and history), or whole records.
Fragment extract(const Workspace& workspace, std::span<const Touched> touched);
Fragment extract_records(const Workspace& workspace, std::span<const RecordIndex> records);

} // namespace yinfeng
