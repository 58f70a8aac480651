// What earlier programs stored wrong is opened whole: a checkpoint of a large import put a comma behind the last stamp of a chunk
// where that stamp filled the buffer (sync/snapshot.h).

#include <doctest/doctest.h>

#include "app/storage_format.h"
#include "tests/unit/vault/vault_tab.h"

#include <algorithm>

using namespace yinfeng;
using namespace yinfeng::test;
using platform::FakeWorld;
using platform::Table;

namespace {

// One value stored in parts, by the keys of its parts.
struct Stored {
    std::vector<std::string> keys;
    std::string bytes;
};

} // namespace

TEST_CASE("chunks with the comma of earlier programs are opened whole") {
    FakeWorld world;
    std::string before;
    {
        VaultTab tab(world);
        tab.platform.can_compress = false;
        REQUIRE(tab.open());
        Workspace source;
        source.set_replica(0xABCD);
        for (int i = 0; i < 3'000; ++i) { // one record with as many stamps
            Change change;
            change.set(Kind::project, VaultTab::id_of(1),
                source.names().element(field::project::tags_, std::to_string(i)), Value::of(true));
            REQUIRE(source.apply(change, 1'600'000'000'000 + i));
        }
        const auto fragment = decode_snapshot(encode_snapshot(source));
        tab.vault->append(tab.workspace.join(*fragment, "导入"));
        tab.settle();
        tab.vault->checkpoint();
        tab.settle();
        REQUIRE(tab.vault->figures().chunks == 1);
        before = tab.bytes();
    }
    auto& chunks = world.rows("ws-test", Table::chunk);
    Stored chunk;
    for (const auto& [key, value] : chunks) {
        chunk.keys.push_back(key);
        chunk.bytes += value;
    }
    const auto key = app::parse_chunk_key(chunk.keys.front());
    REQUIRE(key.has_value());
    REQUIRE(key->parts == chunk.keys.size()); // the only one
    const auto unsealed = app::unseal(chunk.bytes);
    REQUIRE(unsealed.has_value());
    REQUIRE(unsealed->packing == app::Packing::raw);
    std::string payload(unsealed->payload);
    const std::size_t end = payload.find("]],\"counts\"");
    REQUIRE(end != std::string::npos);
    REQUIRE(end > 65'536);
    payload.insert(end + 1, ",");

    std::string sha256;
    const std::string sealed = app::seal(payload, app::Packing::raw, &sha256);
    const auto parts = app::split(sealed);
    REQUIRE(parts.size() == chunk.keys.size());
    for (std::size_t i = 0; i < parts.size(); ++i) chunks[chunk.keys[i]] = parts[i];
    auto& meta = world.rows("ws-test", Table::meta);
    for (int which = 0; which < 2; ++which) {
        std::vector<std::string> values;
        for (std::size_t part = 0; meta.contains(app::manifest_key(which, part)); ++part) {
            values.push_back(meta[app::manifest_key(which, part)]);
        }
        auto manifest = values.empty() ? std::nullopt : app::read_manifest(values);
        if (!manifest) continue;
        for (app::StoredChunk& each : manifest->chunks) {
            each.sha256 = sha256;
            each.bytes = sealed.size();
        }
        const auto written = app::write_manifest(*manifest);
        for (std::size_t part = 0; part < written.size(); ++part) meta[app::manifest_key(which, part)] = written[part];
    }

    VaultTab tab(world, 2);
    REQUIRE(tab.open());
    CHECK_FALSE((*tab.opened)->damaged);
    CHECK(tab.bytes() == before);
    CHECK(tab.vault->can_write());
}
