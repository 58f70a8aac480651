// Fields of an office's own on the command line: made with `set`, then set, asked for and exported by their names, and merged.

#include <doctest/doctest.h>

#include "tests/native/office.h"

using namespace yinfeng;
using test::Ran;

TEST_CASE("cli: a field of the office's own is made, set, asked for and exported by its name, and comes with a file") {
    test::SmallOffice office;
    const auto run = [&](std::vector<std::string> words) {
        const Ran ran = office.run(std::move(words));
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran;
    };
    run({"set", "a.json", "--new", "字段", "名称=用工人数", "记录类型=项目", "类型=数字", "单位=人"});
    run({"set", "a.json", "--new", "字段", "名称=评级", "记录类型=项目", "类型=单选"});
    run({"set", "a.json", "--new", "选项", "名称=优", "字段=评级"});
    run({"set", "a.json", office.project, "用工人数=1.2万人", "评级=优"});
    const Ran csv = run({"query", "a.json", "项目", "--where", "用工人数 至少 1万 且 评级 是 优", "--columns",
        "名称,用工人数,评级", "--format", "csv"});
    CHECK_MESSAGE(csv.out.find("12000") != std::string::npos, csv.out);
    CHECK_MESSAGE(csv.out.find("优") != std::string::npos, csv.out);
    CHECK(run({"log", "a.json", office.project}).out.find("用工人数") != std::string::npos);
    CHECK(office.run({"set", "a.json", office.project, "评级=没有"}).exit == 6);
    CHECK(office.run({"set", "a.json", office.project, "用工=3"}).err.find("用工人数") != std::string::npos);

    run({"new", "-o", "b.json", "--name", "乙区招商", "--office", "乙区招商局"});
    run({"merge", "b.json", "a.json", "-o", "c.json"});
    CHECK(run({"query", "c.json", "项目", "--where", "评级 是 优"}).out.find("1") != std::string::npos);
}
