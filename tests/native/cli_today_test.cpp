// `yinfeng today`: the matters of 工作台 from outside, as of a day.

#include "tests/native/office.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace yinfeng;
using test::Ran;

namespace {

std::vector<nlohmann::json> lines_of(const std::string& text) {
    std::vector<nlohmann::json> lines;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
        lines.push_back(nlohmann::json::parse(text.substr(begin, end - begin)));
    return lines;
}

} // namespace

TEST_CASE("cli: today lists what is late, soon, stale and incomplete as of a day, the most urgent first") {
    const test::SmallOffice office;
    const std::string person = office.set("a.json", {"--new", "人员", "名称=服务专员甲"});
    (void)office.set("a.json", {"项目/数据中心", "阶段=在谈", "下一步=考察", "下一步日期=2019-06-03",
                                   "跟踪人=服务专员甲", "分管领导=服务专员甲"});
    const std::string issue =
        office.set("a.json", {"--new", "服务记录", "问题=道路未通", "进度=办理", "受理日期=2019-05-06", "承诺时限=5"});
    const Ran table = office.run({"today", "a.json", "--day", "2019-07-03"});
    CHECK(table.exit == 0);
    CHECK_MESSAGE(table.out.contains("已超期"), table.out);
    CHECK(table.out.contains("数据中心"));
    CHECK_MESSAGE(table.err.contains("已超期 2"), table.err);

    const auto lines = lines_of(office.run({"today", "a.json", "--day", "2019-07-03", "--json"}).out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0]["matter"] == "overdue");
    CHECK(lines[0]["kind"] == "service_record");
    CHECK(lines[0]["id"] == issue);
    CHECK(lines[0]["day"] == "2019-05-13");
    CHECK(lines[1]["id"] == office.project);
    CHECK(lines[1]["day"] == "2019-06-03");
    CHECK(lines[1]["who"] == "服务专员甲");
    CHECK(lines[1]["why"].get<std::string>().starts_with("超 "));

    const auto mine =
        lines_of(office.run({"today", "a.json", "--day", "2019-07-03", "--json", "--mine", "服务专员甲"}).out);
    REQUIRE(mine.size() == 1);
    CHECK(mine[0]["id"] == office.project);
    const Ran nobody = office.run({"today", "a.json", "--mine", "没有这个人"});
    CHECK(nobody.exit == 2);
    CHECK(nobody.err.contains("没有这个人"));
    CHECK(office.run({"today", "a.json", "--day", "七月"}).exit == 2);
    const Ran before = office.run({"today", "a.json", "--day", "2019-01-02"});
    CHECK(before.exit == 0);
    CHECK_FALSE(before.out.contains("已超期"));
}

TEST_CASE("cli: a next step is done from outside, and what comes next is said with it") {
    const test::SmallOffice office;
    (void)office.set("a.json", {"项目/数据中心", "下一步=考察", "下一步日期=2019-06-03"});
    const Ran done =
        office.run({"do", "a.json", "项目/数据中心", "finish_step", "next_action=签约", "next_date=2019-08-01"});
    CHECK_MESSAGE(done.exit == 0, done.err);
    const Ran now = office.run({"query", "a.json", "project", "--columns", "next_action,due", "--json"});
    CHECK_MESSAGE(now.out.contains("签约"), now.out);
    CHECK(now.out.contains("2019-08-01"));
    CHECK(office.run({"do", "a.json", "项目/数据中心", "finish_step"}).exit == 0);
    CHECK(office.run({"do", "a.json", "项目/数据中心", "finish_step"}).exit == 6);
}
