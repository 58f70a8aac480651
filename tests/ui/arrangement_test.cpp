// 版面: columns, cards, facts and the form of a kind arranged in the dialog, by mouse, keys and finger, and what follows in the pages.

#include "tests/ui/listed_fixture.h"
#include "tests/ui/other_office.h"
#include "view/arrangement.h"

#include <algorithm>

using namespace yinfeng;
using app::Screen;
using test::big, test::Listed;
using ui::Role;
using ui::SemanticNode;
using view::ArrangedPart;

namespace {

constexpr auto projects = static_cast<KindId>(Kind::project);

struct Arranging : Listed {
    using Listed::Listed;
    std::string text(ArrangedPart part) {
        const RecordIndex record = view::arrangement_of(data(), projects);
        return record == no_record ? std::string() : std::string(data().value(record, view::field_of(part)).as_text());
    }
    void open() { // from the menu of the page
        press(Role::button, "更多操作");
        press(Role::menuitem, "版面…");
        REQUIRE_MESSAGE(find(Role::button, "保存"), tree());
    }
    ui::Rect grip(std::string_view label) {
        const SemanticNode* node = find(Role::button, "移动 " + std::string(label) + "：*");
        REQUIRE_MESSAGE(node, tree());
        return node->rect;
    }
    void arrange(ArrangedPart part, std::string_view said) {
        Change change{"版面", {}};
        const Id id = view::arrangement_id("project");
        change.set(Kind::arrangement, id, field::arrangement::kind_, Value::text("project"));
        change.set(Kind::arrangement, id, view::field_of(part), Value::text(said));
        REQUIRE(app().apply(change));
        settle();
    }
    void set(FieldId field, Value value) {
        Change change{"改", {}};
        change.set(Kind::project, data().record(find_record(Kind::project, big)).id, field, std::move(value));
        REQUIRE(app().apply(change));
        settle();
    }
    void open_project() {
        app().select_record(Screen::projects, data().record(find_record(Kind::project, big)).id);
        app().go(Screen::projects);
        settle();
    }
    void go_to_foot() { // of the inspector
        for (int i = 0; i < 80; ++i) wheel(1700, 700, -5);
        settle();
    }
    std::string card() {
        const SemanticNode* node = find(Role::button, std::string(big) + "*");
        REQUIRE_MESSAGE(node, tree());
        return node->name;
    }
};

} // namespace

TEST_CASE("fields of cards are arranged with the mouse, and the cards follow in one step that can be undone") {
    Arranging page(Screen::projects);
    const std::string before = page.card();
    REQUIRE_MESSAGE(before.find("亿元") != std::string::npos, before);
    page.open(); // from the board: its cards
    page.press(Role::button, "去掉“投资总额”");
    page.press(Role::button, "加上“用地”");
    const ui::Rect from = page.grip("产业"), to = page.grip("投资方");
    page.drag(from.x + 8, from.y + 16, to.x + 8, to.y + 6);
    CHECK(page.grip("产业").y < page.grip("投资方").y);
    page.press(Role::button, "保存");
    CHECK_MESSAGE(page.text(ArrangedPart::cards).starts_with("industry, investor"), page.text(ArrangedPart::cards));
    CHECK_MESSAGE(page.text(ArrangedPart::cards).ends_with("area"), page.text(ArrangedPart::cards));
    CHECK(page.text(ArrangedPart::columns).empty());
    CHECK_MESSAGE(page.card().find("亿元") == std::string::npos, page.card());
    CHECK_MESSAGE(page.find_text("已调整项目的版面"), page.tree());
    CHECK_FALSE(page.says("（改过）"));

    page.app().undo();
    page.settle();
    CHECK(page.text(ArrangedPart::cards).empty());
    CHECK(page.card() == before);
}

TEST_CASE("columns are arranged with the keyboard; the default is one press, and undo brings the arrangement back") {
    Arranging page(Screen::projects);
    page.press(Role::tab, "表格");
    const std::vector<std::string> usual = page.columns();
    page.open();
    page.focus(Role::button, "移动 投资方：*");
    page.key(ImGuiKey_DownArrow, ImGuiMod_Ctrl);
    page.focus(Role::button, "上移“用地”");
    page.key(ImGuiKey_Enter);
    page.key(ImGuiKey_Enter);
    page.press(Role::searchbox, "找字段*");
    page.type("所在地");
    page.press(Role::button, "加上“投资方的所在地”");
    page.press(Role::button, "保存");
    const std::string arranged = page.text(ArrangedPart::columns);
    CHECK_MESSAGE(arranged.starts_with("area, amount, investor, "), arranged);
    CHECK_MESSAGE(arranged.ends_with(", investor.region"), arranged);
    const auto place = [&](std::string_view name) { return page.find(Role::columnheader, name)->rect.x; };
    CHECK(place("用地") < place("投资方"));
    CHECK(page.columns() != usual);

    page.open();
    page.press(Role::button, "恢复默认"); // nothing else was changed, so the dialog has done its work
    CHECK_FALSE(page.find(Role::button, "保存"));
    CHECK(page.text(ArrangedPart::columns).empty());
    CHECK(page.columns() == usual);
    page.app().undo();
    page.settle();
    CHECK(page.text(ArrangedPart::columns) == arranged);
    CHECK(page.columns() != usual);
}

TEST_CASE("the settings say which kinds are arranged; the facts that are chosen there stand in the inspector") {
    Arranging page(Screen::settings);
    REQUIRE(page.reach(Role::button, "调整项目的版面", 500, 600));
    page.press(Role::button, "调整项目的版面");
    page.press(Role::tab, "概况");
    page.press(Role::button, "去掉“用地”");
    page.press(Role::searchbox, "找字段*");
    page.type("落地园区");
    page.press(Role::button, "加上“落地园区”");
    page.press(Role::button, "保存");
    CHECK(page.text(ArrangedPart::overview) == "amount, days_in_stage, technology, park");
    CHECK_MESSAGE(page.find_text("已调整：概况"), page.tree());
    page.set(field::project::park_, Value::text("西市园区"));
    page.open_project();
    const SemanticNode* fact = page.find(Role::button, "修改 落地园区");
    REQUIRE_MESSAGE(fact, page.tree());
    CHECK(fact->value == "西市园区");
    CHECK_FALSE(page.find(Role::button, "修改 用地"));

    page.app().go(Screen::settings);
    page.settle();
    page.press(Role::button, "项目的版面恢复默认");
    CHECK(page.text(ArrangedPart::overview).empty());
    CHECK_FALSE(page.find_text("已调整：概况"));
    page.app().undo();
    page.settle();
    CHECK_MESSAGE(page.find_text("已调整：概况"), page.tree());
}

TEST_CASE("a form stands as arranged; what it leaves out is seen where it says something") {
    Arranging page(Screen::projects);
    page.set(field::project::park_, Value::text("西市园区"));
    page.set(field::project::industry_, Value());
    page.arrange(ArrangedPart::form, "scale: area, amount\nhidden: park, industry");
    page.open_project();
    page.press(Role::tab, "全部字段");
    const SemanticNode* area = page.find(Role::textbox, "用地");
    const SemanticNode* amount = page.find(Role::textbox, "投资总额");
    REQUIRE_MESSAGE(area, page.tree());
    REQUIRE_MESSAGE(amount, page.tree());
    CHECK(area->rect.y < amount->rect.y);
    page.go_to_foot();
    CHECK_MESSAGE(page.find(Role::heading, "其他"), page.tree());
    CHECK(page.find(Role::combobox, "落地园区"));
    page.set(field::project::park_, Value());
    CHECK_FALSE(page.find(Role::heading, "其他"));
    page.app().undo();
    page.settle();
    CHECK(page.find(Role::heading, "其他"));
}

TEST_CASE("from the foot of a form it is arranged: a field is left out, and found again among those") {
    Arranging page(Screen::projects);
    page.open_project();
    page.press(Role::tab, "全部字段");
    page.go_to_foot();
    page.press(Role::button, "排版本页字段");
    page.press(Role::button, "去掉“用地”");
    CHECK_MESSAGE(page.find(Role::button, "加上“用地”"), page.tree());
    page.press(Role::button, "保存");
    CHECK_MESSAGE(page.text(ArrangedPart::form).ends_with("hidden: area"), page.text(ArrangedPart::form));
}

TEST_CASE("on a narrow screen fingers arrange: everything is as large as a fingertip and lies on the screen") {
    Arranging page(Screen::projects, 390, 844, true);
    page.open();
    const SemanticNode* save = page.find(Role::button, "保存");
    REQUIRE_MESSAGE(save, page.tree());
    CHECK(save->rect.y + save->rect.height <= 844);
    for (const std::string_view name : {"上移“投资总额”", "下移“投资总额”", "去掉“投资总额”"}) {
        const SemanticNode* node = page.find(Role::button, name);
        REQUIRE_MESSAGE(node, page.tree());
        CHECK_MESSAGE(node->rect.width >= 44, name);
        CHECK_MESSAGE(node->rect.height >= 44, name);
        CHECK_MESSAGE(node->rect.x + node->rect.width <= 390, name);
    }
    page.press(Role::button, "上移“投资总额”");
    page.press(Role::button, "保存");
    const std::string cards = page.text(ArrangedPart::cards);
    CHECK_MESSAGE(cards.starts_with("investor, amount, source_region"), cards);
}

TEST_CASE("two offices that have arranged one kind differently are asked about it once they meet") {
    Arranging page(Screen::projects);
    test::OtherOffice other(test::export_plain(page));
    Change theirs{"版面", {}};
    const Id id = view::arrangement_id("project");
    theirs.set(Kind::arrangement, id, field::arrangement::kind_, Value::text("project"));
    theirs.set(Kind::arrangement, id, field::arrangement::columns_, Value::text("stage"));
    REQUIRE(other.app.apply(theirs));
    const platform::File file = other.send();
    page.arrange(ArrangedPart::columns, "amount");
    const std::uint32_t before = page.data().conflict_count();
    test::drop(page, file);
    test::merge(page);
    CHECK(page.data().conflict_count() == before + 1);
    CHECK(page.data().live(Kind::arrangement).size() == 1);
    page.app().go(Screen::conflicts);
    page.settle();
    CHECK_MESSAGE(page.find_text("amount"), page.tree());
}
