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
    CHECK(table.out.contains("名称相同"));
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
