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

TEST_CASE("cli: several choices are set as a list, ticked and taken out one by one, and asked for by their names") {
    test::SmallOffice office;
    const auto run = [&](std::vector<std::string> words) {
        const Ran ran = office.run(std::move(words));
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran;
    };
    run({"set", "a.json", "--new", "字段", "名称=手续", "记录类型=项目", "类型=多选"});
    for (const std::string name : {"用地", "环评", "水、电、气"})
        run({"set", "a.json", "--new", "选项", "名称=" + name, "字段=手续"});
    const auto said = [&] {
        return run({"query", "a.json", "项目", "--where", "手续 已填", "--columns", "手续", "--format", "csv"}).out;
    };
    run({"set", "a.json", office.project, "手续=环评，用地"});
    CHECK_MESSAGE(said().find("用地、环评") != std::string::npos, said());
    run({"set", "a.json", office.project, "手续-=用地"});
    run({"set", "a.json", office.project, "手续+=水、电、气"});
    CHECK_MESSAGE(said().find("环评、水、电、气") != std::string::npos, said());
    CHECK(run({"log", "a.json", office.project}).out.find("手续/环评") != std::string::npos);
    CHECK(run({"query", "a.json", "项目", "--where", "手续 是 环评"}).out.find("1") != std::string::npos);

    run({"set", "a.json", office.project, "手续=用地"});
    CHECK_MESSAGE(said().find("环评") == std::string::npos, said());
    run({"set", "a.json", office.project, "手续="});
    CHECK_MESSAGE(said().find("用地") == std::string::npos, said());
    const Ran refused = office.run({"set", "a.json", office.project, "手续=雷评"});
    CHECK(refused.exit == 6);
    CHECK_MESSAGE(refused.err.find("环评") != std::string::npos, refused.err);
    CHECK(office.run({"set", "a.json", office.project, "手续+="}).exit != 0);
}

TEST_CASE("cli: letters in a number of the office's own that has no unit are refused in words") {
    const test::SmallOffice office;
    office.set("a.json", {"--new", "custom_field", "name=亩均", "kind=project", "type=number"});
    for (const char* typed : {"A&B<br>", "Q3", "1e5", "null", "x", "5 million"}) {
        const Ran ran = office.run({"set", "a.json", office.project, std::string("亩均=") + typed});
        CHECK_MESSAGE((ran.exit == 0 || ran.exit == 2 || ran.exit == 6), typed, ran.err);
    }
    CHECK(office.run({"set", "a.json", office.project, "亩均=12.5"}).exit == 0);
}
