// The sizes of the vault: one below, at, and one above each of them, written and read again.

#include <doctest/doctest.h>

#include "app/storage_format.h"
#include "tests/unit/vault/vault_tab.h"

using namespace yinfeng;
using namespace yinfeng::test;
using namespace yinfeng::app;
using State = VaultStatus::State;
using platform::FakeWorld;
using platform::Table;

namespace {

void reads_back(FakeWorld& world, VaultTab& tab) {
    CHECK(tab.state() == State::saved);
    const std::string bytes = tab.bytes();
    tab.vault.reset();
    world.run_until_idle();
    VaultTab again(world, 2);
    again.tuning = tab.tuning;
    REQUIRE(again.open());
    CHECK_FALSE((*again.opened)->damaged);
    CHECK_FALSE((*again.opened)->from_previous);
    CHECK(again.bytes() == bytes);
}

void write_note(VaultTab& tab, std::size_t bytes) {
    Change change;
    change.set(Kind::project, VaultTab::id_of(1), field::project::note_, Value::text(std::string(bytes, 'x')));
    const auto applied = tab.workspace.apply(change, tab.platform.now_ms());
    REQUIRE(applied);
    tab.vault->append(*applied);
    tab.settle();
}

std::size_t bytes_in(FakeWorld& world, Table table) {
    std::size_t bytes = 0;
    for (const auto& [key, value] : world.rows("ws-test", table)) bytes += value.size();
    return bytes;
}

} // namespace

TEST_CASE("vault edges: slots, batches and reads of every number of records around a slot's 256") {
    for (const std::size_t batch : {1, 2, 3}) {
        for (const std::uint32_t records : {1u, 255u, 256u, 257u, 511u, 512u, 513u, 767u, 768u, 769u}) {
            CAPTURE(batch);
            CAPTURE(records);
            FakeWorld world;
            VaultTab tab(world);
            tab.tuning.slots_per_batch = batch;
            tab.tuning.parts_per_read = batch;
            tab.tuning.direct_from_cells = 1; // all of it by checkpoints
            REQUIRE(tab.open());
            tab.import(records);
            tab.settle(5'000);
            CHECK(tab.vault->figures().chunks == (records + records_per_slot - 1) / records_per_slot);
            reads_back(world, tab);
        }
    }
}

TEST_CASE("vault edges: a change goes to the log below a number of cells and of bytes, and past it from there on") {
    for (const int off : {-1, 0, 1}) {
        CAPTURE(off);
        FakeWorld world;
        VaultTab tab(world);
        SUBCASE("cells") {
            tab.tuning.direct_from_cells = static_cast<std::size_t>(20 - off); // 10 projects are 20 cells
            REQUIRE(tab.open());
            tab.import(10);
        }
        SUBCASE("bytes") {
            {
                FakeWorld probe;
                VaultTab other(probe);
                REQUIRE(other.open());
                other.import(10);
                other.settle();
                tab.tuning.direct_from_bytes =
                    bytes_in(probe, Table::log) - 66 - static_cast<std::size_t>(off); // a seal is 66
            }
            REQUIRE(tab.open());
            tab.import(10);
        }
        tab.settle();
        CHECK(world.rows(tab.database, Table::log).size() == (off < 0 ? 1 : 0));
        reads_back(world, tab);
    }
}

TEST_CASE("vault edges: log entries and chunks around the largest value are stored in parts and read again") {
    std::size_t around_seal = 0;
    {
        FakeWorld world;
        VaultTab tab(world);
        REQUIRE(tab.open());
        write_note(tab, 1'000);
        around_seal = bytes_in(world, Table::log) - 1'000;
    }
    for (const int off : {-1, 0, 1}) {
        CAPTURE(off);
        FakeWorld world;
        VaultTab tab(world);
        tab.platform.can_compress = false; // so that a chunk has the size of its JSON
        REQUIRE(tab.open());
        write_note(tab, most_value_bytes - around_seal + static_cast<std::size_t>(off));
        const std::size_t parts = off > 0 ? 2 : 1;
        CHECK(world.rows(tab.database, Table::log).size() == parts);
        CHECK(bytes_in(world, Table::log) == most_value_bytes + static_cast<std::size_t>(off));
        SUBCASE("in the log") {}
        SUBCASE("in a chunk") {
            tab.vault->checkpoint();
            tab.settle();
            CHECK(tab.vault->figures().log_entries == 0);
            CHECK(world.rows(tab.database, Table::chunk).size() == parts);
        }
        reads_back(world, tab);
    }
}

TEST_CASE("vault edges: a checkpoint begins by itself when the log has as many entries or bytes as are due") {
    for (const int off : {-1, 0, 1}) {
        CAPTURE(off);
        FakeWorld world;
        VaultTab tab(world);
        tab.tuning.log_entries_due = 10;
        REQUIRE(tab.open());
        for (int n = 1; n <= 10 + off; ++n) {
            tab.edit(static_cast<std::uint64_t>(n), "甲");
            tab.settle();
        }
        CHECK(tab.vault->figures().chunks == (off < 0 ? 0 : 1));
        CHECK(tab.vault->figures().log_entries == (off < 0 ? 9 : off == 0 ? 0 : 1));
        reads_back(world, tab);
    }
}

TEST_CASE("storage format: manifests of every size around their parts are read as they were written") {
    for (const std::size_t chunks : {0, 1, 2, 500, 600, 650, 660, 670, 680, 690, 700, 1'400}) {
        Manifest manifest{.sequence = 9'999'999'999, .log_covered = 9'999'999'999'999'999, .log_complete = false};
        for (std::size_t i = 0; i < chunks; ++i) {
            manifest.chunks.push_back({static_cast<std::uint32_t>(i), i + 1, 9'999, 60'000, std::string(64, 'a')});
        }
        // One character more at a time moves every end of a part over every place in a line.
        for (std::uint64_t digits = 1; digits < 100'000'000; digits *= 10) {
            manifest.sequence = digits;
            const auto parts = write_manifest(manifest);
            for (const std::string& part : parts) CHECK(part.size() <= most_value_bytes);
            const auto read = read_manifest(parts);
            REQUIRE(read);
            CHECK(read->sequence == manifest.sequence);
            CHECK(read->log_covered == manifest.log_covered);
            CHECK(read->log_complete == manifest.log_complete);
            CHECK(read->chunks == manifest.chunks);
            CHECK_FALSE(is_of_newer_version(parts));
        }
    }
}

TEST_CASE("storage format: bytes are parted at the largest value, and put together again") {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, most_value_bytes - 1, most_value_bytes,
             most_value_bytes + 1, 2 * most_value_bytes - 1, 2 * most_value_bytes, 2 * most_value_bytes + 1}) {
        const std::string bytes(size, 'x');
        const auto parts = split(bytes);
        CHECK(parts.size() == std::max<std::size_t>(1, (size + most_value_bytes - 1) / most_value_bytes));
        std::string whole;
        for (const std::string& part : parts) whole += part;
        CHECK(whole == bytes);
    }
}

TEST_CASE("storage format: the greatest numbers of keys are read as they were written") {
    for (const std::uint64_t n :
        {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 53, std::uint64_t{9'999'999'999'999'999}}) {
        const auto log = parse_log_key(log_key(n, 9'999, 9'999));
        REQUIRE(log);
        CHECK(log->number == n);
        CHECK(log->part == 9'999);
        CHECK(log->parts == 9'999);
    }
    const auto chunk = parse_chunk_key(chunk_key(9'999'999'999, 99'999'999, 0, 9'999));
    REQUIRE(chunk);
    CHECK(chunk->number == 9'999'999'999);
    CHECK(chunk->slot == 99'999'999);
    CHECK(chunk->parts == 9'999);
}
