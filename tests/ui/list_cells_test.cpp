// How the cells of a list are worked with: typing into them, ticks in every layout, one click and two.

#include "tests/ui/listed_fixture.h"

#include <algorithm>

using namespace yinfeng;
using app::Screen;
using test::amount, test::big, test::Listed, test::top;
using ui::Role;
using ui::SemanticNode;

// --- typing into cells -------------------------------------------------------------------------------------

TEST_CASE("typing on a cell that has the keyboard edits it with what was typed, also what an input method gives") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.focus(Role::row, big);
    page.key(ImGuiKey_RightArrow);
    page.key(ImGuiKey_RightArrow);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_3, true); // as a keyboard gives it: the key, and the character
    ImGui::GetIO().AddInputCharactersUTF8("3");
    page.frame();
    ImGui::GetIO().AddKeyEvent(ImGuiKey_3, false);
    ImGui::GetIO().AddInputCharactersUTF8("6"); // while the field is not there yet
    page.frame();
    page.type("亿");
    CHECK_MESSAGE(page.caret_in() == "投资总额", page.tree());
    page.key(ImGuiKey_Enter);
    CHECK(page.value(Kind::project, big, field::project::amount_) == "360000");

    page.focus(Role::row, big);
    for (int i = 0; i < 3; ++i) page.key(ImGuiKey_RightArrow);
    page.type("招商n推进"); // composed: comes as text alone, and n is no key of the page
    CHECK_MESSAGE(page.caret_in() == "下一步", page.tree());
    page.key(ImGuiKey_Enter);
    CHECK(page.value(Kind::project, big, field::project::next_action_) == "招商n推进");
    CHECK(page.data().live(Kind::project).size() == 57);
}

TEST_CASE("typing onto a cell of a link opens its list with what was typed") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.focus(Role::row, top);
    page.key(ImGuiKey_RightArrow);
    page.type("忠旺");
    REQUIRE_MESSAGE(page.find(Role::option, "忠旺"), page.tree());
    page.key(ImGuiKey_Enter);
    const RecordIndex project = page.find_record(Kind::project, top);
    const auto id = parse_id(page.data().value(project, field::project::investor_).as_text());
    REQUIRE(id);
    CHECK(page.data().find(*id) == page.find_record(Kind::enterprise, "忠旺"));
}

TEST_CASE("Enter and F2 edit the cell; on the name Enter opens and letters are keys of the page") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.focus(Role::row, big);
    page.type("x"); // no key of anything
    CHECK(page.caret_in().empty());
    page.key(ImGuiKey_RightArrow);
    page.key(ImGuiKey_RightArrow);
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.caret_in() == "投资总额", page.tree());
    CHECK(is_nil(page.app().current_record(Screen::projects)));
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_F2);
    CHECK(page.caret_in() == "投资总额");
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_N); // the letter, without its character: a key that is typed, not 新建
    CHECK(page.data().live(Kind::project).size() == 57);
    page.key(ImGuiKey_LeftArrow);
    page.key(ImGuiKey_LeftArrow);
    page.key(ImGuiKey_F2);
    CHECK(page.caret_in() == "名称");
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_Enter);
    CHECK_FALSE(is_nil(page.app().current_record(Screen::projects)));
}

// --- ticks -------------------------------------------------------------------------------------------------

TEST_CASE("table, ledger and cards tick, sum and delete what is ticked, and Esc lets it go") {
    Listed page(Screen::projects);
    for (const std::string_view layout : {"表格", "台账", "卡片"}) {
        CAPTURE(layout);
        page.choose_layout(layout);
        const SemanticNode* one = nullptr;
        for (const SemanticNode* node : page.all(layout == "卡片" ? Role::button : Role::row))
            if (!one && !node->expanded && node->name.starts_with("高新区物流园区")) one = node;
        REQUIRE_MESSAGE(one, page.tree());
        page.frontend->semantics().request_focus(one->id);
        page.settle();
        page.key(ImGuiKey_Space);
        CHECK_MESSAGE(page.says("已选 1 项"), page.tree());
        CHECK_MESSAGE(page.find(Role::button, "改阶段"), "what the kind offers");
        page.key(ImGuiKey_A, ImGuiMod_Ctrl);
        CHECK(page.says("已选 57 项"));
        CHECK(page.says("207.5 亿元 · 42 个未填"));
        page.key(ImGuiKey_Escape);
        CHECK_FALSE(page.says("已选"));
        CHECK_MESSAGE(is_nil(page.app().current_record(Screen::projects)), "Space does not open");
    }
}

// --- the mouse ---------------------------------------------------------------------------------------------

TEST_CASE("a double click edits the cell also where one click lays the inspector over the table") {
    Listed page(Screen::projects, 1100, 768);
    page.press(Role::tab, "表格");
    const SemanticNode *row = page.find(Role::row, page.rows().at(1)), *head = page.find(Role::columnheader, amount);
    REQUIRE_MESSAGE((row && head), page.tree());
    const std::string name = row->name;
    page.double_click_at(head->rect.x + 20, row->rect.y + row->rect.height / 2);
    CHECK_MESSAGE(is_nil(page.app().current_record(Screen::projects)), page.tree());
    CHECK_MESSAGE(page.caret_in() == "投资总额", page.tree());
    page.type("36亿");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(Kind::project, name, field::project::amount_) == "360000");
}

TEST_CASE("the second click on a cell that cannot be edited presses nothing of what has opened there") {
    for (const std::size_t place : {1, 3, 5, 6, 7, 9}) {
        Listed page(Screen::projects, 1366, 768);
        page.press(Role::tab, "表格");
        const SemanticNode *row = page.find(Role::row, page.rows().at(place)),
                           *head = page.find(Role::columnheader, "时限状态");
        REQUIRE_MESSAGE((row && head), page.tree());
        const std::uint64_t before = page.data().revision();
        const float x = head->rect.x + 86, y = row->rect.y + row->rect.height / 2; // over 跟踪人 of the inspector
        page.move_to(x, y);
        for (const bool down : {true, false, true, false}) ImGui::GetIO().AddMouseButtonEvent(0, down); // at once
        page.settle();
        CHECK_MESSAGE(page.all(Role::option).empty(), page.tree());
        CHECK_MESSAGE(page.all(Role::dialog).empty(), page.tree());
        CHECK(page.data().revision() == before);
    }
}

TEST_CASE("the cell that was clicked is where the keys go") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    const std::string name = page.rows().at(4);
    const SemanticNode *row = page.find(Role::row, name), *head = page.find(Role::columnheader, amount);
    REQUIRE_MESSAGE((row && head), page.tree());
    page.click_at(head->rect.x + 20, row->rect.y + row->rect.height / 2);
    page.key(ImGuiKey_Escape); // the inspector
    page.settle();
    page.type("36亿");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.value(Kind::project, name, field::project::amount_) == "360000", page.tree());
}

TEST_CASE("after the menu of another row the keyboard is in that row") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.focus(Role::row, top);
    for (int i = 0; i < 5; ++i) page.key(ImGuiKey_RightArrow); // 下一步
    const std::string other = page.rows()[4];
    const float next_action = page.find(Role::columnheader, "下一步")->rect.x - page.find(Role::row, other)->rect.x;
    page.press_right(Role::row, other, next_action + 30);
    REQUIRE_MESSAGE(page.find(Role::menuitem, "打开*"), page.tree());
    page.key(ImGuiKey_Escape);
    page.settle();
    page.type("看地");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.value(Kind::project, other, field::project::next_action_) == "看地", page.tree());
    CHECK(page.value(Kind::project, top, field::project::next_action_) != "看地");
}

TEST_CASE("what is typed onto a cell replaces what stands there, also where it was edited and left before") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.focus(Role::row, big);
    for (int i = 0; i < 5; ++i) page.key(ImGuiKey_RightArrow);
    page.type("去北京");
    page.key(ImGuiKey_Enter);
    page.focus(Role::row, big);
    page.key(ImGuiKey_F2);
    page.settle();
    page.key(ImGuiKey_End);
    page.key(ImGuiKey_Escape);
    page.type("去上海");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(Kind::project, big, field::project::next_action_) == "去上海");
}
