// 查重 and merging, as a person does it: from the list's menu, from a record's own, and from the line in the head of a record.

#include "tests/ui/listed_fixture.h"

using namespace yinfeng;
using app::Screen;
using test::Listed;
using ui::Role;

namespace {

constexpr Id twin{0x0190'0000'0000'0000u, 77};

// A second record of an enterprise of the sample, with something of its own, and a project that links to it.
struct WithTwin : Listed {
    explicit WithTwin(Screen screen) : Listed(screen) {
        there = data().live(Kind::enterprise).front();
        name = data().value(there, field::enterprise::name_).as_text();
        Change change{"新建", {}};
        change.set(Kind::enterprise, twin, field::enterprise::name_, Value::text(name + "有限公司"));
        change.set(Kind::enterprise, twin, field::enterprise::note_, Value::text("另一处登记"));
        change.set(Kind::project, data().record(data().live(Kind::project).front()).id, field::project::investor_,
            Value::text(to_string(twin)));
        REQUIRE(app().apply(change));
        settle();
    }
    RecordIndex second() { return data().find(twin); }
    RecordIndex investor() {
        const auto id = parse_id(data().value(data().live(Kind::project).front(), field::project::investor_).as_text());
        return id ? data().find(*id) : no_record;
    }
    RecordIndex there = no_record;
    std::string name;
};

} // namespace

TEST_CASE("what looks alike is listed with its reasons, merged field by field, and one undo takes it apart") {
    WithTwin page(Screen::directory);
    page.press(Role::button, "更多操作");
    page.press(Role::menuitem, "查重");
    const std::string pair = page.name + " 与 " + page.name + "有限公司";
    REQUIRE_MESSAGE(page.find(Role::button, "合并 " + pair), page.tree());
    CHECK(page.find_text("名称去掉公司形式和符号后相同"));
    page.press(Role::button, "合并 " + pair);
    REQUIRE_MESSAGE(page.find(Role::dialog, "合并两条记录"), page.tree());
    CHECK(page.find(Role::radio, "备注：另一处登记")->checked == ui::Tri::no); // the one that stays says something else
    page.press(Role::radio, "备注：另一处登记");
    page.press(Role::button, "换另一条留下");
    page.press(Role::button, "换另一条留下");
    CHECK(page.find(Role::radio, "备注：另一处登记")->checked == ui::Tri::yes); // what was chosen is still said
    page.press(Role::radio, "备注：都留");
    page.press(Role::button, "合并");
    CHECK_FALSE(page.data().is_live(page.second()));
    CHECK(page.investor() == page.there);
    CHECK(page.data().value(page.there, field::enterprise::note_).as_text().ends_with("\n另一处登记"));
    CHECK_MESSAGE(!page.find(Role::button, "合并 " + pair), "it is settled");
    page.app().undo();
    page.settle();
    CHECK(page.data().is_live(page.second()));
    CHECK(page.investor() == page.second());
    REQUIRE_MESSAGE(page.find(Role::button, "不是同一个：" + pair), page.tree());
    page.press(Role::button, "不是同一个：" + pair);
    CHECK_FALSE(page.find(Role::button, "合并 " + pair));
}

TEST_CASE("a record that may be there already says so in its head, and a press asks to merge the two") {
    WithTwin page(Screen::directory);
    page.app().open_record(twin);
    page.settle();
    const ui::SemanticNode* notice = page.find(Role::button, "可能已经有了：" + page.name + "*");
    REQUIRE_MESSAGE(notice, page.tree());
    page.press(Role::button, "可能已经有了：" + page.name + "*");
    REQUIRE(page.find(Role::dialog, "合并两条记录"));
    page.press(Role::button, "合并");
    CHECK(page.data().is_live(page.there));
    CHECK_FALSE(page.data().is_live(page.second()));
}
