// The layout 日历: what stands on which day, by mouse, finger and keys, and what is written when it goes to another.

#include "tests/ui/listed_fixture.h"

#include "sync/snapshot.h"
#include "ui/ui.h"

#include <set>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

namespace project = field::project;

bool is_inside(const ui::Rect& outer, const ui::Rect& inner) {
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && ui::right(inner) <= ui::right(outer) + 1 &&
           ui::bottom(inner) <= ui::bottom(outer) + 1;
}

// The projects of the sample on 2019-08-30, a Friday, by 计划开工.
struct Calendar : Listed {
    explicit Calendar(int width = 1920, int height = 1080, bool touch = false, Screen screen = Screen::projects)
        : Listed(screen, width, height, touch) {
        app().set_today(parse_iso_date("2019-08-30"));
        settle();
        choose_layout("日历");
    }
    Id plan(std::string_view name, std::string_view date, std::string_view stage = "talks") {
        const Id id = app().new_id();
        Change change{"新建", {}};
        change.set(Kind::project, id, project::name_, Value::text(name));
        change.set(Kind::project, id, project::stage_, Value::text(stage));
        if (!date.empty()) change.set(Kind::project, id, project::planned_start_, Value::text(date));
        REQUIRE(app().apply(change));
        settle();
        return id;
    }
    void plan_many(int count, std::string_view date) {
        Change change{"导入", {}};
        for (int i = 0; i < count; ++i) {
            const Id id = app().new_id();
            change.set(Kind::project, id, project::name_, Value::text("项目 " + std::to_string(i)));
            change.set(Kind::project, id, project::planned_start_, Value::text(date));
        }
        REQUIRE(app().apply(change));
        settle();
    }
    std::string planned(Id id, FieldId field = project::planned_start_) {
        return std::string(data().value(data().find(id), field).as_text());
    }
    const SemanticNode& day(std::string_view iso) {
        const SemanticNode* node = find(Role::gridcell, std::string(iso) + "*");
        REQUIRE_MESSAGE(node, std::string(iso) << "\n" << tree());
        return *node;
    }
    const SemanticNode& chip(std::string_view name) {
        const SemanticNode* node = find(Role::button, name);
        REQUIRE_MESSAGE(node, std::string(name) << "\n" << tree());
        return *node;
    }
    // A copy: the nodes are those of one frame.
    void drag_to(std::string_view name, std::string_view iso) {
        const ui::Rect from = chip(name).rect, to = day(iso).rect;
        drag(from.x + 20, from.y + from.height / 2, to.x + to.width / 2, to.y + to.height - 10);
    }
    std::string keyboard_on() {
        for (const SemanticNode& node : frontend->semantics().nodes())
            if (node.focused) return node.name;
        return {};
    }
    void focus_day(std::string_view iso) { focus(Role::gridcell, std::string(iso) + "*"); }
    void first_days() { // of the month after the one of today
        press(Role::button, "下个月");
        REQUIRE(find(Role::heading, "2019 年 9 月"));
    }
};

} // namespace

// --- what is seen ------------------------------------------------------------------------------------------

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
                CHECK_MESSAGE(node.rect.height >= (size.touch ? 44 : 20), node.name);
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
    page.press(Role::button, "这里没有，最近的在 2031-05-20");
    CHECK(page.find(Role::heading, "2031 年 5 月"));
    CHECK(page.find(Role::button, "远处的"));
    CHECK_MESSAGE(page.says("没有这些日子的放假安排"), "2031 is not announced");
}

// --- by keys -----------------------------------------------------------------------------------------------

TEST_CASE("a calendar is one stop of the Tab key, and arrows go from day to day and through what stands there") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.plan("乙", "2019-09-11");
    page.first_days();
    page.focus_day("2019-09-10");
    page.key(ImGuiKey_RightArrow);
    CHECK(page.keyboard_on() == "2019-09-11，周三，2 项");
    page.key(ImGuiKey_DownArrow);
    const std::string first = page.keyboard_on();
    page.key(ImGuiKey_DownArrow);
    CHECK(std::set<std::string>{first, page.keyboard_on()} == std::set<std::string>{"甲", "乙"});
    page.key(ImGuiKey_DownArrow);
    CHECK(page.keyboard_on() == "2019-09-18，周三，0 项");
    page.key(ImGuiKey_UpArrow);
    CHECK(page.keyboard_on() != first);
    page.key(ImGuiKey_Home);
    CHECK(page.keyboard_on().starts_with("2019-09-09"));
    page.key(ImGuiKey_End);
    CHECK(page.keyboard_on().starts_with("2019-09-15"));
    page.key(ImGuiKey_PageDown);
    CHECK(page.keyboard_on().starts_with("2019-10-15"));
    page.key(ImGuiKey_PageUp);
    page.key(ImGuiKey_PageUp);
    CHECK(page.keyboard_on().starts_with("2019-08-15"));
    page.key(ImGuiKey_T);
    CHECK(page.keyboard_on().starts_with("2019-08-30"));
    page.key(ImGuiKey_Tab);
    const SemanticNode& grid = *page.find(Role::grid, "*");
    bool is_in_grid = false;
    for (const SemanticNode& node : page.frontend->semantics().nodes())
        is_in_grid |= node.focused && is_inside(grid.rect, node.rect);
    CHECK_MESSAGE(!is_in_grid, page.keyboard_on());
}

TEST_CASE("Enter opens the first of a day, and N makes a new one on it") {
    Calendar page;
    const Id id = page.plan("甲", "2019-09-11");
    page.first_days();
    page.focus_day("2019-09-11");
    page.key(ImGuiKey_Enter);
    CHECK(page.app().current_record(Screen::projects) == id);
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.keyboard_on() == "甲", "the keyboard is back where it came from");
    page.focus_day("2019-09-12");
    page.key(ImGuiKey_N);
    const Id made = page.app().current_record(Screen::projects);
    REQUIRE_FALSE(is_nil(made));
    CHECK(page.planned(made) == "2019-09-12");
}

TEST_CASE("Ctrl and an arrow take a record a day or a week along, and the keyboard goes with it") {
    Calendar page;
    const Id id = page.plan("甲", "2019-09-11");
    page.first_days();
    page.focus(Role::button, "甲");
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK(page.planned(id) == "2019-09-12");
    CHECK(page.keyboard_on() == "甲");
    CHECK(page.says("甲 已移到 09-12"));
    for (int i = 0; i < 4; ++i) page.key(ImGuiKey_DownArrow, ImGuiMod_Ctrl);
    CHECK(page.planned(id) == "2019-10-10");
    CHECK_MESSAGE(page.find(Role::heading, "2019 年 10 月"), page.tree());
    CHECK(page.keyboard_on() == "甲");
    page.key(ImGuiKey_UpArrow, ImGuiMod_Ctrl);
    CHECK(page.planned(id) == "2019-10-03");
    page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(page.planned(id) == "2019-10-10");
}

// --- by mouse and finger -----------------------------------------------------------------------------------

TEST_CASE("a chip that is dragged to another day writes the date, as one step") {
    Calendar page;
    const Id id = page.plan("甲", "2019-09-11");
    page.first_days();
    page.drag_to("甲", "2019-09-26");
    CHECK(page.planned(id) == "2019-09-26");
    CHECK(page.says("甲 已移到 09-26"));
    CHECK(page.day("2019-09-26").name == "2019-09-26，周四，1 项");
    page.app().undo();
    page.settle();
    CHECK(page.planned(id) == "2019-09-11");
    SUBCASE("Esc gives it up") {
        const ui::Rect from = page.chip("甲").rect, to = page.day("2019-09-26").rect;
        page.move_to(from.x + 20, from.y + 10);
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        page.frame();
        for (int step = 1; step <= 8; ++step)
            page.move_to(
                from.x + (to.x - from.x) * static_cast<float>(step) / 8, from.y + static_cast<float>(step) * 10);
        page.key(ImGuiKey_Escape);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        page.settle();
        CHECK(page.planned(id) == "2019-09-11");
    }
    SUBCASE("beside the days nothing is written") {
        const ui::Rect from = page.chip("甲").rect;
        page.drag(from.x + 20, from.y + 10, 20, 20);
        CHECK(page.planned(id) == "2019-09-11");
    }
}

TEST_CASE("a period goes with both ends, and stands on all of its days") {
    Calendar page;
    const Id id = page.plan("建设", "2019-09-10");
    Change change{"改", {}};
    change.set(Kind::project, id, project::planned_production_, Value::text("2019-09-12"));
    REQUIRE(page.app().apply(change));
    page.press(Role::button, "日期：计划开工");
    page.press(Role::menuitem, "到哪天为止：只占一天");
    page.press(Role::option, "计划投产");
    CHECK(page.find(Role::button, "日期：计划开工 至 计划投产"));
    page.first_days();
    for (const std::string_view iso : {"2019-09-10", "2019-09-11", "2019-09-12"})
        CHECK(page.day(iso).name.ends_with("1 项"));
    page.drag_to("建设", "2019-09-17");
    CHECK(page.planned(id) == "2019-09-17");
    CHECK(page.planned(id, project::planned_production_) == "2019-09-19");
    page.app().undo();
    CHECK(page.planned(id, project::planned_production_) == "2019-09-12");
}

TEST_CASE("another date is chosen where others have their groups, and looking by it changes no view") {
    Calendar page;
    CHECK_FALSE(page.says("（改过）"));
    page.press(Role::button, "日期：计划开工");
    page.press(Role::option, "签约日期");
    CHECK(page.find(Role::grid, "2019 年 8 月，按签约日期"));
    CHECK(page.says("（改过）"));
    page.choose_layout("表格");
    CHECK_MESSAGE(!page.says("（改过）"), "the table has no such date");
    page.choose_layout("日历");
    CHECK(page.find(Role::button, "日期：签约日期"));
    page.press(Role::button, "还原");
    CHECK(page.find(Role::button, "日期：计划开工"));
}

TEST_CASE("a date that nobody writes says so, and its chips are not dragged") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.press(Role::button, "日期：计划开工");
    page.press(Role::option, "更新日期");
    const std::string before = to_iso(page.app().today());
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "甲"));
    page.settle();
    for (const SemanticNode* node : page.all(Role::button))
        if (node->name.starts_with("这里没有，最近的在")) {
            page.press(Role::button, node->name);
            break;
        }
    page.focus(Role::button, "甲");
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK_MESSAGE(page.says("更新日期是算出来的，不能在日历上改"), page.tree());
    CHECK(before == to_iso(page.app().today()));
}

TEST_CASE("records of the calendar are ticked, and have their menu") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.plan("乙", "2019-09-12");
    page.first_days();
    page.focus(Role::button, "甲");
    page.key(ImGuiKey_Space);
    CHECK(page.says("已选 1 项"));
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.says("已选 1 项"));
    page.press_right(Role::button, "乙");
    CHECK_MESSAGE(page.find(Role::menu, "记录操作"), page.tree());
    page.press(Role::menuitem, "移到回收站");
    CHECK_FALSE(page.find(Role::button, "乙"));
}

TEST_CASE("the page of a calendar can be a week or the agenda of a month, which is remembered") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.plan("乙", "2019-09");
    page.first_days();
    page.focus_day("2019-09-11");
    page.press(Role::tab, "周");
    CHECK(page.find(Role::heading, "2019-09-09 至 09-15"));
    CHECK_MESSAGE(page.all(Role::gridcell).size() == 8, "seven days, and what is of the month");
    page.press(Role::button, "下一周");
    CHECK(page.find(Role::heading, "2019-09-16 至 09-22"));
    page.press(Role::tab, "日程");
    CHECK(page.find(Role::heading, "2019 年 9 月"));
    CHECK(page.find(Role::gridcell, "2019 年 9 月，未定日，1 项"));
    CHECK(page.find(Role::gridcell, "2019-09-11，周三，1 项"));
    CHECK(page.all(Role::gridcell).size() == 2);
    page.focus(Role::gridcell, "2019-09-11*");
    page.key(ImGuiKey_DownArrow);
    CHECK(page.keyboard_on() == "甲");
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK(page.find(Role::gridcell, "2019-09-12，周四，1 项"));
    page.reload();
    page.app().set_today(parse_iso_date("2019-08-30"));
    page.settle();
    CHECK(page.find(Role::tab, "日程")->selected == true);
}

TEST_CASE("a finger opens the list of a day and of what has no room, and rests before it drags") {
    Calendar page(1024, 768, true);
    const Id id = page.plan("甲", "2019-09-11");
    page.first_days();
    page.press(Role::gridcell, "2019-09-12*");
    CHECK_MESSAGE(page.find(Role::menu, "这里的全部"), page.tree());
    CHECK(page.find(Role::button, "在 2019-09-12 新建")->rect.height >= 44);
    page.key(ImGuiKey_Escape);
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    const ui::Rect from = page.chip("甲").rect, to = page.day("2019-09-13").rect;
    const float x = from.x + 20, y = from.y + from.height / 2;
    page.move_to(x, y);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    page.frames(24); // 384 ms
    page.move_to(to.x + 40, to.y + 60);
    page.move_to(to.x + 45, to.y + 62);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    page.settle();
    CHECK(page.planned(id) == "2019-09-13");
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
    page.press(Role::button, "这里没有，最近的在 0001-01-01");
    CHECK(page.find(Role::heading, "1 年 1 月"));
    page.focus(Role::button, "最早*");
    page.key(ImGuiKey_LeftArrow, ImGuiMod_Ctrl);
    CHECK(page.says("日期只能在公元 1 年到 9999 年之间"));
    CHECK(page.planned(first) == "0001-01-01");
    page.press(Role::button, "上个月");
    CHECK(page.find(Role::heading, "1 年 1 月"));
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "最晚"));
    page.settle();
    page.press(Role::button, "这里没有，最近的在 9999-12-31");
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

TEST_CASE("a calendar is printed as a list by day") {
    Calendar page;
    page.plan("甲", "2019-09-11");
    page.plan("乙", "2019-09-12");
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "打印（按日期的清单）");
    REQUIRE_FALSE(page.tab->printed.empty());
    const std::string& html = page.tab->printed.back();
    CHECK(html.find("09-11 · 1 项") != std::string::npos);
    CHECK(html.find("09-12 · 1 项") != std::string::npos);
    CHECK(html.find("按计划开工分组") != std::string::npos);
}

TEST_CASE("services have a calendar of what they are due on") {
    Calendar page(1366, 768, false, Screen::services);
    CHECK_MESSAGE(page.find(Role::grid, "2019 年 8 月，按到期日"), page.tree());
}
