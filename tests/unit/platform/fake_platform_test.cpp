// The fake platform carries the fault-injection suite, so it is tested itself.
#include "platform/fake/fake_platform.h"

#include <doctest/doctest.h>

using namespace yinfeng::platform;

namespace {

struct Opened {
    std::unique_ptr<Database> database;
    std::optional<Fault> fault;
};

Opened open(FakeWorld& world, FakePlatform& tab, const std::string& name = "w") {
    Opened opened;
    tab.open_database(name, [&](auto outcome) {
        if (outcome) opened.database = std::move(*outcome);
        else opened.fault = outcome.error().fault;
    });
    world.run_until_idle();
    return opened;
}

std::optional<Fault> put(FakeWorld& world, Database& database, std::string key, std::string bytes,
    Durability durability = Durability::strict) {
    std::optional<Fault> fault;
    bool called = false;
    database.commit({{Table::log, std::move(key), std::move(bytes)}}, {}, durability, [&](Outcome<void> outcome) {
        called = true;
        if (!outcome) fault = outcome.error().fault;
    });
    CHECK_FALSE(called); // never from inside the call
    world.run_until_idle();
    CHECK(called);
    return fault;
}

} // namespace

TEST_CASE("a commit is there afterwards, all of it or nothing") {
    FakeWorld world;
    FakePlatform tab(world);
    auto [database, fault] = open(world, tab);
    REQUIRE(database);
    CHECK_FALSE(put(world, *database, "a", "1"));
    world.fail_operation(1, Fault::full);
    CHECK(put(world, *database, "b", "2") == Fault::full);
    std::vector<std::optional<std::string>> values;
    database->get_many(Table::log, {"b", "a"}, [&](auto outcome) { values = *outcome; });
    std::vector<std::string> keys;
    database->list_keys(Table::log, [&](auto outcome) { keys = *outcome; });
    world.run_until_idle();
    CHECK(values == std::vector<std::optional<std::string>>{std::nullopt, "1"});
    CHECK(keys == std::vector<std::string>{"a"});
}

TEST_CASE("a lost connection stays lost until it is opened again") {
    FakeWorld world;
    FakePlatform tab(world);
    auto first = open(world, tab);
    world.fail_operation(1, Fault::lost);
    CHECK(put(world, *first.database, "a", "1") == Fault::lost);
    CHECK(put(world, *first.database, "a", "1") == Fault::lost);
    auto second = open(world, tab);
    CHECK_FALSE(put(world, *second.database, "a", "1"));
}

TEST_CASE("a killed tab loses what it had not committed and frees its locks") {
    FakeWorld world;
    FakePlatform first(world, 1), second(world, 2);
    bool first_writes = false, second_writes = false, is_taken = false;
    first.request_lock("writer", [&] { first_writes = true; }, [] { FAIL("nobody has it"); });
    second.request_lock("writer", [&] { second_writes = true; }, [&] { is_taken = true; });
    auto opened = open(world, first);
    CHECK(first_writes);
    CHECK(is_taken);
    CHECK_FALSE(second_writes);
    opened.database->commit({{Table::log, "a", "1"}}, {}, Durability::strict, [](auto) { FAIL("called after death"); });
    first.kill();
    world.run_until_idle();
    CHECK(second_writes);
    CHECK(world.rows("w", Table::log).empty());
}

TEST_CASE("power loss takes relaxed commits back to the last strict one") {
    FakeWorld world;
    {
        FakePlatform tab(world);
        auto opened = open(world, tab);
        CHECK_FALSE(put(world, *opened.database, "a", "1", Durability::strict));
        CHECK_FALSE(put(world, *opened.database, "b", "2", Durability::relaxed));
        world.power_loss();
    }
    CHECK(world.rows("w", Table::log) == FakeWorld::Rows{{"a", "1"}});
}

TEST_CASE("a full disk refuses and keeps what was there") {
    FakeWorld world;
    FakePlatform tab(world);
    auto opened = open(world, tab);
    world.capacity_bytes = 10;
    CHECK_FALSE(put(world, *opened.database, "a", "12345"));
    CHECK(put(world, *opened.database, "b", "12345") == Fault::full);
    CHECK(world.rows("w", Table::log).size() == 1);
}

TEST_CASE("messages reach the other tabs and not the sender") {
    FakeWorld world;
    FakePlatform first(world), second(world);
    std::string heard_by_first, heard_by_second;
    first.listen("c", [&](std::string bytes) { heard_by_first = bytes; });
    second.listen("c", [&](std::string bytes) { heard_by_second = bytes; });
    first.post("c", "hello");
    world.run_until_idle();
    CHECK(heard_by_first.empty());
    CHECK(heard_by_second == "hello");
    second.listen("c", nullptr);
    first.post("c", "again");
    world.run_until_idle();
    CHECK(heard_by_second == "hello");
}

TEST_CASE("timers run in their order when time passes") {
    FakeWorld world;
    FakePlatform tab(world);
    std::string order;
    tab.after(200, [&] { order += "b"; });
    tab.after(100, [&] {
        order += "a";
        tab.after(50, [&] { order += "+"; });
    });
    tab.after(0, [&] { order += "0"; });
    world.run_until_idle();
    CHECK(order == "0");
    world.advance(1000);
    CHECK(order == "0a+b");
}

TEST_CASE("gzip round trip, limit and damage") {
    FakeWorld world;
    FakePlatform tab(world);
    std::string zipped, plain(200'000, 'x'), again;
    tab.gzip(plain, [&](auto outcome) { zipped = *outcome; });
    world.run_until_idle();
    CHECK(zipped.starts_with("\x1f\x8b"));
    tab.gunzip(zipped, plain.size(), [&](auto outcome) { again = *outcome; });
    world.run_until_idle();
    CHECK(again == plain);
    int refused = 0;
    const auto count = [&](auto outcome) { refused += !outcome && outcome.error().fault == Fault::damaged; };
    tab.gunzip(zipped, plain.size() - 1, count);
    tab.gunzip(zipped.substr(0, zipped.size() - 9), plain.size(), count);
    zipped[100] ^= 1;
    tab.gunzip(zipped, plain.size(), count);
    world.run_until_idle();
    CHECK(refused == 3);
}

TEST_CASE("callbacks of a closed database are dropped") {
    FakeWorld world;
    FakePlatform tab(world);
    auto opened = open(world, tab);
    opened.database->get({Table::log, "a"}, [](auto) { FAIL("called after closing"); });
    opened.database.reset();
    world.run_until_idle();
}
