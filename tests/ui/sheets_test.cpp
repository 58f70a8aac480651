// Every list goes to the printer and into a file, in whatever layout it is shown.

#include "tests/ui/listed_fixture.h"

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

struct Leaving : Listed {
    using Listed::Listed;
    std::string printed() {
        press(Role::button, "更多操作");
        press(Role::menuitem, "打印");
        key(ImGuiKey_Enter); // the dialog begins on 打印
        settle();
        REQUIRE_FALSE(tab->printed.empty());
        return tab->printed.back();
    }
    platform::File exported() {
        press(Role::button, "更多操作");
        press(Role::menuitem, "导出 CSV");
        settle();
        REQUIRE_FALSE(tab->saved_files.empty());
        return tab->saved_files.back();
    }
};

std::size_t count(std::string_view text, std::string_view piece) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(piece, at)) != std::string_view::npos; at += piece.size()) ++found;
    return found;
}

} // namespace

TEST_CASE("every list is printed and exported in every layout, and says that the sample is one") {
    for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
        Leaving page(screen);
        for (const std::string layout : {"表格", "台账", "看板", "卡片"}) {
            CAPTURE(layout);
            page.choose_layout(layout);
            const std::string html = page.printed();
            REQUIRE(page.app().toast() != nullptr);
            CHECK_MESSAGE(page.app().toast()->text.ends_with(" 项）已送到打印窗口"), page.app().toast()->text);
            CHECK(html.find("<b>示例数据</b>") != std::string::npos);
            CHECK(html.find("总计 · ") != std::string::npos);
            CHECK(html.find("截至 ") != std::string::npos);
            const platform::File file = page.exported();
            CHECK_MESSAGE(file.name.ends_with(".csv"), file.name);
            CHECK_MESSAGE(file.name.starts_with("示例数据_"), file.name);
            CHECK(file.bytes.starts_with("\xEF\xBB\xBF"));
            REQUIRE(page.app().toast() != nullptr);
            const std::string said = page.app().toast()->text;
            CHECK_MESSAGE(said.find("已导出到浏览器的下载文件夹：" + file.name) != std::string::npos, said);
        }
        page.choose_layout("统计"); // figures instead of records
        CHECK_MESSAGE(page.printed().find("<b>示例数据</b>") != std::string::npos, "and they say so too");
        CHECK(page.exported().bytes.find("项数") != std::string::npos);
    }
}

TEST_CASE("what is printed and exported is what is listed: conditions, search, groups and columns") {
    Leaving page(Screen::projects);
    page.choose_layout("表格");
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "产业园"));
    page.settle();
    const std::size_t listed = page.rows().size();
    REQUIRE(listed > 0);
    const std::string html = page.printed();
    CHECK(html.find("；搜索“产业园”") != std::string::npos);
    CHECK(html.find(std::string(big)) != std::string::npos);
    CHECK(html.find("总计 · " + std::to_string(listed) + " 项") != std::string::npos);
    const std::string csv = page.exported().bytes;
    CHECK(count(csv, "\r\n") == listed + 1);
    CHECK(csv.find("投资总额（万元）") != std::string::npos);
}

TEST_CASE("a file that could not be written is said, and one that nobody wanted is not") {
    Leaving page(Screen::projects);
    page.tab->fail_next_save = platform::Fault::full;
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "导出 CSV");
    page.settle();
    CHECK(page.says("没有导出"));
    CHECK(page.tab->saved_files.empty());
    page.tab->fail_next_save = platform::Fault::cancelled;
    page.app().close_toast();
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "导出 CSV");
    page.settle();
    CHECK(page.app().toast() == nullptr);
}

TEST_CASE("where something confidential is listed, it can be left out") {
    Leaving page(Screen::directory);
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "打印");
    CHECK_FALSE(page.find(Role::checkbox, "去掉保密字段"));
    page.key(ImGuiKey_Escape);
    page.settle();
    Change change{"视图", {}};
    const Id id = page.app().new_id();
    for (const auto& [field, text] : std::vector<std::pair<FieldId, const char*>>{{field::view::name_, "通讯录"},
             {field::view::kind_, "enterprise"}, {field::view::columns_, "name, contact, phone"}})
        change.set(Kind::view, id, field, Value::text(text));
    REQUIRE(page.app().apply(change));
    page.settle();
    page.press(Role::tab, "通讯录");
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "打印");
    page.press(Role::checkbox, "去掉保密字段");
    page.press(Role::button, "打印");
    REQUIRE_FALSE(page.tab->printed.empty());
    CHECK(page.tab->printed.back().find("已去掉保密字段：联系人、电话") != std::string::npos);
    CHECK(page.tab->printed.back().find(">电话<") == std::string::npos);
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "导出 CSV（去掉保密字段）");
    page.settle();
    REQUIRE_FALSE(page.tab->saved_files.empty());
    CHECK(page.tab->saved_files.back().bytes.find("电话") == std::string::npos);
}

TEST_CASE("the days of a list leave for a calendar") {
    Leaving page(Screen::projects);
    page.press(Role::button, "更多操作"); // the sample says of no project when it is to begin
    page.press(Role::menuitem, "导出到日历（.ics）");
    page.settle();
    CHECK(page.says("没有具体日期"));
    CHECK(page.tab->saved_files.empty());
    Change change;
    const Workspace& data = *page.app().workspace();
    const Id id = data.record(data.live(Kind::project).front()).id;
    change.set(Kind::project, id, field::project::planned_start_, Value::text("2026-12-01"));
    page.app().apply(change);
    page.settle();
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "导出到日历（.ics）");
    page.settle();
    REQUIRE_FALSE(page.tab->saved_files.empty());
    const platform::File& file = page.tab->saved_files.back();
    CHECK(file.name.ends_with(".ics"));
    CHECK(file.bytes.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(count(file.bytes, "BEGIN:VEVENT") > 0);
    CHECK(page.says("个日期已导出"));
}
