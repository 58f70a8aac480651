// Colours and size of the interface: what the system asks for, what is chosen in the settings, and that both are followed at once.
#include "tests/ui/ui_fixture.h"

#include "ui/appearance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <format>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Screen;
using ui::Look;
using ui::Role;

namespace {

void to_settings(UiFixture& ui) {
    ui.open_sample();
    ui.app().go(Screen::settings);
    ui.settle();
}

void choose(UiFixture& ui, std::string_view setting, std::string_view option) {
    INFO(ui.tree());
    REQUIRE(ui.click(Role::combobox, setting));
    ui.settle();
    REQUIRE(ui.click(Role::option, option));
    ui.settle();
}

float height_of(UiFixture& ui, Role role, std::string_view name) {
    const ui::SemanticNode* node = ui.find(role, name);
    REQUIRE_MESSAGE(node, ui.tree());
    return node->rect.height;
}

bool draws_with(const ui::Palette& palette) {
    const auto rail = palette[static_cast<std::size_t>(ui::Token::subtle)];
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
        for (const ImDrawVert& vertex : list->VtxBuffer)
            if (vertex.col == rail) return true;
    return false;
}

} // namespace

TEST_CASE("the system's look is followed at once, and back") {
    UiFixture ui;
    ui.open_sample();
    CHECK(draws_with(ui::light_palette));
    CHECK_FALSE(draws_with(ui::dark_palette));
    ui.frontend->set_system_look({.is_dark = true});
    ui.frame();
    CHECK(draws_with(ui::dark_palette));
    CHECK_FALSE(draws_with(ui::light_palette));
    CHECK(ui.frontend->shown().look == Look::dark);
    ui.frontend->set_system_look({.is_dark = true, .wants_contrast = true});
    ui.frame();
    CHECK(draws_with(ui::high_contrast_palette));
    ui.frontend->set_system_look({.wants_contrast = true});
    ui.frame();
    CHECK(ui.frontend->shown().look == Look::light_contrast);
    CHECK(draws_with(ui::light_contrast_palette()));
    const ui::SystemColours desert{0xFFFAEF, 0x3D3D3D, 0x1C5E75, 0x676767, 0x903909};
    ui.frontend->set_system_look({.wants_contrast = true, .forced = desert});
    ui.frame();
    CHECK(ui.frontend->shown().look == Look::system);
    CHECK(draws_with(ui::palette_of(desert)));
    ui.frontend->set_system_look({});
    ui.frame();
    CHECK(draws_with(ui::light_palette));
}

TEST_CASE("a look that is chosen goes before the system's, and is kept in this browser") {
    UiFixture ui;
    to_settings(ui);
    CHECK(ui.find_text("这台设备的系统：浅色"));
    choose(ui, "颜色", "深色");
    CHECK(draws_with(ui::dark_palette));
    CHECK(ui.frontend->shown().chosen == Look::dark);
    ui.frontend->set_system_look({.wants_contrast = true});
    ui.settle();
    CHECK(draws_with(ui::dark_palette));
    CHECK(ui.find_text("这台设备的系统：高对比（浅色）"));
    ui.reload();
    CHECK(draws_with(ui::dark_palette));
    ui.app().go(Screen::settings);
    ui.settle();
    choose(ui, "颜色", "跟随系统");
    CHECK(draws_with(ui::light_palette)); // the page that was loaded anew has been told nothing of the system yet
    ui.frontend->set_system_look({.is_dark = true});
    ui.settle();
    CHECK(draws_with(ui::dark_palette));
}

TEST_CASE("until the preferences are read the page's memory of the look counts, and from then on they do") {
    platform::FakeWorld world;
    platform::FakePlatform tab(world);
    platform::FakeGlyphs glyphs;
    ui::Frontend frontend(tab, glyphs);
    frontend.expect_look(Look::dark);
    frontend.set_scale(2);
    CHECK(frontend.app().phase() == app::Phase::starting);
    CHECK(frontend.shown().look == Look::dark);
    CHECK(frontend.shown().chosen == Look::dark);
    CHECK(ui::palette_in_force == ui::dark_palette);
    world.run_until_idle();
    frontend.set_scale(1);
    CHECK(frontend.app().phase() == app::Phase::first_run);
    CHECK(frontend.shown().look == Look::light);
    CHECK(frontend.shown().chosen == std::nullopt);
}

TEST_CASE("a size that is chosen by keys makes everything larger, and is kept") {
    UiFixture ui(1920, 1080);
    to_settings(ui);
    const float button = height_of(ui, Role::combobox, "界面大小"), heading = height_of(ui, Role::heading, "设置");
    REQUIRE(ui.click(Role::combobox, "界面大小"));
    ui.settle();
    ui.key(ImGuiKey_DownArrow);
    ui.settle();
    ui.key(ImGuiKey_Enter);
    ui.settle();
    CHECK(ui::chosen_size_percent(ui.app()) == 125);
    CHECK(height_of(ui, Role::combobox, "界面大小") == 1.25f * button);
    CHECK(height_of(ui, Role::heading, "设置") == 1.25f * heading);
    choose(ui, "界面大小", "大屏");
    CHECK(height_of(ui, Role::combobox, "界面大小") == 1.5f * button);
    ui.reload();
    ui.app().go(Screen::settings);
    ui.settle();
    CHECK(height_of(ui, Role::combobox, "界面大小") == 1.5f * button);
    ui.frontend->set_scale(2); // of the device: both count
    ui.settle();
    CHECK(height_of(ui, Role::heading, "设置") == 3 * heading);
}

TEST_CASE("a size is chosen by touch, in a control that is large enough for a finger") {
    UiFixture ui(1024, 768, 1, true);
    to_settings(ui);
    const float before = height_of(ui, Role::combobox, "界面大小");
    CHECK(before >= 44);
    choose(ui, "界面大小", "投影");
    CHECK(height_of(ui, Role::combobox, "界面大小") == 1.25f * before);
}

TEST_CASE("on a screen of 1920 by 1080 every size keeps the main action and the search of every list in sight") {
    for (const int percent : ui::sizes_percent) {
        UiFixture ui(1920, 1080);
        ui.open_sample();
        ui::choose_size_percent(ui.app(), percent);
        for (const auto& [screen, action] : {std::pair{Screen::projects, "新建项目*"}, {Screen::services, "登记*"}}) {
            CAPTURE(percent);
            ui.app().go(screen);
            ui.settle(400);
            for (const auto& [role, name] : {std::pair{Role::button, action}, {Role::searchbox, "*"}}) {
                const ui::SemanticNode* node = ui.find(role, name);
                REQUIRE_MESSAGE(node, std::format("{}\n{}", name, ui.tree()));
                CHECK(node->rect.x >= 0);
                CHECK(node->rect.x + node->rect.width <= 1920);
                CHECK(node->rect.y + node->rect.height <= 1080);
            }
        }
    }
}
