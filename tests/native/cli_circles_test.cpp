// Two files of which each is right can make a circle of 上级: nothing is lost or refused, and nothing is silent.

#include "tests/native/office.h"

#include <nlohmann/json.hpp>

using namespace yinfeng;
using nlohmann::json;
using test::Ran;
using test::SmallOffice;

namespace {

// 甲局 and 乙科 in two copies of one file.
struct TwoOffices : SmallOffice {
    std::string a, b;
    TwoOffices() {
        a = set("a.json", {"--new", "单位", "名称=甲局"});
        b = set("a.json", {"--new", "单位", "名称=乙科"});
        write("b.json", read("a.json"));
    }
    json merged() const {
        const Ran ran = run({"merge", "a.json", "b.json", "-o", "all.json", "--force", "--json"});
        REQUIRE_MESSAGE(ran.exit == 0, ran.err);
        return json::parse(ran.out);
    }
};

} // namespace

TEST_CASE("cli: a circle that two files make of each other is said by merge and verify, and nothing is lost") {
    const TwoOffices office;
    office.set("a.json", {office.b, "上级单位=甲局"});
    CHECK_FALSE(office.merged().contains("circles"));
    office.set("b.json", {office.a, "上级单位=乙科"});
    const json circles = office.merged()["circles"];
    REQUIRE(circles.size() == 1);
    CHECK(circles[0]["field"] == "parent");
    CHECK(circles[0]["records"] == json{office.a, office.b});
    CHECK(circles[0]["contested"] == false);
    const Ran merged = office.run({"merge", "a.json", "b.json", "-o", "all.json", "--force"});
    CHECK(merged.exit == 0);
    CHECK_MESSAGE(
        merged.err.find("上级单位绕回了自己，请改其中一条：甲局 → 乙科 → 甲局") != std::string::npos, merged.err);
    Ran verified = office.run({"verify", "all.json"});
    CHECK(verified.exit == 0); // the file is whole
    CHECK_MESSAGE(verified.out.find("甲局 → 乙科 → 甲局") != std::string::npos, verified.out);
    verified = office.run({"verify", "all.json", "a.json", "--json"});
    CHECK(json::parse(verified.out.substr(0, verified.out.find('\n')))["circles"] == circles);
    CHECK_FALSE(json::parse(verified.out.substr(verified.out.find('\n') + 1)).contains("circles"));
    // Whatever asks about it comes to an end, and an edit settles it.
    const Ran asked =
        office.run({"query", "all.json", "单位", "--columns", "name,parent,parent.parent", "--format", "csv"});
    CHECK_MESSAGE(asked.out.find("甲局,乙科,甲局") != std::string::npos, asked.out);
    office.set("all.json", {office.a, "上级单位="});
    CHECK(office.run({"verify", "all.json"}).out.find("→") == std::string::npos);
}

TEST_CASE("cli: a link of a chain that two files make lead from a node to itself is said by merge and verify") {
    const SmallOffice office;
    const std::string chain = office.set("a.json", {"--new", "产业链", "名称=铝"});
    const auto node = [&](const std::string& name) {
        return office.set("a.json", {"--new", "chain_node", "名称=" + name, "产业链=" + chain});
    };
    const std::string a = node("电解铝"), b = node("铝材"), c = node("型材");
    const std::string link = office.set("a.json", {"--new", "chain_link", "chain=" + chain, "from=" + a, "to=" + b});
    office.write("b.json", office.read("a.json"));
    office.set("a.json", {link, "to=" + c});
    office.set("b.json", {link, "from=" + c});
    const Ran merged = office.run({"merge", "a.json", "b.json", "-o", "all.json"});
    CHECK(merged.exit == 0);
    CHECK_MESSAGE(merged.err.contains("两端是同一个节点，请改其中一端：型材"), merged.err);
    CHECK_MESSAGE(office.run({"verify", "all.json"}).out.contains("型材"), "verify");
    const Ran verified = office.run({"verify", "all.json", "--json"});
    const json circles = json::parse(verified.out)["circles"];
    REQUIRE(circles.size() == 1);
    CHECK(circles[0]["field"] == "to");
    CHECK(circles[0]["records"] == json{link});
    office.set("all.json", {link, "from=" + a});
    CHECK_FALSE(office.run({"verify", "all.json"}).out.contains("型材"));
}

TEST_CASE("cli: a circle over a value that waits for a decision is said, and choosing it is refused") {
    const TwoOffices office;
    office.set("b.json", {"--new", "单位", "名称=丙组"});
    office.set("a.json", {office.b, "上级单位=甲局"});
    office.set("b.json", {office.a, "上级单位=乙科"});
    office.set("b.json", {office.b, "上级单位=丙组"});
    const json said = office.merged();
    REQUIRE(said["circles"].size() == 1);
    CHECK(said["circles"][0]["contested"] == true);
    CHECK(said["conflicts"] == 1);
    const Ran verified = office.run({"verify", "all.json"});
    CHECK_MESSAGE(verified.out.find("上级单位有待确认的值") != std::string::npos, verified.out);
    CHECK(office.run({"set", "all.json", office.b, "上级单位=甲局"}).exit == 6);
    office.set("all.json", {office.b, "上级单位=丙组"});
    CHECK(office.run({"verify", "all.json"}).out.find("→") == std::string::npos);
}
