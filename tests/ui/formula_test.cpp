// Formulas of the office's own on the page: written with what is wrong said as one types, tried on records, shown in cells and forms,
// and passed over by whatever writes.

#include "tests/ui/listed_fixture.h"

#include "domain/formulas.h"
#include "store/custom_fields.h"
#include "view/columns.h"

using namespace yinfeng;
using app::Screen;
using test::big, test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace {

struct FormulaPage : Listed {
    explicit FormulaPage(Screen screen = Screen::settings) : Listed(screen) {}
    void choose(std::string_view list, std::string_view option) {
        press(Role::combobox, list);
        press(Role::option, option);
    }
    void write(std::string_view box, std::string_view words) {
        press(Role::textbox, box);
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        type(words);
        settle();
    }
    void begin(std::string_view name) {
        press(Role::button, "添加字段");
        write("名称", name);
        choose("类型", "公式");
    }
    Id define(std::string_view name, std::string_view stored, std::string_view unit = {}) {
        const Id id = app().new_id();
        Change change{"新建字段", {}};
        change.set(Kind::custom_field, id, field::custom_field::name_, Value::text(name));
        change.set(Kind::custom_field, id, field::custom_field::kind_, Value::text("project"));
        change.set(Kind::custom_field, id, field::custom_field::type_, Value::text("formula"));
        change.set(Kind::custom_field, id, field::custom_field::formula_, Value::text(stored));
        if (!unit.empty()) change.set(Kind::custom_field, id, field::custom_field::unit_, Value::text(unit));
        app().apply(change);
        settle();
        return id;
    }
    FieldId field(std::string_view label) {
        for (const FieldId each : data().names().formulas_of(static_cast<KindId>(Kind::project)))
            if (data().names().info(each)->zh == label) return each;
        return no_field;
    }
};

} // namespace

TEST_CASE("a formula is typed with what is wrong said at once, tried on records, and made") {
    FormulaPage page;
    page.begin("亩均投资");
    page.write("公式", "投资总额 + 用地");
    CHECK_MESSAGE(page.find_text("单位不同（万元、亩）"), page.tree());
    page.press(Role::button, "新建");
    CHECK(page.field("亩均投资") == no_field);
    CHECK_MESSAGE(page.find_text("请先改好公式"), page.tree());
    page.write("公式", "投资总额÷用地");
    CHECK_MESSAGE(page.find_text("算出来是数字"), page.tree());
    page.write("单位", "万元/亩");
    CHECK_MESSAGE(page.find_text("单位 万元/亩"), page.tree());
    page.press(Role::button, "新建");
    const FieldId made = page.field("亩均投资");
    REQUIRE_MESSAGE(made != no_field, page.tree());
    CHECK_MESSAGE(page.find_text("投资总额÷用地"), page.tree());
    page.press(Role::button, "编辑“亩均投资”");
    CHECK_MESSAGE(page.find(Role::textbox, "公式")->value == "投资总额÷用地", page.tree());
}

TEST_CASE("fields and functions are put into a formula from lists, where its caret is") {
    FormulaPage page;
    page.begin("用时");
    page.press(Role::button, "插入函数");
    page.press(Role::option, "天数(起, 止)");
    REQUIRE_MESSAGE(page.find(Role::textbox, "公式")->value == "天数(, )", page.tree());
    page.press(Role::button, "插入字段");
    page.type("签约日");
    page.settle();
    page.press(Role::option, "签约日期");
    CHECK_MESSAGE(page.find(Role::textbox, "公式")->value == "天数(签约日期, )", page.tree());
}

TEST_CASE("a formula is a column that shows its values, refuses what is pasted into it, and says why it is empty") {
    FormulaPage page(Screen::projects);
    page.define("加倍", "{amount} × 2");
    page.define("错得不一样", "{amount} + {area}");
    page.choose_layout("表格");
    for (const std::string_view name : {"加倍", "错得不一样"}) {
        page.press(Role::button, "列");
        page.press(Role::searchbox, "找列*");
        page.type(name);
        page.settle();
        page.press(Role::checkbox, name);
        page.key(ImGuiKey_Escape);
        page.key(ImGuiKey_Escape);
        page.settle();
    }
    CHECK_MESSAGE(page.has_column("加倍 亿元"), page.tree());
    CHECK_MESSAGE(page.find_text("算不出：“用地”：单位不同（万元、亩），不能相加或比较"), page.tree());
    const FieldId doubled = page.field("加倍");
    REQUIRE(doubled != no_field);
    const RecordIndex record = page.find_record(Kind::project, big);
    CHECK(!page.app().columns()[doubled].is_writable());
    CHECK(page.data().value(record, doubled).is_none());
    CHECK(!page.app().columns().value(record, doubled).is_none());
}

TEST_CASE("a formula has its unit in its heading") {
    FormulaPage page(Screen::projects);
    page.define("亩均投资", "{amount} ÷ {area}", "万元/亩");
    page.choose_layout("表格");
    page.press(Role::button, "列");
    page.press(Role::searchbox, "找列*");
    page.type("亩均投资");
    page.settle();
    page.press(Role::checkbox, "亩均投资");
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.has_column("亩均投资 万元/亩"), page.tree());
}

TEST_CASE("the list of types is all in sight") {
    FormulaPage page;
    page.press(Role::button, "添加字段");
    page.press(Role::combobox, "类型");
    for (const Choice& type : choices_of(ChoiceList::custom_type))
        CHECK_MESSAGE(page.find(Role::option, type.zh), page.tree());
}

TEST_CASE("the form shows what a formula says, and offers nothing to type there") {
    FormulaPage page(Screen::projects);
    page.define("加倍", "{amount} × 2");
    const Id id = page.data().record(page.find_record(Kind::project, big)).id;
    page.app().select_record(Screen::projects, id);
    page.settle();
    page.press(Role::tab, "全部字段");
    for (int i = 0; i < 60 && !page.find_text("加倍"); ++i) page.wheel(1700, 700, -3);
    CHECK_MESSAGE(page.find_text("加倍"), page.tree());
    CHECK(!page.find(Role::textbox, "加倍"));
}

TEST_CASE("what is wrong with a formula stands in its row of the settings and among the checks") {
    FormulaPage page;
    page.define("错", "{amount} + {area}");
    CHECK_MESSAGE(page.find_text("公式有误：“用地”：单位不同"), page.tree());
    page.app().go(Screen::data);
    page.settle();
    for (int i = 0; i < 40 && !page.find_text("单位不同"); ++i) page.wheel(900, 700, -3);
    CHECK_MESSAGE(page.find_text("单位不同"), page.tree());
}
