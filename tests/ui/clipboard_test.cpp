// A table as a spreadsheet: ranges of cells, copying and pasting, filling down, emptying.

#include "tests/ui/listed_fixture.h"

#include "exchange/clipboard_table.h"

using namespace yinfeng;
using app::Screen;
using test::big, test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace {

std::string clipboard; // of the system

struct Sheet : Listed {
    explicit Sheet(Screen screen = Screen::projects) : Listed(screen) {
        ImGui::GetPlatformIO().Platform_GetClipboardTextFn = [](ImGuiContext*) { return clipboard.c_str(); };
        if (screen == Screen::projects) press(Role::tab, "表格");
    }
    void copy() { key(ImGuiKey_C, ImGuiMod_Ctrl); }
    void paste(std::string_view text) {
        clipboard = text;
        key(ImGuiKey_V, ImGuiMod_Ctrl);
        settle();
    }
    // Onto the column that many steps to the right of the name.
    void stand_on(std::string_view record, int steps) {
        focus(Role::row, record);
        for (int i = 0; i < 12; ++i) key(ImGuiKey_LeftArrow); // the column stays from row to row
        for (int i = 0; i < steps; ++i) key(ImGuiKey_RightArrow);
    }
    std::string amount_of(std::string_view name) { return value(Kind::project, name, field::project::amount_); }
    std::vector<std::vector<std::string>> copied() { return exchange::read_cells(tab->copied).rows; }
};
constexpr int amount_steps = 2; // name, investor, amount

} // namespace

TEST_CASE(
    "Ctrl+C of a cell copies what stands in it, of a range its cells with their headings, as text and as a table") {
    Sheet page;
    const std::vector<std::string> names = page.rows();
    page.stand_on(big, amount_steps);
    page.copy();
    const std::string alone = page.tab->copied;
    CHECK_FALSE(alone.empty());
    CHECK(alone.find('\t') == std::string::npos);
    page.stand_on(names[0], 1);
    page.key(ImGuiKey_DownArrow, ImGuiMod_Shift);
    page.key(ImGuiKey_RightArrow, ImGuiMod_Shift);
    page.copy();
    const auto cells = page.copied();
    REQUIRE(cells.size() == 3);
    CHECK(cells[0] == std::vector<std::string>{"投资方", "投资总额（亿元）"});
    CHECK(page.tab->copied_html.contains("<th>投资总额（亿元）</th>"));
    CHECK(page.says("已复制 2 行 × 2 列"));
    page.key(ImGuiKey_Escape);
    page.copy();
    CHECK_MESSAGE(page.tab->copied.find('\t') == std::string::npos, "Esc leaves the range");
}

TEST_CASE("what is ticked is copied with all columns of the view, in every layout") {
    Sheet page;
    const std::vector<std::string> names = page.rows();
    page.press(Role::checkbox, "勾选 " + names[1]);
    page.press(Role::checkbox, "勾选 " + names[3]);
    page.press(Role::tab, "台账");
    page.copy();
    const auto cells = page.copied();
    REQUIRE(cells.size() == 3);
    CHECK(cells[0].front() == "名称");
    CHECK(cells[1].front() == names[1]);
    CHECK(cells[2].front() == names[3]);
}

TEST_CASE("the mouse draws a range; the record stays closed") {
    Sheet page;
    const std::vector<std::string> names = page.rows();
    const SemanticNode* head = page.find(Role::columnheader, test::amount);
    REQUIRE(head);
    const float x = head->rect.x + head->rect.width / 2;
    const auto middle = [&](std::string_view name) {
        const SemanticNode* row = page.find(Role::row, name);
        return row->rect.y + row->rect.height / 2;
    };
    page.drag(x, middle(names[0]), x, middle(names[2]));
    page.settle();
    CHECK(is_nil(page.app().current_record(Screen::projects)));
    page.copy();
    CHECK(page.copied().size() == 4);
}

TEST_CASE("a range is whole where one frame saw the mouse move and the next saw it let go; its cells say so") {
    Sheet page;
    const std::vector<std::string> names = page.rows();
    const float x = page.find(Role::columnheader, test::amount)->rect.x + 20;
    const auto middle = [&](std::string_view name) {
        const SemanticNode* row = page.find(Role::row, name);
        return row->rect.y + row->rect.height / 2;
    };
    const float to = middle(names[2]);
    page.move_to(x, middle(names[0]));
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    page.frame();
    page.move_to(x, to);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    page.frame();
    page.settle();
    CHECK(std::ranges::count(page.all(Role::gridcell), std::optional(true), &SemanticNode::selected) == 3);
    page.copy();
    CHECK(page.copied().size() == 4);
}

TEST_CASE("a click with Shift takes all cells from the one where the cursor is") {
    Sheet page;
    const std::vector<std::string> names = page.rows();
    const float x = page.find(Role::columnheader, test::amount)->rect.x + 20;
    const auto press = [&](std::string_view name) {
        const SemanticNode* row = page.find(Role::row, name);
        REQUIRE(row);
        page.click_at(x, row->rect.y + row->rect.height / 2);
    };
    press(names[0]);
    page.key(ImGuiKey_Escape); // the inspector, which it opened
    page.settle();
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    page.frames(2);
    press(names[2]);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    page.settle();
    page.copy();
    CHECK_MESSAGE(page.copied().size() == 4, page.tree());
}

TEST_CASE("one cell is pasted at once, as if it had been typed") {
    Sheet page;
    page.stand_on(big, amount_steps);
    page.paste("7.5");
    CHECK(page.amount_of(big) == "75000");
    CHECK_FALSE(page.find(Role::dialog, "粘贴*"));
    page.app().undo();
    page.settle();
    const std::string before = page.amount_of(big);
    page.paste("很多");
    REQUIRE_MESSAGE(page.find(Role::dialog, "粘贴*"), "what cannot be read is said");
    CHECK(page.says("“很多”不写"));
    page.press(Role::button, "取消");
    CHECK(page.amount_of(big) == before);
}

TEST_CASE("several cells are shown before they are written: what changes, what cannot be read, and it is one step") {
    Sheet page;
    const std::vector<std::string> names = page.rows();
    page.stand_on(names[0], amount_steps);
    page.paste("1.5\r\n不知道\r\n2\r\n");
    REQUIRE(page.find(Role::dialog, "粘贴 3 行 × 1 列"));
    CHECK(page.says("改 2 格"));
    CHECK(page.says("“不知道”不写"));
    CHECK_MESSAGE(page.find(Role::button, "写入 2 格")->focused, "Enter writes");
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.amount_of(names[0]) == "15000");
    CHECK(page.amount_of(names[2]) == "20000");
    CHECK_FALSE(page.find(Role::dialog, "粘贴*"));
    CHECK(page.says("粘贴：改 2 格 · 不写 1 格"));
    page.app().undo();
    page.settle();
    CHECK(page.amount_of(names[0]) != "15000");
    CHECK(page.amount_of(names[2]) != "20000");
}

TEST_CASE("without a cursor the rows of a spreadsheet become records, also in an empty list") {
    Sheet page(Screen::directory);
    const std::size_t before = page.data().live(Kind::enterprise).size();
    page.paste("名称\t所在地\r\n甲公司\t盘锦\r\n乙公司\t\r\n");
    REQUIRE_MESSAGE(page.find(Role::dialog, "粘贴 2 行 × 2 列"), page.tree());
    CHECK(page.says("第一行是列名"));
    CHECK(page.says("新建 2 项"));
    CHECK(page.says("新建：甲公司"));
    page.press(Role::button, "写入 3 格");
    CHECK(page.data().live(Kind::enterprise).size() == before + 2);
    CHECK(page.value(Kind::enterprise, "甲公司", field::enterprise::region_) == "盘锦");
}

TEST_CASE("one cell fills a range, Ctrl+D its first row the others, Delete empties it") {
    Sheet page;
    const std::vector<std::string> names = page.rows();
    const auto select = [&] {
        page.stand_on(names[0], amount_steps);
        page.key(ImGuiKey_DownArrow, ImGuiMod_Shift);
        page.key(ImGuiKey_DownArrow, ImGuiMod_Shift);
    };
    select();
    page.paste("3");
    for (int i = 0; i < 3; ++i) CHECK(page.amount_of(names[static_cast<std::size_t>(i)]) == "30000");
    page.stand_on(names[0], amount_steps);
    page.paste("4");
    select();
    page.key(ImGuiKey_D, ImGuiMod_Ctrl);
    for (int i = 0; i < 3; ++i) CHECK(page.amount_of(names[static_cast<std::size_t>(i)]) == "40000");
    select();
    page.key(ImGuiKey_Delete);
    for (int i = 0; i < 3; ++i) CHECK(page.amount_of(names[static_cast<std::size_t>(i)]).empty());
    CHECK(page.says("清空单元格：清空 3 格"));
}

TEST_CASE("what is copied from a list and pasted over it changes nothing") {
    Sheet page;
    const std::vector<std::string> names = page.rows();
    page.focus(Role::row, names[0]);
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.copy();
    CHECK(page.copied().size() == 58);
    const auto revision = page.data().revision();
    page.paste(page.tab->copied);
    REQUIRE(page.find(Role::dialog, "粘贴*"));
    CHECK_MESSAGE(page.find(Role::button, "没有可写的"), page.tree());
    page.key(ImGuiKey_Escape);
    CHECK(page.data().revision() == revision);
}
