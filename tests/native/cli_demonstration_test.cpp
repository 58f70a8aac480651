// The demonstration as a file: read like any other, and the same from the same day and seed.

#include "tests/native/office.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace yinfeng;
using test::Ran;

TEST_CASE("cli: the demonstration is a file like any other, the same from the same day and seed") {
    const test::SmallOffice office;
    REQUIRE(office.run({"demo", "-o", "one.json", "--day", "2026-11-30"}).exit == 0);
    REQUIRE(office.run({"demo", "-o", "two.json.gz", "--day", "2026-11-30"}).exit == 0);
    REQUIRE(office.run({"demo", "-o", "other.json", "--day", "2026-11-30", "--seed", "7"}).exit == 0);
    CHECK(office.run({"verify", "one.json", "two.json.gz", "other.json"}).exit == 0);
    const auto digest = [&](const char* file) { return office.run({"digest", file}).out.substr(0, 64); };
    CHECK(digest("one.json") == digest("two.json.gz"));
    CHECK(digest("one.json") != digest("other.json"));
    const Ran stages = office.run({"query", "one.json", "项目", "--group", "stage", "--totals", "--json"});
    CHECK(stages.exit == 0);
    CHECK(office.run({"query", "one.json", "--view", "重点项目"}).exit == 0);
    CHECK(office.run({"conflicts", "one.json"}).exit == 1);
    CHECK(office.run({"duplicates", "one.json", "企业"}).exit == 1);
}

TEST_CASE("cli: a demonstration is as large as it is wanted, and what cannot be is said") {
    const test::SmallOffice office;
    const Ran made = office.run({"demo", "-o", "large.json", "--records", "3000", "--json"});
    REQUIRE(made.exit == 0);
    CHECK(nlohmann::json::parse(made.out)["records"] > 2'500);
    CHECK(office.run({"demo", "-o", "x.json", "--records", "0"}).exit == 2);
    CHECK(office.run({"demo", "-o", "x.json", "--records", "2000000"}).exit == 2);
    CHECK(office.run({"demo", "-o", "x.json", "--day", "昨天"}).exit == 2);
    CHECK(office.run({"demo", "-o", "large.json"}).exit != 0); // nothing is replaced unasked
}
