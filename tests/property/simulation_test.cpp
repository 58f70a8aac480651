// Runs of the simulator (tests/property/simulation.h). YINFENG_ROUNDS=100 makes it a hundred times as many; YINFENG_SEED=n runs
// one seed again, YINFENG_FIRST_SEED=n begins there (scripts/test.sh soak goes on with new ones).

#include <doctest/doctest.h>

#include "tests/support/core_world.h"
#include "tests/property/simulation.h"

#include <cstdio>
#include <cstdlib>

using namespace yinfeng::test;

namespace {

struct Totals {
    int runs = 0, writes = 0, crashes = 0, restores = 0, files = 0, refused = 0, conflicts = 0;
    void add(const SimulationReport& report) {
        ++runs;
        writes += report.writes, crashes += report.crashes, restores += report.restores;
        files += report.files, refused += report.refused, conflicts += report.conflicts;
    }
};

void run(std::uint64_t seed, SimulationSize size, Totals& totals) {
    CAPTURE(seed);
    CAPTURE(size.offices);
    const SimulationReport report = simulate(seed, size);
    REQUIRE(report.broken == "");
    totals.add(report);
}

} // namespace

TEST_CASE("nothing acknowledged is lost, and siblings are the causal heads, through crashes, mail and wrong clocks") {
    Totals totals;
    if (const char* seed = std::getenv("YINFENG_SEED")) {
        run(std::strtoull(seed, nullptr, 10), {}, totals);
        return;
    }
    const char* given = std::getenv("YINFENG_FIRST_SEED");
    const std::uint64_t first = given ? std::strtoull(given, nullptr, 10) : 0;
    const int runs = rounds(120);
    for (int i = 0; i < runs; ++i) {
        const auto seed = first + static_cast<std::uint64_t>(i);
        run(seed, {.offices = 2 + i % 5, .steps = 60 + i % 7 * 30}, totals);
    }
    run(1'000'003, {.offices = 60, .steps = 400}, totals);
    std::printf("simulator: %d runs, %d writes, %d crashes, %d restores, %d files, %d damaged, up to %d conflicts each\n", totals.runs,
                totals.writes, totals.crashes, totals.restores, totals.files, totals.refused, totals.conflicts / totals.runs);
    // A run that never crashed, restored or met a damaged file would prove little.
    CHECK(totals.crashes > runs / 2);
    CHECK(totals.restores > runs / 20);
    CHECK(totals.refused > runs / 2);
    CHECK(totals.conflicts > runs / 2);
}
