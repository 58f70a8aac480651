// What is put off on 工作台, as this browser keeps it.

#include "app/put_off.h"

#include "app/app.h"
#include "tests/unit/app/app_fixture.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::PutOff;
using domain::Matter;

TEST_CASE("put off: what is kept is read again, and lines that cannot be read are left out") {
    const Date day = *parse_iso_date("2019-09-02");
    const std::vector<PutOff> all{
        {Matter::overdue, {0x0170'0000'0000'0000u, 1}, day}, {Matter::contested, {7, 2}, day + 1}};
    CHECK(app::parse_put_off(app::to_text(all)) == all);
    CHECK(app::parse_put_off("").empty());
    const std::string id = to_string(all.front().record);
    for (const std::string& line : {std::string("overdue"), "overdue " + id, "overdue " + id + " tomorrow",
             "late " + id + " 2019-09-02", std::string("overdue x 2019-09-02")})
        CHECK(app::parse_put_off(line + "\n" + app::to_text(all)) == all);
}

TEST_CASE("put off: again means otherwise, the day itself brings it back, and there is an end to how many are kept") {
    const Date day = *parse_iso_date("2019-09-02");
    std::vector<PutOff> all;
    app::put_off(all, {Matter::overdue, {1, 1}, day});
    app::put_off(all, {Matter::due_soon, {1, 1}, day});
    app::put_off(all, {Matter::overdue, {1, 1}, day + 5});
    REQUIRE(all.size() == 2);
    app::drop_past(all, day - 1);
    CHECK(all.size() == 2);
    app::drop_past(all, day);
    REQUIRE(all.size() == 1);
    CHECK(all.front().until == day + 5);
    for (std::uint64_t i = 0; i < app::most_put_off + 3; ++i) app::put_off(all, {Matter::stale, {2, i}, day});
    CHECK(all.size() == app::most_put_off);
}

TEST_CASE("a workspace opens at 工作台, and a list is shown with the conditions that it is asked for") {
    platform::FakeWorld world;
    platform::FakePlatform tab(world, 1);
    app::App app(tab);
    app.start();
    world.run_until_idle();
    app.create_workspace({"开发区", "招商局", "four_plus"});
    world.run_until_idle();
    world.advance(200);
    world.run_until_idle();
    app.tick();
    REQUIRE(app.phase() == app::Phase::ready);
    CHECK(app.screen() == app::Screen::today);
    app.show_list(app::Screen::services,
        {{}, "standard:ledger", {.conditions = app::Sight::Conditions::tried, .where = "time_state = overdue"}});
    CHECK(app.screen() == app::Screen::services);
    const auto asked = app.take_asked_list(app::Screen::services);
    REQUIRE(asked.has_value());
    CHECK(asked->sight.where == "time_state = overdue");
}
