// The worst kind of failure: a commit reaches the disk, and the browser says that the connection was lost.

#include <doctest/doctest.h>

#include "tests/unit/vault/vault_tab.h"

using namespace yinfeng;
using namespace yinfeng::test;
using State = app::VaultStatus::State;
using platform::FakePlatform;
using platform::FakeWorld;
using platform::Fault;

namespace {

using namespace yinfeng::platform;

struct Lies {
    int commits = 0;
    int lie_at = 0; // which commit
};

class LyingDatabase final : public Database {
public:
    LyingDatabase(std::unique_ptr<Database> real, std::shared_ptr<Lies> lies)
        : real_(std::move(real)), lies_(std::move(lies)) {}
    void commit(std::vector<Entry> puts, std::vector<Key> removes, Durability durability, Done<void> done) override {
        const bool lie = ++lies_->commits == lies_->lie_at;
        real_->commit(
            std::move(puts), std::move(removes), durability, [lie, done = std::move(done)](Outcome<void> outcome) {
                done(lie && outcome ? Outcome<void>(std::unexpected(Failure{Fault::lost, "but it was written"}))
                                    : outcome);
            });
    }
    void get(Key key, Done<std::optional<std::string>> done) override { real_->get(std::move(key), std::move(done)); }
    void get_many(
        Table table, std::vector<std::string> keys, Done<std::vector<std::optional<std::string>>> done) override {
        real_->get_many(table, std::move(keys), std::move(done));
    }
    void list_keys(Table table, Done<std::vector<std::string>> done) override {
        real_->list_keys(table, std::move(done));
    }

private:
    std::unique_ptr<Database> real_;
    std::shared_ptr<Lies> lies_;
};

// Everything but databases is the fake's.
class LyingPlatform final : public Platform {
public:
    LyingPlatform(FakeWorld& world, std::shared_ptr<Lies> lies) : real(world), lies_(std::move(lies)) {}
    FakePlatform real;

    void open_database(std::string name, Done<std::unique_ptr<Database>> done) override {
        real.open_database(std::move(name), [this, done = std::move(done)](Outcome<std::unique_ptr<Database>> outcome) {
            if (!outcome) return done(std::unexpected(outcome.error()));
            done(std::make_unique<LyingDatabase>(std::move(*outcome), lies_));
        });
    }
    void delete_database(std::string name, Done<void> done) override {
        real.delete_database(std::move(name), std::move(done));
    }
    void storage_status(Done<StorageStatus> done) override { real.storage_status(std::move(done)); }
    void request_persistence(Done<bool> done) override { real.request_persistence(std::move(done)); }
    void request_lock(std::string name, std::function<void()> granted, std::function<void()> taken) override {
        real.request_lock(std::move(name), std::move(granted), std::move(taken));
    }
    void release_lock(std::string name) override { real.release_lock(std::move(name)); }
    void post(std::string channel, std::string bytes) override { real.post(std::move(channel), std::move(bytes)); }
    void listen(std::string channel, std::function<void(std::string)> heard) override {
        real.listen(std::move(channel), std::move(heard));
    }
    void pick_files(std::string accept, bool multiple, Done<std::vector<File>> done) override {
        real.pick_files(std::move(accept), multiple, std::move(done));
    }
    void save_file(std::string name, std::string mime, std::string bytes, Done<void> done) override {
        real.save_file(std::move(name), std::move(mime), std::move(bytes), std::move(done));
    }
    void save_png(std::string name, Drawing drawing, Done<void> done) override {
        real.save_png(std::move(name), std::move(drawing), std::move(done));
    }
    void print_html(std::string html) override { real.print_html(std::move(html)); }
    void copy(std::string text, std::string html) override { real.copy(std::move(text), std::move(html)); }
    void asset(std::string name, Done<std::string> done) override { real.asset(std::move(name), std::move(done)); }
    void gzip(std::string bytes, Done<std::string> done) override { real.gzip(std::move(bytes), std::move(done)); }
    void gunzip(std::string bytes, std::size_t limit, Done<std::string> done) override {
        real.gunzip(std::move(bytes), limit, std::move(done));
    }
    Crypto& crypto() override { return real.crypto(); }
    std::int64_t now_ms() override { return real.now_ms(); }
    int utc_offset_minutes() override { return 480; }
    void random(std::span<std::byte> out) override { real.random(out); }
    void after(int delay_ms, std::function<void()> run) override { real.after(delay_ms, std::move(run)); }
    void wake() override {}
    std::string protocol() override { return "fake:"; }
    std::string user_agent() override { return "fake"; }

private:
    std::shared_ptr<Lies> lies_;
};

} // namespace

TEST_CASE("a commit that was made but reported as lost does no harm, whichever it is") {
    int commits = 100;
    for (int lie_at = 0; lie_at <= commits; ++lie_at) {
        CAPTURE(lie_at);
        FakeWorld world;
        std::string bytes;
        {
            auto lies = std::make_shared<Lies>(Lies{0, lie_at});
            LyingPlatform platform(world, lies);
            Workspace workspace;
            app::Vault vault(platform, workspace, "ws-test", {.direct_from_cells = 600, .slots_per_batch = 1});
            vault.open([](Result<app::Vault::Opened>) {});
            world.advance(1'000);
            const auto edit = [&](std::uint64_t n, const char* text) {
                Change change;
                change.set(Kind::project, VaultTab::id_of(n), field::project::name_, Value::text(text));
                vault.append(*workspace.apply(change, world.clock_ms));
                world.advance(1'000);
            };
            edit(1, "一");
            vault.checkpoint();
            world.advance(1'000);
            edit(1, "一改");
            Change import;
            for (std::uint64_t n = 10; n < 700; ++n)
                import.set(Kind::project, VaultTab::id_of(n), field::project::name_, Value::text("批"));
            vault.append(*workspace.apply(import, world.clock_ms));
            world.advance(1'000);
            edit(2, "二");
            vault.checkpoint();
            world.advance(5'000);
            edit(3, "三");
            CHECK(vault.status().state == State::saved);
            bytes = encode_snapshot(workspace);
            if (lie_at == 0) commits = lies->commits;
        }
        world.run_until_idle();
        VaultTab again(world, 2);
        REQUIRE(again.open());
        CHECK_FALSE((*again.opened)->damaged);
        CHECK_FALSE((*again.opened)->from_previous);
        CHECK(again.bytes() == bytes);
    }
    CHECK(commits > 10);
}
