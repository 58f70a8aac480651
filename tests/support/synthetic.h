#pragma once
// Synthetic workspaces: realistic Chinese project data in any amount, the same from the same seed on every machine.
// For what asks for its even shape: formats and digests that must be the same in every build, rules that are compared with another
// way to count, offices that have nothing in common. What the page and the command line are measured with is a demonstration
// (tests/bench/bench_workspace.h).

#include "store/workspace.h"

#include <cstdint>

namespace yinfeng::test {

struct Synthetic {
    std::uint32_t records = 1'000; // all kinds together; seven of ten are projects
    std::uint64_t seed = 1;
    std::int64_t from_ms = 1'483'200'000'000;         // 2016-12-31 16:00 UTC: written over the three years from here on
    std::uint32_t records_per_change = 500;           // how many share one stamp
    ReplicaId first_replica = 0x0f00'0000'0000'0001u; // of four that write in turns
};

// About 20 filled fields per project, with links to enterprises, units, persons and chain nodes, phases and service
// records. Written by four replicas of different offices; none is set as the workspace's own.
Workspace make_synthetic(const Synthetic& wanted);

// Changes `percent` of all filled text, quantity and choice cells of a copy, as another office would: for measuring merges.
void edit_synthetic(Workspace& workspace, double percent, std::uint64_t seed, ReplicaId replica);

} // namespace yinfeng::test
