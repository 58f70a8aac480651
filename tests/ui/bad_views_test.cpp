// Views from elsewhere that ask for what is not here, or not any more; boards of more columns than can be shown; one view edited by
// two offices: the page says what is so, shows the rest, and loses nothing.

#include "tests/ui/listed_fixture.h"

#include "sync/snapshot.h"

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

using Parts = std::vector<std::pair<FieldId, std::string>>;

struct Strange : Listed {
    using Listed::Listed;
    Workspace& here() { return *app().names_of_workspace(); }
    // As a file of another version brings it: nobody could write it here.
    Id bring_view(const Parts& parts) {
        const Id id = app().new_id();
        Workspace theirs;
        theirs.set_replica(77);
        theirs.set_author("别处");
        Change change{"别处的视图", {}};
        for (const auto& [field, text] : parts) change.set(Kind::view, id, field, Value::text(text));
        REQUIRE(theirs.apply(change, 1'600'000'000'000));
        here().join(*decode_snapshot(encode_snapshot(theirs)), {});
        settle();
        return id;
    }
    std::string part(Id id, FieldId field) { return std::string(data().value(data().find(id), field).as_text()); }
};

} // namespace

TEST_CASE("a view of a part that is gone or of another type shows its records and says what it cannot do") {
    const std::vector<std::pair<FieldId, std::string>> wrong{
        {field::view::where_, "stage = bargaining"},
        {field::view::where_, "signed_on < someday"},
        {field::view::where_, "investor.colour = red"},
        {field::view::group_, "name month"},
        {field::view::sort_, "-colour"},
        {field::view::cards_, "investor.colour"},
        {field::view::sums_, "name average"},
        {field::view::from_, "name"},
        {field::view::colour_, "colour"},
        {field::view::layout_, "carousel"},
    };
    Strange page(Screen::projects);
    const std::size_t all = page.data().live(Kind::project).size();
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        const auto& [field, text] = wrong[i];
        CAPTURE(text);
        const std::string name = "怪" + std::to_string(i);
        const Id id = page.bring_view({{field::view::name_, name}, {field::view::kind_, "project"},
            {field::view::columns_, "name, stage"}, {field, text}});
        if (page.find(Role::tab, name)) page.press(Role::tab, name);
        else { // more views than there is room for
            page.press(Role::button, "视图：*");
            page.press(Role::menuitem, name);
        }
        CHECK_MESSAGE(page.find(Role::toggle, "视图有 1 处问题*"), page.tree());
        CHECK(page.find_text(std::to_string(all) + " 项") != nullptr);
        CHECK(page.part(id, field) == text);
    }
}

TEST_CASE("a condition on a record that is gone is said in the head of its list, until it comes back") {
    Strange page(Screen::projects);
    const std::string gone = to_string(Id{0x0190'0000'0000'0000u, 4711});
    page.bring_view(
        {{field::view::name_, "没了的"}, {field::view::kind_, "project"}, {field::view::where_, "investor = " + gone}});
    page.press(Role::tab, "没了的");
    page.press(Role::toggle, "视图有 1 处问题*");
    CHECK_MESSAGE(page.says("记录 " + gone + " 不在了"), page.tree());
    page.key(ImGuiKey_Escape);
    page.settle();
    CHECK(page.rows().empty());
    Workspace theirs; // the file that has it arrives
    theirs.set_replica(78);
    Change change{"企业", {}};
    change.set(Kind::enterprise, *parse_id(gone), field::enterprise::name_, Value::text("回来的企业"));
    REQUIRE(theirs.apply(change, 1'600'000'000'000));
    page.here().join(*decode_snapshot(encode_snapshot(theirs)), {});
    page.settle();
    CHECK_FALSE(page.find(Role::toggle, "视图有 *"));
}

TEST_CASE("boards of 199, 200 and 201 columns: every column stands by itself as long as there is room") {
    for (const int columns : {199, 200, 201}) {
        CAPTURE(columns);
        Strange page(Screen::projects);
        Change change{"导入", {}};
        for (int i = 0; i < columns; ++i) {
            const Id id = page.app().new_id();
            change.set(Kind::project, id, field::project::name_, Value::text("新项目 " + std::to_string(i)));
            change.set(Kind::project, id, field::project::park_, Value::text("新园区 " + std::to_string(i)));
        }
        REQUIRE(page.app().apply(change));
        page.bring_view({{field::view::name_, "按园区"}, {field::view::kind_, "project"},
            {field::view::layout_, "board"}, {field::view::group_, "park"}, {field::view::where_, "park ~ 新园区"}});
        page.press(Role::tab, "按园区");
        std::set<std::string> seen;
        const SemanticNode* first = page.find(Role::region, "新园区 *");
        REQUIRE_MESSAGE(first, page.tree());
        const float x = first->rect.x + 100, y = first->rect.y + 20;
        for (std::size_t before = SIZE_MAX; before != seen.size();) { // until nothing new comes
            before = seen.size();
            for (const SemanticNode* lane : page.all(Role::region)) seen.insert(lane->name);
            page.move_to(x, y);
            ImGui::GetIO().AddMouseWheelEvent(-20, 0); // sideways
            page.settle();
        }
        std::size_t parks = 0, others = 0;
        for (const std::string& name : seen) {
            parks += name.starts_with("新园区");
            others += name.starts_with("其余");
        }
        CHECK(parks == (columns <= 200 ? columns : 199));
        CHECK(others == (columns <= 200 ? 0 : 1));
        if (columns > 200) CHECK(page.find(Role::region, "其余 2 列*"));
    }
}

TEST_CASE("a view deleted elsewhere while it was edited here says so and waits for a decision") {
    Strange page(Screen::directory);
    const Id id = page.bring_view(
        {{field::view::name_, "按地方"}, {field::view::kind_, "enterprise"}, {field::view::columns_, "name, region"}});
    Workspace theirs;
    theirs.set_replica(78);
    theirs.set_author("乙");
    theirs.join(*decode_snapshot(encode_snapshot(page.data())), {});
    Change deletion{"移到回收站", {}}, edit{"更新公用视图", {}};
    theirs.add_delete(deletion, theirs.find(id));
    REQUIRE(theirs.apply(deletion, 1'600'000'000'000));
    edit.set(Kind::view, id, field::view::sort_, Value::text("-region"));
    REQUIRE(page.app().apply(edit));
    page.here().join(*decode_snapshot(encode_snapshot(theirs)), {});
    page.settle();
    page.press(Role::tab, "按地方");
    CHECK_FALSE(page.rows().empty());
    page.press(Role::toggle, "视图有 1 处问题*");
    CHECK_MESSAGE(page.says("这个视图删没删，两边说法不一，待确认。"), page.tree());
    page.key(ImGuiKey_Escape);
    page.settle();
    page.app().go(Screen::conflicts);
    page.settle();
    CHECK_MESSAGE(page.says("按地方"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::button, "整条记录 取 移到回收站"), page.tree());
    page.settle();
    CHECK_FALSE(page.data().is_live(page.data().find(id)));
    page.app().go(Screen::directory);
    page.settle();
    CHECK_FALSE(page.find(Role::tab, "按地方"));
}

TEST_CASE("one view that two offices have ordered differently waits for a decision by name") {
    Strange page(Screen::directory);
    const Id id = page.app().new_id();
    Change made{"视图", {}};
    for (const auto& [field, text] : Parts{{field::view::name_, "按地方"}, {field::view::kind_, "enterprise"},
             {field::view::columns_, "name, region"}})
        made.set(Kind::view, id, field, Value::text(text));
    REQUIRE(page.app().apply(made));
    Workspace theirs;
    theirs.set_replica(77);
    theirs.set_author("乙");
    theirs.join(*decode_snapshot(encode_snapshot(page.data())), {});
    const auto order = [&](std::string_view text) {
        Change change{"更新公用视图", {}};
        change.set(Kind::view, id, field::view::sort_, Value::text(text));
        return change;
    };
    REQUIRE(theirs.apply(order("-region"), 1'600'000'000'000));
    REQUIRE(page.app().apply(order("name")));
    page.here().join(*decode_snapshot(encode_snapshot(theirs)), {});
    page.settle();
    page.press(Role::tab, "按地方");
    CHECK_FALSE(page.rows().empty());
    page.app().go(Screen::conflicts);
    page.settle();
    CHECK_MESSAGE(page.says("按地方"), page.tree());
    CHECK(page.says("排序"));
    REQUIRE_MESSAGE(page.click(Role::button, "排序 取 -region"), page.tree());
    page.settle();
    CHECK(page.data().conflict_count() == 0);
    CHECK(page.part(id, field::view::sort_) == "-region");
    page.app().go(Screen::directory);
    page.settle();
    page.press(Role::tab, "按地方");
    const SemanticNode* head = page.find(Role::columnheader, "所在地");
    REQUIRE(head);
    CHECK(head->value == "降序");
}
