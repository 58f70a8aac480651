// What the browser knows besides the workspaces.

#include <doctest/doctest.h>

#include "app/registry.h"
#include "platform/fake/fake_platform.h"

using namespace yinfeng;
using app::Registry;
using app::RegistryEntry;
using platform::FakePlatform;
using platform::FakeWorld;
using platform::Fault;

namespace {

struct Opened {
    FakePlatform platform;
    Registry registry;
    bool ok = false;
    std::string problem;

    explicit Opened(FakeWorld& world) : platform(world), registry(platform) {
        registry.open([this](Result<void> result) {
            ok = result.has_value();
            if (!result) problem = result.error().message;
        });
        world.advance(5'000);
    }
    bool update(FakeWorld& world, std::string key, std::function<void(RegistryEntry&)> change) {
        bool done = false;
        registry.update(std::move(key), std::move(change), [&](Result<void> result) { done = result.has_value(); });
        world.advance(5'000);
        return done;
    }
};

} // namespace

TEST_CASE("workspaces, identity and preferences are kept and read again") {
    FakeWorld world;
    {
        Opened tab(world);
        REQUIRE(tab.ok);
        CHECK(tab.registry.workspaces().empty());
        CHECK_FALSE(tab.registry.identity().is_set());
        CHECK(tab.update(world, "ws-a", [](RegistryEntry& entry) {
            entry.name = "贵阳 投促\n局";
            entry.office = "市局";
            entry.records = 57;
            entry.opened_at_ms = 5;
        }));
        CHECK(tab.update(world, "ws-b", [](RegistryEntry& entry) {
            entry.sample = true;
            entry.opened_at_ms = 9;
        }));
        CHECK(tab.update(world, "ws-a", [](RegistryEntry& entry) { entry.records += 1; }));
        tab.registry.set_identity({"服务专员甲", "招商局"}, {});
        tab.registry.set_preference("theme", "light");
        CHECK(tab.registry.preference("theme") == "light");
        world.advance(100);
    }
    Opened tab(world);
    REQUIRE(tab.registry.is_open());
    REQUIRE(tab.registry.workspaces().size() == 2);
    CHECK(tab.registry.workspaces()[0].key == "ws-b"); // last opened first
    CHECK(tab.registry.workspaces()[0].sample);
    CHECK(tab.registry.workspaces()[1].name == "贵阳 投促 局");
    CHECK(tab.registry.workspaces()[1].records == 58);
    CHECK(tab.registry.identity().author() == "服务专员甲 · 招商局");
    CHECK(tab.registry.preference("theme") == "light");
    CHECK(tab.registry.preference("none").empty());
}

TEST_CASE("two tabs do not overwrite each other") {
    FakeWorld world;
    Opened one(world), two(world);
    CHECK(one.update(world, "ws-a", [](RegistryEntry& entry) { entry.name = "一"; }));
    CHECK(two.update(world, "ws-b", [](RegistryEntry& entry) { entry.name = "二"; }));
    CHECK(two.update(world, "ws-a", [](RegistryEntry& entry) { entry.records = 7; })); // has not seen it before
    bool read = false;
    one.registry.reload([&](Result<void> result) { read = result.has_value(); });
    world.advance(100);
    CHECK(read);
    REQUIRE(one.registry.workspaces().size() == 2);
    CHECK(one.registry.workspaces()[0].name == "一");
    CHECK(one.registry.workspaces()[0].records == 7);
}

TEST_CASE("removing takes the entry and the database") {
    FakeWorld world;
    Opened tab(world);
    CHECK(tab.update(world, "ws-a", [](RegistryEntry&) {}));
    world.rows("ws-a", platform::Table::log)["x"] = "y";
    bool done = false;
    tab.registry.remove("ws-a", [&](Result<void> result) { done = result.has_value(); });
    world.advance(100);
    CHECK(done);
    CHECK(tab.registry.workspaces().empty());
    CHECK_FALSE(world.has_database("ws-a"));
}

TEST_CASE("dead handles are opened again, refusal is said in words, and the registry may go at any time") {
    for (int n = 1; n <= 6; ++n) {
        FakeWorld world;
        world.fail_operation(n, Fault::lost);
        Opened tab(world);
        CHECK(tab.ok);
        CHECK(tab.update(world, "ws-a", [](RegistryEntry& entry) { entry.name = "一"; }));
        Opened again(world);
        CHECK(again.registry.workspaces().size() == 1);
    }
    FakeWorld world;
    world.fail_all(Fault::refused);
    Opened tab(world);
    CHECK_FALSE(tab.ok);
    CHECK(tab.problem.find("不允许网页保存数据") != std::string::npos);

    world.succeed_again();
    for (int steps = 0; steps < 6; ++steps) {
        FakePlatform platform(world);
        auto registry = std::make_unique<Registry>(platform);
        registry->open([](Result<void>) {});
        registry->update("ws-z", [](RegistryEntry&) {}, {});
        for (int i = 0; i < steps; ++i) world.run_one();
        registry.reset();
        world.advance(1'000);
    }
}
