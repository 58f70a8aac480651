// Records of one name are told apart wherever values of links stand beside one another.

#include "tests/unit/view/view_world.h"
#include "view/statistics.h"

namespace yinfeng::view {

namespace {

struct Twins : ViewWorld {
    RecordIndex north = add(Kind::enterprise,
        {{field::enterprise::name_, Value::text("同名公司")}, {field::enterprise::region_, Value::text("河北")}});
    RecordIndex south = add(Kind::enterprise,
        {{field::enterprise::name_, Value::text("同名公司")}, {field::enterprise::region_, Value::text("广东")}});
    Twins() {
        project("甲", "signed", "100", north);
        project("乙", "signed", "200", south);
        project("丙", "talks", "300", boe);
    }
    std::vector<std::string> labels(std::string_view text) {
        const View wanted = view(text);
        std::vector<std::string> all;
        for (const Group& group : query.run(wanted).groups) all.push_back(group.label);
        std::ranges::sort(all);
        return all;
    }
    std::string id(RecordIndex record) { return to_string(workspace.record(record).id); }
};

} // namespace

TEST_CASE("groups and statistics of links tell records of one name apart, and say nothing beside other names") {
    Twins world;
    CHECK(world.labels("group investor") == Names{"京东方", "同名公司（广东）", "同名公司（河北）"});
    const View counted = world.view("layout statistics\ngroup investor");
    (void)world.query.run(counted);
    const Tally tally = make_tally(world.query, counted, counting_of(world.columns, counted));
    Names rows;
    for (const Part& part : tally.rows) rows.push_back(part.label);
    std::ranges::sort(rows);
    CHECK(rows == Names{"京东方", "同名公司（广东）", "同名公司（河北）"});
    // By the next fact where the first is the same, by the end of the id where all are; and again plainly when one is gone.
    world.set(world.south, field::enterprise::region_, Value::text("河北"));
    world.set(world.south, field::enterprise::credit_code_, Value::text("91130000MA0000000X"));
    const Names by_code = world.labels("group investor");
    CHECK(by_code[1].starts_with("同名公司（河北"));
    CHECK(by_code[2].starts_with("同名公司（河北"));
    CHECK(by_code[1] != by_code[2]);
    CHECK(std::ranges::any_of(by_code, [](const std::string& each) { return each.contains("91130000MA0000000X"); }));
    world.set(world.south, field::enterprise::name_, Value::text("改名公司"));
    CHECK(world.labels("group investor") == Names{"京东方", "同名公司", "改名公司"});
}

TEST_CASE("a condition on one of two records of a name says which, and is read back as that one") {
    Twins world;
    for (const Language language : {Language::zh, Language::en}) {
        world.columns.speak(language);
        const View wanted = world.view("where investor = " + world.id(world.south));
        const std::string words = to_text(world.columns, wanted.filter, Wording::words);
        CHECK_MESSAGE(words.contains("同名公司"), words);
        CHECK_MESSAGE(words.contains("广东"), words); // in the brackets of the language; the page speaks one only
        const auto again = parse_filter(world.columns, static_cast<KindId>(Kind::project), words);
        REQUIRE(again.has_value());
        CHECK(to_text(world.columns, *again, Wording::keys) == "investor = " + world.id(world.south));
    }
    world.columns.speak(Language::zh);
    CHECK(world.where("投资方 是 同名公司（广东）") == Names{"乙"});
    CHECK(world.where("投资方 是 同名公司") == Names{"甲", "乙"}); // both are called so
    CHECK(world.where("investor = " + world.id(world.boe)) == Names{"丙"});
}

} // namespace yinfeng::view
