// The layout 日历 by keys, mouse and finger: what is written when something goes to another day.

#include "tests/ui/calendar_fixture.h"

#include "sync/snapshot.h"

#include <set>

using namespace yinfeng;
using namespace yinfeng::test;

// --- by keys -----------------------------------------------------------------------------------------------

TEST_CASE("a calendar is one stop of the Tab key, and arrows go from day to day and through what stands there") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.plan("乙", "2019-09-11");
    page.first_days();
    page.focus_day("2019-09-10");
    page.key(ImGuiKey_RightArrow);
    CHECK(page.keyboard_on() == "2019-09-11，周三，2 项");
    page.key(ImGuiKey_DownArrow);
    const std::string first = page.keyboard_on();
    page.key(ImGuiKey_DownArrow);
    CHECK(std::set<std::string>{first, page.keyboard_on()} == std::set<std::string>{"甲", "乙"});
    page.key(ImGuiKey_DownArrow);
    CHECK(page.keyboard_on() == "2019-09-18，周三，0 项");
    page.key(ImGuiKey_UpArrow);
    CHECK(page.keyboard_on() != first);
    page.key(ImGuiKey_Home);
    CHECK(page.keyboard_on().starts_with("2019-09-09"));
    page.key(ImGuiKey_End);
    CHECK(page.keyboard_on().starts_with("2019-09-15"));
    page.key(ImGuiKey_PageDown);
    CHECK(page.keyboard_on().starts_with("2019-10-15"));
    page.key(ImGuiKey_PageUp);
    page.key(ImGuiKey_PageUp);
    CHECK(page.keyboard_on().starts_with("2019-08-15"));
    page.key(ImGuiKey_T);
    CHECK(page.keyboard_on().starts_with("2019-08-30"));
    page.key(ImGuiKey_Tab);
    const SemanticNode& grid = *page.find(Role::grid, "*");
    bool is_in_grid = false;
    for (const SemanticNode& node : page.frontend->semantics().nodes())
        is_in_grid |= node.focused && is_inside(grid.rect, node.rect);
    CHECK_MESSAGE(!is_in_grid, page.keyboard_on());
}

TEST_CASE("Enter opens the first of a day, and N makes a new one on it") {
    Calendar page;
    const Id id = page.plan("甲", "2019-09-11");
    page.first_days();
    page.focus_day("2019-09-11");
    page.key(ImGuiKey_Enter);
    CHECK(page.app().current_record(Screen::projects) == id);
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.keyboard_on() == "甲", "the keyboard is back where it came from");
    page.focus_day("2019-09-12");
    page.key(ImGuiKey_N);
    const Id made = page.app().current_record(Screen::projects);
    REQUIRE_FALSE(is_nil(made));
    CHECK(page.planned(made) == "2019-09-12");
}

TEST_CASE("Ctrl and an arrow take a record a day or a week along, and the keyboard goes with it") {
    Calendar page;
    const Id id = page.plan("甲", "2019-09-11");
    page.first_days();
    page.focus(Role::button, "甲");
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK(page.planned(id) == "2019-09-12");
    CHECK(page.keyboard_on() == "甲");
    CHECK(page.says("甲 已移到 09-12"));
    for (int i = 0; i < 4; ++i) page.key(ImGuiKey_DownArrow, ImGuiMod_Ctrl);
    CHECK(page.planned(id) == "2019-10-10");
    CHECK_MESSAGE(page.find(Role::heading, "2019 年 10 月"), page.tree());
    CHECK(page.keyboard_on() == "甲");
    page.key(ImGuiKey_UpArrow, ImGuiMod_Ctrl);
    CHECK(page.planned(id) == "2019-10-03");
    page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(page.planned(id) == "2019-10-10");
}

// --- by mouse and finger -----------------------------------------------------------------------------------

TEST_CASE("a chip that is dragged to another day writes the date, as one step") {
    Calendar page;
    const Id id = page.plan("甲", "2019-09-11");
    page.first_days();
    page.drag_to("甲", "2019-09-26");
    CHECK(page.planned(id) == "2019-09-26");
    CHECK(page.says("甲 已移到 09-26"));
    CHECK(page.day("2019-09-26").name == "2019-09-26，周四，1 项");
    page.app().undo();
    page.settle();
    CHECK(page.planned(id) == "2019-09-11");
    SUBCASE("Esc gives it up") {
        const ui::Rect from = page.chip("甲").rect, to = page.day("2019-09-26").rect;
        page.move_to(from.x + 20, from.y + 10);
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        page.frame();
        for (int step = 1; step <= 8; ++step)
            page.move_to(
                from.x + (to.x - from.x) * static_cast<float>(step) / 8, from.y + static_cast<float>(step) * 10);
        page.key(ImGuiKey_Escape);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        page.settle();
        CHECK(page.planned(id) == "2019-09-11");
    }
    SUBCASE("beside the days nothing is written") {
        const ui::Rect from = page.chip("甲").rect;
        page.drag(from.x + 20, from.y + 10, 20, 20);
        CHECK(page.planned(id) == "2019-09-11");
    }
}

TEST_CASE("a period goes with both ends, and stands on all of its days") {
    Calendar page;
    const Id id = page.plan("建设", "2019-09-10");
    Change change{"改", {}};
    change.set(Kind::project, id, project::planned_production_, Value::text("2019-09-12"));
    REQUIRE(page.app().apply(change));
    page.press(Role::button, "日期：计划开工");
    page.press(Role::menuitem, "到哪天为止：只占一天");
    page.press(Role::option, "计划投产");
    CHECK(page.find(Role::button, "日期：计划开工 至 计划投产"));
    page.first_days();
    for (const std::string_view iso : {"2019-09-10", "2019-09-11", "2019-09-12"})
        CHECK(page.day(iso).name.ends_with("1 项"));
    page.drag_to("建设", "2019-09-17");
    CHECK(page.planned(id) == "2019-09-17");
    CHECK(page.planned(id, project::planned_production_) == "2019-09-19");
    page.app().undo();
    CHECK(page.planned(id, project::planned_production_) == "2019-09-12");
}

TEST_CASE("what is dragged on a calendar says from when to when, and Esc leaves it where it was") {
    Calendar page;
    const Id id = page.plan("建设", "2019-09-10");
    page.first_days();
    const ui::Rect from = page.chip("建设").rect, to = page.day("2019-09-17").rect;
    page.move_to(from.x + 20, from.y + from.height / 2);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    page.frame();
    for (int step = 1; step <= 4; ++step)
        page.move_to(from.x + 20, from.y + (to.y + to.height - 10 - from.y) * static_cast<float>(step) / 4);
    page.frame();
    CHECK(page.chip("建设").value == "09-10 → 09-17（+7 天）");
    page.key(ImGuiKey_Escape);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    page.frame();
    page.settle();
    CHECK(page.planned(id) == "2019-09-10");
    CHECK_MESSAGE(is_nil(page.app().current_record(Screen::projects)), "it was no press");
}

TEST_CASE("a date that is a period stands once and stays a period, dragged or moved by keys; words say why") {
    Calendar page;
    const Id id = page.plan("三季度开工", "2019-07/2019-09");
    CHECK_MESSAGE(page.find(Role::gridcell, "2019 年，未定月，1 项"), page.tree());
    const auto chips = [&] {
        return std::ranges::count_if(
            page.all(Role::button), [](const SemanticNode* node) { return node->name == "三季度开工"; });
    };
    CHECK(chips() == 1);
    page.drag_to("三季度开工", "2019-08-07");
    page.settle();
    CHECK(page.planned(id) == "2019-07/2019-09");
    REQUIRE_MESSAGE(page.app().toast(), page.tree());
    CHECK(page.app().toast()->text.find("2019年三季度") != std::string::npos);
    page.app().close_toast();
    page.focus(Role::button, "三季度开工");
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    page.settle();
    CHECK(page.planned(id) == "2019-07/2019-09");
    CHECK_MESSAGE(page.app().toast(), page.tree());
    page.press(Role::tab, "日程");
    CHECK(chips() == 1);
}

TEST_CASE("another date is chosen where others have their groups, and looking by it changes no view") {
    Calendar page;
    CHECK_FALSE(page.says("（改过）"));
    page.press(Role::button, "日期：计划开工");
    page.press(Role::option, "签约日期");
    CHECK(page.find(Role::grid, "2019 年 8 月，按签约日期"));
    CHECK(page.says("（改过）"));
    page.choose_layout("表格");
    CHECK_MESSAGE(!page.says("（改过）"), "the table has no such date");
    page.choose_layout("日历");
    CHECK(page.find(Role::button, "日期：签约日期"));
    page.press(Role::button, "还原");
    CHECK(page.find(Role::button, "日期：计划开工"));
}

TEST_CASE("a date that nobody writes says so, and its chips are not dragged") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.press(Role::button, "日期：计划开工");
    page.type("更新日期"); // the last of the list
    page.press(Role::option, "更新日期");
    const std::string before = to_iso(page.app().today());
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "甲"));
    page.settle();
    for (const SemanticNode* node : page.all(Role::button))
        if (node->name.starts_with("这里没有，最近的在")) {
            page.press(Role::button, node->name);
            break;
        }
    page.focus(Role::button, "甲");
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK_MESSAGE(page.says("更新日期是算出来的，不能在日历上改"), page.tree());
    CHECK(before == to_iso(page.app().today()));
}

TEST_CASE("records of the calendar are ticked, and have their menu") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.plan("乙", "2019-09-12");
    page.first_days();
    page.focus(Role::button, "甲");
    page.key(ImGuiKey_Space);
    CHECK(page.says("已选 1 项"));
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.says("已选 1 项"));
    page.press_right(Role::button, "乙");
    CHECK_MESSAGE(page.find(Role::menu, "记录操作"), page.tree());
    page.press(Role::menuitem, "移到回收站");
    CHECK_FALSE(page.find(Role::button, "乙"));
}

TEST_CASE("the page of a calendar can be a week or the agenda of a month, which is remembered") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.plan("乙", "2019-09");
    page.first_days();
    page.focus_day("2019-09-11");
    page.press(Role::tab, "周");
    CHECK(page.find(Role::heading, "2019-09-09 至 09-15"));
    CHECK_MESSAGE(page.all(Role::gridcell).size() == 8, "seven days, and what is of the month");
    page.press(Role::button, "下一周");
    CHECK(page.find(Role::heading, "2019-09-16 至 09-22"));
    page.press(Role::tab, "日程");
    CHECK(page.find(Role::heading, "2019 年 9 月"));
    CHECK(page.find(Role::gridcell, "2019 年 9 月，未定日，1 项"));
    CHECK(page.find(Role::gridcell, "2019-09-11，周三，1 项"));
    CHECK(page.all(Role::gridcell).size() == 2);
    page.focus(Role::gridcell, "2019-09-11*");
    page.key(ImGuiKey_DownArrow);
    CHECK(page.keyboard_on() == "甲");
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK(page.find(Role::gridcell, "2019-09-12，周四，1 项"));
    page.reload();
    page.app().set_today(parse_iso_date("2019-08-30"));
    page.settle();
    CHECK(page.find(Role::tab, "日程")->selected == true);
}

TEST_CASE("a finger opens the list of a day and of what has no room, and rests before it drags") {
    Calendar page(1024, 768, true);
    const Id id = page.plan("甲", "2019-09-11");
    page.first_days();
    page.press(Role::gridcell, "2019-09-12*");
    CHECK_MESSAGE(page.find(Role::menu, "这里的全部"), page.tree());
    CHECK(page.find(Role::button, "在 2019-09-12 新建")->rect.height >= 44);
    page.key(ImGuiKey_Escape);
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    const ui::Rect from = page.chip("甲").rect, to = page.day("2019-09-13").rect;
    const float x = from.x + 20, y = from.y + from.height / 2;
    page.move_to(x, y);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    page.frames(24); // 384 ms
    page.move_to(to.x + 40, to.y + 60);
    page.move_to(to.x + 45, to.y + 62);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    page.settle();
    CHECK(page.planned(id) == "2019-09-13");
}

TEST_CASE("held at an edge or over an arrow, what is dragged turns the page, and is put down on another one") {
    Calendar page;
    const Id id = page.plan("甲", "2019-09-11");
    page.first_days();
    const auto lift = [&] {
        const ui::Rect from = page.chip("甲").rect;
        page.move_to(from.x + 20, from.y + 10);
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        page.frame();
        page.move_to(from.x + 60, from.y + 40);
    };
    const auto let_go_on = [&](std::string_view iso) {
        const ui::Rect to = page.day(iso).rect;
        page.move_to(to.x + to.width / 2, to.y + to.height - 10);
        page.frame();
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        page.frame();
        page.settle();
    };
    const ui::Rect grid = page.find(Role::grid, "*")->rect;
    lift();
    page.move_to(ui::right(grid) - 6, grid.y + grid.height / 2);
    page.frames(20); // 320 ms: only passing
    CHECK(page.find(Role::heading, "2019 年 9 月"));
    page.frames(30);
    REQUIRE(page.find(Role::heading, "2019 年 10 月"));
    page.frames(50); // and again
    REQUIRE(page.find(Role::heading, "2019 年 11 月"));
    CHECK_MESSAGE(page.planned(id) == "2019-09-11", "nothing is written before it is put down");
    let_go_on("2019-11-20");
    CHECK(page.planned(id) == "2019-11-20");
    CHECK(page.keyboard_on() == "甲");

    lift();
    const ui::Rect back = page.find(Role::button, "上个月")->rect;
    page.move_to(back.x + 10, back.y + 10);
    page.frames(50);
    REQUIRE(page.find(Role::heading, "2019 年 10 月"));
    page.key(ImGuiKey_Escape);
    let_go_on("2019-10-16");
    CHECK_MESSAGE(page.planned(id) == "2019-11-20", "Esc gives it up");
    page.app().undo();
    page.settle();
    CHECK_MESSAGE(page.planned(id) == "2019-09-11", "it was one step");
}
