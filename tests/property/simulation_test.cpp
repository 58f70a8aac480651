// Runs of the simulator (tests/property/simulation.h). YINFENG_ROUNDS=100 makes it a hundred times as many; YINFENG_SEED=n runs
// one seed again, YINFENG_FIRST_SEED=n begins there (scripts/test.sh soak goes on with new ones).

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "tests/property/simulation.h"
#include "tests/support/core_world.h"

#include <cstdio>
#include <cstdlib>

using namespace yinfeng::test;

namespace {

struct Totals {
    SimulationReport sum;
    int runs = 0;
    yinfeng::Sha256 digests;

    void add(const SimulationReport& report) {
        ++runs;
        for (const auto part : {&SimulationReport::writes, &SimulationReport::deletions, &SimulationReport::crashes,
                 &SimulationReport::faults, &SimulationReport::restores, &SimulationReport::clones,
                 &SimulationReport::clones_noticed, &SimulationReport::files, &SimulationReport::refused,
                 &SimulationReport::conflicts}) {
            sum.*part += report.*part;
        }
        digests.update(report.digest);
    }
};

void run(std::uint64_t seed, SimulationSize size, Totals& totals) {
    CAPTURE(seed);
    CAPTURE(size.offices);
    const SimulationReport report = simulate(seed, size);
    REQUIRE(report.broken == "");
    totals.add(report);
}

SimulationSize size_of(std::uint64_t seed) {
    return {.offices = static_cast<int>(2 + seed % 5),
        .steps = static_cast<int>(60 + seed % 7 * 30),
        .clones = seed % 3 == 2};
}

} // namespace

TEST_CASE("nothing acknowledged is lost, and siblings are the causal heads, through crashes, mail and wrong clocks") {
    Totals totals;
    if (const char* given = std::getenv("YINFENG_SEED")) {
        const std::uint64_t seed = std::strtoull(given, nullptr, 10);
        run(seed, size_of(seed), totals);
        return;
    }
    const char* given = std::getenv("YINFENG_FIRST_SEED");
    const std::uint64_t first = given ? std::strtoull(given, nullptr, 10) : 0;
    const int runs = rounds(120);
    for (int i = 0; i < runs; ++i) {
        const auto seed = first + static_cast<std::uint64_t>(i);
        run(seed, size_of(seed), totals);
    }
    run(first + 1'000'003, {.offices = 60, .steps = 400, .clones = true}, totals);
    run(first + 1'000'004, {.offices = 300, .steps = 900}, totals);
    const SimulationReport& sum = totals.sum;
    std::printf(
        "simulator: %d runs of 2 to 300 offices, %d writes, %d deletions, %d crashes, %d failed operations, %d restores, "
        "%d copied profiles put back (%d noticed), %d files, %d damaged, up to %d conflicts each\n",
        totals.runs, sum.writes, sum.deletions, sum.crashes, sum.faults, sum.restores, sum.clones, sum.clones_noticed,
        sum.files, sum.refused, sum.conflicts / totals.runs);
    if (first == 0) std::printf("digest simulator %s\n", yinfeng::to_hex(totals.digests.finish()).c_str());
    // A run that never crashed, restored or met a damaged file would prove little.
    CHECK(sum.crashes > runs / 2);
    CHECK(sum.deletions > runs / 2);
    CHECK(sum.faults > runs / 4);
    CHECK(sum.restores > runs / 20);
    CHECK(sum.clones > runs / 10);
    CHECK(sum.clones_noticed > runs / 40);
    CHECK(sum.refused > runs / 2);
    CHECK(sum.conflicts > runs / 2);
}
