#pragma once
// One import from the moment a file arrives until it is applied or given up: reading, checking, the counts
// shown before anything is written, and what is wrong if something is.

#include "store/fragment.h"
#include "sync/import_plan.h"

#include <memory>
#include <string>
#include <vector>

namespace yinfeng::app {

struct ImportSession {
    enum class State : std::uint8_t { reading, ready, refused, applying } state = State::reading;
    std::string file_name;
    std::uint64_t file_bytes = 0;
    std::string digest;                 // of the snapshot in the file; the first 8 characters are shown
    std::string problem;                // refused: what is wrong and what to do
    std::vector<std::string> warnings;  // ready: shown above the counts
    std::unique_ptr<Fragment> fragment;
    ImportPlan plan;
    // Nothing in the file is new here.
    bool changes_nothing() const {
        const ImportCounts& n = plan.total;
        return n.records_added + n.records_updated + n.records_conflicting + n.records_deleted + n.records_restored == 0;
    }
};

} // namespace yinfeng::app
