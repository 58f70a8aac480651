// What was written is read back before anything relies on it: nothing is called saved, and nothing older goes, before.

#include <doctest/doctest.h>

#include "app/storage_format.h"
#include "base/utf8.h"
#include "sync/read_back.h"
#include "tests/unit/vault/vault_tab.h"

using namespace yinfeng;
using namespace yinfeng::test;
using State = app::VaultStatus::State;
using platform::FakeWorld;
using platform::Table;

namespace {

void flip(std::string& bytes) { bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1); }

// A fragment as no honest program makes it: a value is one that no reader takes.
Fragment unreadable(std::uint64_t n) {
    Workspace source;
    source.set_replica(0xBAD);
    source.set_author("外单位");
    Change change;
    change.set(Kind::project, VaultTab::id_of(n), field::project::name_, Value::text("乙"));
    REQUIRE(source.apply(change, 1'000));
    Fragment fragment = *decode_snapshot(encode_snapshot(source));
    Stamp stamp = fragment.stamps[fragment.records[0].fields[0].cell.shown_stamp()];
    stamp.n = 2;
    for (Field& field : fragment.records[0].fields)
        field.cell = Cell(Value::text("\u202E反写"), fragment.stamps.intern(stamp));
    REQUIRE_FALSE(decode_snapshot(encode_fragment(fragment), Digest::ignored));
    return fragment;
}

// What another tab finds on the disk now.
std::string on_disk(FakeWorld& world, VaultTab& tab) {
    tab.vault.reset();
    world.run_until_idle();
    VaultTab again(world, 9);
    REQUIRE(again.open());
    CHECK_FALSE((*again.opened)->damaged);
    return again.bytes();
}

} // namespace

TEST_CASE("a chunk or a manifest that the disk keeps wrong once is written again, whichever it is") {
    for (int wrong = 1;; ++wrong) {
        CAPTURE(wrong);
        FakeWorld world;
        VaultTab tab(world);
        REQUIRE(tab.open());
        tab.edit(1, "一");
        tab.settle();
        int seen = 0;
        world.spoil = [&](const std::string&, Table table, const std::string& key, std::string& bytes) {
            const bool counts = table == Table::chunk || key.starts_with("manifest");
            if (counts && ++seen == wrong) flip(bytes);
        };
        tab.import(600);
        tab.settle(30'000);
        CHECK(tab.state() == State::saved);
        const std::string bytes = tab.bytes();
        CHECK(on_disk(world, tab) == bytes);
        if (seen < wrong) {
            CHECK(wrong > 4);
            break;
        }
    }
}

TEST_CASE("chunks that do not read back save nothing, take nothing away from what was stored, and are told") {
    for (const bool manifest : {false, true}) {
        CAPTURE(manifest);
        FakeWorld world;
        VaultTab tab(world);
        REQUIRE(tab.open());
        for (std::uint64_t n = 1; n <= 300; ++n) tab.edit(n, "甲");
        tab.settle();
        tab.vault->checkpoint();
        tab.settle();
        tab.edit(1, "一");
        tab.settle();
        const std::string saved = tab.bytes();
        world.spoil = [&](const std::string&, Table table, const std::string& key, std::string& bytes) {
            if (manifest ? key.starts_with("manifest") : table == Table::chunk) flip(bytes);
        };
        SUBCASE("of a checkpoint: what is in the log stays in the log") {
            tab.vault->checkpoint();
            tab.settle(30'000);
            CHECK(tab.state() == State::read_only);
            CHECK(tab.vault->status().unsaved == 0);
            CHECK(on_disk(world, tab) == saved);
        }
        SUBCASE("of a large change: it is not saved, and can be tried again") {
            tab.import(600, 5'000);
            bool told = false;
            tab.vault->when_saved([&] { told = true; });
            tab.settle(30'000);
            CHECK(tab.state() == State::read_only);
            CHECK(tab.vault->status().unsaved == 1);
            CHECK_FALSE(told);
            CHECK(tab.vault->status().reason.find("导出备份") != std::string::npos);
            CHECK(tab.vault->status().can_retry);
            const auto log = world.rows(tab.database, Table::log).size();
            world.spoil = nullptr;
            tab.vault->retry();
            tab.settle(30'000);
            CHECK(tab.state() == State::saved);
            CHECK(told);
            CHECK(log > 0);
            const std::string bytes = tab.bytes();
            CHECK(on_disk(world, tab) == bytes);
        }
    }
}

TEST_CASE("what the reader would not take is neither put into the log nor called saved, and what was there stays") {
    FakeWorld world;
    VaultTab tab(world);
    REQUIRE(tab.open());
    tab.edit(1, "一");
    tab.settle();
    const std::string saved = tab.bytes();
    const auto log = world.rows(tab.database, Table::log);
    tab.vault->append(tab.workspace.join(unreadable(7), "导入"));
    tab.settle(30'000);
    CHECK(tab.state() == State::read_only);
    CHECK(tab.vault->status().unsaved == 1);
    CHECK(world.rows(tab.database, Table::log) == log);
    CHECK(on_disk(world, tab) == saved);
}

TEST_CASE("writing while slots are read back makes those be written again, and loses nothing") {
    for (int at = 0; at < 60; ++at) {
        CAPTURE(at);
        FakeWorld world;
        VaultTab tab(world);
        REQUIRE(tab.open());
        tab.import(600);
        for (int i = 0; i < at; ++i) world.run_one();
        tab.edit(1'000, "改了"); // a record of the first slot
        tab.settle(5'000);
        CHECK(tab.state() == State::saved);
        tab.vault->checkpoint();
        tab.settle(5'000);
        const std::string bytes = tab.bytes();
        CHECK(on_disk(world, tab) == bytes);
    }
}

TEST_CASE("a retry by hand while a commit is under way does not hang") {
    FakeWorld world;
    VaultTab tab(world);
    REQUIRE(tab.open());
    tab.edit(1, "一");
    tab.vault->retry();
    tab.settle();
    CHECK(tab.state() == State::saved);
    tab.import(600);
    for (int i = 0; i < 40; ++i) {
        world.run_one();
        tab.vault->retry();
    }
    tab.settle(10'000);
    CHECK(tab.state() == State::saved);
    const std::string bytes = tab.bytes();
    CHECK(on_disk(world, tab) == bytes);
}

TEST_CASE("read back: every difference between what was written and what is read is noticed") {
    Workspace workspace;
    workspace.set_replica(1);
    workspace.set_author("甲");
    const auto write = [&](std::uint64_t n, FieldId field, Value value, std::int64_t wall_ms) {
        Change change;
        change.set(Kind::project, VaultTab::id_of(n), field, std::move(value));
        REQUIRE(workspace.apply(change, wall_ms));
    };
    write(1, field::project::name_, Value::text("一"), 1'000);
    write(1, field::project::name_, Value::text("二"), 2'000); // has a history
    write(2, field::project::name_, Value::text("三"), 3'000);
    write(2, workspace.names().element(field::project::tags_, "省重点"), Value::of(true), 3'500);
    const std::vector<RecordIndex> all{1, 0};
    const std::string json = encode_records(workspace, all);
    const auto read = [&] { return *decode_snapshot(json, Digest::ignored); };
    const auto same = [&](const Fragment& fragment) {
        ReadBack slices(fragment, workspace);
        while (!slices.step(1)) {}
        CHECK(slices.same() == holds_the_same(fragment, workspace, all));
        return holds_the_same(fragment, workspace, all);
    };
    CHECK(same(read()));
    CHECK(holds_the_same(read(), extract_records(workspace, all)));

    Fragment changed = read();
    SUBCASE("a record less") { changed.records.pop_back(); }
    SUBCASE("a record more") {
        changed.records.push_back(changed.records.back());
        changed.records.back().id = VaultTab::id_of(3);
    }
    SUBCASE("another id") { changed.records.back().id = VaultTab::id_of(3); }
    SUBCASE("a field less") { changed.records.back().fields.pop_back(); }
    SUBCASE("another value") {
        Cell& cell = changed.records.back().fields[0].cell;
        cell = Cell(Value::text("四"), cell.shown_stamp());
    }
    SUBCASE("another author") {
        Cell& cell = changed.records.back().fields[0].cell;
        Stamp stamp = changed.stamps[cell.shown_stamp()];
        stamp.author = changed.stamps.author("乙");
        cell = Cell(cell.shown(), changed.stamps.intern(stamp));
    }
    SUBCASE("another time") {
        Cell& cell = changed.records.back().fields[0].cell;
        Stamp stamp = changed.stamps[cell.shown_stamp()];
        ++stamp.wall_ms;
        cell = Cell(cell.shown(), changed.stamps.intern(stamp));
    }
    SUBCASE("no history") {
        Cell& cell = changed.records.front().fields[0].cell;
        cell = Cell::assemble(cell.context(changed.stamps), cell.siblings(), {}, changed.stamps);
    }
    SUBCASE("more seen") {
        Cell& cell = changed.records.front().fields[0].cell;
        auto context = cell.context(changed.stamps);
        context.push_back({changed.stamps.replica(77), 3});
        cell = Cell::assemble(context, cell.siblings(), {cell.history().begin(), cell.history().end()}, changed.stamps);
    }
    SUBCASE("something in the header") { changed.header_extras["later"] = "1"; }
    CHECK_FALSE(same(changed));
}
