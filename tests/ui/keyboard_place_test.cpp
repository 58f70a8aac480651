// The keyboard is never nowhere: it is on what was clicked, and where that is gone, on what had it before or stands beside it.

#include "tests/ui/listed_fixture.h"

#include "app/strings.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace yinfeng;
using app::Str;
using app::tr;
using test::amount;
using test::big;
using test::top;
using ui::Role;
using ui::SemanticNode;
using Screen = app::Screen;

namespace {

struct Place : test::Listed {
    using Listed::Listed;
    const SemanticNode* focused() const {
        for (const SemanticNode& node : frontend->semantics().nodes())
            if (node.focused) return &node;
        return nullptr;
    }
    std::string place() const {
        return focused() ? std::string(role_name(focused()->role)) + " " + focused()->name : "nothing";
    }
    // The second row or card that is seen.
    std::string some_record(Role role) {
        std::vector<std::string> names;
        for (const SemanticNode* each : all(role))
            if (each->rect.y > 200 && each->rect.height > 35 && each->rect.width > 150 && !each->expanded)
                names.push_back(each->name);
        REQUIRE_MESSAGE(names.size() > 1, tree());
        return names[1];
    }
    void click_cell(std::string_view row, std::string_view column) {
        const SemanticNode *record = find(Role::row, row), *head = find(Role::columnheader, column);
        REQUIRE_MESSAGE(record, tree());
        REQUIRE_MESSAGE(head, tree());
        click_at(head->rect.x + head->rect.width / 2, record->rect.y + record->rect.height / 2);
    }
    void check_tab_goes_on(std::string_view after) {
        const std::string before = place();
        CHECK_MESSAGE(before != "nothing", after);
        key(ImGuiKey_Tab);
        CHECK_MESSAGE(place() != "nothing", after);
        CHECK_MESSAGE(place() != before, after << ": stays on " << before);
    }
    std::vector<std::string> names(Role role) const {
        std::vector<std::string> out;
        for (const SemanticNode* each : all(role)) out.push_back(each->name);
        return out;
    }
};

} // namespace

TEST_CASE("after a click on a row the arrows, Enter and Tab go on from there") {
    Place page(Screen::projects);
    page.choose_layout("表格");
    const std::vector<std::string> rows = page.rows();
    REQUIRE(rows.size() > 4);
    page.click_cell(rows[2], "名称");
    CHECK(page.place() == "row " + rows[2]);
    page.key(ImGuiKey_DownArrow);
    CHECK(page.place() == "row " + rows[3]);
    page.key(ImGuiKey_Enter);
    const RecordIndex opened = page.data().find(page.app().current_record(Screen::projects));
    REQUIRE(opened != no_record);
    CHECK(page.data().value(opened, field::project::name_).as_text() == rows[3]);
    page.press(Role::row, rows[1]);
    page.check_tab_goes_on("a click on a row");
}

TEST_CASE("what is typed after a click on a cell is typed into it") {
    Place page(Screen::projects);
    page.choose_layout("表格");
    page.click_cell(big, amount);
    page.type("8");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.value(Kind::project, big, field::project::amount_).starts_with("8"),
        page.value(Kind::project, big, field::project::amount_));
    page.click_cell(top, amount);
    page.key(ImGuiKey_LeftArrow);
    page.key(ImGuiKey_RightArrow);
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(!page.caret_in().empty(), page.place());
}

TEST_CASE("after a click on a card or a line of the ledger the arrows go on from there") {
    for (const std::string_view layout : {"卡片", "台账"}) {
        Place page(Screen::projects);
        page.choose_layout(layout);
        const Role role = layout == "台账" ? Role::row : Role::button;
        const std::string name = page.some_record(role);
        page.press(role, name);
        CHECK_MESSAGE(page.place() == std::string(role_name(role)) + " " + name, page.place());
        page.key(ImGuiKey_DownArrow);
        CHECK_MESSAGE(page.place() != std::string(role_name(role)) + " " + name, layout);
        REQUIRE(page.focused());
        CHECK_MESSAGE(page.focused()->rect.x >= 80, layout << " " << page.place());
    }
    Place board(Screen::projects);
    board.choose_layout("看板");
    const SemanticNode* card = board.find(Role::button, std::string(big) + "，*");
    REQUIRE_MESSAGE(card, board.tree());
    const std::string name = card->name;
    board.press(Role::button, name);
    CHECK(board.place() == "button " + name);
    board.key(ImGuiKey_LeftArrow);
    CHECK(board.place() != "button " + name);
    CHECK_MESSAGE(board.focused()->rect.y > 150, board.place());
}

TEST_CASE("a row that was scrolled out of sight keeps the keyboard, and an arrow brings it back") {
    Place page(Screen::projects, 1366, 768);
    page.choose_layout("表格");
    const std::vector<std::string> rows = page.rows();
    page.press(Role::row, rows[0]);
    page.key(ImGuiKey_Escape);
    for (int i = 0; i < 12; ++i) page.wheel(500, 500, -2);
    REQUIRE_MESSAGE(page.find(Role::row, rows[0]) == nullptr, "it is out of sight");
    page.key(ImGuiKey_DownArrow);
    CHECK(page.place() == "row " + rows[1]);
}

TEST_CASE("a row that went to the bin leaves the keyboard on the one beside it") {
    for (const bool by_key : {true, false}) {
        Place page(Screen::projects);
        page.choose_layout("表格");
        const std::vector<std::string> rows = page.rows();
        REQUIRE(rows.size() > 4);
        if (by_key) {
            page.focus(Role::row, rows[2]);
            page.key(ImGuiKey_Menu);
        } else {
            page.press_right(Role::row, rows[2], 60);
        }
        page.press(Role::menuitem, tr(Str::move_to_trash));
        REQUIRE_FALSE(page.find(Role::row, rows[2]));
        CHECK_MESSAGE(page.place() == "row " + rows[3], (by_key ? "by key: " : "by mouse: ") << page.place());
        page.check_tab_goes_on("the bin");
    }
}

TEST_CASE("ticked rows that went to the bin leave the keyboard in the list") {
    Place page(Screen::projects);
    page.choose_layout("表格");
    const std::vector<std::string> rows = page.rows();
    page.press(Role::checkbox, "勾选 " + rows[1]);
    page.press(Role::checkbox, "勾选 " + rows[2]);
    page.press(Role::button, tr(Str::move_to_trash));
    REQUIRE_FALSE(page.find(Role::row, rows[1]));
    REQUIRE(page.focused());
    CHECK_MESSAGE(page.focused()->role == Role::row, page.place());
    page.check_tab_goes_on("the bin");
}

TEST_CASE("N and Esc leave the keyboard where it was") {
    for (const std::string_view layout : {"表格", "看板", "台账", "卡片"}) {
        Place page(Screen::projects);
        page.choose_layout(layout);
        const bool is_row = layout == "表格" || layout == "台账";
        const Role role = is_row ? Role::row : Role::button;
        const std::string name = page.some_record(role);
        page.focus(role, name);
        const std::string before = page.place();
        page.key(ImGuiKey_N);
        REQUIRE_MESSAGE(!page.caret_in().empty(), page.tree());
        page.key(ImGuiKey_Escape);
        page.key(ImGuiKey_Escape);
        REQUIRE(is_nil(page.app().current_record(Screen::projects)));
        CHECK_MESSAGE(page.place() == before, layout << ": " << page.place());
    }
}

TEST_CASE("N and Esc on a page where nothing had the keyboard lead into its list") {
    Place page(Screen::directory);
    page.choose_layout("表格");
    page.key(ImGuiKey_N);
    REQUIRE_FALSE(page.caret_in().empty());
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.place() != "nothing", page.place());
    page.check_tab_goes_on("N and Esc");
}

TEST_CASE("a view that was saved, a menu, a file and a dialog leave the keyboard at what opened them") {
    Place page(Screen::projects);
    page.choose_layout("表格");
    page.press(Role::button, tr(Str::page_menu));
    page.key(ImGuiKey_Escape);
    CHECK(page.place() == std::string("button ") + std::string(tr(Str::page_menu)));
    page.press(Role::button, tr(Str::page_menu));
    page.press(Role::menuitem, tr(Str::sheet_export));
    CHECK(page.place() == std::string("button ") + std::string(tr(Str::page_menu)));
    page.check_tab_goes_on("a file");

    const std::vector<std::string> rows = page.rows();
    page.click_cell(rows[2], "名称");
    page.key(ImGuiKey_K, ImGuiMod_Ctrl);
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.place() == "row " + rows[2], page.place());

    page.key(ImGuiKey_Slash, ImGuiMod_Shift);
    REQUIRE(page.find(Role::dialog, tr(Str::shortcuts_title)));
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.place() == "row " + rows[2], page.place());
}

TEST_CASE("the inspector that is open shows the row to which an arrow goes, and leaves the keyboard in the table") {
    Place page(Screen::directory, 1440, 900);
    const std::vector<std::string> rows = page.rows();
    const auto shown = [&] {
        const Id id = page.app().current_record(Screen::directory);
        return is_nil(id)
                   ? std::string()
                   : std::string(page.data().value(page.data().find(id), title_field(Kind::enterprise)).as_text());
    };
    page.focus(Role::row, rows[1]);
    page.key(ImGuiKey_DownArrow);
    CHECK_MESSAGE(shown().empty(), "none was open");
    page.press(Role::row, rows[2]);
    REQUIRE(shown() == rows[2]);
    const std::size_t at = page.tab->history.at, entries = page.tab->history.entries.size();
    for (int i = 3; i < 6; ++i) {
        page.key(ImGuiKey_DownArrow);
        CHECK(shown() == rows[static_cast<std::size_t>(i)]);
        CHECK(page.place() == "row " + rows[static_cast<std::size_t>(i)]);
        CHECK(page.find(Role::heading, rows[static_cast<std::size_t>(i)]));
    }
    page.key(ImGuiKey_RightArrow); // along the row
    page.key(ImGuiKey_UpArrow);
    CHECK(shown() == rows[4]);
    page.key(ImGuiKey_DownArrow, ImGuiMod_Shift); // takes cells into a range
    CHECK(shown() == rows[4]);
    CHECK_MESSAGE(page.tab->history.at == at, "looking on is no step");
    CHECK(page.tab->history.entries.size() == entries);
    CHECK(
        page.tab->history.address().find(to_string(page.app().current_record(Screen::directory))) != std::string::npos);
}
