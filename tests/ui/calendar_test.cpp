// The layout 日历: what stands on which day, and what it cannot show.

#include "tests/ui/calendar_fixture.h"

#include "sync/snapshot.h"

#include <set>

using namespace yinfeng;
using namespace yinfeng::test;

TEST_CASE("a month has all its weeks, today, days off and worked weekends in words") {
    Calendar page;
    CHECK(page.find(Role::heading, "2019 年 8 月"));
    CHECK(page.find(Role::grid, "2019 年 8 月，按计划开工"));
    CHECK(page.all(Role::gridcell).size() == 35);
    CHECK(page.find(Role::columnheader, "周一"));
    CHECK(page.day("2019-08-30").name.starts_with("2019-08-30，周五，今天，"));
    page.plan("甲", "2019-10-08");
    page.plan("乙", "2019-10-08");
    page.press(Role::button, "下个月");
    page.press(Role::button, "下个月");
    CHECK(page.day("2019-10-08").name == "2019-10-08，周二，2 项");
    CHECK_MESSAGE(page.day("2019-10-01").name == "2019-10-01，周二，国庆节，休，0 项", page.tree());
    CHECK(page.day("2019-10-12").name == "2019-10-12，周六，国庆节，班，0 项");
    page.press(Role::button, "今天");
    CHECK(page.find(Role::heading, "2019 年 8 月"));
}

TEST_CASE("days lie beside one another, and chips in their days, at every size") {
    struct Size {
        int width, height;
        bool touch;
    };
    for (const Size size : {Size{1366, 768, false}, Size{1920, 1080, false}, Size{1024, 768, true}}) {
        CAPTURE(size.width);
        Calendar page(size.width, size.height, size.touch);
        for (int i = 0; i < 20; ++i)
            page.plan("排期 " + std::to_string(i), i % 2 ? "2019-08-14" : "2019-08-" + std::to_string(10 + i));
        for (const std::string_view mode : {"月", "周"}) {
            page.press(Role::tab, mode);
            const auto days = page.all(Role::gridcell);
            REQUIRE(days.size() >= 7);
            for (std::size_t i = 0; i + 1 < days.size(); ++i)
                for (std::size_t j = i + 1; j < days.size(); ++j)
                    CHECK_MESSAGE(!ui::overlaps(days[i]->rect, days[j]->rect), days[i]->name << days[j]->name);
            const auto& nodes = page.frontend->semantics().nodes();
            for (const SemanticNode& node : nodes) {
                if (node.role != Role::button || node.parent < 0) continue;
                const SemanticNode& parent = nodes[static_cast<std::size_t>(node.parent)];
                if (parent.role != Role::gridcell) continue;
                CHECK_MESSAGE(is_inside(parent.rect, node.rect), node.name << " in " << parent.name);
                CHECK_MESSAGE(node.rect.height >= (size.touch ? 44 : 18), node.name);
            }
        }
    }
}

TEST_CASE("what is late stands on its day and inside today, marked in words") {
    Calendar page;
    page.plan("迟了的", "2019-08-20");
    page.plan("开了工的", "2019-08-20", "started");
    CHECK_MESSAGE(page.day("2019-08-30").name == "2019-08-30，周五，今天，1 项，其中 1 项超期", page.tree());
    CHECK(page.day("2019-08-20").name == "2019-08-20，周二，2 项");
    std::size_t late = 0;
    for (const SemanticNode* node : page.all(Role::button)) late += node->name == "迟了的，超期";
    CHECK(late == 2);
    CHECK(page.find(Role::button, "开了工的"));
}

TEST_CASE("dates of which only the month or the year is known stand by themselves") {
    Calendar page;
    CHECK(page.all(Role::gridcell).size() == 35);
    page.plan("只有月", "2019-09");
    page.plan("只有年", "2019");
    CHECK_MESSAGE(page.find(Role::gridcell, "2019 年，未定月，1 项"), page.tree());
    page.first_days();
    const SemanticNode* month = page.find(Role::gridcell, "2019 年 9 月，未定日，1 项");
    REQUIRE_MESSAGE(month, page.tree());
    CHECK(ui::bottom(month->rect) <= page.day("2019-09-02").rect.y);
    page.drag_to("只有月", "2019-09-12");
    CHECK(page.day("2019-09-12").name == "2019-09-12，周四，1 项");
    CHECK_FALSE(page.find(Role::gridcell, "2019 年 9 月，未定日*"));
}

TEST_CASE("records without the date are counted and can be looked at") {
    Calendar page;
    const Id id = page.plan("没有日期的", "");
    const SemanticNode* button = nullptr;
    for (const SemanticNode* node : page.all(Role::button))
        if (node->name.ends_with("项没有这个日期")) button = node;
    REQUIRE_MESSAGE(button, page.tree());
    CHECK(button->name.starts_with("58 项，其中 "));
    page.press(Role::button, button->name);
    page.wheel(button->rect.x, button->rect.y + 200, -1000);
    CHECK_MESSAGE(page.find(Role::menu, "这里的全部"), page.tree());
    page.key(ImGuiKey_Escape);
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "没有日期的"));
    page.settle();
    page.press(Role::button, "1 项，其中 1 项没有这个日期");
    page.press(Role::button, "没有日期的");
    CHECK(page.app().current_record(Screen::projects) == id);
}

TEST_CASE("a page without anything says where the nearest is, and goes there") {
    Calendar page;
    page.plan("远处的", "2031-05-20");
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "远处的"));
    page.settle();
    page.press(Role::button, "这里没有，最近的在 2031-05-20 · 前往");
    CHECK(page.find(Role::heading, "2031 年 5 月"));
    CHECK(page.find(Role::button, "远处的"));
    CHECK_MESSAGE(page.says("没有这些日子的放假安排"), "2031 is not announced");
    // Also where only the month or the year of it is known.
    page.plan("哪天不知道", "2032-07");
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "哪天不知道"));
    page.settle();
    page.press(Role::button, "这里没有，最近的在 2032 年 7 月 · 前往");
    CHECK(page.find(Role::button, "哪天不知道"));
    page.press(Role::button, "今天");
    page.press(Role::tab, "周");
    page.press(Role::button, "这里没有，最近的在 2032 年 7 月 · 前往");
    CHECK(page.find(Role::button, "哪天不知道"));
    page.press(Role::tab, "月");
    page.plan("哪年", "2033");
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "哪年"));
    page.settle();
    page.press(Role::button, "这里没有，最近的在 2033 年 · 前往");
    CHECK(page.find(Role::button, "哪年"));
}

TEST_CASE("a day shows as many as fit into its height, and says how many are left") {
    for (const int height : {600, 640, 700, 768, 900, 1080}) {
        CAPTURE(height);
        Calendar page(1366, height);
        for (const std::string_view name : {"甲", "乙", "丙"}) page.plan(name, "2019-08-31");
        const SemanticNode day = page.day("2019-08-31");
        float lowest = 0;
        for (const std::string_view name : {"甲", "乙", "丙"}) {
            const SemanticNode* chip = page.find(Role::button, name);
            REQUIRE_MESSAGE(chip, page.tree());
            CHECK(is_inside(day.rect, chip->rect));
            CHECK(chip->rect.y >= lowest);
            lowest = ui::bottom(chip->rect);
        }
    }
}

// --- bad input ---------------------------------------------------------------------------------------------

TEST_CASE("2 000 entries on one day are counted, listed, and drawn only where they are seen") {
    Calendar page;
    page.first_days();
    page.settle();
    const std::size_t empty = page.drawn_vertices();
    page.plan_many(2000, "2019-09-11");
    CHECK(page.day("2019-09-11").name == "2019-09-11，周三，2000 项");
    CHECK(page.drawn_vertices() < empty + 6000);
    const SemanticNode* rest = page.find(Role::button, "还有 *");
    REQUIRE_MESSAGE(rest, page.tree());
    std::size_t shown = 0;
    for (const SemanticNode* node : page.all(Role::button)) shown += node->name.starts_with("项目 ");
    CHECK(rest->name == "还有 " + std::to_string(2000 - shown) + " 项");
    page.press(Role::button, rest->name);
    CHECK(page.find(Role::menu, "这里的全部"));
    std::size_t listed = 0;
    for (const SemanticNode* node : page.all(Role::button)) listed += node->name.starts_with("项目 ");
    CHECK_MESSAGE(listed < shown + 20, listed);
    page.key(ImGuiKey_End); // the list scrolls with the keyboard
    page.key(ImGuiKey_Escape);
    page.press(Role::tab, "日程");
    CHECK(page.find(Role::gridcell, "2019-09-11，周三，2000 项"));
    CHECK(page.all(Role::button).size() < 100);
    page.focus(Role::gridcell, "2019-09-11*");
    page.key(ImGuiKey_End);
    CHECK_MESSAGE(page.keyboard_on().starts_with("项目 "), page.keyboard_on());
}

TEST_CASE("a calendar ends with the days that there are") {
    Calendar page;
    const Id first = page.plan("最早", "0001-01-01", "started"), last = page.plan("最晚", "9999-12-31");
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "最早"));
    page.settle();
    page.press(Role::button, "这里没有，最近的在 0001-01-01 · 前往");
    CHECK(page.find(Role::heading, "1 年 1 月"));
    page.focus(Role::button, "最早*");
    page.key(ImGuiKey_LeftArrow, ImGuiMod_Ctrl);
    CHECK(page.says("日期只能在公元 1 年到 9999 年之间"));
    CHECK(page.planned(first) == "0001-01-01");
    page.press(Role::button, "上个月");
    CHECK(page.find(Role::heading, "1 年 1 月"));
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "最晚"));
    page.settle();
    page.press(Role::button, "这里没有，最近的在 9999-12-31 · 前往");
    CHECK(page.find(Role::heading, "9999 年 12 月"));
    CHECK_FALSE(page.find(Role::gridcell, "10000*"));
    for (const std::string_view mode : {"周", "日程", "月"}) page.press(Role::tab, mode);
    page.press(Role::button, "下个月");
    CHECK(page.find(Role::heading, "9999 年 12 月"));
    page.focus(Role::button, "最晚");
    page.key(ImGuiKey_DownArrow, ImGuiMod_Ctrl);
    CHECK(page.planned(last) == "9999-12-31");
}

TEST_CASE("a calendar by a date that is gone goes by the usual one and says so; a kind without a date has none") {
    Calendar page;
    const auto bring = [&](std::string_view kind, std::string_view from) { // as a file of another version brings it
        const Id id = page.app().new_id();
        Workspace theirs;
        theirs.set_replica(77);
        theirs.set_author("别处");
        Change change{"别处的视图", {}};
        change.set(Kind::view, id, field::view::name_, Value::text("怪"));
        change.set(Kind::view, id, field::view::kind_, Value::text(kind));
        change.set(Kind::view, id, field::view::layout_, Value::text("calendar"));
        if (!from.empty()) change.set(Kind::view, id, field::view::from_, Value::text(from));
        REQUIRE(theirs.apply(change, 1'600'000'000'000));
        page.app().names_of_workspace()->join(*decode_snapshot(encode_snapshot(theirs)), {});
        page.settle();
        return id;
    };
    const Id gone = bring("project", "竣工日期");
    page.press(Role::tab, "怪");
    CHECK_MESSAGE(page.find(Role::toggle, "视图有 1 处问题*"), page.tree());
    CHECK(page.find(Role::grid, "2019 年 8 月，按计划开工"));
    CHECK(page.data().value(page.data().find(gone), field::view::from_).as_text() == "竣工日期");
    bring("enterprise", "");
    page.app().go(Screen::directory);
    page.settle();
    CHECK_MESSAGE(!page.find(Role::tab, "日历"), "no enterprise has a date");
    page.press(Role::tab, "怪");
    CHECK(page.says("企业没有日期列，排不成日历"));
    page.press(Role::button, "按表格看");
    CHECK_MESSAGE(page.find(Role::grid, "企业"), page.tree());
}

TEST_CASE("a calendar is printed as its page, with the list by day where it is wanted, and saved as a picture") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.plan("乙", "2019-09-12");
    page.first_days();
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "打印");
    page.key(ImGuiKey_Enter);
    page.settle();
    REQUIRE_FALSE(page.tab->printed.empty());
    const std::string month = page.tab->printed.back();
    CHECK(month.find("2019 年 9 月，按计划开工") != std::string::npos);
    CHECK(month.find("<title>甲</title>") != std::string::npos);
    CHECK(month.find("中秋") != std::string::npos);
    CHECK(month.find("示例数据") != std::string::npos);
    CHECK(month.find("09-11 · 1 项") == std::string::npos);
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "打印");
    page.press(Role::checkbox, "按日期的清单（全部日期）");
    page.press(Role::button, "打印");
    page.settle();
    const std::string& both = page.tab->printed.back();
    CHECK(both.find("<title>甲</title>") != std::string::npos);
    CHECK(both.find("09-11 · 1 项") != std::string::npos);
    CHECK(both.find("按计划开工分组") != std::string::npos);
    page.press(Role::tab, "周");
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "存为矢量图（SVG）");
    page.settle();
    REQUIRE_FALSE(page.tab->saved_files.empty());
    CHECK(page.tab->saved_files.back().bytes.find(" 至 ") != std::string::npos);
}

TEST_CASE("services have a calendar of what they are due on") {
    Calendar page(1366, 768, false, Screen::services);
    CHECK_MESSAGE(page.find(Role::grid, "2019 年 8 月，按到期日"), page.tree());
}
