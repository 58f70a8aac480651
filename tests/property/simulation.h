#pragma once
// Everything at once: offices whose computers crash at any storage step, whose storage fails now and then, whose clocks are ten years
// off, who send each other files that get lost, arrive twice, are cut short or damaged, who delete what others edit, restore old backups
// and copy browser profiles; a third of them have a newer version that writes kinds, fields and header keys which the others do not
// know. One seed is one run.
//
// An oracle beside it knows of every write which others its writer had seen. After each step:
//  - the values that stand in a cell are exactly the causal heads of what the office knows (where a profile was copied, of the two
//    that wrote under one number one may be in the history instead);
//  - what is in the trash was deleted by somebody who had seen all that stands in it;
//  - what was reported as saved is there after every crash, and what comes back is a state that the office was in;
//  - a damaged file is refused and changes nothing.
// In the end everybody exchanges everything and holds the same bytes.

#include <cstdint>
#include <string>

namespace yinfeng::test {

struct SimulationSize {
    int offices = 4;
    int steps = 120;
    bool clones = false; // profiles are copied and put back; else single storage operations fail
};

struct SimulationReport {
    std::string broken; // what went wrong, with the step; empty if nothing did
    std::string digest; // of the state that all end in: the same on every platform
    int writes = 0, deletions = 0, crashes = 0, faults = 0, restores = 0, clones = 0, clones_noticed = 0, files = 0,
        refused = 0;
    int conflicts = 0; // open at one time in one office, the most there were
};

SimulationReport simulate(std::uint64_t seed, SimulationSize size);

} // namespace yinfeng::test
