// Cells of a table: what a double click edits whatever moves under the pointer, and where the cursor is afterwards.

#include "tests/ui/ui_fixture.h"

#include "app/refused_texts.h"
#include "ui/ui.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using ui::Role;

namespace {

struct Table : test::UiFixture {
    Table(Screen screen, int width = 1366, int height = 768) : UiFixture(width, height), screen_(screen) {
        open_sample();
        app().go(screen);
        settle();
        if (screen == Screen::projects) REQUIRE_MESSAGE(click(Role::tab, "表格"), tree());
        settle();
    }
    const Workspace& workspace() { return *app().workspace(); }
    // A cell of the project of that name.
    std::string value(std::string_view name, FieldId field) {
        for (const RecordIndex record : workspace().live(Kind::project))
            if (workspace().value(record, field::project::name_).as_text() == name)
                return std::string(workspace().value(record, field).as_text());
        return "no such project";
    }
    std::string_view open_name() {
        const Id id = app().current_record(screen_);
        if (is_nil(id)) return {};
        const RecordIndex record = workspace().find(id);
        return workspace().value(record, title_field(static_cast<Kind>(workspace().record(record).kind))).as_text();
    }
    ui::Rect rect_of(Role role, std::string_view name) {
        const ui::SemanticNode* node = find(role, name);
        REQUIRE_MESSAGE(node, std::string(name) << "\n" << tree());
        return node->rect;
    }
    void double_click_cell(std::string_view row, std::string_view column) {
        const ui::Rect line = rect_of(Role::row, row), head = rect_of(Role::columnheader, column);
        double_click_at(head.x + 20, line.y + line.height / 2);
    }
    // The one text field that is being typed into.
    const ui::SemanticNode* caret() {
        const ui::SemanticNode* found = nullptr;
        for (const Role role : {Role::textbox, Role::searchbox})
            for (const ui::SemanticNode* node : all(role))
                if (node->focused) {
                    CHECK_MESSAGE(!found, "two fields have the caret");
                    found = node;
                }
        return found;
    }
    std::string caret_in() { return caret() ? caret()->name : std::string(); }
    std::string focused_row() {
        for (const ui::SemanticNode* row : all(Role::row))
            if (row->focused) return row->name;
        return {};
    }
    std::vector<std::string> row_names() {
        std::vector<std::string> names;
        for (const ui::SemanticNode* row : all(Role::row))
            if (!row->expanded) names.push_back(row->name); // not the head of a group
        return names;
    }

private:
    Screen screen_;
};

constexpr std::string_view amount = "投资总额 亿元";

} // namespace

TEST_CASE("a double click edits the cell that it was begun on, although the inspector opens meanwhile") {
    Table page(Screen::projects);
    const std::vector<std::string> names = page.row_names();
    REQUIRE(names.size() > 8);
    for (const std::size_t i : {0u, 3u, 8u}) {
        CAPTURE(names[i]);
        const std::uint64_t before = page.workspace().revision();
        const ui::Rect row = page.rect_of(Role::row, names[i]);
        page.double_click_cell(names[i], amount);
        CHECK(page.rect_of(Role::row, names[i]).y == row.y);
        CHECK(page.open_name() == names[i]);
        REQUIRE_MESSAGE(page.caret_in() == "投资总额", page.tree());
        page.type("7.5亿");
        page.key(ImGuiKey_Enter);
        CHECK(page.value(names[i], field::project::amount_) == "75000");
        CHECK(page.workspace().revision() == before + 1);
        page.app().undo();
        page.app().select_record(Screen::projects, {});
        page.settle();
    }
}

TEST_CASE("a double click in the directory edits the record that was clicked first") {
    Table page(Screen::directory);
    const std::vector<std::string> names = page.row_names();
    REQUIRE(names.size() > 6);
    for (const std::string& name : {names[1], names[6]}) {
        CAPTURE(name);
        const ui::Rect row = page.rect_of(Role::row, name);
        page.double_click_at(row.x + 40, row.y + row.height / 2);
        CHECK(page.rect_of(Role::row, name).y == row.y);
        REQUIRE(page.open_name() == name);
        page.type(name + "集团");
        page.key(ImGuiKey_Enter);
        CHECK_MESSAGE(page.open_name() == name + "集团", page.tree());
        page.app().undo();
        page.app().select_record(Screen::directory, {});
        page.settle();
    }
}

TEST_CASE("a double click in the ledger opens the record that was clicked first, and nothing moves") {
    Table page(Screen::services);
    for (const std::string_view code : {"S002*", "S010*"}) {
        const ui::Rect row = page.rect_of(Role::row, code);
        const std::uint64_t before = page.workspace().revision();
        page.double_click_at(row.x + row.width / 2, row.y + row.height / 2);
        const ui::SemanticNode* after = page.find(Role::row, code);
        REQUIRE_MESSAGE(after, page.tree());
        CHECK(after->rect.y == row.y);
        CHECK(after->selected.value_or(false));
        CHECK(page.workspace().revision() == before);
        page.app().select_record(Screen::services, {});
        page.settle();
    }
}

TEST_CASE("what comes under the pointer between two clicks is not pressed by the second") {
    Table page(Screen::projects, 1024, 768); // the inspector lies over the list, and beside it a press closes it
    const std::string name = page.row_names().at(2);
    const ui::Rect row = page.rect_of(Role::row, name);
    page.double_click_at(row.x + 60, row.y + row.height / 2);
    CHECK(page.open_name() == name);
    CHECK_MESSAGE(page.caret_in().empty(), "nothing is edited under the sheet");
    page.click_at(row.x + 60, row.y + row.height / 2); // a click of its own
    CHECK(page.open_name().empty());
}

TEST_CASE("what stands above the list is as high with the inspector as without, at every size") {
    for (const auto& [width, height] :
        {std::pair(1280, 720), std::pair(1366, 768), std::pair(1440, 900), std::pair(1920, 1080)})
        for (const Screen screen : {Screen::projects, Screen::directory, Screen::services}) {
            Table page(screen, width, height);
            CAPTURE(width);
            CAPTURE(static_cast<int>(screen));
            const std::string name = screen == Screen::services ? "S002*" : page.row_names().at(1);
            const ui::Rect before = page.rect_of(Role::row, name);
            REQUIRE(page.click(Role::row, name));
            REQUIRE_FALSE(page.open_name().empty());
            CHECK(page.rect_of(Role::row, name).y == before.y);
        }
}

TEST_CASE("filters that find no room stand behind 更多 and work from there") {
    Table page(Screen::projects);
    const std::string name = page.row_names().at(1);
    REQUIRE(page.click(Role::row, name));
    REQUIRE_MESSAGE(page.find(Role::toggle, "更多*"), page.tree());
    REQUIRE(page.click(Role::toggle, "更多*"));
    REQUIRE_MESSAGE(page.click(Role::menuitem, "投资额 ≥ 10 亿"), page.tree());
    CHECK_MESSAGE(page.row_names().size() < 15, page.tree());
    CHECK_MESSAGE(page.find(Role::toggle, "投资额 ≥ 10 亿*"), "what is on is in view");
}

TEST_CASE("the cell cursor goes with its record when an edit sorts it elsewhere") {
    Table page(Screen::projects);
    REQUIRE(page.click(Role::button, "分组：阶段"));
    REQUIRE_MESSAGE(page.click(Role::menuitem, "清除"), page.tree()); // no groups
    REQUIRE(page.click(Role::columnheader, amount));                  // the greatest first
    const std::vector<std::string> names = page.row_names();
    const std::string moved = names.at(0), second = page.value(names.at(1), field::project::amount_);
    page.double_click_cell(moved, amount);
    page.type("0.4亿");
    page.key(ImGuiKey_Enter);
    REQUIRE(page.value(moved, field::project::amount_) == "4000");
    REQUIRE(page.row_names().at(0) != moved);
    REQUIRE_MESSAGE(page.find(Role::row, moved), "it is in sight");
    CHECK(page.focused_row() == moved);
    page.key(ImGuiKey_E);
    REQUIRE_MESSAGE(page.caret_in() == "投资总额", page.tree());
    page.type("77亿");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(moved, field::project::amount_) == "770000");
    CHECK(page.value(names.at(1), field::project::amount_) == second);
    page.key(ImGuiKey_Z, ImGuiMod_Ctrl); // also when something else moves the row
    CHECK(page.focused_row() == moved);
    CHECK(page.find(Role::row, moved));
}

TEST_CASE("Tab goes from cell to cell, Shift+Tab back, Enter down, Esc out, and nothing is ticked") {
    Table page(Screen::projects);
    const std::vector<std::string> names = page.row_names();
    page.double_click_cell(names.at(2), amount);
    REQUIRE(page.caret_in() == "投资总额");
    page.type("36亿");
    page.key(ImGuiKey_Tab);
    CHECK(page.value(names[2], field::project::amount_) == "360000");
    REQUIRE_MESSAGE(page.caret_in() == "用地", page.tree());
    page.type("100亩");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(names[2], field::project::area_) == "100");
    CHECK(page.focused_row() == names[3]);
    CHECK(page.caret_in().empty());
    page.key(ImGuiKey_E);
    REQUIRE_MESSAGE(page.caret_in() == "用地", "the column stays");
    page.type("200亩");
    page.key(ImGuiKey_Tab, ImGuiMod_Shift);
    CHECK(page.value(names[3], field::project::area_) == "200");
    REQUIRE(page.caret_in() == "投资总额");
    page.type("1亿");
    page.key(ImGuiKey_Escape);
    CHECK(page.caret_in().empty());
    CHECK(page.focused_row() == names[3]);
    CHECK(page.value(names[3], field::project::amount_) != "10000");
    CHECK_FALSE(page.find_text("已选"));
}

TEST_CASE("at the end of a row Tab goes on in the next one, and cells out of sight are brought into it") {
    Table page(Screen::projects);
    const std::vector<std::string> names = page.row_names();
    page.double_click_cell(names.at(2), amount); // the inspector is open now: the table scrolls sideways
    const ui::Rect grid = page.rect_of(Role::grid, "项目");
    std::vector<std::string> seen{page.caret_in()};
    for (int i = 0; i < 40 && page.row_names().at(0) == names[0]; ++i) {
        page.key(ImGuiKey_Tab);
        const ui::SemanticNode* here = page.caret();
        if (!here)
            for (const ui::SemanticNode* box : page.all(Role::combobox))
                if (box->focused) here = box;
        REQUIRE_MESSAGE(here, page.tree());
        CHECK(here->rect.x >= grid.x);
        CHECK(ui::right(here->rect) <= ui::right(grid));
        seen.push_back(here->name);
        if (here->name == "名称") break;
    }
    CHECK(seen == std::vector<std::string>{"投资总额", "用地", "下一步", "产业", "落地园区", "名称"});
    page.type("下一行");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.find(Role::row, "下一行"), page.tree());
    CHECK_FALSE(page.find(Role::row, names[3]));
    CHECK(page.find(Role::row, names[2]));
}

TEST_CASE("a refused text stays in its cell with its reason, and the next Tab leaves it there, marked") {
    Table page(Screen::projects);
    const std::vector<std::string> names = page.row_names();
    const std::string before = page.value(names.at(2), field::project::amount_);
    page.double_click_cell(names[2], amount);
    page.type("很多钱");
    page.key_and_rest(ImGuiKey_Tab);
    CHECK_MESSAGE(page.caret_in() == "投资总额", page.tree());
    REQUIRE(page.app().refused_texts().all().size() == 1);
    CHECK_MESSAGE(page.find(Role::text, page.app().refused_texts().all()[0].reason), page.tree());
    page.key(ImGuiKey_Tab);
    CHECK(page.caret_in() == "用地");
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.find(Role::gridcell, "“很多钱”*"), page.tree());
    CHECK(page.value(names[2], field::project::amount_) == before);
    page.double_click_cell(names[2], amount);
    page.key(ImGuiKey_Escape);
    CHECK(page.app().refused_texts().all().empty());
    CHECK_FALSE(page.find(Role::gridcell, "“很多钱”*"));
}

TEST_CASE("a refused text keeps the caret in its cell, though the form beside it shows the same field") {
    Table page(Screen::projects);
    const std::string name = page.row_names().at(1);
    page.double_click_cell(name, amount);
    REQUIRE(page.open_name() == name); // the inspector is open and shows 投资总额 too
    const ui::SemanticNode* caret = page.caret();
    REQUIRE_MESSAGE(caret, page.tree());
    const ui::Rect cell = caret->rect;
    page.type("很多很多");
    page.key(ImGuiKey_Enter);
    caret = page.caret();
    REQUIRE_MESSAGE(caret, page.tree());
    CHECK(std::abs(caret->rect.x - cell.x) < 4);
    CHECK(std::abs(caret->rect.y - cell.y) < 4);
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type("12");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.value(name, field::project::amount_) == "120000", page.tree()); // 亿元, as the heading says
}

TEST_CASE("the second click of a double click is not for what has opened under the pointer") {
    Table page(Screen::projects);
    const std::string name = page.row_names().at(3);
    const ui::Rect row = page.rect_of(Role::row, name);
    const std::uint64_t before = page.workspace().revision();
    for (const float from_right : {60.0f, 160.0f, 260.0f, 360.0f}) {
        CAPTURE(from_right);
        page.double_click_at(row.x + row.width - from_right, row.y + row.height / 2);
        const ui::SemanticNode* caret = page.caret(); // in a cell, or nowhere if the cell cannot be edited
        if (caret) CHECK(caret->rect.x + caret->rect.width < page.rect_of(Role::heading, name).x);
        page.key(ImGuiKey_Escape);
        page.app().select_record(Screen::projects, {});
        page.settle();
    }
    CHECK(page.workspace().revision() == before);
}

TEST_CASE("closing the inspector leaves the cell cursor where it is") {
    Table page(Screen::projects);
    const std::vector<std::string> names = page.row_names();
    page.double_click_cell(names[2], "用地");
    REQUIRE_MESSAGE(page.caret(), page.tree());
    page.type("100");
    page.key(ImGuiKey_Enter); // on to the row below
    REQUIRE(page.focused_row() == names[3]);
    page.key(ImGuiKey_Escape); // closes the inspector of the row before
    REQUIRE_MESSAGE(page.open_name().empty(), page.tree());
    CHECK(page.focused_row() == names[3]);
    page.key(ImGuiKey_E);
    page.type("55");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(names[2], field::project::area_) == "100");
    CHECK(page.value(names[3], field::project::area_) == "55");
}

TEST_CASE("Alt leaves a field as it is") {
    Table page(Screen::projects);
    const std::string name = page.row_names().at(1);
    page.double_click_cell(name, amount);
    REQUIRE(page.caret());
    page.type("7");
    page.key(ImGuiKey_LeftAlt);
    page.type("亿");
    CHECK(page.caret());
    page.key(ImGuiKey_Enter);
    CHECK(page.value(name, field::project::amount_) == "70000");
}
