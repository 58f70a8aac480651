// What an earlier version wrote wrong is read again, and written anew: names that no reader takes; and where its buffer ended with a
// list, a comma too many before the bracket.

#include <doctest/doctest.h>

#include "app/storage_format.h"
#include "tests/unit/vault/vault_tab.h"

#include <map>

using namespace yinfeng;
using namespace yinfeng::test;
using State = app::VaultStatus::State;
using platform::FakeWorld;
using platform::Table;

namespace {

// So many projects of eleven fields, each written in a change of its own, and `left_out` of the last fields not written.
Fragment projects(std::uint32_t count, std::uint32_t left_out) {
    Workspace source;
    source.set_replica(0xABCD);
    source.set_author("招商局");
    const FieldId fields[] = {field::project::capacity_, field::project::enclave_, field::project::industry_,
        field::project::name_, field::project::next_action_, field::project::note_, field::project::park_,
        field::project::source_, field::project::source_region_, field::project::summary_, field::project::technology_};
    std::uint32_t left = count * 11 - left_out;
    for (std::uint32_t i = 0; i < count; ++i) {
        for (const FieldId field : fields) {
            if (left-- == 0) return *decode_snapshot(encode_snapshot(source));
            Change change;
            change.set(Kind::project, VaultTab::id_of(1 + i), field, Value::text("文字"));
            REQUIRE(source.apply(change, 1'567'123'210'000 + i));
        }
    }
    return *decode_snapshot(encode_snapshot(source));
}

// Rewrites the JSON of everything that is stored unpacked, as an earlier version would have written it.
template <class Change> void rewrite(FakeWorld& world, Table table, const Change& change) {
    auto& rows = world.rows("ws-test", table);
    const bool is_log = table == Table::log;
    auto& meta = world.rows("ws-test", Table::meta);
    app::Manifest manifest;
    auto place = meta.end();
    for (auto row = meta.begin(); row != meta.end() && !is_log; ++row) {
        if (row->first.starts_with("manifest")) place = row;
    }
    if (place != meta.end()) manifest = *app::read_manifest({place->second});
    std::map<std::pair<std::uint64_t, std::uint32_t>, std::string> whole;
    for (const auto& [key, value] : rows) {
        const auto parsed = is_log ? app::parse_log_key(key) : app::parse_chunk_key(key);
        whole[{parsed->number, parsed->slot}] += value;
    }
    rows.clear();
    for (const auto& [id, sealed] : whole) {
        std::string json(app::unseal(sealed)->payload);
        change(json);
        std::string sha256;
        const auto parts = app::split(app::seal(json, app::Packing::raw, &sha256));
        const auto count = static_cast<std::uint32_t>(parts.size());
        for (std::uint32_t part = 0; part < count; ++part) {
            rows[is_log ? app::log_key(id.first, part, count) : app::chunk_key(id.first, id.second, part, count)] =
                parts[part];
        }
        for (app::StoredChunk& chunk : manifest.chunks) {
            if (chunk.sequence == id.first && chunk.slot == id.second) {
                chunk.parts = count;
                chunk.bytes = json.size() + 66;
                chunk.sha256 = sha256;
            }
        }
    }
    if (place != meta.end()) place->second = app::write_manifest(manifest).front();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("chunks whose list of stamps ends where the writer's buffer does are stored, and read again") {
    // 256 records with 2 626 to 2 696 stamps of 25 bytes at most: one of these lists ends at 65 536.
    for (std::uint32_t left_out = 120; left_out <= 190; ++left_out) {
        CAPTURE(left_out);
        FakeWorld world;
        VaultTab tab(world);
        REQUIRE(tab.open());
        tab.vault->append(tab.workspace.join(projects(256, left_out), "导入"));
        tab.settle(30'000);
        CHECK(tab.state() == State::saved);
        const std::string bytes = tab.bytes();
        tab.vault.reset();
        VaultTab again(world, 2);
        REQUIRE(again.open());
        CHECK_FALSE((*again.opened)->damaged);
        CHECK(again.bytes() == bytes);
    }
}

TEST_CASE("a database with such chunks opens whole, can be written, and is written right from then on") {
    FakeWorld world;
    std::string bytes;
    {
        VaultTab tab(world);
        tab.platform.can_compress = false;
        REQUIRE(tab.open());
        // Long enough for the buffer to have been filled once before the list ends.
        tab.vault->append(tab.workspace.join(projects(300, 0), "导入"));
        tab.settle(30'000);
        bytes = tab.bytes();
    }
    int rewritten = 0;
    rewrite(world, Table::chunk, [&](std::string& json) {
        const std::size_t end = json.find("],\"counts\"");
        REQUIRE(end != std::string::npos);
        if (end < 65'536) return;
        json.insert(end, ",");
        ++rewritten;
    });
    REQUIRE(rewritten == 1);

    VaultTab tab(world, 2);
    REQUIRE(tab.open());
    CHECK_FALSE((*tab.opened)->damaged);
    CHECK_FALSE((*tab.opened)->from_previous);
    CHECK(tab.bytes() == bytes);
    CHECK(tab.vault->can_write());
    tab.edit(1, "改了");
    tab.vault->checkpoint();
    tab.settle();
    CHECK(tab.state() == State::saved);
    const std::string after = tab.bytes();
    tab.vault.reset();
    VaultTab again(world, 3);
    REQUIRE(again.open());
    CHECK(again.bytes() == after);
}

TEST_CASE("a database that was written under a name that cannot be read opens whole, and is written anew") {
    std::string long_name;
    for (int i = 0; i < 200; ++i) long_name += "甲";
    for (const std::string& name :
        {std::string("\u202E服务专员甲"), long_name, std::string("\\u0007服务专员甲"), std::string("外单位\u2066")}) {
        CAPTURE(name);
        for (const Table table : {Table::log, Table::chunk}) {
            FakeWorld world;
            {
                VaultTab tab(world);
                tab.platform.can_compress = false;
                REQUIRE(tab.open());
                tab.edit(1, "一");
                tab.settle();
                if (table == Table::chunk) tab.import(600);
                tab.settle();
                REQUIRE(tab.state() == State::saved);
            }
            rewrite(world, table, [&](std::string& json) { replace_all(json, "服务专员甲", name); });
            {
                VaultTab tab(world, 2);
                REQUIRE(tab.open());
                CHECK_FALSE((*tab.opened)->damaged);
                CHECK(tab.name_of(1) == "一");
                CHECK(tab.vault->can_write());
                tab.settle();
                CHECK(tab.state() == State::saved);
                CHECK(tab.vault->figures().log_entries == 0); // all of it is in chunks that can be read
            }
            // Without the mending: everything that a manifest names is right by now.
            VaultTab again(world, 3);
            REQUIRE(again.open());
            CHECK_FALSE((*again.opened)->damaged);
            CHECK(again.name_of(1) == "一");
        }
    }
}
