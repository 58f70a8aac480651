#pragma once
// How large a workspace can be in a file, told without writing it: no less than it takes, and not much more. That is how an edit
// or a merge is refused that would make a file which its own readers refuse (model/limits.h).

#include "store/fragment.h"

#include <cstddef>

namespace yinfeng {

std::size_t most_bytes_of(const Value& value);
std::size_t most_bytes_of(const Cell& cell, const StampTable& stamps);
std::size_t most_bytes_of(const Record& record, const Names& names, const StampTable& stamps);
std::size_t most_bytes_of(const StampTable& stamps);
std::size_t most_bytes_of(const std::map<std::string, std::string>& header_extras);
// A local write with all it may bring: a record, a stamp, an author, an entry of the floor.
std::size_t most_bytes_of_write(std::string_view kind, std::string_view field, const Value& value);

// What the fragment adds to the workspace when it is joined: cells that are the same here add nothing.
std::size_t most_bytes_added(const Workspace& workspace, const Fragment& fragment);

} // namespace yinfeng
