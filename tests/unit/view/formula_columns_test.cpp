// Formulas of the office's own in lists: worked out anew when what they read is written, ordered, summed, asked for and grouped; what is
// wrong with one, alone and after two offices have met, is named.

#include "domain/checks.h"
#include "domain/field_draft.h"
#include "store/custom_fields.h"
#include "tests/support/office.h"
#include "tests/unit/view/view_world.h"
#include "view/statistics.h"

#include <doctest/doctest.h>

namespace yinfeng::view {

namespace {

namespace custom_field = field::custom_field;
namespace p = field::project;

struct FormulaColumns : ViewWorld {
    std::uint64_t made = 0;
    Id define(domain::FieldDraft draft) {
        Change change{"新建字段", {}};
        const Id id = domain::write_draft(workspace, draft, [&] { return Id{0x0180'0000'0000'0000u, ++made}; }, change);
        put(change);
        return id;
    }
    Id formula(std::string_view name, std::string_view text, std::string_view unit = {}) {
        return define(
            {.name = std::string(name), .type = "formula", .unit = std::string(unit), .formula = std::string(text)});
    }
    domain::FieldDraft draft_of(Id field) { return domain::field_draft(workspace, workspace.find(field)); }
    void say(Id field, FieldId what, Value value) { set(workspace.find(field), what, std::move(value)); }
    FieldId field_of(Id definition) {
        return workspace.names().find_field(static_cast<KindId>(Kind::project), custom_field_name(definition));
    }
    std::string problem(std::string_view name) { return std::string(columns.formula_problem(column(name))); }
    std::string why(RecordIndex record, std::string_view name) { return columns.why_empty(record, column(name)); }
    RecordIndex a = project("甲", "signed", "150000", zhongwang), b = project("乙", "talks", "30000", boe),
                c = project("丙", "", "");
};

} // namespace

TEST_CASE("a formula is a column that is ordered, asked for, summed, grouped and never stale") {
    FormulaColumns world;
    world.set(world.a, p::area_, Value::text("300"));
    world.set(world.b, p::area_, Value::text("100"));
    world.formula("亩均投资", "投资总额 ÷ 用地", "万元/亩");
    world.formula("加倍", "投资总额 × 2");
    world.formula("规模", "如果(投资总额 ≥ 10亿, “大”, “小”)");
    CHECK(world.shown(world.a, "亩均投资") == "500 万元/亩");
    CHECK(world.shown(world.b, "亩均投资") == "300 万元/亩");
    CHECK(world.shown(world.c, "亩均投资").empty());
    CHECK(world.why(world.c, "亩均投资").empty()); // unfilled, and that is all
    CHECK(world.names(world.view("sort -亩均投资")) == Names{"甲", "乙", "丙"});
    CHECK(world.where("亩均投资 至少 400") == Names{"甲"});
    CHECK(world.where("亩均投资 未填") == Names{"丙"});
    CHECK(world.where("加倍 至少 30亿") == Names{"甲"});
    CHECK(world.where("规模 是 大") == Names{"甲"});
    const View summed = world.view("sums 加倍 sum");
    world.look();
    const Rows& rows = world.query.run(summed, {});
    CHECK(figure_words(world.columns, summed.sums[0], rows.sums[0], rows.sums[0]).contains("36 亿元"));
    const View grouped = world.view("group 规模");
    world.look();
    CHECK(world.query.run(grouped, {}).groups.size() == 3);

    world.set(world.b, p::area_, Value::text("20"));
    CHECK(world.shown(world.b, "亩均投资") == "1500 万元/亩");
    CHECK(world.names(world.view("sort -亩均投资")) == Names{"乙", "甲", "丙"});
    const Column& column = world.columns[world.column("亩均投资")];
    CHECK(!column.is_writable());
    CHECK(column.is_figure());
}

TEST_CASE("a formula follows the day, the names of what is linked to, another formula and the definition itself") {
    FormulaColumns world;
    world.set(world.a, p::signed_on_, Value::text("2019-08-01"));
    const Id days = world.formula("签约天数", "天数(签约日期, 今天())");
    world.formula("提醒", "如果(签约天数 > 28, 名称 & “：” & 投资方, “不急”)");
    CHECK(world.shown(world.a, "签约天数") == "29 天");
    CHECK(world.shown(world.a, "提醒") == "甲：忠旺集团");
    const View late = world.view("where 签约天数 至少 30");
    CHECK(world.names(late).empty());
    world.today = domain::day("2019-08-31");
    CHECK(world.shown(world.a, "签约天数") == "30 天");
    CHECK(world.names(late) == Names{"甲"});
    const View called = world.view("where 提醒 含 新旺");
    CHECK(world.names(called).empty());
    world.set(world.zhongwang, field::enterprise::name_, Value::text("新旺集团"));
    CHECK(world.names(called) == Names{"甲"});
    CHECK(world.shown(world.a, "提醒") == "甲：新旺集团");
    domain::FieldDraft draft = world.draft_of(days);
    draft.formula = "天数(签约日期, 今天()) − 10";
    world.define(draft);
    CHECK(world.shown(world.a, "签约天数") == "20 天");
    CHECK(world.shown(world.a, "提醒") == "不急");
}

TEST_CASE("over a link and backwards a formula is what it is on its own record") {
    FormulaColumns world;
    world.define(
        {.kind = Kind::enterprise, .name = "全称", .type = "formula", .formula = "名称 & “（” & 所在地 & “）”"});
    CHECK(world.shown(world.a, "投资方的全称") == "忠旺集团（辽宁辽阳）");
    world.formula("加倍", "投资总额 × 2");
    const ColumnId gathered = world.column("sum(project/investor.加倍)", Kind::enterprise);
    CHECK(words(world.columns, world.zhongwang, gathered, Style::words) == "30 亿元");
    world.set(world.a, p::amount_, Value::text("160000"));
    world.look();
    CHECK(words(world.columns, world.zhongwang, gathered, Style::words) == "32 亿元");
    const View by_name = world.view("where 投资方的全称 含 沈阳");
    CHECK(world.names(by_name).empty());
    world.set(world.zhongwang, field::enterprise::region_, Value::text("辽宁沈阳"));
    CHECK(world.names(by_name) == Names{"甲"});
}

TEST_CASE("a field becomes a formula and the other way round; what its cell holds is kept and is not its value") {
    FormulaColumns world;
    const Id field = world.define({.name = "系数", .type = "number"});
    world.set(world.a, world.field_of(field), Value::text("7"));
    const View view = world.view("sort -投资方的名称\nwhere 系数 至少 1");
    CHECK(world.names(view) == Names{"甲"});
    world.say(field, custom_field::type_, Value::text("formula"));
    world.say(field, custom_field::formula_, Value::text("{amount} ÷ 10000"));
    CHECK(world.shown(world.a, "系数") == "15 万元");
    CHECK(world.workspace.value(world.a, world.field_of(field)) == Value::text("7"));
    CHECK(world.names(view) == Names{"甲", "乙"}); // 3 万元
    Change change{"改", {}};
    change.set(Kind::project, world.workspace.record(world.a).id, world.field_of(field), Value::text("8"));
    const auto refused = world.workspace.apply(change, world.wall_ms);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().message.contains("公式"));
    world.say(field, custom_field::type_, Value::text("number"));
    CHECK(world.shown(world.a, "系数") == "7");
}

TEST_CASE("a formula that cannot be worked out says why, in the cell, in the checks, and recovers") {
    FormulaColumns world;
    const Id staff = world.define({.name = "员工", .type = "number", .unit = "人"});
    world.set(world.a, world.field_of(staff), Value::text("0"));
    const Id per_head = world.formula("人均", "投资总额 ÷ 员工");
    const auto checks = [&] {
        std::string all;
        for (const domain::Check& each : domain::check_data(world.workspace, world.today))
            if (each.kind == domain::CheckKind::formula) all += each.text + "\n";
        return all;
    };
    CHECK(world.why(world.a, "人均") == "除数是 0");
    CHECK(world.shown(world.a, "人均").empty());
    CHECK(checks() == "公式“人均”：除数是 0。\n");
    CHECK(domain::check_record(world.workspace, world.a, world.today).size() == 1);

    world.say(staff, custom_field::retired_, Value::of(true));
    CHECK(world.problem("人均") == "用到的字段“员工”已停用");
    CHECK(world.why(world.b, "人均") == "用到的字段“员工”已停用");
    CHECK(checks() == "用到的字段“员工”已停用。\n");
    world.say(staff, custom_field::retired_, Value());
    CHECK(world.problem("人均").empty());

    world.say(staff, custom_field::name_, Value::text("职工"));
    CHECK(world.why(world.a, "人均") == "除数是 0");
    CHECK(world.draft_of(per_head).formula == "投资总额 ÷ 职工");

    world.say(staff, custom_field::type_, Value::text("text"));
    CHECK(world.problem("人均").contains("“职工”：这里要数，现在是文字"));
    world.say(staff, custom_field::type_, Value::text("number"));

    Change change{"删", {}};
    world.workspace.add_delete(change, world.workspace.find(staff));
    world.put(change);
    CHECK(world.problem("人均") == "用到的字段“职工”已删除");
}

TEST_CASE("a circle is named with what is in it, who reads one says so, and all of it recovers") {
    FormulaColumns world;
    const Id one = world.formula("壹", "投资总额"), two = world.formula("贰", "壹 + 1"),
             three = world.formula("叁", "贰 + 1");
    world.formula("肆", "叁 + 1");
    CHECK(world.shown(world.a, "肆") == "150,003 万元");
    CHECK(!domain::check_draft(world.workspace,
        [&] {
            domain::FieldDraft draft = world.draft_of(one);
            draft.formula = "叁 + 1";
            return draft;
        }())
            .has_value());
    const std::string own = "{" + custom_field_name(three) + "} + 1";
    world.say(one, custom_field::formula_, Value::text(own));
    const std::string circle = world.problem("壹");
    CHECK(circle.starts_with("公式绕成了圈："));
    for (const std::string_view name : {"壹", "贰", "叁"}) {
        CHECK(circle.contains(name));
        CHECK(world.problem(name) == circle);
    }
    CHECK(world.problem("肆") == "用到的公式“叁”有误");
    CHECK(world.shown(world.a, "肆").empty());
    world.say(two, custom_field::formula_, Value::text("{amount}"));
    CHECK(world.problem("肆").empty());
    CHECK(world.shown(world.a, "壹") == "150,002 万元");
    world.say(two, custom_field::formula_, Value::text("{" + custom_field_name(two) + "}"));
    CHECK(world.problem("贰") == "公式绕成了圈：贰 → 贰");
}

TEST_CASE("formulas over formulas have an end, and one that everything reads twice costs no more than once") {
    FormulaColumns world;
    world.formula("层0", "投资总额");
    for (int i = 1; i < 15; ++i)
        world.formula("层" + std::to_string(i), "层" + std::to_string(i - 1) + " + 层" + std::to_string(i - 1));
    CHECK(world.shown(world.a, "层14") == "245,760 亿元");
    for (int i = 15; i < 18; ++i) world.formula("层" + std::to_string(i), "层" + std::to_string(i - 1));
    CHECK(world.problem("层17").contains("有误"));
    CHECK(world.problem("层16").contains("16 层"));
    // Many in one circle, from a file.
    std::vector<Id> ring;
    for (int i = 0; i < 300; ++i) ring.push_back(world.formula("环" + std::to_string(i), "1"));
    for (std::size_t i = 0; i < ring.size(); ++i)
        world.say(ring[i], custom_field::formula_,
            Value::text("{" + custom_field_name(ring[(i + 1) % ring.size()]) + "} + 1"));
    CHECK(world.problem("环7").starts_with("公式绕成了圈"));
}

TEST_CASE("what reads a confidential field is confidential, through other formulas too") {
    FormulaColumns world;
    world.define({.name = "底价", .type = "amount", .confidential = true});
    world.formula("差额", "投资总额 − 底价");
    world.formula("差一半", "差额 ÷ 2");
    world.formula("加倍", "投资总额 × 2");
    CHECK(world.columns[world.column("差额")].options.confidential);
    CHECK(world.columns[world.column("差一半")].options.confidential);
    CHECK(!world.columns[world.column("加倍")].options.confidential);
}

TEST_CASE("beyond the years whose holidays are known a count of working days is provisional") {
    FormulaColumns world;
    world.set(world.a, p::signed_on_, Value::text("2019-08-01"));
    world.formula("用时", "工作日(签约日期, 今天())");
    world.formula("远期", "签约日期 + 9000工作日");
    CHECK(world.shown(world.a, "用时") == "21 工作日");
    CHECK(world.shown(world.a, "远期").ends_with("（暂定）"));
}

TEST_CASE("two offices: a name is changed, a field retired or a circle made by meeting, and each is named in both") {
    struct Desk : test::Office {
        using Office::Office;
        Id definition(std::uint64_t n, std::string_view name, std::string_view type, std::string_view formula = {}) {
            const Id id = test::id_of(1000 + n);
            Change change;
            change.set(Kind::custom_field, id, custom_field::name_, Value::text(name));
            change.set(Kind::custom_field, id, custom_field::kind_, Value::text("project"));
            change.set(Kind::custom_field, id, custom_field::type_, Value::text(type));
            if (!formula.empty()) change.set(Kind::custom_field, id, custom_field::formula_, Value::text(formula));
            write(change);
            return id;
        }
        void write(const Change& change) { REQUIRE(data.apply(change, clock_ms += 1'000).has_value()); }
        void say(Id definition, FieldId what, Value value) {
            Change change;
            change.set(Kind::custom_field, definition, what, std::move(value));
            write(change);
        }
        std::string problem(Id definition) {
            domain::Formulas formulas;
            formulas.follow(data.names());
            const auto* formula = formulas.find(
                data.names().find_field(static_cast<KindId>(Kind::project), custom_field_name(definition)));
            return formula ? formula->problem : "no formula";
        }
    };
    Desk a(0xA), b(0xB);
    const auto meet = [&] {
        a.import(b);
        b.import(a);
    };
    const Id one = a.definition(1, "壹", "formula", "{amount}"), two = a.definition(2, "贰", "formula", "{amount} × 2");
    const Id staff = a.definition(3, "员工", "number");
    const std::string in_one = "{" + custom_field_name(one) + "}", in_two = "{" + custom_field_name(two) + "}";
    meet();
    // Each alone is right.
    a.say(one, custom_field::formula_, Value::text(in_two + " + 1"));
    b.say(two, custom_field::formula_, Value::text(in_one + " + 1"));
    const Id heads = a.definition(4, "人均", "formula", "{amount} ÷ {" + custom_field_name(staff) + "}");
    b.say(staff, custom_field::name_, Value::text("职工"));
    CHECK(a.problem(one).empty());
    CHECK(b.problem(two).empty());
    meet();
    for (Desk* desk : {&a, &b}) {
        CHECK(desk->problem(one).starts_with("公式绕成了圈"));
        CHECK(desk->problem(one) == desk->problem(two));
        CHECK(desk->problem(heads).empty());
        CHECK(domain::shown_formula(desk->data.names(), static_cast<KindId>(Kind::project),
                  "{" + custom_field_name(staff) + "}") == "职工");
    }
    b.say(staff, custom_field::retired_, Value::of(true));
    a.say(one, custom_field::formula_, Value::text("{amount}"));
    meet();
    for (Desk* desk : {&a, &b}) {
        CHECK(desk->problem(two).empty());
        CHECK(desk->problem(heads) == "用到的字段“职工”已停用");
    }
    // Another type of field than the formula can read.
    b.say(staff, custom_field::retired_, Value());
    b.say(staff, custom_field::type_, Value::text("long_text"));
    meet();
    for (Desk* desk : {&a, &b}) CHECK_FALSE(desk->problem(heads).empty());
    CHECK(a.problem(heads) == b.problem(heads));
    a.say(staff, custom_field::type_, Value::text("number"));
    meet();
    for (Desk* desk : {&a, &b}) CHECK(desk->problem(heads).empty());
}

} // namespace yinfeng::view
