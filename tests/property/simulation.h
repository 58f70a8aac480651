#pragma once
// Everything at once: offices whose computers crash at any storage step, whose clocks are ten years off, who send each other files
// that get lost, arrive twice, are cut short or damaged, and who restore old backups. One seed is one run.
//
// An oracle beside it knows of every write which others its writer had seen. After each step:
//  - the values that stand in a cell are exactly the causal heads of what the office knows;
//  - what was reported as saved is there after every crash, and what comes back is a state that the office was in;
//  - a damaged file is refused and changes nothing.
// In the end everybody exchanges everything and holds the same bytes.

#include <cstdint>
#include <string>

namespace yinfeng::test {

struct SimulationSize {
    int offices = 4;
    int steps = 120;
};

struct SimulationReport {
    std::string broken;   // what went wrong, with the step; empty if nothing did
    std::string digest;   // of the state that all end in: the same on every platform
    int writes = 0, crashes = 0, restores = 0, files = 0, refused = 0, conflicts = 0;
};

SimulationReport simulate(std::uint64_t seed, SimulationSize size);

} // namespace yinfeng::test
