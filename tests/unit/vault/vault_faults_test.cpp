// Every storage operation fails, one after the other, in every way; the tab dies or the power goes at every step.
// What was shown as saved is there afterwards, always.

#include <doctest/doctest.h>

#include "tests/unit/vault/vault_tab.h"

#include <map>

using namespace yinfeng;
using namespace yinfeng::test;
using State = app::VaultStatus::State;
using platform::FakeWorld;
using platform::Fault;
using platform::Table;

namespace {

// A short working day: edits, a checkpoint, an import that goes straight to one, more edits. Remembers what was
// acknowledged as it goes.
struct Day {
    VaultTab& tab;
    std::map<std::uint64_t, std::string> acknowledged;

    void edit(std::uint64_t n, const std::string& text) {
        tab.edit(n, text);
        tab.vault->when_saved([this, n, text] { acknowledged[n] = text; });
    }
    // `tick` runs the world for a while.
    template <class Tick> void work(const Tick& tick) {
        edit(1, "一");
        tick();
        edit(2, "二");
        edit(3, "三");
        tick();
        tab.vault->checkpoint();
        tick();
        edit(1, "一改");
        tick();
        tab.import(600);
        tab.vault->when_saved([this] { acknowledged[1'000 + 599] = "项目599"; });
        edit(4, "四");
        tick();
        edit(2, "二改");
        tab.vault->checkpoint();
        tick();
        edit(5, "五");
        tick();
    }
    // What was acknowledged is there; something later, on the disk but not yet acknowledged, may stand in its place.
    void check(const VaultTab& opened) const {
        for (const auto& [n, text] : acknowledged) {
            const std::string found = opened.name_of(n);
            CHECK_MESSAGE((found == text || found == text + "改"), "project ", n, " is ", found);
        }
    }
};

int operations_of_a_day() {
    FakeWorld world;
    VaultTab tab(world);
    REQUIRE(tab.open());
    Day day{tab, {}};
    day.work([&] { tab.settle(); });
    CHECK(day.acknowledged.size() == 6);
    return world.operations();
}

} // namespace

TEST_CASE("any one operation may fail while many chunks are read") {
    FakeWorld world;
    auto tab = std::make_unique<VaultTab>(world);
    REQUIRE(tab->open());
    tab->import(2'000); // eight chunks, four reads
    tab->settle();
    REQUIRE(tab->state() == State::saved);
    const std::string bytes = tab->bytes();
    tab.reset();
    const int before = world.operations();
    {
        VaultTab whole(world, 2);
        REQUIRE(whole.open());
    }
    const int operations = world.operations() - before;
    REQUIRE(operations > 8);
    for (const auto& [fault, told_first] :
        {std::pair(Fault::aborted, false), {Fault::lost, false}, {Fault::lost, true}, {Fault::unknown, false}}) {
        world.tells_losses_first = told_first;
        for (int n = 1; n <= operations; ++n) {
            CAPTURE(n);
            CAPTURE(told_first);
            VaultTab again(world, 3);
            world.fail_operation(n, fault);
            REQUIRE(again.open());
            CHECK_FALSE((*again.opened)->damaged);
            CHECK(again.bytes() == bytes);
            again.settle(30'000);
        }
    }
}

TEST_CASE("any one operation may fail in any way") {
    const int operations = operations_of_a_day();
    REQUIRE(operations > 20);
    for (const auto& [fault, told_first] : {std::pair(Fault::full, false), {Fault::aborted, false},
             {Fault::lost, false}, {Fault::lost, true}, {Fault::unknown, false}}) {
        for (int n = 1; n <= operations; ++n) {
            CAPTURE(n);
            CAPTURE(static_cast<int>(fault));
            CAPTURE(told_first);
            FakeWorld world;
            world.tells_losses_first = told_first;
            auto tab = std::make_unique<VaultTab>(world);
            world.fail_operation(n, fault);
            tab->start_opening();
            tab->settle();
            if (!tab->opened || !tab->opened->has_value()) {
                CHECK(fault == Fault::full); // reading a full disk does not fail
                continue;
            }
            Day day{*tab, {}};
            day.work([&] { tab->settle(); });
            tab->settle(30'000);
            CHECK(tab->state() == State::saved);
            CHECK(day.acknowledged.size() == 6);
            const std::string bytes = tab->bytes();
            tab->vault.reset();
            world.run_until_idle();
            VaultTab again(world, 2);
            REQUIRE(again.open());
            CHECK_FALSE((*again.opened)->damaged);
            CHECK_FALSE((*again.opened)->from_previous);
            day.check(again);
            CHECK(again.bytes() == bytes);
        }
    }
}

TEST_CASE("the tab may die, or the power go, at every step") {
    for (const bool power : {false, true}) {
        for (int steps = 1;; ++steps) {
            CAPTURE(steps);
            CAPTURE(power);
            FakeWorld world;
            VaultTab tab(world);
            int left = steps;
            const auto tick = [&] {
                for (int i = 0; i < 400 && left > 0 && world.run_one(); ++i) --left;
            };
            tab.start_opening();
            tick();
            world.advance(0);
            Day day{tab, {}};
            if (tab.opened && left > 0) day.work(tick);
            const bool finished = left > 0;
            const auto acknowledged = day.acknowledged;
            if (power) {
                world.power_loss();
            } else {
                tab.platform.kill();
            }
            VaultTab again(world, 2);
            REQUIRE(again.open());
            CHECK_FALSE((*again.opened)->damaged);
            day.check(again);
            again.edit(9, "之后");
            again.settle();
            CHECK(again.state() == State::saved);
            if (finished) break;
        }
    }
}

TEST_CASE("a full disk is said, nothing is lost, and saving goes on once there is space") {
    FakeWorld world;
    VaultTab tab(world);
    REQUIRE(tab.open());
    tab.edit(1, "一");
    tab.settle();
    world.capacity_bytes = world.used_bytes() + 100;
    tab.edit(2, "二");
    tab.settle();
    CHECK(tab.state() == State::failed);
    CHECK(tab.vault->status().reason.find("空间已满") != std::string::npos);
    CHECK(tab.vault->status().can_retry);
    CHECK(tab.vault->can_write());
    tab.edit(3, "三");
    tab.settle();
    CHECK(tab.vault->status().unsaved == 2);
    world.capacity_bytes = static_cast<std::size_t>(-1);
    SUBCASE("by itself") { tab.settle(20'000); }
    SUBCASE("at once by hand") {
        tab.vault->retry();
        world.run_until_idle();
    }
    CHECK(tab.state() == State::saved);
    tab.vault.reset();
    VaultTab again(world, 2);
    REQUIRE(again.open());
    CHECK(again.name_of(2) == "二");
    CHECK(again.name_of(3) == "三");
}

TEST_CASE("an import that does not fit is not acknowledged, and fits later") {
    FakeWorld world;
    VaultTab tab(world);
    REQUIRE(tab.open());
    tab.edit(1, "一");
    tab.settle();
    world.capacity_bytes = world.used_bytes() + 60'000;
    tab.import(2'000);
    tab.settle();
    CHECK(tab.state() == State::failed);
    tab.edit(2, "仍可保存");
    tab.settle();
    CHECK(tab.vault->status().unsaved == 1);
    {
        // What a second browser process would find now.
        CHECK(world.rows(tab.database, Table::log).size() == 2);
    }
    world.capacity_bytes = static_cast<std::size_t>(-1);
    tab.settle(60'000);
    CHECK(tab.state() == State::saved);
    const std::string bytes = tab.bytes();
    tab.vault.reset();
    VaultTab again(world, 2);
    REQUIRE(again.open());
    CHECK(again.bytes() == bytes);
}

TEST_CASE("after repeated failures the vault is read-only and says so; a retry by hand brings it back") {
    for (const auto& [fault, told_first] :
        {std::pair(Fault::lost, false), {Fault::lost, true}, {Fault::unknown, false}, {Fault::aborted, false}}) {
        CAPTURE(told_first);
        FakeWorld world;
        world.tells_losses_first = told_first;
        VaultTab tab(world);
        REQUIRE(tab.open());
        tab.settle();
        world.fail_all(fault);
        tab.edit(1, "一");
        tab.settle(60'000);
        CHECK(tab.state() == State::read_only);
        CHECK_FALSE(tab.vault->can_write());
        CHECK(tab.vault->status().reason.find("导出备份") != std::string::npos);
        CHECK(tab.vault->status().can_retry);
        world.succeed_again();
        tab.vault->retry();
        tab.settle();
        CHECK(tab.state() == State::saved);
        tab.vault.reset();
        VaultTab again(world, 2);
        REQUIRE(again.open());
        CHECK(again.name_of(1) == "一");
    }
}

TEST_CASE("storage that is refused is an error in words") {
    FakeWorld world;
    world.fail_all(Fault::refused);
    VaultTab tab(world);
    CHECK_FALSE(tab.open());
    REQUIRE(tab.opened);
    CHECK(tab.opened->error().message.find("不允许网页保存数据") != std::string::npos);
}

TEST_CASE("storage emptied behind an open page is written anew") {
    FakeWorld world;
    VaultTab tab(world);
    REQUIRE(tab.open());
    tab.import(2'000);
    tab.edit(1, "一");
    tab.settle();
    for (const Table table : {Table::log, Table::chunk, Table::meta}) world.rows(tab.database, table).clear();
    world.fail_operation(1, Fault::lost); // the browser closes the connection with it
    tab.edit(2, "二");
    tab.settle();
    CHECK(tab.state() == State::saved);
    const std::string bytes = tab.bytes();
    tab.vault.reset();
    VaultTab again(world, 2);
    REQUIRE(again.open());
    CHECK(again.bytes() == bytes);
    CHECK(again.workspace.replica() == tab.workspace.replica());
}

namespace {

// Two checkpoints and a log on the disk.
std::string fill(FakeWorld& world) {
    VaultTab tab(world);
    REQUIRE(tab.open());
    for (std::uint64_t n = 1; n <= 600; ++n) tab.edit(n, "甲");
    tab.settle();
    tab.vault->checkpoint();
    tab.settle();
    for (std::uint64_t n = 300; n <= 310; ++n) tab.edit(n, "乙");
    tab.settle();
    tab.vault->checkpoint();
    tab.settle();
    tab.edit(1, "丙");
    tab.settle();
    return tab.bytes();
}

void damage(std::string& value) { value[value.size() / 2] = static_cast<char>(value[value.size() / 2] ^ 1); }

} // namespace

TEST_CASE("any one damaged value is noticed; what the older generation or the log still hold is recovered") {
    FakeWorld probe;
    fill(probe);
    for (const Table table : {Table::log, Table::chunk, Table::meta}) {
        for (const auto& row : std::map(probe.rows("ws-test", table))) {
            for (const bool missing : {false, true}) {
                CAPTURE(row.first);
                CAPTURE(missing);
                if (row.first.starts_with("m.")) continue;
                FakeWorld world;
                const std::string bytes = fill(world);
                auto& rows = world.rows("ws-test", table);
                if (missing) {
                    rows.erase(row.first);
                } else {
                    damage(rows[row.first]);
                }
                const std::size_t values = rows.size();
                VaultTab again(world, 2);
                REQUIRE(again.open());
                const bool whole = again.bytes() == bytes;
                // Nothing is missed in silence - but that the last row of the log has gone as a whole nobody can tell.
                const bool last = table == Table::log && row.first == probe.rows("ws-test", table).rbegin()->first;
                if (!whole && !(last && missing)) CHECK((*again.opened)->damaged);
                if ((*again.opened)->damaged) {
                    CHECK(again.state() == State::read_only);
                    CHECK_FALSE(again.vault->can_write());
                    CHECK_FALSE((*again.opened)->report.empty());
                    CHECK(world.rows("ws-test", table).size() == values);
                } else {
                    again.settle();
                    again.edit(7, "之后");
                    again.settle();
                    CHECK(again.state() == State::saved);
                    const std::string after = again.bytes();
                    again.vault.reset();
                    VaultTab third(world, 3);
                    REQUIRE(third.open());
                    CHECK_FALSE((*third.opened)->damaged);
                    CHECK_FALSE((*third.opened)->from_previous);
                    CHECK(third.bytes() == after);
                }
            }
        }
    }
}
