// How a kind is arranged, on the command line: written with `set`, and the columns of a query that names none.

#include <doctest/doctest.h>

#include "tests/native/office.h"
#include "view/arrangement.h"

using namespace yinfeng;
using test::Ran;

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

} // namespace

TEST_CASE("cli: a query that names no columns has those that the office has arranged") {
    test::SmallOffice office;
    const auto query = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"query", "a.json", "项目", "--format", "csv"});
        const Ran ran = office.run(std::move(more));
        CHECK_MESSAGE(ran.exit == 0, ran.err);
        return first_line(ran.out);
    };
    const std::string usual = query({});
    const std::string id =
        office.set("a.json", {"--new", "版面", "记录类型=project", "列=投资方, 没有, amount, 投资方"});
    const std::string arranged = query({});
    CHECK(arranged != usual);
    CHECK_MESSAGE(arranged.find("名称") < arranged.find("投资方"), arranged); // which record a row is
    CHECK_MESSAGE(arranged.find("投资方") != std::string::npos, arranged);
    CHECK_MESSAGE(arranged.find("投资方") < arranged.find("投资总额"), arranged);
    CHECK_MESSAGE(arranged.find("阶段") == std::string::npos, arranged);
    CHECK(query({"--columns", "名称,阶段"}).find("投资方") == std::string::npos);
    office.set("a.json", {id, "列="});
    CHECK(query({}) == usual);
}

TEST_CASE("cli: two offices that arrange one kind write one record, and what differs is told as open") {
    test::SmallOffice office;
    REQUIRE(office.run({"new", "-o", "b.json", "--name", "乙区招商", "--office", "乙区招商局"}).exit == 0);
    const std::string id = to_string(view::arrangement_id("project"));
    const Ran made = office.run({"set", "a.json", "--new", "版面", "记录类型=project", "列=amount"});
    REQUIRE_MESSAGE(made.exit == 0, made.err);
    CHECK(first_line(made.out) == id);
    REQUIRE(office.run({"set", "b.json", "--new", "版面", "记录类型=项目", "列=stage"}).exit == 0);
    (void)office.run({"merge", "a.json", "b.json", "-o", "c.json"});
    const Workspace data = office.workspace("c.json");
    REQUIRE(data.live(Kind::arrangement).size() == 1);
    CHECK(data.record(data.live(Kind::arrangement).front()).conflicts == 1);
}
