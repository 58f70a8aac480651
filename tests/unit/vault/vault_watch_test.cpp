// What happens to the storage behind an open page is noticed: it is cleared, deleted, or written by somebody else.

#include <doctest/doctest.h>

#include "tests/unit/vault/vault_tab.h"

#include <algorithm>

using namespace yinfeng;
using namespace yinfeng::test;
using State = app::VaultStatus::State;
using Notice = app::Vault::Notice;
using platform::FakeWorld;
using platform::Table;

namespace {

struct WatchedTab : VaultTab {
    using VaultTab::VaultTab;
    std::vector<Notice> notices;
    bool open() {
        const bool opened = VaultTab::open();
        if (vault) vault->on_notice([this](Notice what) { notices.push_back(what); });
        return opened;
    }
};

void reads_back(FakeWorld& world, VaultTab& tab) {
    const std::string bytes = tab.bytes();
    const ReplicaId replica = tab.workspace.replica();
    tab.vault.reset();
    world.run_until_idle();
    VaultTab again(world, 7);
    REQUIRE(again.open());
    CHECK_FALSE((*again.opened)->fresh);
    CHECK_FALSE((*again.opened)->damaged);
    CHECK(again.bytes() == bytes);
    CHECK(again.workspace.replica() == replica);
}

} // namespace

TEST_CASE("storage cleared under an idle page is noticed, and everything is stored anew") {
    FakeWorld world;
    WatchedTab tab(world);
    REQUIRE(tab.open());
    tab.import(600);
    tab.edit(1, "一");
    tab.vault->set_meta("name", "贵阳");
    tab.settle();
    REQUIRE(tab.state() == State::saved);
    SUBCASE("at once, when the browser closes the connection with it") {
        world.clear_storage();
        tab.settle(2'000);
    }
    SUBCASE("after a while, when it does not") {
        for (const Table table : {Table::log, Table::chunk, Table::meta}) world.rows(tab.database, table).clear();
        tab.settle(65'000);
    }
    SUBCASE("when somebody looks") {
        for (const Table table : {Table::log, Table::chunk, Table::meta}) world.rows(tab.database, table).clear();
        tab.vault->look_at_storage();
        tab.settle(2'000);
    }
    SUBCASE("in the middle of a checkpoint") {
        tab.edit(1'000, "改了");
        tab.vault->checkpoint();
        for (int i = 0; i < 5; ++i) world.run_one();
        world.clear_storage();
        tab.settle(5'000);
    }
    CHECK(tab.state() == State::saved);
    CHECK(tab.notices == std::vector<Notice>{Notice::emptied});
    CHECK_FALSE(world.rows(tab.database, Table::chunk).empty());
    reads_back(world, tab);
}

TEST_CASE("storage cleared while nothing can be stored is not called saved") {
    FakeWorld world;
    WatchedTab tab(world);
    REQUIRE(tab.open());
    tab.import(600);
    tab.settle();
    world.clear_storage();
    world.capacity_bytes = 100;
    tab.settle(5'000);
    CHECK(tab.state() == State::failed);
    CHECK(tab.vault->status().reason.find("空间已满") != std::string::npos);
    world.capacity_bytes = static_cast<std::size_t>(-1);
    tab.settle(30'000);
    CHECK(tab.state() == State::saved);
    reads_back(world, tab);
}

TEST_CASE("a tab that takes over an emptied database stores what it has") {
    FakeWorld world;
    auto first = std::make_unique<WatchedTab>(world, 1);
    REQUIRE(first->open());
    first->import(600);
    first->settle();
    WatchedTab second(world, 2);
    REQUIRE(second.open());
    const std::string bytes = second.bytes();
    first->platform.kill();
    for (const Table table : {Table::log, Table::chunk, Table::meta}) world.rows("ws-test", table).clear();
    second.settle(5'000);
    CHECK(second.vault->can_write());
    CHECK(second.state() == State::saved);
    CHECK(second.bytes() == bytes);
    reads_back(world, second);
}

TEST_CASE("a workspace that is deleted on purpose in another tab is not stored anew") {
    FakeWorld world;
    WatchedTab tab(world, 1);
    REQUIRE(tab.open());
    tab.edit(1, "一");
    tab.settle();
    platform::FakePlatform other(world, 2);
    app::Vault::tell_deleted(other, tab.database);
    other.delete_database(tab.database, [](platform::Outcome<void>) {});
    tab.settle(70'000);
    CHECK(tab.state() == State::read_only);
    CHECK_FALSE(tab.vault->can_write());
    CHECK_FALSE(tab.vault->status().can_retry);
    CHECK(tab.vault->status().reason.find("已在另一个标签页删除") != std::string::npos);
    CHECK_FALSE(world.has_database(tab.database));
    CHECK(tab.notices.empty());
}

TEST_CASE("looking at the storage disturbs nothing, however often and whatever else goes on") {
    FakeWorld world;
    WatchedTab tab(world);
    REQUIRE(tab.open());
    for (int step = 0; step < 200; ++step) {
        if (step % 40 == 0) tab.import(300, 1'000 + static_cast<std::uint64_t>(step) * 1'000);
        if (step % 7 == 0) tab.edit(1, std::to_string(step));
        if (step % 30 == 0) tab.vault->checkpoint();
        tab.vault->look_at_storage();
        world.run_one();
    }
    tab.settle(5'000);
    CHECK(tab.state() == State::saved);
    CHECK(tab.notices.empty());
    reads_back(world, tab);
}

TEST_CASE("two who write one database without a lock notice each other; one goes on, and both have everything") {
    FakeWorld world;
    WatchedTab first(world, 1), second(world, 2);
    first.platform.has_locks = second.platform.has_locks = false;
    REQUIRE(first.open());
    REQUIRE(second.open());
    const ReplicaId replica = first.workspace.replica();
    REQUIRE(second.workspace.replica() == replica);
    first.edit(1, "一");
    first.settle();
    second.edit(2, "二");
    second.settle();
    for (int minutes = 0; minutes < 4; ++minutes) first.settle(60'000);
    CHECK(first.notices.size() + second.notices.size() >= 2);
    WatchedTab& stopped = first.state() == State::read_only ? first : second;
    WatchedTab& goes_on = first.state() == State::read_only ? second : first;
    CHECK(stopped.state() == State::read_only);
    CHECK(stopped.vault->status().reason.find("互相覆盖") != std::string::npos);
    CHECK(goes_on.state() == State::saved);
    CHECK(goes_on.vault->can_write());
    CHECK(goes_on.workspace.replica() != replica);
    for (const WatchedTab* tab : {&first, &second}) {
        CHECK(tab->name_of(1) == "一");
        CHECK(tab->name_of(2) == "二");
    }
    goes_on.edit(3, "三");
    goes_on.settle(120'000);
    CHECK(goes_on.state() == State::saved);

    SUBCASE("what goes on is all on the disk") {
        stopped.vault.reset();
        reads_back(world, goes_on);
    }
    SUBCASE("the one that stopped can go on when the other is closed, and has its changes then") {
        goes_on.vault.reset();
        stopped.vault->retry();
        stopped.settle(5'000);
        CHECK(stopped.state() == State::saved);
        CHECK(stopped.name_of(3) == "三");
        stopped.edit(4, "四");
        stopped.settle();
        CHECK(stopped.state() == State::saved);
        reads_back(world, stopped);
    }
}

TEST_CASE("a database that a sync program puts back to an earlier day is noticed, and nothing is lost") {
    FakeWorld world;
    WatchedTab tab(world);
    REQUIRE(tab.open());
    tab.import(600);
    tab.settle();
    std::array<FakeWorld::Rows, 3> earlier;
    for (std::size_t table = 0; table < 3; ++table)
        earlier[table] = world.rows(tab.database, static_cast<Table>(table));
    tab.edit(1, "一");
    tab.settle();
    tab.import(600, 9'000);
    tab.settle();
    for (std::size_t table = 0; table < 3; ++table)
        world.rows(tab.database, static_cast<Table>(table)) = earlier[table];
    const ReplicaId replica = tab.workspace.replica();
    tab.settle(65'000);
    CHECK(tab.notices == std::vector<Notice>{Notice::other_writer});
    CHECK(tab.state() == State::saved);
    CHECK(tab.workspace.replica() != replica);
    CHECK(tab.name_of(1) == "一");
    CHECK(tab.name_of(9'000) == "项目0");
    reads_back(world, tab);
}
