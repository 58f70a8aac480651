// A large paste whose tab goes away: what was not written is not half written, and the other tab goes on.

#include "tests/ui/listed_fixture.h"
#include "tests/unit/app/app_fixture.h"

using namespace yinfeng;
using app::Screen;
using test::amount, test::Listed;
using ui::Role;

namespace {
std::string cells; // on the clipboard
}

TEST_CASE("a tab closed over the preview of a paste has written nothing") {
    cells.clear();
    for (int i = 0; i < 5000; ++i) {
        cells += "项目 " + std::to_string(i);
        for (int j = 1; j < 30; ++j) cells += j % 2 ? "\t3" : "\t不是";
        cells += "\r\n";
    }
    Listed page(Screen::projects);
    ImGui::GetPlatformIO().Platform_GetClipboardTextFn = [](ImGuiContext*) { return cells.c_str(); };
    page.press(Role::tab, "表格");
    const std::size_t before = page.data().live(Kind::project).size();
    page.focus(Role::row, page.rows().front());
    page.key(ImGuiKey_V, ImGuiMod_Ctrl);
    for (int i = 0; i < 400 && !page.find(Role::button, "写入*"); ++i) page.frame();
    REQUIRE_MESSAGE(page.find(Role::dialog, "粘贴*"), page.tree());

    test::AppFixture other(page.world, 2);
    REQUIRE(other.app->phase() == app::Phase::ready);
    CHECK_FALSE(other.app->can_write());
    page.tab->kill(); // while the preview is open
    other.settle();
    REQUIRE(other.app->can_write());
    CHECK(other.app->workspace()->live(Kind::project).size() == before);
    other.add_project("接着写");
    CHECK(other.app->workspace()->live(Kind::project).size() == before + 1);
}
