// What an earlier version wrote wrong is read again, and written anew.

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
