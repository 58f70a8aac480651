// Ten thousand small stories, told again natively and in WebAssembly: scripts/test.sh compares the lines `digest …` of the two. A line
// covers a hundred stories: what every office holds, byte by byte, and what its people see.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "sync/change_list.h"
#include "sync/merge_review.h"
#include "sync/open_conflicts.h"
#include "tests/support/core_world.h"

#include <cstdio>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

struct Tally {
    int cases = 0, reviewed = 0, conflicts = 0, deleted = 0, unknown = 0, undone = 0;
};

// Somebody looks through the file of another office, leaves some of it out, decides some conflicts, and imports the rest.
void import_reviewed(
    Workspace& office, const Workspace& from, SeededRandom& random, std::int64_t wall_ms, Tally& tally) {
    const Fragment file = reread(from);
    MergeReview review(file);
    review.compare(office);
    for (const MergeReview::Item& item : review.items()) {
        if (random.chance(1, 6)) review.tick(item.record, false);
        for (const FieldComparison& field : review.fields(item.record)) {
            if (random.chance(1, 8)) review.tick(item.record, field.there, false);
            if (field.effect == FieldEffect::conflicting) {
                review.choose(item.record, field.here, static_cast<ConflictChoice>(random.below(3)));
            }
        }
    }
    tally.reviewed += review.does_anything();
    const auto joined = office.join(file, "导入", review.part(), {"导入", review.settlements()}, wall_ms);
    REQUIRE_MESSAGE(joined.has_value(), (joined ? "" : joined.error().message));
}

void tell(std::uint64_t seed, Sha256& digest, Tally& tally) {
    SeededRandom random(seed * 2654435761u + 1);
    CoreWorld world(seed, 2 + static_cast<int>(seed % 3));
    for (auto left = 8 + random.below(16); left > 0; --left) world.step();
    std::int64_t wall_ms = 1'600'000'000'000;
    Workspace& reader = world.office(0);
    import_reviewed(reader, world.office(1), random, wall_ms, tally);
    if (random.chance(1, 3)) {
        const auto undone = reader.undo(wall_ms += 1'000);
        tally.undone += undone.has_value();
    }
    if (random.chance(1, 3)) {
        const auto conflicts = open_conflicts(reader);
        const Change settled = settle(reader, conflicts, {.office = {}, .now_ms = wall_ms}, "处理");
        REQUIRE(reader.apply(settled, wall_ms += 1'000).has_value());
    }
    for (int which = 0; which < world.office_count(); ++which) {
        const Workspace& office = world.office(which);
        digest.update(encode_snapshot(office));
        digest.update(visible(office));
        tally.conflicts += office.conflict_count() > 0;
        tally.deleted += !office.deleted(Kind::project).empty();
        tally.unknown += office.names().find_kind("future_kind") != no_kind;
    }
    // The list of what is different, as people get it.
    for (const ChangedRecord& record : changes_between(world.office(1), reader)) {
        std::string line = std::to_string(static_cast<int>(record.what)) + " " + std::to_string(record.wall_ms) + " ";
        line += record.author;
        for (const ChangedField& field : record.fields)
            line += " " + field.before.to_json() + ">" + field.after.to_json();
        digest.update(line);
    }
    ++tally.cases;
}

} // namespace

TEST_CASE("ten thousand generated cases have the same digests natively and in WebAssembly") {
    Tally tally;
    for (std::uint64_t line = 0; line < 100; ++line) {
        Sha256 digest;
        for (std::uint64_t i = 0; i < 100; ++i) {
            CAPTURE(line * 100 + i);
            tell(line * 100 + i, digest, tally);
        }
        std::printf("digest generated-cases-%02d %s\n", static_cast<int>(line), to_hex(digest.finish()).c_str());
    }
    std::printf(
        "digests: %d cases, %d with a reviewed import, %d undone; offices: %d with conflicts, %d with deletions, %d with unknown kinds\n",
        tally.cases, tally.reviewed, tally.undone, tally.conflicts, tally.deleted, tally.unknown);
    for (const int count : {tally.reviewed, tally.undone, tally.conflicts, tally.deleted, tally.unknown})
        CHECK(count > 1'000);
}
