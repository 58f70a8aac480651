// The menus of a list: of heads and rows by button, key and long press; of groups, and of the figures below a column.

#include "tests/ui/listed_fixture.h"

#include <algorithm>

using namespace yinfeng;
using app::Screen;
using test::amount, test::big, test::Listed, test::top;
using ui::Role;
using ui::SemanticNode;

// --- menus -------------------------------------------------------------------------------------------------

TEST_CASE("the head of a column has a menu: order, group, condition, place, width, hiding") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press_right(Role::columnheader, amount);
    page.press(Role::menuitem, "从大到小");
    CHECK(page.find(Role::columnheader, amount)->value == "降序");
    const SemanticNode* head = page.find(Role::columnheader, amount);
    page.move_to(head->rect.x + head->rect.width / 2, head->rect.y + 10); // the arrow comes with the pointer
    page.settle();
    page.press(Role::button, "投资总额 列的操作");
    page.press(Role::menuitem, "按 投资总额（分档） 分组");
    CHECK_MESSAGE(page.find(Role::button, "分组：投资总额（分档）"), page.tree());
    const auto before = page.columns();
    page.focus(Role::columnheader, "投资方");
    page.key(ImGuiKey_Menu);
    CHECK_MESSAGE(page.find(Role::menuitem, "前移一列")->disabled, "nothing stands before the name");
    page.press(Role::menuitem, "后移一列");
    CHECK(page.columns() != before);
    page.press_right(Role::columnheader, "投资方");
    page.press(Role::menuitem, "前移一列");
    CHECK(page.columns() == before);
    page.press_right(Role::columnheader, "投资方");
    page.press(Role::menuitem, "按这一列筛选…");
    page.press(Role::option, "忠旺");
    page.key(ImGuiKey_Escape);
    CHECK(page.says("投资方 是 忠旺"));
    page.press_right(Role::columnheader, "投资方");
    page.press(Role::menuitem, "隐藏这一列");
    CHECK_FALSE(page.has_column("投资方"));
    page.press_right(Role::columnheader, "名称");
    CHECK_MESSAGE(page.find(Role::menuitem, "隐藏这一列")->disabled, "a row is known by its name");
}

TEST_CASE("a row has a menu: open, copy, steps of its kind, the trash") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press_right(Role::row, top, 200);
    page.press(Role::menuitem, "复制名称");
    CHECK(std::string_view(ImGui::GetClipboardText()) == top);
    page.focus(Role::row, top);
    page.key(ImGuiKey_F10, ImGuiMod_Shift);
    page.press(Role::menuitem, "加标签");
    page.type("省里看过");
    page.key(ImGuiKey_Enter);
    page.settle();
    const auto tags = page.data().elements(page.find_record(Kind::project, top), field::project::tags_);
    CHECK_MESSAGE(std::ranges::contains(tags, "省里看过"), page.tree());
    page.press_right(Role::row, top, 200);
    page.press(Role::menuitem, "改阶段");
    REQUIRE(page.find(Role::option, "储备"));
    CHECK_MESSAGE(page.find(Role::option, "储备")->selected == std::optional(true), "where it stands now");
    page.press(Role::option, "开工");
    REQUIRE_MESSAGE(page.find(Role::dialog, "*"), "the day is asked for first");
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.value(Kind::project, top, field::project::stage_) == "started");
    page.app().undo(); // the row comes back to its group
    page.settle();
    page.press_right(Role::row, top, 200);
    page.press(Role::menuitem, "打开*");
    CHECK(page.app().current_record(Screen::projects) == page.data().record(page.find_record(Kind::project, top)).id);
    page.key(ImGuiKey_Escape);
    page.press_right(Role::row, top, 200);
    page.press(Role::menuitem, "移到回收站");
    CHECK(page.find_record(Kind::project, top) == no_record);
}

TEST_CASE("a copy has a name of its own, and is shown with it being edited, in every layout") {
    for (const std::string_view layout : {"表格", "台账", "卡片", "看板"}) {
        CAPTURE(layout);
        Listed page(Screen::projects);
        page.choose_layout(layout);
        REQUIRE(page.fill(Role::searchbox, "在列表中查找", "环渤海（营口）"));
        page.settle();
        const bool is_row = layout == "表格" || layout == "台账";
        page.press_right(is_row ? Role::row : Role::button, std::string(big) + "*", 60);
        page.press(Role::menuitem, "复制");
        const std::string copied = std::string(big) + "（副本）";
        REQUIRE_MESSAGE(page.find_record(Kind::project, copied) != no_record, page.tree());
        CHECK(page.app().current_record(Screen::projects) ==
              page.data().record(page.find_record(Kind::project, copied)).id);
        REQUIRE_MESSAGE(page.caret_in() == "名称", page.tree());
        CHECK(page.find(Role::textbox, "名称")->value == copied);
        if (!is_row) { // Esc keeps the name that it has
            page.key(ImGuiKey_Escape);
            CHECK(page.find_record(Kind::project, copied) != no_record);
        } else { // another one is typed over it
            page.key(ImGuiKey_A, ImGuiMod_Ctrl);
            page.type("大数据产业园二号");
            page.key(ImGuiKey_Enter);
            CHECK(page.find_record(Kind::project, copied) == no_record);
            CHECK(page.find_record(Kind::project, "大数据产业园二号") != no_record);
        }
        CHECK(page.find_record(Kind::project, big) != no_record);
    }
}

TEST_CASE("the menu of one of several ticked rows is about all of them") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    const auto names = page.rows();
    page.press(Role::checkbox, "勾选 " + names[1]);
    page.press(Role::checkbox, "勾选 " + names[2]);
    page.press_right(Role::row, names[1], 200);
    page.press(Role::menuitem, "把 2 项移到回收站");
    CHECK(page.data().live(Kind::project).size() == 55);
    page.app().undo();
    page.settle();
    page.press_right(Role::row, names[3], 200);
    CHECK_MESSAGE(page.find(Role::menuitem, "移到回收站"), "of another row only about that");
}

// A finger that rests a second in the middle of the node and is lifted.
void rest_on(Listed& page, const SemanticNode* node) {
    ImGuiIO& io = ImGui::GetIO();
    const auto by_finger = [&io] { io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen); };
    by_finger();
    io.AddMousePosEvent(node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2);
    page.frame();
    by_finger();
    io.AddMouseButtonEvent(0, true);
    page.frames(60);
    by_finger();
    io.AddMouseButtonEvent(0, false);
    page.frame();
    page.settle();
}

TEST_CASE("on a touch screen a long press opens the menu of a row") {
    Listed page(Screen::directory, 1024, 768, true);
    rest_on(page, page.find(Role::row, page.rows().at(1)));
    CHECK_MESSAGE(page.find(Role::menuitem, "复制名称"), page.tree());
    CHECK_MESSAGE(is_nil(page.app().current_record(Screen::directory)), "and does not open the record");
}

TEST_CASE("what has no menu is pressed by a finger however long it rested there") {
    Listed page(Screen::directory, 1024, 768, true);
    rest_on(page, page.find(Role::checkbox, "勾选 " + page.rows().at(1)));
    CHECK_MESSAGE(page.find(Role::button, "移到回收站"), page.tree());
    rest_on(page, page.find(Role::button, "分组：无"));
    CHECK_MESSAGE(page.find(Role::option, "所在地"), page.tree());
}

// --- groups and sums ---------------------------------------------------------------------------------------

TEST_CASE("two levels of groups are swapped, closed, opened and taken away in their menu") {
    Listed page(Screen::directory);
    page.press(Role::button, "分组：无");
    page.press(Role::option, "所在地");
    page.press(Role::menuitem, "再按 …"); // the menu has stayed open
    page.type("产业");
    page.press(Role::option, "再按 产业");
    page.key(ImGuiKey_Escape);
    const auto open = page.heads();
    page.press(Role::button, "分组：所在地、产业");
    page.press(Role::menuitem, "全部收起");
    const auto closed = page.heads();
    CHECK(closed.size() < open.size());
    CHECK(page.rows().empty());
    page.press(Role::button, "分组：所在地、产业");
    page.press(Role::menuitem, "全部展开");
    CHECK(page.heads() == open);
    page.press(Role::button, "分组：所在地、产业");
    page.press(Role::button, "上下对调");
    CHECK(page.find(Role::button, "分组：产业、所在地"));
    page.press(Role::button, "不再按 所在地 分组");
    CHECK(page.find(Role::button, "分组：产业"));
    page.key(ImGuiKey_Escape);
    page.press_right(Role::row, page.heads().front(), 100); // the head of a group has them too
    page.press(Role::menuitem, "全部收起");
    CHECK(page.rows().empty());
}

TEST_CASE("the menu of groups stays open: each level is chosen in it, by keys too, and another one takes its place") {
    Listed page(Screen::directory);
    page.press(Role::button, "分组：无");
    page.type("所在地");
    page.key(ImGuiKey_Enter);
    REQUIRE_MESSAGE(page.find(Role::menuitem, "再按 …"), page.tree());
    CHECK(page.find(Role::option, "所在地")->selected == std::optional(true));
    page.press(Role::option, "所在地"); // chosen already
    CHECK(page.find(Role::button, "分组：所在地"));
    page.press(Role::menuitem, "再按 …");
    CHECK_MESSAGE(page.caret_in() == "按什么分组", page.tree());
    CHECK_FALSE(page.find(Role::option, "再按 所在地"));
    page.type("产业");
    page.key(ImGuiKey_Enter);
    REQUIRE(page.find(Role::button, "分组：所在地、产业"));
    page.type("龙头"); // the keyboard is where it was: another one instead of the second
    page.key(ImGuiKey_Enter);
    REQUIRE_MESSAGE(page.find(Role::button, "分组：所在地、龙头企业"), page.tree());
    page.press(Role::menuitem, "所在地");
    page.type("产业");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.find(Role::button, "分组：产业、龙头企业"), page.tree());
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.find(Role::searchbox, "按什么分组"));
    CHECK(page.find(Role::button, "分组：产业、龙头企业"));
}

TEST_CASE("which figures stand below a column is chosen in its menu, for the groups and for all") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    CHECK(page.says("57 项 · 207.5 亿元 · 42 个未填"));
    const auto choose = [&](std::string_view figure) {
        page.press_right(Role::columnheader, amount);
        page.press(Role::menuitem, "汇总…");
        page.press(Role::menuitem, figure);
    };
    choose("平均");
    CHECK_MESSAGE(page.says("投资总额 平均 20.75 亿元"), page.tree());
    choose("最大");
    CHECK(page.says("投资总额 最大 100 亿元"));
    choose("占比");
    bool shares = false;
    for (const SemanticNode* row : page.all(Role::row))
        shares = shares || row->value.find("占比 100%") != std::string::npos;
    CHECK_MESSAGE(shares, page.tree());
    choose("合计");
    CHECK_FALSE(page.says("57 项 · 207.5 亿元"));
    page.press(Role::button, "还原");
    CHECK(page.says("57 项 · 207.5 亿元"));
}
