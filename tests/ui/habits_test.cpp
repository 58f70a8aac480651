// What people expect without thinking: Esc goes back one step, messages do not cover buttons, the page is found as it was left.

#include "tests/ui/ui_fixture.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using ui::Role;

namespace {

struct Sample : test::UiFixture {
    explicit Sample(int width = 1440, int height = 900, bool touch = false) : UiFixture(width, height, 1, touch) {
        open_sample();
    }
    void go(Screen screen) {
        app().go(screen);
        settle();
    }
    void show_table() {
        REQUIRE_MESSAGE(click(Role::tab, "表格"), tree());
        settle();
    }
    bool is_open() { return !is_nil(app().current_record(Screen::projects)); }
};

constexpr std::string_view first = "高新区物流园区（线索）", second = "承接河北产业转移项目（线索）";

} // namespace

TEST_CASE("one Esc, one step: ticks first, then the inspector") {
    Sample page;
    page.show_table();
    REQUIRE(page.click(Role::checkbox, "勾选 " + std::string(first)));
    REQUIRE(page.click(Role::row, second));
    REQUIRE(page.is_open());
    REQUIRE(page.find_text("已选 1 项"));
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.find_text("已选 1 项"));
    CHECK(page.is_open());
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.is_open());
}

TEST_CASE("Ctrl+K and / lead to the search box from every page, and Enter opens what was found") {
    Sample page;
    for (const Screen screen :
        {Screen::projects, Screen::chains, Screen::services, Screen::directory, Screen::data, Screen::settings}) {
        page.go(screen);
        if (screen == Screen::services) page.key(ImGuiKey_Slash);
        else page.key(ImGuiKey_K, ImGuiMod_Ctrl);
        page.settle();
        const ui::SemanticNode* box = page.find(Role::searchbox, "搜索");
        REQUIRE(box);
        CHECK_MESSAGE(box->focused, page.tree());
        page.key(ImGuiKey_Escape);
        page.settle();
    }
    page.key(ImGuiKey_K, ImGuiMod_Ctrl);
    page.settle();
    page.type("zw");
    page.settle();
    REQUIRE(page.find(Role::option, "忠旺*"));
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.app().screen() != Screen::settings);
}

TEST_CASE("Esc closes a menu and nothing else") {
    Sample page;
    page.show_table();
    REQUIRE(page.click(Role::checkbox, "勾选 " + std::string(first)));
    REQUIRE(page.click(Role::row, second));
    REQUIRE(page.click(Role::button, "更多操作"));
    REQUIRE(page.find(Role::menuitem, "打开回收站*"));
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.find(Role::menuitem, "打开回收站*"));
    CHECK(page.find_text("已选 1 项"));
    CHECK(page.is_open());
}

TEST_CASE("Esc closes the inspectors of the other pages") {
    Sample page;
    page.go(Screen::directory);
    REQUIRE_MESSAGE(page.click(Role::row, "忠旺"), page.tree());
    REQUIRE_FALSE(is_nil(page.app().current_record(Screen::directory)));
    page.key(ImGuiKey_Escape);
    CHECK(is_nil(page.app().current_record(Screen::directory)));
    page.go(Screen::services);
    REQUIRE_MESSAGE(page.click(Role::row, "S002*"), page.tree());
    page.key(ImGuiKey_Escape);
    CHECK(is_nil(page.app().current_record(Screen::services)));
}

TEST_CASE("the rows of a table are one stop of the Tab key, which follows the keyboard") {
    Sample page;
    page.show_table();
    REQUIRE(page.click(Role::row, first));
    page.key(ImGuiKey_Escape);
    const ui::SemanticNode* row = page.find(Role::row, first);
    REQUIRE(row);
    REQUIRE(row->focused);
    page.key(ImGuiKey_DownArrow);
    REQUIRE(page.find(Role::row, second)->focused);
    page.key(ImGuiKey_Tab);
    for (const ui::SemanticNode* each : page.all(Role::row)) CHECK_FALSE(each->focused);
    page.key(ImGuiKey_Tab, ImGuiMod_Shift);
    CHECK_MESSAGE(page.find(Role::row, second)->focused, "back where the keyboard was");
}

TEST_CASE("a message stays above the bars with buttons") {
    const auto covers = [](const ui::SemanticNode& one, const ui::SemanticNode& other) {
        return one.rect.x < other.rect.x + other.rect.width && other.rect.x < one.rect.x + one.rect.width &&
               one.rect.y < other.rect.y + other.rect.height && other.rect.y < one.rect.y + one.rect.height;
    };
    for (const bool touch : {false, true}) {
        Sample page(touch ? 1024 : 1366, 768, touch);
        page.go(Screen::services);
        page.wheel(400, 500, -20);
        REQUIRE(page.click(Role::row, "S010*"));
        page.app().say("已保存");
        page.settle();
        const ui::SemanticNode* close = page.find(Role::button, "关闭提示");
        const ui::SemanticNode* resolve = page.find(Role::button, "办结");
        REQUIRE(close);
        REQUIRE_MESSAGE(resolve, page.tree());
        CHECK(close->rect.y + close->rect.height <= resolve->rect.y);

        page.app().select_record(Screen::services, {});
        page.go(Screen::projects);
        page.show_table();
        REQUIRE(page.click(Role::checkbox, "勾选 " + std::string(first)));
        page.app().say("已保存");
        page.settle();
        close = page.find(Role::button, "关闭提示");
        const ui::SemanticNode* trash = page.find(Role::button, "移到回收站");
        REQUIRE(close);
        REQUIRE(trash);
        CHECK_FALSE(covers(*close, *trash));
        CHECK(close->rect.y + close->rect.height <= trash->rect.y);
    }
}

TEST_CASE("view, columns and order are found again after a reload, for each workspace") {
    Sample page;
    page.show_table();
    REQUIRE(page.click(Role::columnheader, "产业"));
    REQUIRE(page.click(Role::button, "分组：阶段"));
    REQUIRE_MESSAGE(page.click(Role::menuitem, "清除"), page.tree()); // no groups
    REQUIRE(page.click(Role::button, "列"));
    REQUIRE_MESSAGE(page.click(Role::checkbox, "投资方"), page.tree());
    page.key(ImGuiKey_Escape);
    REQUIRE_FALSE(page.find(Role::columnheader, "投资方"));
    page.reload();
    REQUIRE(page.app().phase() == app::Phase::ready);
    const ui::SemanticNode* head = page.find(Role::columnheader, "产业");
    REQUIRE_MESSAGE(head, page.tree());
    CHECK(head->value == "升序");
    CHECK_FALSE(page.find(Role::columnheader, "投资方"));
    CHECK(page.find(Role::button, "分组：无"));

    page.app().create_workspace({.name = "另一个"});
    for (int i = 0; i < 200 && (page.app().phase() != app::Phase::ready || page.app().current()->sample); ++i)
        page.frame();
    page.settle();
    const ui::SemanticNode* board = page.find(Role::tab, "看板");
    REQUIRE(board);
    CHECK_MESSAGE(board->selected.value_or(false), "another workspace is set up as nobody has changed it");
    CHECK(page.app().view_preference("projects").empty());
}

TEST_CASE("the order of the ledger and the columns of the directory are found again") {
    Sample page;
    page.go(Screen::services);
    REQUIRE_MESSAGE(page.click(Role::columnheader, "编号"), page.tree());
    page.go(Screen::directory);
    REQUIRE(page.click(Role::columnheader, "所在地"));
    page.reload();
    page.go(Screen::directory);
    REQUIRE(page.find(Role::columnheader, "所在地"));
    CHECK(page.find(Role::columnheader, "所在地")->value == "升序");
    page.go(Screen::services);
    REQUIRE(page.find(Role::columnheader, "编号"));
    CHECK_FALSE(page.find(Role::columnheader, "编号")->value.empty());
}

TEST_CASE("what is kept of a workspace goes with it") {
    Sample page;
    page.show_table();
    page.settle();
    const std::string key = page.app().current()->key;
    REQUIRE_FALSE(page.app().view_preference("projects").empty());
    page.app().delete_workspace(key);
    page.settle();
    CHECK(page.app().preference("projects@" + key).empty());
    page.reload();
    CHECK(page.app().preference("projects@" + key).empty());
}

TEST_CASE("the touch switch is kept, whatever the first input was") {
    Sample page;
    page.go(Screen::settings);
    const ui::SemanticNode* rail = page.find(Role::link, "项目");
    REQUIRE(rail);
    CHECK(rail->rect.x < 80);
    REQUIRE_MESSAGE(page.click(Role::checkbox, "触屏密度"), page.tree());
    page.reload();
    rail = page.find(Role::link, "项目");
    REQUIRE(rail);
    CHECK_MESSAGE(rail->rect.y > 800, "the rail is the bottom bar");
    page.go(Screen::settings);
    REQUIRE(page.click(Role::checkbox, "触屏密度"));
    page.frontend->set_touch(true);
    page.settle();
    CHECK(page.find(Role::link, "项目")->rect.x < 80);
}
