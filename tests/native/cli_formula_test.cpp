// Formulas of an office's own on the command line: made with `set`, asked for by their names, not written, and what is wrong is said.

#include "tests/native/office.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using test::Ran;

TEST_CASE("cli: a formula is made, asked for, summed and exported by its name, and nobody writes into it") {
    const test::SmallOffice office;
    const auto run = [&](std::vector<std::string> words) {
        const Ran ran = office.run(std::move(words));
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran;
    };
    run({"set", "a.json", office.project, "投资总额=15亿元", "用地=300"});
    const std::string formula = office.set("a.json",
        {"--new", "字段", "名称=亩均投资", "记录类型=项目", "类型=公式", "单位=万元/亩", "公式=投资总额 ÷ 用地"});
    const Ran csv = run(
        {"query", "a.json", "项目", "--where", "亩均投资 至少 400", "--columns", "名称,亩均投资", "--format", "csv"});
    CHECK_MESSAGE(csv.out.contains("500"), csv.out);
    CHECK_MESSAGE(csv.out.contains("亩均投资"), csv.out);
    // Kept by what never changes.
    CHECK(run({"query", "a.json", "字段", "--columns", "formula", "--json"}).out.contains("{amount} ÷ {area}"));
    const Ran refused = office.run({"set", "a.json", office.project, "亩均投资=3"});
    CHECK(refused.exit == 6);
    CHECK_MESSAGE(refused.err.contains("由公式算出"), refused.err);
    run({"new", "-o", "b.json", "--name", "乙区招商", "--office", "乙区招商局"});
    run({"merge", "b.json", "a.json", "-o", "c.json"});
    CHECK(run({"query", "c.json", "项目", "--where", "亩均投资 = 500", "--columns", "名称,亩均投资"})
            .out.contains("500"));
}

TEST_CASE("cli: a formula in which something is wrong is written and said, and its column is empty and says why") {
    const test::SmallOffice office;
    const Ran made =
        office.run({"set", "a.json", "--new", "字段", "名称=错", "记录类型=项目", "类型=公式", "公式=投资总额 + 用地"});
    CHECK_MESSAGE(made.err.contains("单位不同"), made.err);
    const Ran shown = office.run({"query", "a.json", "项目", "--columns", "名称,错"});
    CHECK_MESSAGE(shown.err.contains("单位不同"), shown.err);
    CHECK(shown.exit == 0);
}
