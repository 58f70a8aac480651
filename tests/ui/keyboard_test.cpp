// Where the keyboard is: on every page, after every change of page, when what had it is gone, and while the on-screen
// keyboard of a tablet takes half the page.

#include "tests/ui/ui_fixture.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace yinfeng;
using app::Screen;
using ui::Role;
using ui::SemanticNode;

namespace {

struct Keyboard : test::UiFixture {
    using UiFixture::UiFixture;
    const SemanticNode* focused() const {
        for (const SemanticNode& node : frontend->semantics().nodes())
            if (node.focused) return &node;
        return nullptr;
    }
    std::string focused_name() const {
        return focused() ? std::string(role_name(focused()->role)) + " " + focused()->name : "nothing";
    }
    bool announced(std::string_view part, bool urgent) {
        for (const auto& each : frontend->semantics().take_announcements())
            if (each.text.find(part) != std::string::npos && each.urgent == urgent) return true;
        return false;
    }
    // Of the page without the on-screen keyboard, and with it.
    void make_height(float height) {
        ImGui::GetIO().DisplaySize.y = height;
        settle();
    }
};

bool is_inside(const ui::Rect& part, float top, float bottom) {
    return part.y >= top && part.y + part.height <= bottom;
}

} // namespace

TEST_CASE("a page that has just come has the keyboard, and Tab goes on from there") {
    Keyboard page;
    page.open_sample();
    page.key(ImGuiKey_Tab);
    for (int number = 1; number <= 7; ++number) {
        page.key(static_cast<ImGuiKey>(ImGuiKey_0 + number), ImGuiMod_Alt);
        const SemanticNode* first = page.focused();
        REQUIRE_MESSAGE(first, "page " << number);
        CHECK_MESSAGE(first->rect.x >= 80, "page " << number << ": " << page.focused_name());
        CHECK_MESSAGE(first->rect.y >= 52, "page " << number << ": " << page.focused_name());
        const std::string before = page.focused_name();
        page.key(ImGuiKey_Tab);
        CHECK_MESSAGE(page.focused(), "page " << number);
        CHECK_MESSAGE(page.focused_name() != before, "page " << number);
    }
    CHECK(page.announced("设置", false));
}

TEST_CASE("a project made by the keyboard, then another page: Tab is not lost") {
    Keyboard page;
    page.open_sample();
    page.key(ImGuiKey_N);
    page.type("新项目甲");
    page.key(ImGuiKey_Enter);
    page.key(ImGuiKey_6, ImGuiMod_Alt);
    REQUIRE(page.app().screen() == Screen::data);
    page.key(ImGuiKey_Tab);
    const std::string first = page.focused_name();
    CHECK(first != "nothing");
    page.key(ImGuiKey_Tab);
    CHECK(page.focused_name() != "nothing");
    CHECK(page.focused_name() != first);
}

TEST_CASE("Enter and Esc in a text field leave the keyboard on it") {
    Keyboard page;
    page.open_sample();
    page.app().go(Screen::settings);
    page.settle();
    REQUIRE(page.reach(Role::textbox, "单位名称", 1200, 600));
    REQUIRE(page.click(Role::textbox, "单位名称"));
    for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_Escape}) {
        page.key(key);
        REQUIRE(page.focused());
        CHECK(page.focused()->name == "单位名称");
        if (key == ImGuiKey_Enter) page.key(ImGuiKey_Enter); // opened again
    }
}

TEST_CASE("a new project's name and its key figures keep the keyboard after Enter and Esc") {
    Keyboard page;
    page.open_sample();
    page.key(ImGuiKey_N);
    page.type("新项目乙");
    page.key(ImGuiKey_Enter);
    REQUIRE_MESSAGE(page.focused(), page.tree());
    CHECK(page.focused_name() == "button 修改名称");
    page.key(ImGuiKey_Tab);
    REQUIRE(page.focused());
    CHECK_MESSAGE(page.focused()->rect.x > 720, page.focused_name()); // goes on in the inspector
    for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_Escape}) {
        REQUIRE_MESSAGE(page.click(Role::button, "修改 投资总额"), page.tree());
        page.type("5亿");
        page.key(key);
        REQUIRE(page.focused());
        CHECK(page.focused_name() == "button 修改 投资总额");
    }
    page.key(ImGuiKey_Tab);
    CHECK_MESSAGE(page.focused_name() == "button 修改 用地", page.focused_name());
}

TEST_CASE("Tab finds its way when what had the keyboard is gone") {
    Keyboard page;
    page.open_sample();
    REQUIRE(page.click(Role::tab, "表格"));
    constexpr std::string_view row = "高新区物流园区（线索）";
    REQUIRE(page.click(Role::row, row));
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_DownArrow);
    page.key(ImGuiKey_UpArrow);
    REQUIRE(page.focused());
    REQUIRE(page.focused()->name == row);
    page.app().trash({page.app().workspace()->live(Kind::project).front()});
    for (const RecordIndex project : std::vector(
             page.app().workspace()->live(Kind::project).begin(), page.app().workspace()->live(Kind::project).end()))
        page.app().trash({project});
    page.settle();
    page.key(ImGuiKey_Tab);
    const std::string first = page.focused_name();
    CHECK(first != "nothing");
    page.key(ImGuiKey_Tab);
    CHECK(page.focused_name() != first);
}

TEST_CASE("a toast that was pressed gives the keyboard back") {
    Keyboard page;
    page.open_sample();
    page.app().say("已保存");
    page.settle();
    REQUIRE(page.click(Role::button, "关闭提示"));
    page.key(ImGuiKey_Tab);
    CHECK(page.focused());
    page.app().say("又一条");
    page.settle();
    const SemanticNode* text = page.find_text("又一条");
    REQUIRE(text);
    page.click_at(text->rect.x + 4, text->rect.y + 4); // and while it is there
    page.key(ImGuiKey_Tab);
    CHECK(page.focused());
}

TEST_CASE("on a tablet the field that is typed into stays above the on-screen keyboard") {
    Keyboard page(1024, 768, 1, true);
    page.open_sample();
    page.app().select_record(
        Screen::projects, page.app().workspace()->record(page.app().workspace()->live(Kind::project).front()).id);
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::tab, "全部字段"), page.tree());
    REQUIRE(page.find(Role::navigation, "*"));
    REQUIRE(page.find_text("签约")); // the steps
    for (const std::string_view field : {"产能", "投资总额", "备注"}) {
        const SemanticNode* node = page.find(Role::textbox, field);
        for (int turn = 0; turn < 60 && (!node || node->rect.y + node->rect.height > 630); ++turn) {
            page.wheel(800, 500, -1);
            node = page.find(Role::textbox, field);
        }
        REQUIRE_MESSAGE(node, field);
        REQUIRE(page.click(Role::textbox, field));
        page.make_height(400);
        node = page.find(Role::textbox, field);
        REQUIRE_MESSAGE(node, field);
        CHECK_MESSAGE(node->focused, field);
        CHECK_MESSAGE(is_inside(node->rect, 52, 400), field << " at " << node->rect.y);
        CHECK_FALSE(page.find(Role::navigation, "*"));
        page.key(ImGuiKey_Escape);
        page.make_height(768);
        CHECK(page.find(Role::navigation, "*"));
    }
}

TEST_CASE("a refused value is marked, described and read out") {
    Keyboard page;
    page.open_sample();
    page.app().select_record(
        Screen::projects, page.app().workspace()->record(page.app().workspace()->live(Kind::project).front()).id);
    page.settle();
    REQUIRE(page.click(Role::tab, "全部字段"));
    page.frontend->semantics().take_announcements();
    const SemanticNode* field = page.find(Role::textbox, "投资总额");
    for (int turn = 0; turn < 60 && !field; ++turn) {
        page.wheel(1300, 600, -1);
        field = page.find(Role::textbox, "投资总额");
    }
    REQUIRE(field);
    CHECK(field->problem.empty());
    REQUIRE(page.fill(Role::textbox, "投资总额", "很多很多"));
    field = page.find(Role::textbox, "投资总额");
    REQUIRE(field);
    REQUIRE_FALSE(field->problem.empty());
    const std::string problem = field->problem;
    CHECK(page.announced(problem, true));
    page.settle();
    CHECK_FALSE(page.announced(problem, true)); // once
}
