// How a list is looked at, whatever its kind: the bar of its view, menus of heads and rows, groups and sums, where a search has hit,
// columns over links, ledger, board and the head of one record.

#include "tests/ui/listed_fixture.h"

#include "store/fragment.h"

#include <algorithm>
#include <set>

using namespace yinfeng;
using app::Screen;
using test::amount, test::big, test::Listed, test::top;
using ui::Role;
using ui::SemanticNode;

// --- the bar of the view -----------------------------------------------------------------------------------

TEST_CASE("the view's name, its mark and what undoes or keeps it are in sight on a laptop") {
    Listed page(Screen::projects, 1366, 768);
    const SemanticNode* view = page.find(Role::button, "视图：全部");
    REQUIRE_MESSAGE(view, page.tree());
    CHECK_MESSAGE(view->rect.width > 60, "words, not an icon");
    CHECK(page.find(Role::button, "还原")->disabled);
    const float chip = page.all(Role::toggle).front()->rect.x;
    page.press(Role::toggle, "更多*");
    page.press(Role::menuitem, "投资额 ≥ 10 亿");
    CHECK(page.find(Role::button, "视图：全部（改过）"));
    CHECK_MESSAGE(page.all(Role::toggle).front()->rect.x == chip, "nothing moves by the mark");
    page.press(Role::button, "另存");
    CHECK(page.find(Role::menuitem, "另存为公用视图"));
    page.key(ImGuiKey_Escape);
    page.press(Role::button, "还原");
    CHECK(page.find(Role::button, "视图：全部"));
}

TEST_CASE("another layout of a page's own view is no change of it, and 还原 stays in the layout") {
    Listed page(Screen::projects);
    for (const std::string_view layout : {"表格", "台账", "卡片", "看板"}) {
        CAPTURE(layout);
        page.choose_layout(layout);
        CHECK_FALSE(page.says("（改过）"));
    }
    page.choose_layout("表格");
    page.press(Role::columnheader, amount);
    CHECK(page.says("（改过）"));
    page.press(Role::button, "还原");
    CHECK_FALSE(page.says("（改过）"));
    CHECK_MESSAGE(page.find(Role::grid, "项目"), "still a table");
    page.reload();
    CHECK_MESSAGE(page.find(Role::grid, "项目"), "and after a reload");
    CHECK_FALSE(page.says("（改过）"));
}

TEST_CASE("a kind whose columns only the catalogue knows is not marked by being looked at") {
    Listed page(Screen::directory);
    for (const SemanticNode* tab : page.all(Role::tab)) CAPTURE(tab->name);
    page.choose_layout("看板");
    page.choose_layout("表格");
    CHECK_FALSE(page.says("（改过）"));
}

TEST_CASE("the lock of a shared view is shown, and 更新公用视图 beside it is closed") {
    Listed page(Screen::directory);
    page.press(Role::columnheader, "所在地");
    page.press(Role::button, "另存");
    page.press(Role::menuitem, "另存为公用视图");
    REQUIRE(page.fill(Role::textbox, "视图名称", "按地方"));
    if (page.find(Role::dialog, "*")) page.key(ImGuiKey_Enter);
    REQUIRE_MESSAGE(page.find(Role::tab, "按地方"), page.tree());
    page.press(Role::columnheader, "产业");
    CHECK_FALSE(page.find(Role::button, "更新公用视图")->disabled);
    page.press(Role::button, "更新公用视图");
    CHECK_FALSE(page.says("（改过）"));
    page.press(Role::button, "视图操作");
    page.press(Role::menuitem, "锁定");
    CHECK(page.find(Role::tab, "按地方")->value == "已锁定");
    page.press(Role::columnheader, "所在地");
    CHECK(page.find(Role::button, "更新公用视图")->disabled);
}

// --- where a search has hit --------------------------------------------------------------------------------

TEST_CASE("a search says in the row which column it has hit, with the piece, unless the name says it") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "忠旺"));
    page.settle();
    std::size_t said = 0;
    for (const SemanticNode* row : page.all(Role::row)) {
        if (row->expanded) continue;
        const bool in_name = row->name.find("忠旺") != std::string::npos;
        CHECK_MESSAGE(row->value.empty() == in_name, row->name);
        if (row->value.empty()) continue;
        ++said;
        CHECK(row->value.starts_with("投资方：忠旺"));
    }
    CHECK(said > 0);
    page.choose_layout("卡片");
    CHECK_MESSAGE(page.find_text("投资方：忠旺"), page.tree());
    page.choose_layout("台账");
    CHECK(page.find_text("投资方：忠旺"));
}

// --- menus -------------------------------------------------------------------------------------------------

TEST_CASE("the head of a column has a menu: order, group, condition, place, width, hiding") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press_right(Role::columnheader, amount);
    page.press(Role::menuitem, "从大到小");
    CHECK(page.find(Role::columnheader, amount)->value == "降序");
    const SemanticNode* head = page.find(Role::columnheader, amount);
    page.move_to(head->rect.x + head->rect.width / 2, head->rect.y + 10); // the arrow comes with the pointer
    page.settle();
    page.press(Role::button, "投资总额 列的操作");
    page.press(Role::menuitem, "按 投资总额（分档） 分组");
    CHECK_MESSAGE(page.find(Role::button, "分组：投资总额（分档）"), page.tree());
    const auto before = page.columns();
    page.focus(Role::columnheader, "投资方");
    page.key(ImGuiKey_Menu);
    CHECK_MESSAGE(page.find(Role::menuitem, "前移一列")->disabled, "nothing stands before the name");
    page.press(Role::menuitem, "后移一列");
    CHECK(page.columns() != before);
    page.press_right(Role::columnheader, "投资方");
    page.press(Role::menuitem, "前移一列");
    CHECK(page.columns() == before);
    page.press_right(Role::columnheader, "投资方");
    page.press(Role::menuitem, "按这一列筛选…");
    page.press(Role::option, "忠旺");
    page.key(ImGuiKey_Escape);
    CHECK(page.says("投资方 是 忠旺"));
    page.press_right(Role::columnheader, "投资方");
    page.press(Role::menuitem, "隐藏这一列");
    CHECK_FALSE(page.has_column("投资方"));
    page.press_right(Role::columnheader, "名称");
    CHECK_MESSAGE(page.find(Role::menuitem, "隐藏这一列")->disabled, "a row is known by its name");
}

TEST_CASE("a row has a menu: open, copy, steps of its kind, the trash") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press_right(Role::row, top, 200);
    page.press(Role::menuitem, "复制名称");
    CHECK(std::string_view(ImGui::GetClipboardText()) == top);
    page.focus(Role::row, top);
    page.key(ImGuiKey_F10, ImGuiMod_Shift);
    page.press(Role::menuitem, "加标签");
    page.type("省里看过");
    page.key(ImGuiKey_Enter);
    page.settle();
    const auto tags = page.data().elements(page.find_record(Kind::project, top), field::project::tags_);
    CHECK_MESSAGE(std::ranges::contains(tags, "省里看过"), page.tree());
    page.press_right(Role::row, top, 200);
    page.press(Role::menuitem, "改阶段");
    REQUIRE(page.find(Role::option, "储备"));
    CHECK_MESSAGE(page.find(Role::option, "储备")->selected == std::optional(true), "where it stands now");
    page.press(Role::option, "开工");
    REQUIRE_MESSAGE(page.find(Role::dialog, "*"), "the day is asked for first");
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.value(Kind::project, top, field::project::stage_) == "started");
    page.app().undo(); // the row comes back to its group
    page.settle();
    page.press_right(Role::row, top, 200);
    page.press(Role::menuitem, "打开*");
    CHECK(page.app().current_record(Screen::projects) == page.data().record(page.find_record(Kind::project, top)).id);
    page.key(ImGuiKey_Escape);
    page.press_right(Role::row, top, 200);
    page.press(Role::menuitem, "移到回收站");
    CHECK(page.find_record(Kind::project, top) == no_record);
}

TEST_CASE("the menu of one of several ticked rows is about all of them") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    const auto names = page.rows();
    page.press(Role::checkbox, "勾选 " + names[1]);
    page.press(Role::checkbox, "勾选 " + names[2]);
    page.press_right(Role::row, names[1], 200);
    page.press(Role::menuitem, "把 2 项移到回收站");
    CHECK(page.data().live(Kind::project).size() == 55);
    page.app().undo();
    page.settle();
    page.press_right(Role::row, names[3], 200);
    CHECK_MESSAGE(page.find(Role::menuitem, "移到回收站"), "of another row only about that");
}

TEST_CASE("on a touch screen a long press opens the menu of a row") {
    Listed page(Screen::directory, 1024, 768, true);
    const std::string name = page.rows().at(1);
    const SemanticNode* row = page.find(Role::row, name);
    const float x = row->rect.x + 120, y = row->rect.y + row->rect.height / 2;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(x, y);
    page.frame();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMouseButtonEvent(0, true);
    page.frames(60);
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMouseButtonEvent(0, false);
    page.frame();
    page.settle();
    CHECK_MESSAGE(page.find(Role::menuitem, "复制名称"), page.tree());
    CHECK_MESSAGE(is_nil(page.app().current_record(Screen::directory)), "and does not open the record");
}

// --- groups and sums ---------------------------------------------------------------------------------------

TEST_CASE("two levels of groups are swapped, closed, opened and taken away in their menu") {
    Listed page(Screen::directory);
    page.press(Role::button, "分组：无");
    page.press(Role::option, "所在地");
    page.press(Role::button, "分组：所在地");
    page.type("产业");
    page.press(Role::option, "再按 产业");
    const auto open = page.heads();
    page.press(Role::button, "分组：所在地、产业");
    page.press(Role::menuitem, "全部收起");
    const auto closed = page.heads();
    CHECK(closed.size() < open.size());
    CHECK(page.rows().empty());
    page.press(Role::button, "分组：所在地、产业");
    page.press(Role::menuitem, "全部展开");
    CHECK(page.heads() == open);
    page.press(Role::button, "分组：所在地、产业");
    page.press(Role::button, "上下对调");
    CHECK(page.find(Role::button, "分组：产业、所在地"));
    page.press(Role::button, "不再按 所在地 分组");
    CHECK(page.find(Role::button, "分组：产业"));
    page.key(ImGuiKey_Escape);
    page.press_right(Role::row, page.heads().front(), 100); // the head of a group has them too
    page.press(Role::menuitem, "全部收起");
    CHECK(page.rows().empty());
}

TEST_CASE("which figures stand below a column is chosen in its menu, for the groups and for all") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    CHECK(page.says("57 项 · 207.5 亿元 · 42 个未填"));
    const auto choose = [&](std::string_view figure) {
        page.press_right(Role::columnheader, amount);
        page.press(Role::menuitem, "汇总…");
        page.press(Role::menuitem, figure);
    };
    choose("平均");
    CHECK_MESSAGE(page.says("投资总额 平均 20.75 亿元"), page.tree());
    choose("最大");
    CHECK(page.says("投资总额 最大 100 亿元"));
    choose("占比");
    bool shares = false;
    for (const SemanticNode* row : page.all(Role::row))
        shares = shares || row->value.find("占比 100%") != std::string::npos;
    CHECK_MESSAGE(shares, page.tree());
    choose("合计");
    CHECK_FALSE(page.says("57 项 · 207.5 亿元"));
    page.press(Role::button, "还原");
    CHECK(page.says("57 项 · 207.5 亿元"));
}

// --- columns -----------------------------------------------------------------------------------------------

TEST_CASE("columns over links and backwards are found by typing, and no line of the chooser moves by itself") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press(Role::button, "列");
    const SemanticNode* line = page.find(Role::checkbox, "下一步");
    REQUIRE_MESSAGE(line, page.tree());
    const float y = line->rect.y;
    page.press(Role::checkbox, "投资方");
    page.press(Role::checkbox, "用地");
    CHECK(page.find(Role::checkbox, "下一步")->rect.y == y);
    CHECK(page.find(Role::checkbox, "投资方")->checked == ui::Tri::no);
    page.press(Role::checkbox, "投资方");
    page.press(Role::searchbox, "找列*");
    page.type("所在地");
    page.press(Role::checkbox, "投资方的所在地");
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.has_column("投资方的所在地"), page.tree());
    CHECK(page.has_column("投资方"));
    CHECK_FALSE(page.has_column("用地"));
}

TEST_CASE("columns are put in order in the chooser by dragging and by keys") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press(Role::button, "列");
    const auto grip = [&](std::string_view label) {
        const SemanticNode* node = page.find(Role::button, "移动 " + std::string(label) + "：*");
        REQUIRE_MESSAGE(node, page.tree());
        return node->rect;
    };
    const ui::Rect from = grip("投资方"), to = grip("用地");
    page.drag(from.x + 8, from.y + 16, to.x + 8, to.y + 20);
    page.focus(Role::button, "移动 下一步：*");
    page.key(ImGuiKey_UpArrow, ImGuiMod_Ctrl);
    page.key(ImGuiKey_Escape);
    const auto place = [&](std::string_view name) { return page.find(Role::columnheader, name)->rect.x; };
    CHECK(place(amount) < place("投资方"));
    CHECK(place("用地") < place("投资方"));
    CHECK(place("下一步") < place("责任缺位"));
}

TEST_CASE("fields of cards and a colour are chosen with the columns") {
    Listed page(Screen::projects);
    page.choose_layout("卡片");
    page.press(Role::button, "列");
    page.press(Role::searchbox, "找列*");
    page.type("下一步");
    page.press(Role::checkbox, "下一步日期");
    CHECK(page.find(Role::checkbox, "下一步日期")->checked == ui::Tri::yes);
    page.press(Role::tab, "着色");
    page.press(Role::radio, "阶段");
    page.key(ImGuiKey_Escape);
    CHECK(page.says("（改过）"));
    const std::string kept = page.app().view_preference("projects");
    CHECK(kept.find("colour stage") != std::string::npos);
    CHECK(kept.find("next_date") != std::string::npos);
}

// --- the ledger and the board ------------------------------------------------------------------------------

TEST_CASE("the ledger of projects has heads of groups, all columns, and a line that sums them") {
    Listed page(Screen::projects, 1366, 768);
    page.choose_layout("台账");
    CHECK_MESSAGE(page.heads().size() > 1, page.tree());
    CHECK(page.says("57 项 · 207.5 亿元 · 42 个未填"));
    const std::size_t known = page.columns().size();
    page.wheel(800, 400, 0);
    ImGui::GetIO().AddMouseWheelEvent(-40, 0);
    page.settle();
    CHECK_MESSAGE((page.has_column("标签") && page.has_column("产业")), page.tree());
    CHECK(known > 4);
    const auto rows = page.rows();
    page.press(Role::row, page.heads().front());
    CHECK(page.rows() != rows);
}

TEST_CASE("a board by people has a column for everybody, and a card goes there") {
    Listed page(Screen::projects);
    page.press(Role::button, "分组：*");
    page.type("跟踪人");
    page.press(Role::option, "跟踪人");
    const std::size_t people = page.data().live(Kind::person).size();
    REQUIRE(people > 1);
    CHECK_MESSAGE(page.all(Role::region).size() >= std::min<std::size_t>(people, 5), page.tree());
    std::vector<std::string> lanes; // those in sight
    for (const SemanticNode* lane : page.all(Role::region)) lanes.push_back(lane->name);
    CHECK_MESSAGE(lanes.front().starts_with("未填"), "what is to be given out is at hand");
    lanes.erase(lanes.begin());
    const auto name_of = [&](std::size_t lane) {
        return lanes[lane].substr(0, lanes[lane].rfind(' ', lanes[lane].rfind(' ') - 1));
    };
    const RecordIndex person = page.find_record(Kind::person, name_of(0)),
                      project = page.find_record(Kind::project, big);
    REQUIRE_MESSAGE(person != no_record, lanes[0]);
    Change change{"指派", {}};
    change.set(Kind::project, page.data().record(project).id, field::project::tracker_,
        Value::text(to_string(page.data().record(person).id)));
    REQUIRE(page.app().apply(change));
    page.settle();
    const SemanticNode *card = page.find(Role::button, std::string(big) + "*"), *to = page.find(Role::region, lanes[1]);
    REQUIRE_MESSAGE((card && to), page.tree());
    page.drag(card->rect.x + 30, card->rect.y + 15, to->rect.x + 60, to->rect.y + 200);
    CHECK_MESSAGE(page.says("已移到 " + name_of(1)), page.tree());
    CHECK(page.find(Role::region, lanes[0]));
}

TEST_CASE("the column of a board that has lost its last card stays") {
    Listed page(Screen::directory);
    page.choose_layout("看板");
    page.press(Role::button, "分组：*");
    page.type("标签");
    page.press(Role::option, "标签");
    Workspace& names = *page.app().names_of_workspace();
    Change change{"标签", {}};
    for (const std::size_t place : {0u, 1u})
        change.set(Kind::enterprise, page.data().record(page.data().live(Kind::enterprise)[place]).id,
            names.names().element(field::enterprise::tags_, place == 0 ? "甲" : "乙"), Value::of(true));
    REQUIRE(page.app().apply(change));
    page.settle();
    const std::string name(
        page.data().value(page.data().live(Kind::enterprise).front(), field::enterprise::name_).as_text());
    const SemanticNode *card = page.find(Role::button, name + "*"), *to = page.find(Role::region, "乙*");
    REQUIRE_MESSAGE((card && to), page.tree());
    page.drag(card->rect.x + 30, card->rect.y + 15, to->rect.x + 60, to->rect.y + 200);
    CHECK(page.find(Role::region, "乙 2 项"));
    CHECK_MESSAGE(page.find(Role::region, "甲 0 项"), "and the card can go back");
}

TEST_CASE("a board by a link shows what others point to, so far as the conditions allow it") {
    Listed page(Screen::projects);
    page.press(Role::button, "分组：*");
    page.type("投资方");
    page.press(Role::option, "投资方");
    page.press(Role::toggle, "投资额 ≥ 10 亿*");
    std::size_t empty = 0;
    for (const SemanticNode* lane : page.all(Role::region)) empty += lane->name.ends_with(" 0 项");
    CHECK_MESSAGE(empty > 0, page.tree());
    page.press(Role::toggle, "投资额 ≥ 10 亿*");
    page.press(Role::button, "筛选");
    page.press(Role::menuitem, "投资方");
    page.press(Role::option, "忠旺");
    page.key(ImGuiKey_Escape);
    std::vector<std::string> lanes;
    for (const SemanticNode* lane : page.all(Role::region)) lanes.push_back(lane->name);
    CHECK_MESSAGE(lanes.size() == 1, page.tree());
}

TEST_CASE("a board of 5 000 columns shows the first, and every other card in one that says so") {
    Listed page(Screen::projects);
    Change change{"导入", {}};
    for (int i = 0; i < 5000; ++i) {
        const Id id = page.app().new_id();
        change.set(Kind::project, id, field::project::name_, Value::text("项目 " + std::to_string(i)));
        change.set(Kind::project, id, field::project::park_, Value::text("园区 " + std::to_string(i)));
    }
    REQUIRE(page.app().apply(change));
    page.settle();
    page.press(Role::button, "分组：*");
    page.type("落地园区");
    page.press(Role::option, "落地园区");
    const SemanticNode* lane = page.find(Role::region, "未填 *");
    REQUIRE_MESSAGE(lane, page.tree());
    const float x = lane->rect.x + 100, y = lane->rect.y + 20;
    for (int i = 0; i < 200 && !page.find(Role::region, "其余 *"); ++i) {
        page.move_to(x, y);
        ImGui::GetIO().AddMouseWheelEvent(-20, 0); // sideways
        page.settle();
    }
    const SemanticNode* rest = page.find(Role::region, "其余 *");
    REQUIRE_MESSAGE(rest, page.tree());
    CHECK_MESSAGE(page.says("看板最多 200 列"), page.tree());
    std::set<std::string> parks; // 未填 stands before all, and 198 parks
    for (const RecordIndex project : page.data().live(Kind::project))
        parks.emplace(page.data().value(project, field::project::park_).as_text());
    parks.erase("");
    CHECK_MESSAGE(rest->name.starts_with("其余 " + std::to_string(parks.size() - 198) + " 列"), rest->name);
    CHECK_MESSAGE(page.find(Role::button, "项目 *"), "its cards are cards like others");
}

// --- one record --------------------------------------------------------------------------------------------

TEST_CASE("values that two offices wrote at once are shown whole in the history") {
    Listed page(Screen::projects, 1366, 768);
    Workspace& here = *page.app().names_of_workspace();
    const RecordIndex project = page.find_record(Kind::project, top);
    const Id id = here.record(project).id;
    Workspace there;
    there.set_replica(77);
    there.join(extract_records(here, std::array{project}), {});
    std::string ours, theirs;
    for (int i = 0; i < 5; ++i) ours += "一期建设标准厂房和配套仓库，", theirs += "二期建设冷链中心与铁路专用线，";
    Change mine{"改", {}}, other{"改", {}};
    mine.set(Kind::project, id, field::project::summary_, Value::text(ours));
    other.set(Kind::project, id, field::project::summary_, Value::text(theirs));
    REQUIRE(there.apply(other, 2'000'000'000'000));
    REQUIRE(page.app().apply(mine));
    here.join(extract_records(there, std::array{there.find(id)}), {});
    page.app().open_record(id);
    page.settle();
    page.press(Role::tab, "历史");
    for (const std::string& value : {ours, theirs}) {
        const SemanticNode* node = page.find_text(value);
        REQUIRE_MESSAGE(node, page.tree());
        CHECK_MESSAGE(node->rect.height > 70, "several lines");
        CHECK(node->rect.x + node->rect.width <= 1366);
    }
}

TEST_CASE("the head of every inspector has a title of several lines that is edited in place") {
    struct Place {
        Screen screen;
        Kind kind;
    };
    for (const Place& place : {Place{Screen::projects, Kind::project}, Place{Screen::services, Kind::service_record},
             Place{Screen::directory, Kind::enterprise}}) {
        Listed page(place.screen, 1366, 768);
        const RecordIndex record = page.data().live(place.kind).front();
        const std::string title(page.data().value(record, title_field(place.kind)).as_text());
        page.app().open_record(page.data().record(record).id);
        page.settle();
        CAPTURE(title);
        REQUIRE_MESSAGE(page.find(Role::heading, title), page.tree());
        page.press(Role::button, "修改名称");
        REQUIRE_FALSE(page.caret_in().empty());
        page.key(ImGuiKey_A, ImGuiMod_Ctrl);
        page.type("改过的名称，很长，长到一行放不下，所以在标题里要占两行，甚至占到三行，看得完整");
        page.key(ImGuiKey_Enter);
        const SemanticNode* head = page.find(Role::heading, "改过的名称*");
        REQUIRE_MESSAGE(head, page.tree());
        CHECK(head->rect.height > 40);
        CHECK_MESSAGE(page.find(Role::button, "修改名称")->focused, "the keyboard is back on it");
    }
}
