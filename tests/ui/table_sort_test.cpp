// Ranks that are kept while records change must sort as ranks that are made anew.
#include "ui/table_sort.h"

#include "domain/project_values.h"
#include "model/typed.h"

#include "base/random.h"
#include "tests/support/synthetic.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace yinfeng;
using namespace yinfeng::test;
using ui::SortBy;
using ui::SortRanks;

namespace {

constexpr FieldId columns[] = {field::project::name_, field::project::amount_, field::project::stage_,
    field::project::next_date_, field::project::investor_, field::project::tags_, field::project::key_project_};

std::vector<RecordIndex> sorted(const Workspace& workspace, SortRanks& ranks, std::span<const SortBy> order) {
    const auto live = workspace.live(Kind::project);
    std::vector<RecordIndex> rows(live.begin(), live.end());
    std::vector<const std::vector<std::int64_t>*> of;
    for (const SortBy& by : order) of.push_back(&ranks.of(workspace, Kind::project, by.column, {}));
    ui::sort_rows(rows, of, order);
    return rows;
}

// One random edit of the things that ranks follow.
void edit(Workspace& workspace, SeededRandom& random, int step) {
    const auto live = workspace.live(Kind::project);
    const RecordIndex record = live[random.below(live.size())];
    const Id id = workspace.record(record).id;
    Change change{"改", {}};
    const auto set = [&](FieldId field, Value value) { change.set(Kind::project, id, field, std::move(value)); };
    const std::string number = std::to_string(random.below(100));
    switch (random.below(8)) {
    case 0: set(field::project::name_, Value::text("项目" + number)); break;
    case 1: set(field::project::amount_, Value::text(number)); break;
    case 2: set(field::project::amount_, Value()); break;
    case 3: set(field::project::stage_, Value::text(random.chance(1, 2) ? "talks" : "reserve")); break;
    case 4: set(field::project::next_date_, Value::text("2019-08-" + std::to_string(10 + random.below(20)))); break;
    case 5: workspace.add_delete(change, record); break;
    case 6:
        if (!workspace.deleted(Kind::project).empty())
            workspace.add_restore(change, workspace.deleted(Kind::project).front());
        break;
    default: {
        const auto enterprises = workspace.live(Kind::enterprise);
        change.set(Kind::enterprise, workspace.record(enterprises[random.below(enterprises.size())]).id,
            field::enterprise::name_, Value::text("企业" + number));
    }
    }
    REQUIRE(workspace.apply(change, 1'700'000'000'000 + step));
}

} // namespace

TEST_CASE("kept ranks sort like new ones, whatever is edited") {
    Workspace workspace = make_synthetic({.records = 300});
    workspace.set_replica(77);
    SeededRandom random(5);
    SortRanks kept;
    domain::ProjectValues values;
    for (int step = 0; step < 400; ++step) {
        for (const FieldId column : columns) {
            if (random.chance(1, 3)) continue; // not asked for in a while
            if (random.chance(1, 3))
                kept.prepare(workspace, Kind::project, column, {}, random.below(200)); // half done, perhaps
            const SortBy order[] = {{column, random.chance(1, 2)}};
            SortRanks fresh;
            CHECK(sorted(workspace, kept, order) == sorted(workspace, fresh, order));
        }
        values.update(workspace);
        for (const RecordIndex project : workspace.live(Kind::project)) {
            const auto amount = quantity_of(workspace.value(project, field::project::amount_));
            REQUIRE(values.amount(project) == amount);
            REQUIRE(values.stage(project) == domain::stage_of(workspace, project));
        }
        for (std::uint64_t more = random.below(4); more > 0; --more) edit(workspace, random, step);
    }
}

TEST_CASE("a version stands as long as the ranks do") {
    Workspace workspace = make_synthetic({.records = 300});
    workspace.set_replica(77);
    SortRanks ranks;
    const auto version = [&](FieldId column) {
        ranks.of(workspace, Kind::project, column, {});
        return ranks.version(column);
    };
    const std::uint64_t name = version(field::project::name_), amount = version(field::project::amount_);
    const Id id = workspace.record(workspace.live(Kind::project)[3]).id;
    Change change{"改", {}};
    change.set(Kind::project, id, field::project::next_action_, Value::text("谈"));
    REQUIRE(workspace.apply(change, 1'700'000'000'000));
    CHECK(version(field::project::name_) == name);
    CHECK(version(field::project::amount_) == amount);
    change.writes.clear();
    change.set(Kind::project, id, field::project::amount_, Value::text("123456"));
    REQUIRE(workspace.apply(change, 1'700'000'000'001));
    CHECK(version(field::project::name_) == name);
    CHECK(version(field::project::amount_) > amount);
}

TEST_CASE("rows are sorted by one column after the other, and keep their order where all are equal") {
    SeededRandom random(9);
    std::vector<std::vector<std::int64_t>> ranks(2, std::vector<std::int64_t>(1'000));
    for (auto& column : ranks)
        for (auto& rank : column)
            rank = random.chance(1, 10) ? ui::rank_unfilled
                                        : static_cast<std::int64_t>(random.below(40)) * 1'000'003 - 20'000'000;
    const std::vector<std::int64_t>* of[] = {&ranks[0], &ranks[1]};
    for (const bool descending : {false, true}) {
        const SortBy order[] = {{0, descending}, {1, !descending}};
        std::vector<RecordIndex> rows(1'000);
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<RecordIndex>((i * 7) % 1'000);
        std::vector<RecordIndex> expected = rows;
        const auto key = [&](std::size_t which, RecordIndex record) {
            const std::int64_t rank = ranks[which][record];
            return order[which].descending && rank != ui::rank_unfilled ? -rank : rank;
        };
        std::ranges::stable_sort(expected, [&](RecordIndex a, RecordIndex b) {
            return key(0, a) != key(0, b) ? key(0, a) < key(0, b) : key(1, a) < key(1, b);
        });
        ui::sort_rows(rows, of, order);
        CHECK(rows == expected);
    }
}

TEST_CASE("texts find room between others until there is none, and many at once are ranked together") {
    Workspace workspace = make_synthetic({.records = 300});
    workspace.set_replica(77);
    SortRanks kept;
    const SortBy order[] = {{field::project::name_, false}};
    const Id id = workspace.record(workspace.live(Kind::project)[0]).id;
    std::string name = "a"; // always between the one before and all others
    for (int step = 0; step < 120; ++step) {
        name += step % 2 ? "b" : "a";
        Change change{"改名", {}};
        change.set(Kind::project, id, field::project::name_, Value::text(name));
        REQUIRE(workspace.apply(change, 1'700'000'000'000 + step));
        SortRanks fresh;
        CHECK(sorted(workspace, kept, order) == sorted(workspace, fresh, order));
    }
    Change change{"改名", {}};
    int number = 0;
    for (const RecordIndex project : workspace.live(Kind::project)) {
        change.set(Kind::project, workspace.record(project).id, field::project::name_,
            Value::text("新" + std::to_string(++number)));
    }
    REQUIRE(workspace.apply(change, 1'700'000'000'999));
    SortRanks fresh;
    CHECK(sorted(workspace, kept, order) == sorted(workspace, fresh, order));
}
