// Workbooks out and in again on the command line.

#include <doctest/doctest.h>

#include "documents/table_reader.h"
#include "tests/native/office.h"

using namespace yinfeng;
using test::Ran;
using test::Workplace;

TEST_CASE("cli: every kind of the demonstration leaves as a workbook, and comes back without a change") {
    const Workplace place;
    REQUIRE(place.run({"demo", "--day", "2026-11-30", "-o", "a.json"}).exit == 0);
    for (const char* kind : {"project", "enterprise", "service_record", "person", "chain", "unit"}) {
        CAPTURE(kind);
        const Ran out = place.run({"query", "a.json", kind, "--format", "xlsx", "-o", "k.xlsx", "-f"});
        REQUIRE_MESSAGE(out.exit == 0, out.err);
        const Ran in = place.run({"import", "a.json", "k.xlsx", "--kind", kind});
        CHECK_MESSAGE(in.exit == 0, in.out, in.err);
        CHECK(in.out.find("新增 0 · 更新 0 · 不变 ") != std::string::npos);
        CHECK(in.out.find("有错 0\n") != std::string::npos);
    }
    // Groups with their figures stand around the records, and are none.
    REQUIRE(place
                .run({"query", "a.json", "project", "--group", "stage", "--sum", "amount", "--format", "xlsx", "-o",
                    "g.xlsx"})
                .exit == 0);
    const Ran in = place.run({"import", "a.json", "g.xlsx", "--dry-run"});
    CHECK(in.exit == 0);
    CHECK(in.out.find("不变 180 · 有错 0") != std::string::npos);
}

TEST_CASE("cli: a table of an office is looked at, imported, answered, and the same again changes nothing") {
    const Workplace place;
    REQUIRE(place.run({"new", "--name", "开发区", "-o", "a.json"}).exit == 0);
    place.write("t.csv", "项目名称,总投资（万元）,签约时间,备注2\n甲,12000,2019年7月3日,x\n乙,很多,,\n合计,12000,,\n");
    const Ran dry = place.run({"import", "a.json", "t.csv", "--dry-run"});
    CHECK(dry.exit == 1); // done, and something is wrong
    CHECK(dry.out.find("第 2 行 新增") != std::string::npos);
    CHECK(dry.out.find("第 3 行 有错  B3 ") != std::string::npos);
    CHECK(dry.out.find("B4 合计 12000，相符") != std::string::npos);
    CHECK(dry.out.find("没有导入的列：备注2（1 格有内容）") != std::string::npos);
    CHECK(place.run({"query", "a.json", "project", "--json"}).out.empty());
    const Ran done = place.run({"import", "a.json", "t.csv", "--map", "备注2=next_action", "--answer", "r.xlsx"});
    CHECK(done.exit == 1);
    CHECK(done.out.find("没有导入的列") == std::string::npos);
    CHECK(place.run({"query", "a.json", "project", "-c", "name,amount,next_action", "--format", "csv"})
              .out.find("甲,12000,x") != std::string::npos);
    place.write("t2.csv", "项目名称,总投资（万元）\n甲,12000\n");
    const Ran again = place.run({"import", "a.json", "t2.csv"});
    CHECK(again.exit == 0);
    CHECK(again.out.find("新增 0 · 更新 0 · 不变 1 · 有错 0") != std::string::npos);
    auto answer = documents::TableReader::open(place.read("r.xlsx"), {});
    REQUIRE(answer);
    REQUIRE((*answer)->begin(0));
    while (!*(*answer)->work(100)) {}
    CHECK((*answer)->take().at(0, 0).text == "结果");
    CHECK(place.run({"import", "a.json", "t.csv", "--answer", "r.xlsx"}).exit == 6); // it stands there
}

TEST_CASE("cli: what is no table, a sheet that is not there and a heading that is none are said in words") {
    const Workplace place;
    REQUIRE(place.run({"new", "--name", "开发区", "-o", "a.json"}).exit == 0);
    place.write("p.pdf", "%PDF-1.7");
    CHECK(place.run({"import", "a.json", "p.pdf"}).err.find("不是表格文件") != std::string::npos);
    place.write("t.csv", "1,2\n3,4\n");
    CHECK(place.run({"import", "a.json", "t.csv"}).err.find("没有找到表头") != std::string::npos);
    place.write("u.csv", "项目名称\n甲\n");
    CHECK(
        place.run({"import", "a.json", "u.csv", "--sheet", "二"}).err.find("没有“二”这张工作表") != std::string::npos);
    CHECK(place.run({"import", "a.json", "u.csv", "--map", "项目名称=没有"}).exit == 2);
    CHECK(place.run({"import", "a.json", "none.xlsx"}).exit == 3);
    CHECK(place.run({"query", "a.json", "project", "--format", "csv", "-o", "x.csv"}).exit == 2);
    place.write("x.xlsx", "x");
    CHECK(place.run({"query", "a.json", "project", "--format", "xlsx", "-o", "x.xlsx"}).exit == 6);
    CHECK(place.read("x.xlsx") == "x");
}

TEST_CASE("cli: the days of a view go to a calendar, with the records that have none counted") {
    const Workplace place;
    REQUIRE(place.run({"demo", "--day", "2026-11-30", "-o", "a.json"}).exit == 0);
    const Ran ran = place.run({"query", "a.json", "project", "--format", "ics", "-o", "a.ics"});
    REQUIRE_MESSAGE(ran.exit == 0, ran.err);
    CHECK(ran.err.find("没有具体日期") != std::string::npos);
    const std::string file = place.read("a.ics");
    CHECK(file.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(file.ends_with("END:VCALENDAR\r\n"));
    CHECK(file.find("BEGIN:VEVENT") != std::string::npos);
    CHECK(place.run({"query", "a.json", "unit", "--format", "ics", "-o", "b.ics"}).exit == 2);
}
