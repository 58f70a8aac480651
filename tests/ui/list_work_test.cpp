// How a list is looked at, whatever its kind: the bar of its view, where a search has hit, columns over links, and the head of one record.

#include "tests/ui/listed_fixture.h"

#include "store/fragment.h"

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

TEST_CASE("a rule colours rows: made over the dialog, changed by a press, removed, and kept with the view") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press(Role::button, "列");
    page.press(Role::tab, "着色");
    page.press(Role::button, "加一条规则");
    page.type("投资总额");
    page.key(ImGuiKey_Enter);
    page.press(Role::combobox, "怎样比");
    page.press(Role::option, "至少");
    page.fill(Role::textbox, "值", "10亿");
    page.key(ImGuiKey_Escape);
    const auto kept = [&] { return page.app().view_preference("projects"); };
    CHECK_MESSAGE(kept().find("colour red: amount >= ") != std::string::npos, kept() << page.tree());
    REQUIRE_MESSAGE(page.find(Role::button, "规则 1：投资总额 至少 10 亿元"), page.tree());
    page.press(Role::combobox, "规则 1 的颜色");
    page.press(Role::option, "绿");
    CHECK(kept().find("colour green: amount >= ") != std::string::npos);
    page.press(Role::button, "去掉规则 1");
    CHECK(kept().find("green") == std::string::npos);
}
