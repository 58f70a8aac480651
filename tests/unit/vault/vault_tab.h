#pragma once
// One tab with a workspace and its vault, on a fake world.

#include "app/vault.h"
#include "platform/fake/fake_platform.h"
#include "store/fragment.h"
#include "sync/snapshot.h"

#include <memory>
#include <optional>
#include <string>

namespace yinfeng::test {

struct VaultTab {
    explicit VaultTab(platform::FakeWorld& world, std::uint64_t seed = 1, std::string database = "ws-test")
        : world(world), platform(world, seed), database(std::move(database)) {}

    platform::FakeWorld& world;
    platform::FakePlatform platform;
    std::string database;
    // A checkpoint of a few hundred records already has several batches, and is read in several slices.
    app::VaultTuning tuning{.direct_from_cells = 600, .parts_per_read = 2, .slice_ms = 0, .slots_per_batch = 2};
    Workspace workspace;
    std::unique_ptr<app::Vault> vault;
    std::optional<Result<app::Vault::Opened>> opened;
    std::uint64_t next_id = 1;

    // Asks for opening and lets the world run.
    bool open() {
        start_opening();
        settle();
        return opened && opened->has_value();
    }
    void start_opening() {
        opened.reset();
        workspace = Workspace();
        workspace.set_author("服务专员甲");
        vault = std::make_unique<app::Vault>(platform, workspace, database, tuning);
        vault->open([this](Result<app::Vault::Opened> result) { opened = std::move(result); });
    }
    void settle(std::int64_t ms = 2'000) { world.advance(ms); }

    static Id id_of(std::uint64_t n) { return {0x0190000000000000 + n, 0x8000000000000000 + n}; }

    // Writes a name into project `n` and submits it.
    void edit(std::uint64_t n, std::string_view text) {
        Change change;
        change.name = "改名";
        change.set(Kind::project, id_of(n), field::project::name_, Value::text(text));
        const auto applied = workspace.apply(change, platform.now_ms());
        if (applied) vault->append(*applied);
    }
    std::string name_of(std::uint64_t n) const {
        const RecordIndex index = workspace.find(id_of(n));
        return index == no_record ? std::string()
                                  : std::string(workspace.value(index, field::project::name_).as_text());
    }
    std::string bytes() const { return encode_snapshot(workspace); }
    app::VaultStatus::State state() const { return vault->status().state; }

    // `count` projects of two cells in one change; from 300 on it goes straight to a checkpoint (see `tuning`).
    void import(std::uint32_t count, std::uint64_t first = 1'000) {
        Workspace source;
        source.set_replica(0xABCD);
        source.set_author("外单位");
        Change change;
        for (std::uint32_t i = 0; i < count; ++i) {
            std::string text = "项目";
            append_integer(text, i);
            change.set(Kind::project, id_of(first + i), field::project::name_, Value::text(text));
            change.set(Kind::project, id_of(first + i), field::project::industry_, Value::text("大数据"));
        }
        (void)source.apply(change, 1'000'000);
        const auto fragment = decode_snapshot(encode_snapshot(source));
        vault->append(workspace.join(*fragment, "导入"));
    }
};

} // namespace yinfeng::test
