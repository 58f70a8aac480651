// The same kind on the command line, in a merge preview and its conflict.

#include "tests/native/office.h"

using namespace yinfeng;
using test::Ran;
using test::SmallOffice;

TEST_CASE("a kind of the catalogue alone is set, asked for, compared, in conflict and thrown away") {
    const SmallOffice office;
    const std::string visit = office.set("a.json", {"--new", "园区企业回访", "事由=用工回访", "回访日期=2019-08-20"});
    const Ran found = office.run(
        {"query", "a.json", "园区企业回访", "-w", "回访日期 是 2019 且 距回访天数 至少 10", "-c", "title,days_since"});
    CHECK_MESSAGE(found.out.find("用工回访") != std::string::npos, found.err);
    office.set("a.json", {"--new", "视图", "名称=近期", "记录类型=park_visit", "版式=board", "分组=visited_on month",
                             "列=title, enterprise, days_since", "合计=days_since average"});
    const std::string html = office.run({"query", "a.json", "--view", "近期", "--format", "html"}).out;
    CHECK_MESSAGE(html.find("<h1>园区企业回访 · 近期</h1>") != std::string::npos, html);
    CHECK_MESSAGE(html.find("2019年8月 · 1 项") != std::string::npos, html);
    CHECK_MESSAGE(html.find("用工回访") != std::string::npos, html);
    const std::string csv = office.run({"query", "a.json", "--view", "近期", "--format", "csv"}).out;
    CHECK_MESSAGE(csv.starts_with("回访日期,事由,企业,距回访天数（天）\r\n2019-08-20,用工回访,,"), csv);
    office.write("b.json", office.read("a.json"));
    office.set("a.json", {visit, "事由=甲"});
    office.set("b.json", {visit, "事由=乙"});
    CHECK(office.run({"diff", "a.json", "b.json"}).out.find("园区企业回访") != std::string::npos);
    REQUIRE(office.run({"merge", "a.json", "b.json", "-o", "c.json"}).exit == 0);
    CHECK(office.run({"conflicts", "c.json"}).out.find("乙") != std::string::npos);
    CHECK(office.run({"do", "c.json", visit, "trash"}).exit == 0);
    CHECK(office.workspace("c.json").live(Kind::park_visit).empty());
}
