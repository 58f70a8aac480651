// The language of formulas: what each text says of one project (formula_forms.txt), laws that hold for any, and that no text does harm.

#include "base/random.h"
#include "base/utf8.h"
#include "domain/field_draft.h"
#include "domain/formulas.h"
#include "store/custom_fields.h"
#include "tests/support/source_dir.h"
#include "tests/unit/domain/build.h"
#include "view/words.h"

#include <doctest/doctest.h>

#include <fstream>

namespace yinfeng::domain {

namespace {

constexpr KindId projects = static_cast<KindId>(Kind::project);

struct Formulating : Builder {
    std::uint64_t made = 0;
    RecordIndex project = no_record;
    Formulas formulas;

    FieldId define(FieldDraft draft) {
        Change change{"新建字段", {}};
        const Id id = write_draft(workspace, draft, [&] { return Id{0x0180'0000'0000'0000u, ++made}; }, change);
        REQUIRE(put(change));
        return workspace.names().find_field(static_cast<KindId>(draft.kind), custom_field_name(id));
    }
    Formulating() {
        const RecordIndex zhongwang = add(Kind::enterprise, {{field::enterprise::name_, Value::text("忠旺集团")}});
        const auto amount = [&](std::string_view name, std::string_view value) {
            set(project, define({.name = std::string(name), .type = "amount"}), Value::text(value));
        };
        namespace p = field::project;
        project =
            add(Kind::project, {{p::name_, Value::text("忠旺")}, {p::stage_, Value::text("signed")},
                                   {p::investor_, link(zhongwang)}, {p::amount_, Value::text("150000")},
                                   {p::area_, Value::text("300")}, {p::signed_on_, Value::text("2019-07-24")},
                                   {p::planned_start_, Value::text("2019-09")}, {p::key_project_, Value::of(true)}});
        put_in(project, p::tags_, "省重大");
        set(project, define({.name = "用工人数（人）", .type = "number", .unit = "人"}), Value::text("1200"));
        amount("产值", "30000..50000");
        amount("固投", ">100000");
        amount("税收", "约5000");
        amount("未定额", "待定");
        amount("外资", "1000万USD");
    }
    Formula read(std::string_view text, std::string_view unit = {}) {
        const Names& names = workspace.names();
        return formulas.draft(names, projects, no_field, stored_formula(names, projects, text), unit);
    }
    FormulaValue value(const Formula& formula) {
        return formulas.work_out(formula, {on("2019-08-30"), workspace}, project);
    }
    std::string shown(const Formula& formula) {
        view::Column column;
        column.type = formula.type;
        column.options.unit = formula.unit;
        column.options.own_measure = formula.own_measure;
        return view::value_words(
            workspace, column, Formulas::to_value(formula, value(formula)), view::Style::words, Language::zh);
    }
    // What it says, or "! " and why it cannot be read, "? " and why there is nothing, "-" where there is just nothing.
    std::string said(std::string_view text, std::string_view unit = {}) {
        const Formula formula = read(text, unit);
        if (!formula.problem.empty()) return "! " + formula.problem;
        const std::string words = shown(formula), why = lack_words(workspace.names(), value(formula));
        return !words.empty() ? words : why.empty() ? "-" : "? " + why;
    }
};

} // namespace

TEST_CASE("each formula says what it means, or what is wrong with it, or why there is nothing") {
    Formulating world;
    std::ifstream file(test::source_path("tests/unit/domain/formula_forms.txt"));
    REQUIRE(file.good());
    std::size_t read = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with("#")) continue;
        const std::size_t sign = line.find("=> ");
        REQUIRE_MESSAGE(sign != std::string::npos, line);
        const std::string text(trim(std::string_view(line).substr(0, sign)));
        const std::string wanted(trim(std::string_view(line).substr(sign + 3)));
        const std::string said = world.said(text);
        ++read;
        if (wanted.starts_with("! ") || wanted.starts_with("? "))
            CHECK_MESSAGE((said.starts_with(wanted.substr(0, 2)) && said.contains(wanted.substr(2))),
                text << " => " << said << ", wanted " << wanted);
        else CHECK_MESSAGE(said == wanted, text << " => " << said << ", wanted " << wanted);
    }
    CHECK(read > 120);
}

TEST_CASE("a formula is kept by what never changes, and shown with the names of now") {
    Formulating world;
    const Names& names = world.workspace.names();
    const auto kept = [&](std::string_view typed) { return stored_formula(names, projects, typed); };
    const auto shown = [&](std::string_view stored) { return shown_formula(names, projects, stored); };
    CHECK(kept("投资总额 ÷ 用地") == "{amount} ÷ {area}");
    CHECK(shown("{amount} ÷ {area}") == "投资总额 ÷ 用地");
    CHECK(kept("如果(阶段=“签约”, 1, 2)") == "如果({stage}=\"signed\", 1, 2)");
    CHECK(shown("如果({stage}=\"signed\", 1, 2)") == "如果(阶段=“签约”, 1, 2)");
    const std::string own = kept("用工人数（人） + 1");
    CHECK(own.starts_with("{x-"));
    CHECK(shown(own) == "「用工人数（人）」 + 1");
    CHECK(kept(shown(own)) == own);
    CHECK(kept(kept("投资总额且用地")) == kept("投资总额且用地"));
    // 非公有 beside 非: a name that would be read with its sign gets its brackets.
    world.define({.name = "公有", .type = "yes_no"});
    world.define({.name = "非公有", .type = "yes_no"});
    const std::string not_public = kept("非 「公有」");
    CHECK(kept(shown(not_public)) == not_public);
    CHECK(kept("非公有") != not_public);
    // What cannot be read stays as it was typed.
    CHECK(shown(kept("投资总额 + 飞船")) == "投资总额 + 飞船");
}

TEST_CASE("a formula without its record is shown with the names of the kind that has its fields") {
    const Names names;
    CHECK(shown_formula(names, "{amount} ÷ {area}") ==
          shown_formula(names, static_cast<KindId>(Kind::project), "{amount} ÷ {area}"));
    CHECK(shown_formula(names, "{limit_days} + 1") ==
          shown_formula(names, static_cast<KindId>(Kind::service_record), "{limit_days} + 1"));
    CHECK(shown_formula(names, "{nothing_like_it} + 1") == "{nothing_like_it} + 1");
}

TEST_CASE("a plain result has the unit that its field says, and % counts hundredths") {
    Formulating world;
    CHECK(world.said("投资总额 ÷ 用地", "万元/亩") == "500 万元/亩");
    CHECK(world.said("45000 ÷ 150000", "%") == "30 %");
    CHECK(world.said("1 ÷ 3", "%") == "33.33 %");
    CHECK(world.said("投资总额", "吨") == "15 亿元"); // what has a unit keeps it
}

TEST_CASE("sums and products do not depend on the order, and what is taken away after it was added is gone") {
    Formulating world;
    SeededRandom random(20261130);
    const std::vector<std::string> parts{
        "3", "0.25", "用地", "200亩", "投资总额", "2亿元", "产值", "税收", "固投", "−7", "未定额", "备注"};
    const auto any = [&] { return parts[random.below(parts.size())]; };
    for (int i = 0; i < 400; ++i) {
        const std::string a = any(), b = any(), c = any();
        const auto same = [&](const std::string& left, const std::string& right) {
            const std::string one = world.said(left), other = world.said(right);
            if (one.starts_with("!") || other.starts_with("!")) {
                CHECK_MESSAGE(one.substr(0, 1) == other.substr(0, 1), left << " " << right);
            } else {
                CHECK_MESSAGE(one == other, left << " => " << one << ", " << right << " => " << other);
            }
        };
        same("(" + a + ") + (" + b + ")", "(" + b + ") + (" + a + ")");
        same("(" + a + ") × (" + b + ")", "(" + b + ") × (" + a + ")");
        same("最大(" + a + ", " + b + ")", "最大(" + b + ", " + a + ")");
        same("(" + a + " + " + b + ") + " + c, a + " + (" + b + " + " + c + ")");
        same("(" + a + " < " + b + ")", "(" + b + " > " + a + ")");
        same("−(−(" + a + "))", a + " + 0");
    }
}

TEST_CASE("whatever text is a formula, it is read, kept and worked out without harm") {
    Formulating world;
    SeededRandom random(7);
    const std::vector<std::string> words{"投资总额", "用地", "阶段", "签约日期", "名称", "标签", "投资方", "重点项目",
        "「用工人数（人）」", "{amount}", "{x-1}", "(", ")", "（", "）", ",", "，", "+", "−", "×", "÷", "&", "=", "≠",
        "<", "≥", "且", "或", "非", "not", "and", "“签约”", "\"", "“", "”", "「", "」", "{", "}", "[", "]", "1", "0",
        "10亿", "5%", "3工作日", "2019-07-24", "9999999999999", "如果(", "天数(", "工作日(", "今天()", "未填(", "取整(",
        "最大(", "年(", "是", " ", "\n", "\xF0\x9F\x8F\xAD", "\xC3", "!", "|", "||", "&&", "%", "-", ".", "万"};
    const Names& names = world.workspace.names();
    for (int i = 0; i < 4'000; ++i) {
        std::string text;
        const std::uint64_t length = random.below(14) + 1;
        for (std::uint64_t at = 0; at < length; ++at) text += words[random.below(words.size())];
        CHECK(!world.said(text).empty());
        const std::string kept = stored_formula(names, projects, text), shown = shown_formula(names, projects, kept);
        if (!world.read(text).problem.empty()) continue;
        CHECK_MESSAGE(stored_formula(names, projects, shown) == kept, text << " | " << kept << " | " << shown);
        CHECK_MESSAGE(world.said(shown) == world.said(text), text << " | " << shown);
    }
}

TEST_CASE("neither depth nor length of a formula goes without end") {
    Formulating world;
    const auto times = [](std::string_view what, std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += what;
        return text;
    };
    CHECK(world.said(times("(", 20) + "1" + times(")", 20)) == "1");
    CHECK(world.said(times("(", 3'000) + "1" + times(")", 3'000)).contains("套得太深"));
    CHECK(world.said(times("绝对值(", 500) + "1").contains("套得太深"));
    CHECK(world.said("1" + times("+1", 3'000)) == "3001");
    CHECK(world.said("1" + times("+1", 30'000)).contains("太长"));
    CHECK(world.said(times("-", 7'000) + "1") == "1");
    CHECK(world.said(times("非", 6'000) + "2>1") == "是");
    CHECK(world.said("“" + times("长", 3'000) + "” & 名称").contains("文字太长"));
}

} // namespace yinfeng::domain
