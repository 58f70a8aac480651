// The vault in fair weather and across tabs. Failures are in vault_faults_test.cpp.

#include <doctest/doctest.h>

#include "tests/unit/vault/vault_tab.h"

using namespace yinfeng;
using namespace yinfeng::test;
using State = app::VaultStatus::State;
using platform::FakeWorld;
using platform::Table;

TEST_CASE("what was saved is there when the database is opened again") {
    FakeWorld world;
    std::string bytes;
    {
        VaultTab tab(world);
        REQUIRE(tab.open());
        CHECK((*tab.opened)->fresh);
        CHECK(tab.vault->can_write());
        tab.edit(1, "数博环球");
        tab.edit(2, "中科曙光");
        CHECK(tab.state() == State::saving);
        bool saved = false;
        tab.vault->when_saved([&] { saved = true; });
        tab.settle();
        CHECK(saved);
        CHECK(tab.state() == State::saved);
        bytes = tab.bytes();
    }
    VaultTab tab(world, 2);
    REQUIRE(tab.open());
    CHECK_FALSE((*tab.opened)->fresh);
    CHECK((*tab.opened)->log_entries == 2);
    CHECK(tab.bytes() == bytes);
}

TEST_CASE("a checkpoint moves the log into chunks and keeps one generation back") {
    FakeWorld world;
    VaultTab tab(world);
    REQUIRE(tab.open());
    for (std::uint64_t n = 1; n <= 700; ++n) tab.edit(n, "甲");
    tab.settle();
    tab.vault->checkpoint();
    tab.settle();
    CHECK(tab.vault->figures().log_entries == 0);
    CHECK(tab.vault->figures().chunks == 3);
    tab.edit(1, "乙");
    tab.settle();
    tab.vault->checkpoint();
    tab.settle();
    // One slot was rewritten; its older version stays for the older manifest, and the log since then.
    CHECK(world.rows(tab.database, Table::chunk).size() >= 4);
    CHECK(world.rows(tab.database, Table::log).size() == 1);
    for (std::uint64_t n = 2; n <= 4; ++n) {
        tab.edit(n, "丙");
        tab.settle();
        tab.vault->checkpoint();
        tab.settle();
    }
    CHECK(world.rows(tab.database, Table::chunk).size() == 4);
    const std::string bytes = tab.bytes();

    VaultTab again(world, 2);
    tab.vault.reset();
    REQUIRE(again.open());
    CHECK(again.bytes() == bytes);
    CHECK((*again.opened)->log_entries == 0);
}

TEST_CASE("a large import goes straight to a checkpoint and is saved with it") {
    FakeWorld world;
    VaultTab tab(world);
    REQUIRE(tab.open());
    tab.import(2'000);
    CHECK(tab.state() == State::saving);
    tab.edit(1, "与导入同时");
    tab.settle();
    CHECK(tab.state() == State::saved);
    CHECK(tab.vault->figures().chunks == (2'000 + 1 + 255) / 256);
    const std::string bytes = tab.bytes();
    tab.vault.reset();
    VaultTab again(world, 2);
    REQUIRE(again.open());
    CHECK(again.bytes() == bytes);
    for (const auto& [key, value] : world.rows(tab.database, Table::chunk)) CHECK(value.size() <= 60 * 1024);
}

TEST_CASE("where nothing can be compressed chunks are stored as they are") {
    FakeWorld world;
    VaultTab tab(world);
    tab.platform.can_compress = false;
    REQUIRE(tab.open());
    tab.import(2'000);
    tab.settle();
    CHECK(tab.state() == State::saved);
    const std::string bytes = tab.bytes();
    tab.vault.reset();
    VaultTab again(world, 2);
    again.platform.can_compress = false;
    REQUIRE(again.open());
    CHECK(again.bytes() == bytes);
}

TEST_CASE("a second tab follows and takes over") {
    FakeWorld world;
    auto first = std::make_unique<VaultTab>(world, 1);
    REQUIRE(first->open());
    first->edit(1, "一");
    first->settle();
    VaultTab second(world, 2);
    REQUIRE(second.open());
    CHECK(second.state() == State::following);
    CHECK_FALSE(second.vault->can_write());
    CHECK(second.name_of(1) == "一");
    int joined = 0;
    bool promoted = false;
    second.vault->on_joined([&] { ++joined; });
    second.vault->on_promoted([&] { promoted = true; });
    first->edit(2, "二");
    first->settle();
    CHECK(second.name_of(2) == "二");
    CHECK(joined == 1);

    SUBCASE("after a checkpoint and a large import") {
        first->vault->checkpoint();
        first->settle();
        first->import(2'000);
        first->settle();
        CHECK(second.bytes() == first->bytes());
    }
    SUBCASE("when messages were missed") {
        second.platform.listen("ws:ws-test", nullptr);
        first->edit(3, "三");
        first->settle();
        CHECK(second.name_of(3).empty());
    }
    const std::string bytes = first->bytes();
    first->platform.kill();
    second.settle();
    CHECK(promoted);
    CHECK(second.vault->can_write());
    CHECK(second.bytes() == bytes);
    CHECK(second.workspace.replica() == first->workspace.replica());
    second.edit(1, "接手");
    second.settle();
    CHECK(second.state() == State::saved);
    const std::string after = second.bytes();
    second.vault.reset();
    VaultTab third(world, 3);
    REQUIRE(third.open());
    CHECK(third.bytes() == after);
}

TEST_CASE("closing the vault hands over as well") {
    FakeWorld world;
    VaultTab first(world, 1);
    REQUIRE(first.open());
    VaultTab second(world, 2);
    REQUIRE(second.open());
    first.edit(1, "一");
    first.vault.reset(); // the commit is under way
    second.settle();
    CHECK(second.vault->can_write());
    second.edit(2, "二");
    second.settle();
    CHECK(second.state() == State::saved);
}

TEST_CASE("small texts and the replica id are kept") {
    FakeWorld world;
    ReplicaId replica = 0;
    {
        VaultTab tab(world);
        REQUIRE(tab.open());
        tab.vault->set_meta("name", "贵阳");
        CHECK(tab.vault->meta("name") == "贵阳");
        tab.settle();
        replica = tab.workspace.replica();
        CHECK(replica != 0);
    }
    VaultTab tab(world, 2);
    REQUIRE(tab.open());
    CHECK(tab.vault->meta("name") == "贵阳");
    CHECK(tab.vault->meta("none").empty());
    CHECK(tab.workspace.replica() == replica);
    tab.vault->renew_replica();
    CHECK(tab.workspace.replica() != replica);
    const ReplicaId renewed = tab.workspace.replica();
    tab.settle();
    tab.vault.reset();
    VaultTab again(world, 3);
    REQUIRE(again.open());
    CHECK(again.workspace.replica() == renewed);
}

TEST_CASE("the vault may go at any step") {
    for (int steps = 0; steps < 60; ++steps) {
        FakeWorld world;
        VaultTab tab(world);
        tab.start_opening();
        for (int i = 0; i < steps; ++i) {
            if (i == 20) tab.edit(1, "甲");
            if (i == 30) tab.import(300);
            if (i == 31) tab.vault->checkpoint();
            world.run_one();
        }
        const bool said_saved = tab.vault->status().state == app::VaultStatus::State::saved;
        const std::string saved = said_saved ? tab.bytes() : std::string();
        tab.vault.reset();
        world.advance(60'000);
        VaultTab next(world, 2); // whatever it was in the middle of, what it had called saved is there
        REQUIRE(next.open());
        CHECK_FALSE((*next.opened)->damaged);
        if (said_saved) CHECK(next.bytes() == saved);
    }
}
