#pragma once
// What a file holds, counted while its records pass: of a file of any size no record is kept.

#include "cli/input.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::cli {

struct FileFacts {
    struct KindFacts {
        std::string label;
        std::size_t all = 0, deleted = 0;
    };
    std::map<std::string, KindFacts> kinds;       // by name in files
    std::vector<std::string> offices, workspaces; // each once, in the order of the file
    std::size_t cells = 0, replicas = 0, authors = 0;
    std::size_t conflicts = 0; // cells, in records that are not deleted
    std::int64_t newest_ms = 0;
    int schema = 0;
};

// A file, read whole and checked, with what its records are. Safe on several threads.
struct Inspected {
    Loaded loaded; // without records
    FileFacts facts;
};
Answer<Inspected> inspect(Reader& reader, const std::string& file);

} // namespace yinfeng::cli
