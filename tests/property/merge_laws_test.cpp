// The laws of merging, by property: in whatever order, however often, with whatever in the files.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "store/cell.h"
#include "sync/open_conflicts.h"
#include "tests/support/core_world.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

Cell merged(const Cell& a, const Cell& b, const StampTable& stamps) {
    Cell result = a;
    result.merge(b, stamps);
    return result;
}

// The first law that a, b and c break; null if none.
const char* broken_law(const Cell& a, const Cell& b, const Cell& c, const StampTable& stamps) {
    const Cell ab = merged(a, b, stamps);
    if (!ab.equals(merged(b, a, stamps), stamps)) return "commutative";
    if (!merged(ab, c, stamps).equals(merged(a, merged(b, c, stamps), stamps), stamps)) return "associative";
    if (!merged(a, a, stamps).equals(a, stamps)) return "idempotent";
    if (!merged(ab, a, stamps).equals(ab, stamps)) return "absorbing";
    return nullptr;
}

// A cell as no honest program would write it: dots out of nowhere, values that differ under one dot, a history that
// holds siblings, contexts that cover what was never written.
Cell adversarial(SeededRandom& random, StampTable& stamps) {
    const auto write = [&] {
        Stamp stamp;
        stamp.replica = static_cast<ReplicaIndex>(random.below(3));
        stamp.n = 1 + random.below(4);
        stamp.wall_ms = static_cast<std::int64_t>(random.below(3));
        stamp.author = static_cast<std::uint32_t>(random.below(2));
        const auto number = random.below(4);
        Value value = number == 0   ? Value()
                      : number == 1 ? Value::of(true)
                      : number == 2 ? Value::of(std::int64_t{7})
                                    : Value::text("甲");
        return Sibling{std::move(value), stamps.intern(stamp)};
    };
    std::vector<Sibling> siblings, history;
    std::vector<Seen> context;
    for (auto i = random.below(4); i > 0; --i) siblings.push_back(write());
    const bool long_history = random.chance(1, 6);
    for (auto i = random.below(long_history ? 40 : 4); i > 0; --i) history.push_back(write());
    for (auto i = random.below(3); i > 0; --i) {
        context.push_back({static_cast<ReplicaIndex>(random.below(3)), random.below(6)});
    }
    return Cell::assemble(std::move(context), std::move(siblings), std::move(history), stamps);
}

} // namespace

TEST_CASE("merging cells is commutative, associative and idempotent for any cells whatever") {
    SeededRandom random(20190830);
    StampTable stamps;
    for (ReplicaId id : {30u, 10u, 20u}) stamps.replica(id);
    stamps.author("甲");
    stamps.author("乙");
    const int triples = rounds(200'000);
    for (int i = 0; i < triples; ++i) {
        const Cell a = adversarial(random, stamps), b = adversarial(random, stamps), c = adversarial(random, stamps);
        const char* law = broken_law(a, b, c, stamps);
        if (law || a.history().size() > history_limit) FAIL("triple ", i, " is not ", law ? law : "bounded");
    }
    std::printf("laws: %d adversarial triples of cells\n", triples);
}

// The oracle knows of every write which others its writer had seen. The heads of what a replica knows are the writes
// that no other write it knows has seen.
TEST_CASE("siblings are exactly the causal heads, whatever the clocks say") {
    SeededRandom random(19);
    int triples = 0;
    for (int run = 0; run < rounds(1'200); ++run) {
        StampTable stamps;
        const std::size_t replicas = 2 + random.below(5);
        struct Event {
            StampId stamp;
            std::set<int> seen; // its causal past
        };
        std::vector<Event> events;
        std::vector<Cell> cells(replicas);
        std::vector<std::set<int>> known(replicas);
        std::vector<std::int64_t> skew(replicas);
        for (std::size_t r = 0; r < replicas; ++r) {
            stamps.replica(100 + r * 7 % 5 * 10 + r);
            skew[r] = random.between(-300'000'000'000, 300'000'000'000); // ten years either way
        }
        stamps.author("甲");
        for (int step = 0; step < 40; ++step) {
            const std::size_t r = random.below(replicas);
            if (random.chance(2, 5)) {
                Stamp stamp;
                stamp.replica = static_cast<ReplicaIndex>(r);
                stamp.n = stamps.newest_n(stamp.replica) + 1;
                stamp.wall_ms = 1'500'000'000'000 + step * 1'000 + skew[r];
                const StampId id = stamps.intern(stamp);
                cells[r].write(Value::of(static_cast<std::int64_t>(events.size())), id, stamps);
                events.push_back({id, known[r]});
                known[r].insert(static_cast<int>(events.size()) - 1);
            } else {
                const std::size_t other = random.below(replicas);
                cells[r].merge(cells[other], stamps);
                known[r].insert(known[other].begin(), known[other].end());
            }
            std::set<std::int64_t> heads, siblings;
            for (const int event : known[r]) {
                const bool overwritten = std::any_of(known[r].begin(), known[r].end(),
                    [&](int other) { return events[static_cast<std::size_t>(other)].seen.contains(event); });
                if (!overwritten) heads.insert(event);
            }
            for (const Sibling& sibling : cells[r].siblings()) siblings.insert(sibling.value.as_integer());
            REQUIRE(siblings == heads);
            REQUIRE(cells[r].in_conflict() == (heads.size() > 1));
            for (const int event : known[r]) {
                REQUIRE(cells[r].has_seen(stamps[events[static_cast<std::size_t>(event)].stamp], stamps));
            }
            // Everything written is still there: as a sibling, or in the history as long as it has room.
            if (known[r].size() <= history_limit) {
                REQUIRE(cells[r].sibling_count() + cells[r].history().size() == known[r].size());
            }
        }
        for (int i = 0; i < 80; ++i, ++triples) {
            const Cell &a = cells[random.below(replicas)], &b = cells[random.below(replicas)],
                       &c = cells[random.below(replicas)];
            const char* law = broken_law(a, b, c, stamps);
            if (law) FAIL("run ", run, " is not ", law);
        }
    }
    std::printf("laws: %d reachable triples of cells\n", triples);
}

TEST_CASE("offices that have exchanged everything hold the same bytes, in whatever order they did") {
    Sha256 all; // the same natively and in WebAssembly
    const int runs = rounds(120);
    for (int run = 0; run < runs; ++run) {
        CAPTURE(run);
        CoreWorld world(static_cast<std::uint64_t>(run), 3);
        for (int i = 0; i < 60; ++i) world.step();
        for (int which = 0; which < 3; ++which) {
            const std::string problem = check_indexes(world.office(which));
            REQUIRE_MESSAGE(problem.empty(), problem);
        }
        const Fragment a = reread(world.office(0)), b = reread(world.office(1)), c = reread(world.office(2));
        const std::array<const Fragment*, 3> parts{&a, &b, &c};
        std::array<int, 3> order{0, 1, 2};
        std::string first_bytes, first_view;
        do {
            Workspace joined;
            for (const int which : order) joined.join(*parts[static_cast<std::size_t>(which)], "导入");
            joined.join(*parts[static_cast<std::size_t>(order[0])], "再次导入"); // again changes nothing
            // Grouped the other way round: the second and third first, then into the first.
            Workspace pair, grouped;
            pair.join(*parts[static_cast<std::size_t>(order[1])], "");
            pair.join(*parts[static_cast<std::size_t>(order[2])], "");
            grouped.join(*parts[static_cast<std::size_t>(order[0])], "");
            grouped.join(reread(pair), "");
            const std::string bytes = encode_snapshot(joined);
            if (first_bytes.empty()) {
                first_bytes = bytes;
                first_view = visible(joined);
            }
            REQUIRE(bytes == first_bytes);
            REQUIRE(encode_snapshot(grouped) == first_bytes);
            REQUIRE(visible(joined) == first_view);
            const std::string problem = check_indexes(joined);
            REQUIRE_MESSAGE(problem.empty(), problem);
        } while (std::next_permutation(order.begin(), order.end()));
        all.update(first_bytes);
        Workspace again;
        again.adopt(*decode_snapshot(first_bytes));
        REQUIRE(encode_snapshot(again) == first_bytes);
    }
    if (runs == 120) std::printf("digest merged-offices %s\n", to_hex(all.finish()).c_str());
}

TEST_CASE("a workspace that others have joined piece by piece is the same as one that got the whole") {
    for (int run = 0; run < rounds(40); ++run) {
        CAPTURE(run);
        CoreWorld world(1'000 + static_cast<std::uint64_t>(run), 2, false);
        Workspace follower;
        std::vector<std::string> log;
        for (int i = 0; i < 50; ++i) {
            world.step();
            // What the vault and the other tabs get: the cells that a step has touched.
            Workspace& office = world.office(0);
            Change change;
            change.set(Kind::project, {0x0190000000000001, 0x8000000000000001}, field::project::note_,
                Value::of(static_cast<std::int64_t>(i)));
            const auto applied = office.apply(change, 1'600'000'000'000 + i);
            REQUIRE(applied);
            log.push_back(encode_fragment(extract(office, applied->touched)));
            if (office.can_undo() && world.random().chance(1, 3)) {
                const auto undone = office.undo(1'600'000'000'500 + i);
                log.push_back(encode_fragment(extract(office, undone->touched)));
            }
        }
        const Applied joined = world.office(0).join(reread(world.office(1)), "导入");
        log.push_back(encode_fragment(extract(world.office(0), joined.touched)));
        std::vector<RecordIndex> everything;
        for (RecordIndex i = 0; i < world.office(0).record_count(); ++i) everything.push_back(i);
        log.push_back(encode_fragment(extract_records(world.office(0), everything)));
        std::reverse(log.begin(), log.end());
        for (const std::string& entry : log) {
            const auto fragment = decode_snapshot(entry, Digest::ignored);
            REQUIRE(fragment);
            follower.join(*fragment, "");
        }
        REQUIRE(encode_snapshot(follower) == encode_snapshot(world.office(0)));
        REQUIRE(encode_records(world.office(0), everything) == log.front());
    }
}

TEST_CASE("undoing everything brings back what was seen, and redoing everything what came of it") {
    int came_back = 0;
    for (int run = 0; run < rounds(200); ++run) {
        CAPTURE(run);
        CoreWorld world(5'000 + static_cast<std::uint64_t>(run), 2, false);
        for (int i = 0; i < 20; ++i) world.step();
        Workspace& office = world.office(0);
        office.forget_undo();
        office.set_replica(0x77);
        // A conflict that was settled cannot come back by a write, so we start from none.
        Change settle;
        for (RecordIndex index = 0; index < office.record_count(); ++index) {
            const Record& record = office.record(index);
            for (const Field& field : record.fields) {
                if (field.cell.in_conflict() || record.state == Record::State::contested) {
                    settle.writes.push_back({record.id, record.kind, field.id, field.cell.shown()});
                }
            }
        }
        (void)office.apply(settle, 1'700'000'000'000);
        office.forget_undo();
        const auto seen = [&] { // a write cannot bring back that two people disagreed
            std::string lines = visible(office);
            for (std::size_t at; (at = lines.find("? ")) != std::string::npos;) lines.erase(at, 2);
            return lines;
        };
        const std::string before = seen();
        std::int64_t wall_ms = 1'700'000'001'000;
        for (int i = 0; i < 25; ++i) {
            wall_ms += 1'000;
            const Id id{0x0190000000000000 + world.random().below(7), 0x8000000000000000 + world.random().below(2)};
            Change change;
            change.name = "改";
            std::string text = "新";
            append_integer(text, static_cast<std::int64_t>(world.random().below(3)));
            change.set(Kind::project, id, field::project::name_, Value::text(text));
            const RecordIndex index = office.find(id);
            if (world.random().chance(1, 3) && index != no_record && office.is_live(index))
                office.add_delete(change, index);
            if (world.random().chance(1, 4) && index != no_record) office.add_restore(change, index);
            if (world.random().chance(1, 8)) {
                office.join(reread(world.office(1)), "导入");
                // What stands side by side is left alone by every undo; somebody decides it.
                Change decided;
                for (const OpenConflict& each : open_conflicts(office)) {
                    const Record& record = office.record(each.record);
                    if (!each.is_deletion)
                        decided.writes.push_back(
                            {record.id, record.kind, each.field, office.value(each.record, each.field)});
                }
                REQUIRE(office.apply(decided, wall_ms += 10));
            } else {
                REQUIRE(office.apply(change, wall_ms));
            }
            if (world.random().chance(1, 5)) (void)office.undo(wall_ms += 10);
            if (world.random().chance(1, 6)) (void)office.redo(wall_ms += 10);
        }
        Change last; // leaves nothing to redo
        last.set(Kind::unit, {1, 1}, field::unit::name_, Value::text("末"));
        REQUIRE(office.apply(last, wall_ms += 1'000));
        const std::string after = seen();
        bool all_came_back = true; // but for conflicts within deleted records, which nobody could decide
        for (int round = 0; round < 2 && all_came_back; ++round) {
            while (office.can_undo()) {
                const auto undone = office.undo(wall_ms += 10);
                REQUIRE(undone);
                for (const Touched& left : undone->left_alone)
                    REQUIRE(office.record(left.record).find(left.field)->in_conflict());
                all_came_back = all_came_back && undone->left_alone.empty();
            }
            if (!all_came_back) break;
            REQUIRE(seen() == before);
            while (office.can_redo()) REQUIRE(office.redo(wall_ms += 10));
            REQUIRE(seen() == after);
        }
        came_back += all_came_back;
        const std::string problem = check_indexes(office);
        REQUIRE_MESSAGE(problem.empty(), problem);
    }
    CHECK(came_back >= rounds(200) * 9 / 10);
}
