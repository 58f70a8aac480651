// A kind that has its lines in the catalogue and nothing anywhere else is there as every other.

#include "tests/ui/ui_fixture.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using ui::Role;

TEST_CASE("a kind of the catalogue alone is listed, made, laid out, grouped, searched, thrown away and brought back") {
    test::UiFixture page(1920, 1080);
    page.open_sample();
    page.app().set_today(*parse_iso_date("2019-08-30"));
    page.app().go(Screen::directory);
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::tab, "园区企业回访*"), page.tree());
    page.settle();
    CHECK_MESSAGE(page.find_text("还没有园区企业回访"), page.tree());
    REQUIRE(page.click(Role::button, "新建园区企业回访*"));
    page.settle();
    page.type("用工回访");
    page.key(ImGuiKey_Enter);
    page.settle();
    REQUIRE_MESSAGE(page.fill(Role::textbox, "回访日期", "2019-08-20"), page.tree());
    page.key(ImGuiKey_Escape);
    page.settle();
    for (const std::string layout : {"看板", "卡片", "台账", "表格"}) {
        CAPTURE(layout);
        REQUIRE_MESSAGE(page.click(Role::tab, layout), page.tree());
        page.settle();
        CHECK_MESSAGE(page.find_text("用工回访"), page.tree());
        REQUIRE(page.click(Role::button, "更多操作"));
        page.settle();
        REQUIRE(page.click(Role::menuitem, "打印"));
        page.settle();
        REQUIRE_FALSE(page.tab->printed.empty());
        CHECK(page.tab->printed.back().find("用工回访") != std::string::npos);
        CHECK(page.tab->printed.back().find("距回访天数") != std::string::npos);
        REQUIRE(page.click(Role::button, "更多操作"));
        page.settle();
        REQUIRE(page.click(Role::menuitem, "导出 CSV"));
        page.settle();
        REQUIRE_FALSE(page.tab->saved_files.empty());
        CHECK(page.tab->saved_files.back().bytes.find("用工回访") != std::string::npos);
    }
    CHECK_MESSAGE(page.find_text("10"), page.tree()); // days since, computed
    const RecordIndex visit = page.app().workspace()->live(Kind::park_visit).front();
    page.app().trash({visit});
    page.settle();
    CHECK(page.app().workspace()->live(Kind::park_visit).empty());
    page.app().undo();
    page.settle();
    CHECK(page.app().workspace()->live(Kind::park_visit).size() == 1);
}
