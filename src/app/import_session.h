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
    enum class State : std::uint8_t { reading, ready, refused, applying, done } state = State::reading;
    std::string file_name;
    std::uint64_t file_bytes = 0;
    std::string digest;                 // first 8 characters are shown
    std::string problem;                // refused: what is wrong and what to do
    std::vector<std::string> warnings;  // ready: shown above the counts
    std::unique_ptr<Fragment> fragment;
    ImportPlan plan;
};

} // namespace yinfeng::app
