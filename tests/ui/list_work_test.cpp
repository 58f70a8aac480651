// How a list is worked with, whatever its kind: the bar of its view, menus of heads and rows, groups and sums, where a search has hit,
// typing into cells, ticks in every layout, columns over links.

#include "tests/ui/ui_fixture.h"

#include "model/typed.h"
#include "store/fragment.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace yinfeng;
using app::Screen;
using ui::Role;
using ui::SemanticNode;

namespace {

struct Listed : test::UiFixture {
    explicit Listed(Screen screen, int width = 1920, int height = 1080, bool touch = false)
        : UiFixture(width, height, 1, touch) {
        open_sample();
        app().go(screen);
        settle();
    }
    const Workspace& data() { return *app().workspace(); }
    RecordIndex find_record(Kind kind, std::string_view name) {
        for (const RecordIndex record : data().live(kind))
            if (data().value(record, title_field(kind)).as_text() == name) return record;
        return no_record;
    }
    std::string value(Kind kind, std::string_view name, FieldId field) {
        const RecordIndex record = find_record(kind, name);
        return record == no_record ? "no such record" : std::string(data().value(record, field).as_text());
    }
    void press(Role role, std::string_view name) {
        REQUIRE_MESSAGE(click(role, name), std::string(name) << "\n" << tree());
        settle();
    }
    void press_right(Role role, std::string_view name, float from_left = 0) {
        move_to(5, 5); // a pointer that has not moved since a key points at nothing
        const SemanticNode* node = find(role, name);
        REQUIRE_MESSAGE(node, std::string(name) << "\n" << tree());
        const float x = from_left > 0 ? node->rect.x + from_left : node->rect.x + node->rect.width / 2;
        click_at(x, node->rect.y + node->rect.height / 2, 1);
    }
    void focus(Role role, std::string_view name) {
        const SemanticNode* node = find(role, name);
        REQUIRE_MESSAGE(node, std::string(name) << "\n" << tree());
        frontend->semantics().request_focus(node->id);
        settle();
    }
    void choose_layout(std::string_view layout) {
        press(Role::button, "更多操作");
        press(Role::menuitem, layout);
    }
    std::vector<std::string> rows() {
        std::vector<std::string> names;
        for (const SemanticNode* row : all(Role::row))
            if (!row->expanded) names.push_back(row->name);
        return names;
    }
    std::vector<std::string> heads() {
        std::vector<std::string> names;
        for (const SemanticNode* row : all(Role::row))
            if (row->expanded) names.push_back(row->name);
        return names;
    }
    std::vector<std::string> columns() {
        std::vector<std::string> names;
        for (const SemanticNode* head : all(Role::columnheader)) names.push_back(head->name);
        return names;
    }
    bool has_column(std::string_view name) { return std::ranges::contains(columns(), name); }
    bool says(std::string_view words) { return find_text(words) != nullptr; }
    std::string caret_in() {
        for (const Role role : {Role::textbox, Role::searchbox})
            for (const SemanticNode* node : all(role))
                if (node->focused) return node->name;
        return {};
    }
};

constexpr std::string_view big = "环渤海（营口）大数据产业园";
constexpr std::string_view top = "高新区物流园区（线索）"; // the first of all
constexpr std::string_view amount = "投资总额 亿元";

} // namespace

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
    page.press(Role::checkbox, "投资方.所在地");
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.has_column("投资方.所在地"), page.tree());
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

// --- typing into cells -------------------------------------------------------------------------------------

TEST_CASE("typing on a cell that has the keyboard edits it with what was typed, also what an input method gives") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.focus(Role::row, big);
    page.key(ImGuiKey_RightArrow);
    page.key(ImGuiKey_RightArrow);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_3, true); // as a keyboard gives it: the key, and the character
    ImGui::GetIO().AddInputCharactersUTF8("3");
    page.frame();
    ImGui::GetIO().AddKeyEvent(ImGuiKey_3, false);
    ImGui::GetIO().AddInputCharactersUTF8("6"); // while the field is not there yet
    page.frame();
    page.type("亿");
    CHECK_MESSAGE(page.caret_in() == "投资总额", page.tree());
    page.key(ImGuiKey_Enter);
    CHECK(page.value(Kind::project, big, field::project::amount_) == "360000");

    page.focus(Role::row, big);
    for (int i = 0; i < 3; ++i) page.key(ImGuiKey_RightArrow);
    page.type("招商n推进"); // composed: comes as text alone, and n is no key of the page
    CHECK_MESSAGE(page.caret_in() == "下一步", page.tree());
    page.key(ImGuiKey_Enter);
    CHECK(page.value(Kind::project, big, field::project::next_action_) == "招商n推进");
    CHECK(page.data().live(Kind::project).size() == 57);
}

TEST_CASE("typing onto a cell of a link opens its list with what was typed") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.focus(Role::row, top);
    page.key(ImGuiKey_RightArrow);
    page.type("忠旺");
    REQUIRE_MESSAGE(page.find(Role::option, "忠旺"), page.tree());
    page.key(ImGuiKey_Enter);
    const RecordIndex project = page.find_record(Kind::project, top);
    const auto id = parse_id(page.data().value(project, field::project::investor_).as_text());
    REQUIRE(id);
    CHECK(page.data().find(*id) == page.find_record(Kind::enterprise, "忠旺"));
}

TEST_CASE("Enter and F2 edit the cell; on the name Enter opens and letters are keys of the page") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.focus(Role::row, big);
    page.type("x"); // no key of anything
    CHECK(page.caret_in().empty());
    page.key(ImGuiKey_RightArrow);
    page.key(ImGuiKey_RightArrow);
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.caret_in() == "投资总额", page.tree());
    CHECK(is_nil(page.app().current_record(Screen::projects)));
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_F2);
    CHECK(page.caret_in() == "投资总额");
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_N); // the letter, without its character: a key that is typed, not 新建
    CHECK(page.data().live(Kind::project).size() == 57);
    page.key(ImGuiKey_LeftArrow);
    page.key(ImGuiKey_LeftArrow);
    page.key(ImGuiKey_F2);
    CHECK(page.caret_in() == "名称");
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_Enter);
    CHECK_FALSE(is_nil(page.app().current_record(Screen::projects)));
}

// --- ticks -------------------------------------------------------------------------------------------------

TEST_CASE("table, ledger and cards tick, sum and delete what is ticked, and Esc lets it go") {
    Listed page(Screen::projects);
    for (const std::string_view layout : {"表格", "台账", "卡片"}) {
        CAPTURE(layout);
        page.choose_layout(layout);
        const SemanticNode* one = nullptr;
        for (const SemanticNode* node : page.all(layout == "卡片" ? Role::button : Role::row))
            if (!one && !node->expanded && node->name.starts_with("高新区物流园区")) one = node;
        REQUIRE_MESSAGE(one, page.tree());
        page.frontend->semantics().request_focus(one->id);
        page.settle();
        page.key(ImGuiKey_Space);
        CHECK_MESSAGE(page.says("已选 1 项"), page.tree());
        CHECK_MESSAGE(page.find(Role::button, "改阶段"), "what the kind offers");
        page.key(ImGuiKey_A, ImGuiMod_Ctrl);
        CHECK(page.says("已选 57 项"));
        CHECK(page.says("207.5 亿元 · 42 个未填"));
        page.key(ImGuiKey_Escape);
        CHECK_FALSE(page.says("已选"));
        CHECK_MESSAGE(is_nil(page.app().current_record(Screen::projects)), "Space does not open");
    }
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

TEST_CASE("a double click edits the cell also where one click lays the inspector over the table") {
    Listed page(Screen::projects, 1100, 768);
    page.press(Role::tab, "表格");
    const SemanticNode *row = page.find(Role::row, page.rows().at(1)), *head = page.find(Role::columnheader, amount);
    REQUIRE_MESSAGE((row && head), page.tree());
    const std::string name = row->name;
    page.double_click_at(head->rect.x + 20, row->rect.y + row->rect.height / 2);
    CHECK_MESSAGE(is_nil(page.app().current_record(Screen::projects)), page.tree());
    CHECK_MESSAGE(page.caret_in() == "投资总额", page.tree());
    page.type("36亿");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(Kind::project, name, field::project::amount_) == "360000");
}

TEST_CASE("the second click on a cell that cannot be edited presses nothing of what has opened there") {
    for (const std::size_t place : {1, 3, 5, 6, 7, 9}) {
        Listed page(Screen::projects, 1366, 768);
        page.press(Role::tab, "表格");
        const SemanticNode *row = page.find(Role::row, page.rows().at(place)),
                           *head = page.find(Role::columnheader, "时限状态");
        REQUIRE_MESSAGE((row && head), page.tree());
        const std::uint64_t before = page.data().revision();
        const float x = head->rect.x + 86, y = row->rect.y + row->rect.height / 2; // over 跟踪人 of the inspector
        page.move_to(x, y);
        for (const bool down : {true, false, true, false}) ImGui::GetIO().AddMouseButtonEvent(0, down); // at once
        page.settle();
        CHECK_MESSAGE(page.all(Role::option).empty(), page.tree());
        CHECK_MESSAGE(page.all(Role::dialog).empty(), page.tree());
        CHECK(page.data().revision() == before);
    }
}

TEST_CASE("the cell that was clicked is where the keys go") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    const std::string name = page.rows().at(4);
    const SemanticNode *row = page.find(Role::row, name), *head = page.find(Role::columnheader, amount);
    REQUIRE_MESSAGE((row && head), page.tree());
    page.click_at(head->rect.x + 20, row->rect.y + row->rect.height / 2);
    page.key(ImGuiKey_Escape); // the inspector
    page.settle();
    page.type("36亿");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.value(Kind::project, name, field::project::amount_) == "360000", page.tree());
}
