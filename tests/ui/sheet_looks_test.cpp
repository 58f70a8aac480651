// A table as a spreadsheet: columns that stay, the height of rows, filling by dragging, cutting, and one field of many records.

#include "tests/ui/listed_fixture.h"

#include <cmath>
#include <utility>

using namespace yinfeng;
using app::Screen;
using test::amount, test::big, test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace {

struct Sheet : Listed {
    explicit Sheet(int width = 1366, int height = 768) : Listed(Screen::projects, width, height) {
        press(Role::tab, "表格");
    }
    float left_of(std::string_view column) {
        const SemanticNode* head = find(Role::columnheader, column);
        return head ? head->rect.x : NAN;
    }
    void stand_on(std::string_view record, int steps) {
        focus(Role::row, record);
        for (int i = 0; i < 12; ++i) key(ImGuiKey_LeftArrow); // the column stays from row to row
        for (int i = 0; i < steps; ++i) key(ImGuiKey_RightArrow);
    }
    std::string amount_of(std::string_view name) { return value(Kind::project, name, field::project::amount_); }
    std::string height_of_row(std::string_view height) {
        press(Role::button, "列");
        CHECK_MESSAGE(settle(200) < 200, "the page comes to rest");
        press(Role::tab, height);
        key(ImGuiKey_Escape);
        settle();
        return std::to_string(std::lround(find(Role::row, rows().front())->rect.height));
    }
};

constexpr int amount_steps = 2; // name, investor, amount

} // namespace

TEST_CASE("columns up to the one that is pinned stay where they are, and let go again") {
    Sheet page;
    page.press_right(Role::columnheader, amount);
    page.press(Role::menuitem, "固定到这一列");
    const float pinned = page.left_of(amount), other = page.left_of(page.columns()[3]);
    const std::string scrolled = page.columns()[3];
    for (int i = 0; i < 3; ++i) {
        page.stand_on(page.rows().front(), 12); // the last column
        CHECK(page.left_of(amount) == pinned);
        CHECK_FALSE(page.left_of(scrolled) >= other); // further left, or out of sight
        page.reload();                                // kept in this browser
        page.settle();
    }
    page.press_right(Role::columnheader, amount);
    page.press(Role::menuitem, "不再固定");
    page.stand_on(page.rows().front(), 12);
    CHECK(page.left_of(amount) < pinned);
}

TEST_CASE("what is pinned leaves room for what scrolls, in a narrow window too") {
    Sheet page(1024, 768);
    const std::vector<std::string> columns = page.columns();
    page.press_right(Role::columnheader, columns[3]);
    page.press(Role::menuitem, "固定到这一列");
    page.stand_on(page.rows().front(), 12);
    const SemanticNode* last = page.find(Role::columnheader, page.columns().back());
    REQUIRE_MESSAGE(last, page.tree());
    CHECK(last->rect.x + last->rect.width <= 1024);
    CHECK(last->rect.x > page.left_of(columns[0]) + 100);
}

TEST_CASE("rows are as high as was chosen, and stay so") {
    Sheet page;
    CHECK(page.height_of_row("紧凑") == "28");
    CHECK(page.height_of_row("两行") == "56");
    CHECK(page.height_of_row("三行") == "78");
    page.reload();
    page.settle();
    CHECK(std::lround(page.find(Role::row, page.rows().front())->rect.height) == 78);
    page.stand_on(page.rows().front(), 1);
    page.key(ImGuiKey_DownArrow);
    page.key(ImGuiKey_F2);
    CHECK_MESSAGE(!page.caret_in().empty(), page.tree());
    page.key(ImGuiKey_Escape);
    CHECK(page.height_of_row("标准") == "36");
}

TEST_CASE("the corner of a cell is dragged down: the rows below say the same, in one step") {
    Sheet page(1920, 1080);
    const std::vector<std::string> names = page.rows();
    page.stand_on(names[0], amount_steps);
    page.key(ImGuiKey_F2);
    page.type("6");
    page.key(ImGuiKey_Enter);
    page.settle();
    page.stand_on(names[0], amount_steps);
    const std::string before = page.amount_of(names[2]);
    const auto corner = [&](std::size_t row) {
        const ui::Rect head = page.find(Role::columnheader, amount)->rect,
                       line = page.find(Role::row, names[row])->rect;
        return std::pair{head.x + head.width - 4, line.y + line.height - 4};
    };
    const auto [x, from] = corner(0);
    page.drag(x, from, x, corner(2).second);
    page.settle();
    for (std::size_t i = 0; i < 3; ++i) CHECK(page.amount_of(names[i]) == "60000");
    CHECK(page.amount_of(names[3]) != "60000");
    page.app().undo();
    page.settle();
    CHECK(page.amount_of(names[0]) == "60000");
    CHECK(page.amount_of(names[2]) == before);
}

TEST_CASE("Ctrl+X takes what stands in a cell along and leaves it empty") {
    Sheet page(1920, 1080);
    page.stand_on(big, amount_steps);
    const std::string before = page.amount_of(big);
    page.key(ImGuiKey_X, ImGuiMod_Ctrl);
    page.settle();
    CHECK_FALSE(page.tab->copied.empty());
    CHECK(page.amount_of(big).empty());
    page.app().undo();
    CHECK(page.amount_of(big) == before);
    page.stand_on(big, 0);
    page.key(ImGuiKey_X, ImGuiMod_Ctrl);
    page.settle();
    CHECK_MESSAGE(page.find_record(Kind::project, big) != no_record, "a record keeps its name");
}

TEST_CASE("one field of several ticked records is changed at once, typed as in a cell or chosen, in every list") {
    Sheet page;
    const std::vector<std::string> names = page.rows();
    const auto tick_two = [&] {
        for (const std::size_t i : {0u, 1u}) page.press(Role::checkbox, "勾选 " + page.rows()[i]);
    };
    tick_two();
    page.press(Role::button, "改字段");
    page.press(Role::option, "投资总额");
    CHECK_MESSAGE(page.caret_in() == "投资总额改为", page.tree());
    page.type("3.5亿");
    page.key(ImGuiKey_Enter);
    page.settle();
    for (const std::size_t i : {0u, 1u}) CHECK(page.amount_of(names[i]) == "35000");
    page.app().undo();
    page.settle();
    CHECK(page.amount_of(names[0]) != "35000");
    page.press(Role::button, "改字段");
    page.press(Role::option, "投资总额");
    REQUIRE(page.fill(Role::textbox, "投资总额改为", "很多"));
    page.settle();
    REQUIRE_MESSAGE(page.find(Role::dialog, "改字段*"), "what cannot be read is said before");
    page.press(Role::button, "取消");

    page.press(Role::button, "打印或导出所选");
    page.press(Role::menuitem, "导出 CSV*");
    REQUIRE_FALSE(page.tab->saved_files.empty());
    const std::string& csv = page.tab->saved_files.back().bytes;
    CHECK_MESSAGE(csv.contains(names[1]), csv);
    CHECK_FALSE(csv.contains(names[2]));

    page.app().go(Screen::services);
    page.settle();
    page.press(Role::tab, "表格");
    const std::vector<std::string> services = page.rows();
    tick_two();
    page.press(Role::button, "改字段");
    CHECK_FALSE(page.find(Role::option, "办理状态")); // has its own doors
    page.press(Role::option, "类型");
    page.press(Role::option, "走访");
    for (const std::size_t i : {0u, 1u})
        CHECK(page.value(Kind::service_record, services[i], field::service_record::type_) == "visit");
}
