// 查重 from outside: pairs with their level and reasons, of one kind or all.

#include "tests/native/office.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace yinfeng;
using test::Ran;

TEST_CASE("cli: what may be one and the same is listed with its reasons, and is a finding") {
    const test::SmallOffice office;
    CHECK(office.run({"duplicates", "a.json"}).exit == 0);
    const std::string one = office.set("a.json", {"--new", "企业", "名称=忠旺集团有限公司"}),
                      other = office.set("a.json", {"--new", "企业", "名称=忠旺（集团）"});
    const Ran table = office.run({"duplicates", "a.json"});
    CHECK(table.exit == 1);
    CHECK(table.out.contains("基本确定"));
    CHECK(table.out.contains("名称去掉公司形式和符号后相同"));
    CHECK(table.err.contains("1 对"));
    const Ran lines = office.run({"duplicates", "a.json", "企业", "--json"});
    const auto pair = nlohmann::json::parse(lines.out);
    CHECK(pair["kind"] == "enterprise");
    CHECK(pair["level"] == 1);
    CHECK(pair["reasons"] == nlohmann::json{"name"});
    CHECK(pair["id"] == one);
    CHECK(pair["other_id"] == other);
    CHECK(office.run({"duplicates", "a.json", "项目"}).exit == 0);
    CHECK(office.run({"duplicates", "a.json", "飞船"}).exit == 2);
}

TEST_CASE("cli: colours over a link beside a condition, and a diff with a deletion that the file has not met") {
    const test::SmallOffice office;
    office.set("a.json", {"--new", "项目", "名称=甲", "阶段=签约"});
    const Ran coloured = office.run(
        {"query", "a.json", "project", "--where", "stage=signed", "--view-text", "colour red: investor.region = 深圳"});
    CHECK(coloured.exit == 0);
    CHECK(coloured.out.contains("甲"));
    office.set("a.json", {"--new", "unit", "name=u"});
    REQUIRE(office.run({"set", "a.json", "单位/u", "--delete", "-o", "gone.json"}).exit == 0);
    REQUIRE(office
                .run({"set", "a.json", "单位/u", "note=x", "-o", "edited.json"}, {},
                    {{"YINFENG_STATE", office.path("other")}})
                .exit == 0);
    const Ran diff = office.run({"diff", "gone.json", "edited.json"});
    CHECK(diff.exit == 1);
    CHECK(diff.out.contains("u"));
}

TEST_CASE("cli: two records become one, and links that another office made meanwhile follow") {
    const test::SmallOffice office;
    const std::string kept = office.set("a.json", {"--new", "企业", "名称=忠旺", "备注=甲"}),
                      other = office.set("a.json", {"--new", "企业", "名称=忠旺集团", "备注=乙", "所在地=辽阳"});
    REQUIRE(office
                .run({"set", "a.json", "--new", "项目", "名称=铝材", "投资方=忠旺集团", "-o", "there.json"}, {},
                    {{"YINFENG_STATE", office.path("other")}})
                .exit == 0);
    CHECK(office.run({"unite", "a.json", kept}).exit == 2);
    CHECK(office.run({"unite", "a.json", kept, kept}).exit == 6);
    CHECK(office.run({"unite", "a.json", kept, "项目/数据中心"}).exit == 6);
    CHECK(office.run({"unite", "a.json", "--links"}).exit == 6);
    REQUIRE(office.run({"unite", "a.json", kept, other, "备注"}).exit == 0);
    const Ran list = office.run({"query", "a.json", "企业", "--columns", "name,note,region", "--json"});
    const auto row = nlohmann::json::parse(list.out);
    CHECK(row["name"] == "忠旺");
    CHECK(row["note"] == "乙");
    CHECK(row["region"] == "辽阳");
    const Ran merged = office.run({"merge", "a.json", "there.json", "-o", "all.json"});
    CHECK(merged.exit == 0);
    CHECK(merged.err.contains("1 条链接还指向"));
    REQUIRE(office.run({"unite", "all.json", "--links"}).exit == 0);
    CHECK(office.run({"query", "all.json", "项目", "--where", "投资方=忠旺"}).out.contains("铝材"));
    CHECK(office.run({"merge", "all.json", "-o", "again.json"}).err.find("条链接") == std::string::npos);
}
