// A large paste whose tab goes away: what was not written is not half written, and the other tab goes on.

#include "tests/ui/listed_fixture.h"
#include "tests/unit/app/app_fixture.h"

#include <algorithm>
#include <tuple>

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

TEST_CASE("a reason of several lines lies over no other line") {
    cells = "项目名称\t阶段\t投资总额\r\n";
    for (int i = 0; i < 6; ++i)
        cells += "新项目 " + std::to_string(i) + "\t已经谈得差不多但还没有正式签约的阶段 " + std::to_string(i) +
                 "\t大概很多很多亿元但是谁也没有说清楚到底是多少 " + std::to_string(i) + "\r\n";
    for (const auto& [width, height, touch] : {std::tuple{1366, 768, false}, {1024, 768, true}, {600, 960, true}}) {
        CAPTURE(width);
        Listed page(Screen::projects, width, height, touch);
        ImGui::GetPlatformIO().Platform_GetClipboardTextFn = [](ImGuiContext*) { return cells.c_str(); };
        page.press(Role::tab, "表格");
        page.focus(Role::row, page.rows().front());
        page.key(ImGuiKey_V, ImGuiMod_Ctrl);
        for (int i = 0; i < 400 && !page.find(Role::button, "写入*"); ++i) page.frame();
        page.settle();
        REQUIRE_MESSAGE(page.find(Role::dialog, "粘贴*"), page.tree());
        std::vector<ui::Rect> reasons;
        for (const ui::SemanticNode& node : page.frontend->semantics().nodes())
            if (node.role == Role::text && !node.name.ends_with("处") && // not those that ask which choice is meant
                (node.name.find("谁也没有说清楚") != std::string::npos ||
                    node.name.find("差不多但还没有") != std::string::npos))
                reasons.push_back(node.rect);
        REQUIRE(reasons.size() >= 2);
        std::ranges::sort(reasons, {}, &ui::Rect::y);
        for (std::size_t i = 1; i < reasons.size(); ++i)
            CHECK(reasons[i].y >= reasons[i - 1].y + reasons[i - 1].height);
        const ui::Rect box = page.find(Role::dialog, "粘贴*")->rect;
        for (const ui::Rect& each : reasons) CHECK(each.x + each.width <= box.x + box.width);
    }
}
