// Backups that this browser makes by itself, and the reminder to export.

#include <doctest/doctest.h>

#include "app/backups.h"
#include "base/date.h"
#include "tests/unit/app/app_fixture.h"

using namespace yinfeng;
using namespace yinfeng::app;
using namespace yinfeng::test;

namespace {

constexpr std::int64_t hour_ms = 3'600'000, day_ms = 24 * hour_ms;

} // namespace

TEST_CASE("of the backups the newest of seven days and of four weeks before are kept") {
    const std::int64_t start = 1'567'123'200'000;
    std::vector<std::int64_t> times;
    for (int day = 0; day < 90; ++day) {
        times.push_back(start + day * day_ms);
        times.push_back(start + day * day_ms + 3 * hour_ms);
        for (const std::int64_t at : backups_to_drop(times, times.back(), 480)) std::erase(times, at);
        CHECK(times.size() <= 7 + 4 + 1); // a day may begin while its week is kept
        CHECK(times.back() == start + day * day_ms + 3 * hour_ms);
    }
    CHECK(times.size() >= 10);
    CHECK(times.front() <= start + 90 * day_ms - 21 * day_ms); // well over three weeks back
    CHECK(backups_to_drop({start, start + hour_ms}, start + hour_ms, 480) == std::vector<std::int64_t>{start});
    CHECK(backups_to_drop({start + 400 * day_ms}, start, 480).empty()); // from a time that is not yet
    CHECK(backups_to_drop({}, start, 480).empty());
}

TEST_CASE("a backup is made once a day when nobody types, and can be opened and restored") {
    platform::FakeWorld world;
    AppFixture tab(world, 1);
    tab.create("招商局");
    const Id id = tab.add_project("一号项目");
    const auto pass = [&](std::int64_t ms) {
        for (std::int64_t left = ms; left > 0; left -= 10'000) {
            world.advance(10'000);
            tab.app->tick();
        }
        tab.settle();
    };
    CHECK(tab.app->backups().empty());
    pass(60'000);
    REQUIRE(tab.app->backups().size() == 1);
    CHECK(tab.app->backups()[0].records == tab.app->workspace()->record_count());
    tab.rename(id, "改名以后");
    pass(60'000);
    CHECK(tab.app->backups().size() == 1); // not twice on one day
    pass(21 * hour_ms);
    CHECK(tab.app->backups().size() == 2);
    pass(21 * hour_ms);
    CHECK(tab.app->backups().size() == 2); // nothing has changed

    tab.app->open_backup(tab.app->backups().back().at_ms);
    tab.settle();
    REQUIRE(tab.app->import_session());
    CHECK(tab.app->import_session()->restorable_records == 1);
    tab.app->restore_backup();
    tab.settle();
    CHECK(tab.name_of(id) == "一号项目");

    SUBCASE("they are there after a restart, and go with their workspace") {
        const std::string key = tab.app->current()->key;
        tab.settle();
        AppFixture again(world, 2);
        again.settle();
        CHECK(again.app->backups().size() == 2);
        CHECK(world.has_database(Backups::database_of(key)));
        again.app->delete_workspace(key);
        again.settle();
        CHECK_FALSE(world.has_database(Backups::database_of(key)));
    }
    SUBCASE("a damaged one says so") {
        auto& rows = world.rows(Backups::database_of(tab.app->current()->key), platform::Table::chunk);
        for (auto& [name, bytes] : rows) bytes[bytes.size() / 2] ^= 1;
        tab.app->open_backup(tab.app->backups().front().at_ms);
        tab.settle();
        CHECK_FALSE(tab.app->import_session());
        REQUIRE(tab.app->toast());
        CHECK(tab.app->toast()->kind == Toast::Kind::error);
    }
}

TEST_CASE("a full disk costs a backup and nothing else") {
    platform::FakeWorld world;
    AppFixture tab(world, 1);
    tab.create("招商局");
    const Id id = tab.add_project("一号项目");
    tab.settle();
    world.capacity_bytes = world.used_bytes() + 10;
    for (int i = 0; i < 8; ++i) {
        world.advance(10'000);
        tab.app->tick();
    }
    tab.settle();
    CHECK(tab.app->backups().empty());
    CHECK_FALSE(tab.app->backup_problem().empty());
    world.capacity_bytes = static_cast<std::size_t>(-1);
    tab.rename(id, "改名");
    tab.settle();
    CHECK(tab.app->save_state().kind == SaveKind::saved);
}

TEST_CASE("who has not exported for a week is reminded, and can put it off until tomorrow") {
    platform::FakeWorld world;
    AppFixture tab(world, 1);
    tab.create("招商局");
    tab.add_project("一号项目");
    tab.settle();
    CHECK_FALSE(tab.app->days_without_export());
    world.advance(8 * day_ms);
    REQUIRE(tab.app->days_without_export());
    CHECK(*tab.app->days_without_export() == 8);
    tab.app->put_off_export();
    tab.settle();
    CHECK_FALSE(tab.app->days_without_export());
    world.advance(25 * hour_ms);
    CHECK(tab.app->days_without_export());
    tab.app->export_snapshot({.compressed = false});
    tab.settle();
    CHECK_FALSE(tab.app->days_without_export());
}
