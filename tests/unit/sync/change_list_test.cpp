// What changed between two states or two dates, and going back to a backup.

#include <doctest/doctest.h>

#include "sync/change_list.h"
#include "sync/open_conflicts.h"
#include "tests/support/office.h"

#include <algorithm>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr FieldId name = field::project::name_;
constexpr FieldId park = field::project::park_;
// No write brings back that two people disagreed about a deletion: such a record is plainly live afterwards.
std::string without_disputes(std::string visible) {
    for (auto at = visible.find(": ? "); at != std::string::npos; at = visible.find(": ? ")) visible.erase(at + 2, 2);
    return visible;
}

using What = ChangedRecord::What;

const ChangedRecord* find(const std::vector<ChangedRecord>& list, RecordIndex record) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.record == record; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("between two states: what is new, changed, gone and back, with who and when") {
    Office before(0xA);
    before.set(1, name, Value::text("一"));
    before.set(1, park, Value::text("老园区"));
    before.set(2, name, Value::text("二"));
    before.set(3, name, Value::text("三"));
    before.remove(3);
    Office after(0xB, "乙 · 新区");
    after.clock_ms = before.clock_ms + 60'000;
    after.import(before);
    after.set(1, park, Value::text("新园区"));
    after.remove(2);
    after.restore(3);
    after.set(4, name, Value::text("四"));
    const auto list = changes_between(before.data, after.data);
    REQUIRE(list.size() == 4);
    const ChangedRecord* changed = find(list, after.at(1));
    REQUIRE(changed);
    CHECK(changed->what == What::changed);
    REQUIRE(changed->fields.size() == 1);
    CHECK(changed->fields[0].before == Value::text("老园区"));
    CHECK(changed->fields[0].after == Value::text("新园区"));
    CHECK(changed->author == "乙 · 新区");
    CHECK(find(list, after.at(2))->what == What::deleted);
    CHECK(find(list, after.at(2))->author == "乙 · 新区");
    CHECK(find(list, after.at(3))->what == What::restored);
    CHECK(find(list, after.at(4))->what == What::added);
    CHECK(changes_between(after.data, after.data).empty());
    const auto back = changes_between(after.data, before.data);
    CHECK(std::any_of(back.begin(), back.end(), [](const auto& each) { return each.only_before; }));
}

TEST_CASE(
    "between two branches: a field that only the earlier one has filled is listed, and nobody is said to have emptied it") {
    Office common(0xA);
    common.set(1, name, Value::text("一"));
    Office before(0xB, "乙 · 新区"), after(0xC, "丙 · 县城");
    before.import(common);
    after.import(common);
    before.set(1, park, Value::text("园区"));
    before.set(1, before.data.names().field(static_cast<KindId>(Kind::project), "later_field"),
        Value::text("新版才有")); // `after` has no name for it, so it cannot be listed
    const auto list = changes_between(before.data, after.data);
    REQUIRE(list.size() == 1);
    CHECK(list[0].what == What::changed);
    REQUIRE(list[0].fields.size() == 1);
    CHECK(list[0].fields[0].before == Value::text("园区"));
    CHECK(list[0].fields[0].after.is_none());
    CHECK(list[0].fields[0].author.empty());
    before.set(1, park, Value());
    CHECK(changes_between(before.data, after.data).empty());
}

TEST_CASE("between two dates: from the history, by the writers' clocks") {
    Office office(0xA);
    office.set(1, name, Value::text("一"));
    office.set(1, park, Value::text("甲园"));
    const std::int64_t monday = office.clock_ms + 500;
    office.set(1, park, Value::text("乙园"));
    office.set(1, park, Value::text("丙园"));
    office.set(2, name, Value::text("二"));
    const std::int64_t tuesday = office.clock_ms + 500;
    office.set(1, park, Value::text("丁园"));
    office.remove(2);
    const auto first = changes_in(office.data, monday, tuesday);
    REQUIRE(first.size() == 2);
    CHECK(find(first, office.at(1))->fields[0].before == Value::text("甲园"));
    CHECK(find(first, office.at(1))->fields[0].after == Value::text("丙园"));
    CHECK(find(first, office.at(2))->what == What::added);
    const auto second = changes_in(office.data, tuesday, office.clock_ms + 1);
    REQUIRE(second.size() == 2);
    CHECK(find(second, office.at(1))->fields[0].before == Value::text("丙园"));
    CHECK(find(second, office.at(2))->what == What::deleted);
    CHECK(changes_in(office.data, 0, office.clock_ms + 1).size() == 1); // 2 came and went
    CHECK(changes_in(office.data, office.clock_ms + 1, INT64_MAX).empty());
}

TEST_CASE("going back to a backup shows what it showed, as one change that can be undone") {
    for (int seed = 0; seed < rounds(60); ++seed) {
        CoreWorld world(static_cast<std::uint64_t>(seed) + 9'100, 1, false);
        for (int i = 0; i < 60; ++i) world.step();
        const auto backup = copy_of(world.office(0));
        const std::string then = without_disputes(visible(*backup));
        for (int i = 0; i < 60; ++i) world.step();
        Workspace& office = world.office(0);
        const std::string now = without_disputes(visible(office));
        const Change change = change_to_restore(office, *backup, "恢复");
        REQUIRE(office.apply(change, 1'700'000'000'000));
        CHECK(without_disputes(visible(office)) == then);
        CHECK(check_indexes(office) == "");
        if (change.writes.empty()) continue;
        REQUIRE(office.undo(1'700'000'001'000));
        CHECK(without_disputes(visible(office)) == now);
    }
}

TEST_CASE("open conflicts are listed and can be decided by one rule") {
    Office a(0xA, "甲 · 招商局"), b(0xB, "乙 · 新区");
    a.set(1, name, Value::text("一"));
    a.set(2, name, Value::text("二"));
    b.import(a);
    a.set(1, park, Value::text("甲园"));
    b.clock_ms = a.clock_ms + 60'000;
    b.set(1, park, Value::text("乙园"));
    a.remove(2);
    b.set(2, park, Value::text("改过"));
    a.import(b);
    const auto open = open_conflicts(a.data);
    REQUIRE(open.size() == 2);
    CHECK(offices_in(a.data, open).contains("新区"));

    SUBCASE("what was written last") {
        const Change change = settle(a.data, open, {.office = {}, .now_ms = b.clock_ms}, "确认");
        REQUIRE(a.data.apply(change, b.clock_ms + 1'000));
        CHECK(a.text(1, park) == "乙园");
        CHECK(a.record(2).state == Record::State::live); // the edit came after the deletion
    }
    SUBCASE("what one unit wrote") {
        const Change change = settle(a.data, open, {.office = "招商局", .now_ms = b.clock_ms}, "确认");
        REQUIRE(a.data.apply(change, b.clock_ms + 1'000));
        CHECK(a.text(1, park) == "甲园");
        CHECK(a.record(2).state == Record::State::deleted);
    }
    SUBCASE("a clock far ahead is not last") {
        const Change change = settle(a.data, open, {.office = {}, .now_ms = 1'000'000'000'000}, "确认");
        CHECK(change.writes.empty()); // all are ahead of this clock: nobody is believed
        return;
    }
    CHECK(open_conflicts(a.data).empty());
}
