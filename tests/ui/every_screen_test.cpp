// Every screen on an empty, the sample and a 100 000-record workspace, with the mouse and by touch: it draws, says what it
// is, comes to rest, and does work for what can be seen and not for what there is.
#include "tests/support/synthetic.h"
#include "tests/ui/ui_fixture.h"

#include "app/strings.h"
#include "store/fragment.h"

#include <doctest/doctest.h>

#include <array>
#include <span>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Screen;
using app::Str;
using app::tr;
using ui::Role;

namespace {

constexpr std::array titles{std::pair{Screen::today, Str::today_title}, std::pair{Screen::projects, Str::rail_projects},
    std::pair{Screen::chains, Str::rail_chains}, std::pair{Screen::services, Str::rail_services},
    std::pair{Screen::directory, Str::rail_directory}, std::pair{Screen::data, Str::data_title},
    std::pair{Screen::settings, Str::settings_title}, std::pair{Screen::conflicts, Str::data_conflicts},
    std::pair{Screen::compare, Str::compare_title}, std::pair{Screen::trash, Str::trash_title},
    std::pair{Screen::duplicates, Str::duplicates_title}};
static_assert(titles.size() == static_cast<std::size_t>(Screen::count_), "a new screen is tested here too");

void new_workspace(UiFixture& ui) {
    ui.app().create_workspace({.name = "空白", .office = "招商局"});
    for (int i = 0; i < 200 && ui.app().phase() != app::Phase::ready; ++i) ui.frame();
    REQUIRE(ui.app().phase() == app::Phase::ready);
    ui.app().set_identity({"服务专员甲", "招商局"});
    ui.settle();
}

// The most that one frame may draw: what fits a screen, however much there is.
constexpr std::size_t most_vertices = 60'000;

void visit_all(UiFixture& ui) {
    for (const auto& [screen, title] : titles) {
        CAPTURE(static_cast<int>(screen));
        ui.app().go(screen);
        CHECK(ui.settle(400) < 400); // long work is spread over frames, and ends
        CHECK(ui.app().screen() == screen);
        CHECK(ui.find_text(tr(title)));
        CHECK(ui.drawn_vertices() > 500);
        CHECK(ui.drawn_vertices() < most_vertices);
        CHECK(ui.all(Role::row).size() < 80);
        // The first record of the page, in its inspector.
        static constexpr Kind kinds[] = {Kind::project, Kind::chain, Kind::service_record, Kind::enterprise};
        const auto place = static_cast<std::size_t>(screen) - static_cast<std::size_t>(Screen::projects);
        if (place >= std::size(kinds) || ui.app().workspace()->live(kinds[place]).empty()) continue;
        ui.app().select_record(
            screen, ui.app().workspace()->record(ui.app().workspace()->live(kinds[place]).front()).id);
        CHECK(ui.settle(400) < 400);
        CHECK(ui.drawn_vertices() < most_vertices);
        ui.app().select_record(screen, {});
    }
}

} // namespace

TEST_CASE("every screen of an empty workspace") {
    for (const bool touch : {false, true}) {
        UiFixture ui(touch ? 1024 : 1366, 768, 1, touch);
        new_workspace(ui);
        visit_all(ui);
    }
}

TEST_CASE("every screen of the sample workspace") {
    for (const auto& [width, height, scale, touch] : {std::tuple{1366, 768, 1.0f, false}, {1920, 1080, 1.0f, false},
             {1708, 960, 1.25f, false}, {1024, 768, 1.0f, true}, {700, 900, 1.0f, true}}) {
        UiFixture ui(width, height, scale, touch);
        ui.open_sample();
        visit_all(ui);
    }
}

TEST_CASE("every screen of a workspace of 100 000 records") {
    UiFixture ui;
    new_workspace(ui);
    {
        const Workspace source = make_synthetic({.records = 100'000});
        std::vector<RecordIndex> all(source.record_count());
        for (RecordIndex i = 0; i < all.size(); ++i) all[i] = i;
        ui.app().names_of_workspace()->join(extract_records(source, all), {});
    }
    REQUIRE(ui.app().workspace()->record_count() >= 100'000);
    visit_all(ui);
}
