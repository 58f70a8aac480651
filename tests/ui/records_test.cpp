// What every list of records has, whatever its kind: views with what one tries in them, conditions, groups, layouts.

#include "tests/ui/listed_fixture.h"

#include "store/fragment.h"
#include "sync/snapshot.h"

#include <algorithm>

using namespace yinfeng;
using app::Screen;
using test::big;
using ui::Role;
using ui::SemanticNode;

namespace {

struct Lists : test::Listed {
    using Listed::Listed;
    void go(Screen screen) {
        app().go(screen);
        settle();
    }
    void view_menu(std::string_view item) {
        if (find(Role::button, "视图操作")) press(Role::button, "视图操作");
        else press(Role::button, "视图：*");
        press(Role::menuitem, item);
    }
    void save_view_as(std::string_view how, std::string_view name) {
        view_menu(how);
        REQUIRE_MESSAGE(fill(Role::textbox, "视图名称", name), tree()); // and Enter
        settle();
    }
    // Adds what the menu behind 筛选 offers for a column with a list of values.
    void filter(std::string_view column, std::string_view value) {
        press(Role::button, "筛选");
        press(Role::option, column);
        press(Role::option, value);
        key(ImGuiKey_Escape);
        settle();
    }
};

} // namespace

TEST_CASE("what is tried in a view is marked, kept in this browser, and put back") {
    Lists page(Screen::directory);
    CHECK_FALSE(page.says("（改过）"));
    const std::vector<std::string> before = page.rows();
    page.press(Role::columnheader, "所在地");
    CHECK_MESSAGE(page.says("全部（改过）"), page.tree());
    CHECK(page.rows() != before);
    page.reload();
    page.go(Screen::directory);
    CHECK(page.says("全部（改过）"));
    CHECK(page.find(Role::columnheader, "所在地")->value == "升序");
    page.view_menu("还原");
    CHECK_FALSE(page.says("（改过）"));
    CHECK(page.rows() == before);
    CHECK(page.app().view_preference("enterprises").empty());
}

TEST_CASE("a shared view is a record; trying something in it changes it for nobody, updating it for everybody") {
    Lists page(Screen::projects);
    page.filter("阶段", "签约");
    page.save_view_as("另存为公用视图", "签约的");
    REQUIRE(page.data().live(Kind::view).size() == 1);
    const RecordIndex record = page.data().live(Kind::view).front();
    CHECK(page.data().value(record, field::view::where_).as_text() == "stage = signed");
    CHECK(page.data().value(record, field::view::layout_).as_text() == "board");
    CHECK_MESSAGE(page.find(Role::tab, "签约的")->selected.value_or(false), page.tree());

    page.filter("阶段", "在谈");
    CHECK(page.find(Role::tab, "签约的（改过）"));
    CHECK_MESSAGE(page.data().value(record, field::view::where_).as_text() == "stage = signed", "not yet");
    page.press(Role::tab, "全部");
    CHECK_FALSE(page.says("阶段 是"));
    page.press(Role::tab, "签约的"); // what was tried waits there
    CHECK(page.find(Role::tab, "签约的（改过）"));
    page.view_menu("更新公用视图");
    CHECK(page.data().value(record, field::view::where_).as_text() == "stage = talks | signed");
    CHECK_FALSE(page.says("（改过）"));

    page.view_menu("锁定");
    page.filter("阶段", "开工");
    page.press(Role::button, "视图操作");
    const SemanticNode* update = page.find(Role::menuitem, "更新公用视图（已锁定）");
    REQUIRE_MESSAGE(update, page.tree());
    CHECK(update->disabled);
    page.key(ImGuiKey_Escape);
    page.view_menu("还原");
    page.view_menu("解锁");
    page.view_menu("移到回收站");
    CHECK(page.data().live(Kind::view).empty());
    CHECK_FALSE(page.find(Role::tab, "签约的"));
}

TEST_CASE("a view that another office changes is followed, and what one tries stays on top of it") {
    Lists page(Screen::directory);
    page.press(Role::columnheader, "所在地");
    page.save_view_as("另存为公用视图", "按地方");
    page.filter("产业", "*");
    const std::size_t few = page.rows().size();
    const RecordIndex record = page.data().live(Kind::view).front();
    Change change{"改", {}};
    change.set(Kind::view, page.data().record(record).id, field::view::sort_, Value::text("-name"));
    REQUIRE(page.app().apply(change));
    page.settle();
    CHECK(page.find(Role::columnheader, "名称")->value == "降序");
    CHECK(page.find(Role::columnheader, "所在地")->value.empty());
    CHECK(page.rows().size() == few);
}

TEST_CASE("a view of one's own stays in this browser and is found again after a reload") {
    Lists page(Screen::directory);
    page.press(Role::columnheader, "产业");
    page.save_view_as("另存为自己的视图", "我的");
    CHECK(page.data().live(Kind::view).empty());
    CHECK_MESSAGE(page.find(Role::tab, "我的"), page.tree());
    page.reload();
    page.go(Screen::directory);
    const SemanticNode* tab = page.find(Role::tab, "我的");
    REQUIRE_MESSAGE(tab, page.tree());
    CHECK(tab->selected.value_or(false));
    CHECK(page.find(Role::columnheader, "产业")->value == "升序");
    page.view_menu("删除这个视图");
    CHECK_FALSE(page.find(Role::tab, "我的"));
    CHECK(page.find(Role::columnheader, "产业")->value.empty());
}

TEST_CASE("a view that asks for what there is not says so, and shows the rest") {
    Lists page(Screen::directory);
    Change change{"别处的视图", {}};
    const Id id = page.app().new_id();
    change.set(Kind::view, id, field::view::name_, Value::text("怪的"));
    change.set(Kind::view, id, field::view::kind_, Value::text("enterprise"));
    change.set(Kind::view, id, field::view::columns_, Value::text("name, no_such_column, region"));
    change.set(Kind::view, id, field::view::where_, Value::text("region = \"辽宁"));
    REQUIRE_FALSE(page.app().apply(change)); // nobody writes it here, but a file of another version may hold it
    Workspace theirs;
    theirs.set_replica(77);
    theirs.set_author("别处");
    REQUIRE(theirs.apply(change, 1'600'000'000'000));
    page.app().names_of_workspace()->join(*decode_snapshot(encode_snapshot(theirs)), {});
    page.settle();
    page.press(Role::tab, "怪的");
    CHECK(page.find(Role::columnheader, "所在地"));
    page.press(Role::toggle, "视图有 2 处问题*");
    CHECK_MESSAGE(page.says("no_such_column"), page.tree());
    CHECK(page.says("条件没有用上"));
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(
        page.data().value(page.data().find(id), field::view::columns_).as_text() == "name, no_such_column, region",
        "looking at it changes nothing");
}

TEST_CASE("values of a column are picked from a list, any of them counts, and the chip reads as a sentence") {
    Lists page(Screen::projects);
    page.press(Role::tab, "表格");
    page.filter("阶段", "签约");
    const std::size_t one = page.rows().size();
    page.filter("阶段", "在谈");
    CHECK_MESSAGE(page.says("阶段 是 在谈、签约"), page.tree());
    page.press(Role::toggle, "阶段 是 在谈、签约"); // several at once, by press and by keys
    CHECK(page.find(Role::option, "签约")->selected == std::optional(true));
    CHECK_FALSE(page.find(Role::option, "储备")->selected);
    page.press(Role::option, "储备");
    page.press(Role::option, "签约");
    CHECK_MESSAGE(page.says("阶段 是 储备、在谈"), page.tree());
    page.press(Role::searchbox, "选哪些");
    page.type("签约");
    page.key(ImGuiKey_Enter);
    page.type("储备");
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(page.says("阶段 是 在谈、签约"), page.tree());
    REQUIRE(page.find(Role::option, "储备"));
    SUBCASE("Esc closes it") { page.key(ImGuiKey_Escape); }
    SUBCASE("and a press beside it") { page.click_at(700, 900); }
    page.settle();
    CHECK_FALSE(page.find(Role::option, "储备"));
    CHECK(page.heads() == std::vector<std::string>{"在谈", "签约"});
    CHECK(page.rows().size() > one);
    page.press(Role::button, "× 阶段 是 在谈、签约");
    CHECK_FALSE(page.says("阶段 是"));
}

TEST_CASE("the builder makes 且, 或 and 非 of any column, with operators by type") {
    Lists page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press(Role::button, "筛选");
    page.press(Role::option, "投资总额");
    REQUIRE_MESSAGE(page.says("筛选条件"), page.tree());
    page.type("5亿");
    page.key(ImGuiKey_Enter);
    page.settle();
    REQUIRE_MESSAGE(page.says("筛出"), page.tree());
    const auto shown = [&] { return page.find_text("筛出")->name; };
    const std::string large = shown();
    // One more group: any of them.
    page.press(Role::button, "一组条件");
    REQUIRE(page.all(Role::combobox).size() >= 4);
    CHECK_MESSAGE(shown() == large, "a condition that is not complete asks nothing");
    std::vector<const SemanticNode*> values = page.all(Role::textbox);
    REQUIRE(values.size() == 2);
    const ui::Rect second = values[1]->rect;
    page.click_at(second.x + 10, second.y + second.height / 2);
    page.type("产业园");
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(shown() != large);
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.says("投资总额 至少 5 亿元"), page.tree());
}

TEST_CASE("a bare figure in a condition has the unit of its column's heading") {
    Lists page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press(Role::button, "筛选");
    page.press(Role::option, "投资总额");
    page.type("20");
    page.key(ImGuiKey_Enter);
    page.settle();
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.says("投资总额 至少 20 亿元"), page.tree());
}

TEST_CASE("a record that is made in a filtered list leaves the conditions alone, and so does giving it up") {
    Lists page(Screen::projects);
    page.press(Role::tab, "表格");
    page.filter("阶段", "签约");
    const std::size_t rows = page.rows().size();
    page.key(ImGuiKey_N);
    page.settle();
    CHECK(page.says("阶段 是 签约"));
    CHECK(page.says("还不符合列表的条件"));
    REQUIRE_MESSAGE(page.find(Role::textbox, "名称"), page.tree());
    page.key(ImGuiKey_Escape);
    page.settle();
    CHECK(page.says("阶段 是 签约"));
    CHECK(page.rows().size() == rows);
    CHECK(page.data().live(Kind::project).size() == 57);
}

TEST_CASE("what cannot be understood in a condition is said, stays, and asks nothing") {
    Lists page(Screen::projects);
    page.press(Role::button, "筛选");
    page.press(Role::option, "投资总额");
    page.type("很多钱");
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK_MESSAGE(page.says("很多钱"), page.tree());
    CHECK_MESSAGE(page.says("57 项 ·"), "nothing is left out");
    page.key(ImGuiKey_Escape);
}

TEST_CASE("quick filters go one at a time and beside other conditions; 全部 takes everything away") {
    Lists page(Screen::projects);
    page.press(Role::tab, "表格");
    page.filter("阶段", "签约");
    page.press(Role::toggle, "投资额 ≥ 10 亿*");
    const std::size_t few = page.rows().size();
    page.press(Role::toggle, "跟管落不全*");
    CHECK(page.find(Role::toggle, "跟管落不全*")->checked == ui::Tri::yes);
    CHECK(page.find(Role::toggle, "投资额 ≥ 10 亿*")->checked == ui::Tri::no);
    CHECK(page.says("阶段 是 签约"));
    CHECK(page.rows().size() >= few);
    page.press(Role::toggle, "全部*");
    CHECK_FALSE(page.says("阶段 是 签约"));
    CHECK(page.says("57 项 ·"));
}

TEST_CASE("rows are grouped by any column, two levels deep, and a group is closed and opened") {
    Lists page(Screen::directory);
    page.press(Role::button, "分组：无");
    page.press(Role::option, "所在地");
    const std::vector<std::string> outer = page.heads();
    REQUIRE(outer.size() > 1);
    page.press(Role::menuitem, "再按 …");
    page.type("产业");
    page.press(Role::option, "再按 产业");
    page.key(ImGuiKey_Escape);
    CHECK(page.heads().size() > outer.size());
    const std::vector<std::string> open = page.rows();
    page.press(Role::row, outer.front());
    CHECK_FALSE(page.find(Role::row, open.front()));
    page.press(Role::row, outer.front());
    CHECK(page.rows() == open);
}

TEST_CASE("a board by another field writes that field: in a set one element goes and the other comes") {
    Lists page(Screen::directory);
    page.choose_layout("看板");
    REQUIRE_MESSAGE(page.find(Role::region, "*"), page.tree());
    page.press(Role::button, "分组：*");
    page.type("标签");
    page.press(Role::option, "标签");
    const Kind kind = Kind::enterprise;
    const RecordIndex record = page.data().live(kind).front();
    const Id id = page.data().record(record).id;
    Workspace& names = *page.app().names_of_workspace();
    Change change{"标签", {}};
    for (const std::string_view tag : {"甲", "乙"})
        change.set(kind, tag == "甲" ? id : page.data().record(page.data().live(kind)[1]).id,
            names.names().element(field::enterprise::tags_, tag), Value::of(true));
    REQUIRE(page.app().apply(change));
    page.settle();
    const std::string name(page.data().value(record, title_field(kind)).as_text());
    const SemanticNode *card = page.find(Role::button, name + "*"), *to = page.find(Role::region, "乙*");
    REQUIRE_MESSAGE(card, page.tree());
    REQUIRE_MESSAGE(to, page.tree());
    page.drag(card->rect.x + 30, card->rect.y + 15, to->rect.x + 60, to->rect.y + 200);
    const auto tags = [&] {
        std::vector<std::string> all;
        for (const std::string_view each : page.data().elements(record, field::enterprise::tags_))
            all.emplace_back(each);
        return all;
    };
    CHECK(tags() == std::vector<std::string>{"乙"});
    CHECK(page.says("已移到 乙"));
    card = page.find(Role::button, name + "*");
    REQUIRE_MESSAGE(card, page.tree());
    CHECK_MESSAGE(card->focused, "the card that was moved stays in sight");
    page.app().undo();
    page.settle();
    CHECK(tags() == std::vector<std::string>{"甲"});
}

TEST_CASE("on a board of steps a card asks for what its step needs") {
    Lists page(Screen::services);
    page.press(Role::tab, "看板");
    Change change{"test", {}};
    const Id id = page.app().new_id();
    change.set(Kind::service_record, id, field::service_record::title_, Value::text("厂区停水"));
    change.set(Kind::service_record, id, field::service_record::state_, Value::text("accepted"));
    REQUIRE(page.app().apply(change));
    page.settle();
    const SemanticNode* card = page.find(Role::button, "厂区停水*");
    REQUIRE_MESSAGE(card, page.tree());
    page.frontend->semantics().request_focus(card->id);
    page.settle();
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    REQUIRE_MESSAGE(page.find(Role::dialog, "*"), page.tree());
    CHECK(page.value(Kind::service_record, "厂区停水", field::service_record::state_) == "accepted");
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.value(Kind::service_record, "厂区停水", field::service_record::state_) == "assigned");
    CHECK(page.value(Kind::service_record, "厂区停水", field::service_record::assigned_on_) ==
          to_iso(page.app().today()));
}

TEST_CASE("a record made in a column of the board has its value") {
    Lists page(Screen::projects);
    page.press(Role::button, "在 签约 新建项目");
    const RecordIndex made = page.data().find(page.app().current_record(Screen::projects));
    REQUIRE(made != no_record);
    CHECK(page.data().value(made, field::project::stage_).as_text() == "signed");
    CHECK_MESSAGE(page.data().value(made, field::project::signed_on_).is_none(), "nobody has said when");
}

TEST_CASE("cards are one stop of the Tab key with arrows inside, and open") {
    Lists page(Screen::directory);
    page.choose_layout("卡片");
    const auto first_of = [&](std::size_t place) {
        return std::string(
            page.data().value(page.data().live(Kind::enterprise)[place], field::enterprise::name_).as_text());
    };
    const std::string first = first_of(0), second = first_of(1);
    page.press(Role::button, first + "*");
    CHECK(page.app().current_record(Screen::directory) ==
          page.data().record(page.find_record(Kind::enterprise, first)).id);
    page.key(ImGuiKey_Escape);
    REQUIRE_MESSAGE(page.find(Role::button, first + "*")->focused, page.tree());
    page.key(ImGuiKey_RightArrow);
    CHECK_MESSAGE(page.find(Role::button, second + "*")->focused, page.tree());
    page.key(ImGuiKey_Enter);
    CHECK(page.app().current_record(Screen::directory) ==
          page.data().record(page.find_record(Kind::enterprise, second)).id);
}

TEST_CASE("cards of a view that says nothing of cards show its first columns") {
    Lists page(Screen::directory);
    page.choose_layout("卡片");
    CHECK_MESSAGE(page.find_text("忠旺，5"), page.tree()); // its projects, counted
}

TEST_CASE("a value in conflict is said in its cell and in the sum") {
    Lists page(Screen::projects);
    Workspace& here = *page.app().names_of_workspace();
    const RecordIndex project = page.find_record(Kind::project, big);
    const Id id = here.record(project).id;
    Workspace there;
    there.set_replica(77);
    there.join(extract_records(here, std::array{project}), {});
    Change theirs{"改", {}}, ours{"改", {}};
    theirs.set(Kind::project, id, field::project::amount_, Value::text("10000"));
    ours.set(Kind::project, id, field::project::amount_, Value::text("20000"));
    REQUIRE(there.apply(theirs, 2'000'000'000'000));
    REQUIRE(page.app().apply(ours));
    here.join(extract_records(there, std::array{there.find(id)}), {});
    page.settle();
    CHECK_MESSAGE(page.says("1 个待确认"), page.tree());
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", big));
    page.settle();
    CHECK_MESSAGE(page.find_text("投资总额 待确认"), page.tree()); // on its card, by the field's name
    page.press(Role::tab, "表格");
    page.settle();
    bool is_said = false;
    for (const SemanticNode* cell : page.all(Role::gridcell)) is_said = is_said || cell->name.ends_with("待确认");
    CHECK_MESSAGE(is_said, page.tree());
}

TEST_CASE("the search looks in every column that is shown, also over links and in what is computed") {
    Lists page(Screen::projects);
    page.press(Role::tab, "表格");
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "忠旺"));
    page.settle();
    const auto names = page.rows();
    CHECK(std::ranges::any_of(names, [](const std::string& name) { return name.find("忠旺") == std::string::npos; }));
    page.press(Role::button, "列");
    page.press(Role::checkbox, "投资方");
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.rows().size() < names.size(), "not in what is hidden");
}

TEST_CASE("lists keep their pages apart and every size draws every layout") {
    for (const auto& [width, height] : {std::pair(1024, 768), std::pair(1366, 768), std::pair(1920, 1080)})
        for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
            Lists page(screen, width, height);
            for (const std::string_view layout : {"台账", "看板", "卡片", "表格"}) {
                CAPTURE(width);
                CAPTURE(layout);
                page.choose_layout(layout);
                CHECK(page.drawn_vertices() > 1000);
                CHECK(page.drawn_vertices() < 90'000);
            }
        }
}
