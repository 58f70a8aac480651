// Fields of an office's own, as somebody makes and fills them in: in the settings, from the columns of a list, in the form.

#include "tests/ui/listed_fixture.h"

#include "store/custom_fields.h"

using namespace yinfeng;
using app::Screen;
using test::big, test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace {

struct OwnFields : Listed {
    OwnFields() : Listed(Screen::settings) {}
    void choose(std::string_view list, std::string_view option) {
        press(Role::combobox, list);
        press(Role::option, option);
    }
    void write(std::string_view box, std::string_view words) { // without Enter, which would be the main button
        press(Role::textbox, box);
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        type(words);
        settle();
    }
    void define(std::string_view name, std::string_view type) {
        press(Role::button, "添加字段");
        write("名称", name);
        if (type != "文字") choose("类型", type);
    }
    void make() { press(Role::button, "新建"); }
    FieldId field(std::string_view label) {
        for (const FieldId each : data().names().fields_of(static_cast<KindId>(Kind::project)))
            if (data().names().info(each)->zh == label) return each;
        return no_field;
    }
};

} // namespace

TEST_CASE("a field is made in the settings, filled in where it stands, renamed, retired and used again") {
    OwnFields page;
    page.define("用工人数", "数字");
    page.write("单位", "人");
    page.make();
    const FieldId workers = page.field("用工人数");
    REQUIRE_MESSAGE(workers != no_field, page.tree());
    CHECK_MESSAGE(page.find_text("数字（人） · 本单位字段"), page.tree());

    const Id id = page.data().record(page.find_record(Kind::project, big)).id;
    page.app().select_record(Screen::projects, id);
    page.app().go(Screen::projects);
    page.settle();
    page.press(Role::tab, "全部字段");
    for (int i = 0; i < 60 && !page.find(Role::textbox, "用工人数"); ++i) page.wheel(1700, 700, -3);
    page.wheel(1700, 700, -3);
    page.settle();
    REQUIRE_MESSAGE(page.fill(Role::textbox, "用工人数", "1.2万"), page.tree());
    page.settle();
    CHECK(page.value(Kind::project, big, workers) == "12000");
    CHECK_MESSAGE(page.find_text("本单位字段"), page.tree());

    page.app().go(Screen::settings);
    page.settle();
    page.press(Role::button, "编辑“用工人数”");
    page.write("名称", "员工");
    page.press(Role::button, "保存");
    CHECK(page.field("员工") == workers);
    page.press(Role::button, "停用“员工”");
    CHECK(page.field("员工") == no_field);
    CHECK(page.value(Kind::project, big, workers) == "12000");
    CHECK_MESSAGE(page.find_text("已停用，值都还在"), page.tree());
    page.press(Role::button, "重新启用“员工”");
    CHECK(page.field("员工") == workers);
    page.app().undo();
    page.settle();
    CHECK(page.field("员工") == no_field);
}

TEST_CASE("a choice has its options in one line or in several, and a name that is taken is refused in the dialog") {
    OwnFields page;
    page.define("阶段", "单选");
    page.write("选项 1", "优、良、差");
    page.make();
    CHECK_MESSAGE(page.find_text("已有叫“阶段”的字段"), page.tree());
    page.write("名称", "评级");
    page.make();
    const FieldId grade = page.field("评级");
    REQUIRE_MESSAGE(grade != no_field, page.tree());
    std::vector<std::string> names;
    for (const Choice& each : choices_of(page.data().names().info(grade)->options)) names.emplace_back(each.zh);
    CHECK(names == std::vector<std::string>{"优", "良", "差"});
}

TEST_CASE("from the columns of a list a field is made that is its last column") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press(Role::button, "列");
    page.press(Role::button, "添加字段");
    REQUIRE_MESSAGE(page.fill(Role::textbox, "名称", "备案号"), page.tree()); // and Enter
    page.settle();
    CHECK_MESSAGE(page.find(Role::columnheader, "备案号"), page.tree());
}

TEST_CASE("on touch the main button of a form puts the keyboard into what is missing") {
    Listed page(Screen::settings, 1024, 768, true); // fields scroll below a footer that does not
    page.press(Role::button, "添加字段");
    page.press(Role::button, "新建");
    CHECK_MESSAGE(page.caret_in() == "名称", page.tree());
    page.type("备案号");
    page.settle();
    page.press(Role::button, "新建");
    CHECK_MESSAGE(page.find_text("备案号"), page.tree());
}
