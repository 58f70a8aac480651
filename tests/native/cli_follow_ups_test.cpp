// Follow-ups and numbers by a pattern on the command line.

#include <doctest/doctest.h>

#include "tests/native/office.h"

using namespace yinfeng;
using test::Ran;

TEST_CASE("cli: a follow-up is made by an action, asked for with what it is about, and goes with its record") {
    test::SmallOffice office;
    const auto run = [&](std::vector<std::string> words) {
        const Ran ran = office.run(std::move(words));
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return ran;
    };
    run({"do", "a.json", office.project, "follow_up", "text=电话约了周三", "way=电话", "on=2019-08-28"});
    CHECK(office.run({"do", "a.json", office.project, "follow_up"}).exit != 0);
    const Ran csv = run({"query", "a.json", "跟进记录", "--columns", "on,text,way,subject", "--format", "csv"});
    CHECK_MESSAGE(csv.out.find("2019-08-28,电话约了周三,电话,数据中心") != std::string::npos, csv.out);
    const Ran latest =
        run({"query", "a.json", "项目", "--columns", "name,latest(follow_up/project.on)", "--format", "csv"});
    CHECK_MESSAGE(latest.out.find("数据中心,2019-08-28") != std::string::npos, latest.out);
    run({"do", "a.json", office.project, "trash"});
    CHECK(run({"query", "a.json", "跟进记录", "--columns", "text", "--format", "csv"}).out.find("电话约了") ==
          std::string::npos);
    run({"do", "a.json", office.project, "restore"});
    CHECK(run({"query", "a.json", "跟进记录", "--columns", "text", "--format", "csv"}).out.find("电话约了") !=
          std::string::npos);
}

TEST_CASE("cli: numbers follow the office's pattern, and one that cannot be read is refused in words") {
    test::SmallOffice office;
    const Ran refused = office.run({"set", "a.json", "工作区设置/甲区招商", "project_number={年}"});
    CHECK(refused.exit != 0);
    CHECK_MESSAGE(refused.err.find("流水号") != std::string::npos, refused.err);
    office.set("a.json", {"工作区设置/甲区招商", "project_number=SY{年}-{序号:3}"});
    office.set("a.json", {"--new", "项目", "名称=智慧物流"});
    const Ran csv = office.run({"query", "a.json", "项目", "--columns", "名称,编号", "--format", "csv"});
    CHECK_MESSAGE(csv.out.find("智慧物流,SY20") != std::string::npos, csv.out);
    CHECK_MESSAGE(csv.out.find("-001") != std::string::npos, csv.out);
}
