// Which records may be one and the same, at which level and why (mechanisms.md 3.2, rank 18).
#include "base/text_tables.h"
#include "domain/duplicates.h"
#include "domain/record_merge.h"
#include "tests/unit/domain/build.h"

#include <doctest/doctest.h>

namespace yinfeng::domain {

namespace {

struct Library : Builder {
    Library() {
        if (!text_tables_loaded()) REQUIRE(load_text_tables(assets::find("text_tables.bin")).has_value());
    }
    RecordIndex enterprise(std::string_view name, std::vector<std::pair<FieldId, Value>> more = {}) {
        more.emplace_back(field::enterprise::name_, Value::text(name));
        return add(Kind::enterprise, std::move(more));
    }
    RecordIndex project(std::string_view name, RecordIndex investor = no_record, std::string_view park = {},
        std::string_view amount = {}) {
        std::vector<std::pair<FieldId, Value>> values{{field::project::name_, Value::text(name)}};
        if (investor != no_record) values.emplace_back(field::project::investor_, link(investor));
        if (!park.empty()) values.emplace_back(field::project::park_, Value::text(park));
        if (!amount.empty()) values.emplace_back(field::project::amount_, Value::text(amount));
        return add(Kind::project, std::move(values));
    }
    std::vector<Duplicate> search(Kind kind) {
        DuplicateSearch search(workspace, kind);
        while (!search.work(1)) {}
        return search.found();
    }
    std::vector<Duplicate> of(Kind kind, RecordIndex record, std::span<const Write> drafted = {}) {
        DuplicatesOfOne search(workspace, kind, record, drafted);
        while (!search.work(1)) {}
        return search.found();
    }
    int level(RecordIndex one, RecordIndex other) {
        for (const Duplicate& each : search(static_cast<Kind>(workspace.record(one).kind)))
            if (each.one == one && each.other == other) return each.level;
        return 0;
    }
};

} // namespace

TEST_CASE("names are compared without legal form, signs and traditional forms; other numbers are another name") {
    const Library world;
    const auto like = [](std::string_view a, std::string_view b) { return name_likeness(Kind::enterprise, a, b); };
    CHECK(like("辽宁忠旺集团有限公司", "遼寧忠旺（集團）股份有限公司") == 100);
    CHECK(like("辽宁忠旺铝业有限公司", "忠旺铝业") == 75);
    CHECK(like("京东方科技", "忠旺铝业") == 0);
    CHECK(like("辽宁忠旺集团有限公司", "辽宁忠旺有限公司") == 95);
    CHECK(like("", "") == 0);
    CHECK(like("公司", "公司") == 100);
    CHECK(name_likeness(Kind::project, "高端铝材一期项目", "高端铝材二期项目") == 0);
    CHECK(name_likeness(Kind::project, "3号厂房改造", "13号厂房改造") == 0);
    CHECK(name_likeness(Kind::project, "高端铝材一期项目", "高端铝材一期") == 100);
}

TEST_CASE("duplicates have the level that their reasons give") {
    Library world;
    const RecordIndex boe = world.enterprise(
                          "京东方", {{field::enterprise::credit_code_, Value::text("91110000MA01ABCD1X")}}),
                      same = world.enterprise(
                          "北方显示", {{field::enterprise::credit_code_, Value::text("91110000ma01abcd1x")}}),
                      named = world.enterprise("京东方集团"),
                      phone = world.enterprise("甲", {{field::enterprise::phone_, Value::text("0419-2121212")}}),
                      called = world.enterprise("乙", {{field::enterprise::phone_, Value::text("0419 212 1212")}});
    CHECK(world.level(boe, same) == 1);
    CHECK(world.level(boe, named) == 4); // a group is not its company
    CHECK(world.level(same, named) == 0);
    CHECK(world.level(phone, called) == 3);

    const RecordIndex a = world.project("新型显示器件研发生产基地项目", boe),
                      b = world.project("新型显示器件研发生产基地", boe),
                      c = world.project("新型显示器件研发制造基地", boe),
                      d = world.project("新型显示器件研发生产基地项目", phone),
                      e = world.project("完全另外", boe, "灯塔园", "20000"),
                      f = world.project("毫无关系", boe, "灯塔园", "20000"), g = world.project("完全另外", called);
    CHECK(world.level(a, b) == 1);
    CHECK(world.level(a, c) == 3);
    CHECK(world.level(a, d) == 4);
    CHECK(world.level(e, f) == 3);
    CHECK(world.level(e, g) == 4);
    CHECK(world.level(a, e) == 0);
    const std::vector<Duplicate> found = world.search(Kind::project);
    CHECK(found.front().level == 1);
    CHECK(std::ranges::is_sorted(found, {}, &Duplicate::level));
}

TEST_CASE("a number of the house's own form says nothing, one of an authority does") {
    Library world;
    const auto coded = [&](std::string_view name, std::string_view code) {
        return world.add(
            Kind::project, {{field::project::name_, Value::text(name)}, {field::project::code_, Value::text(code)}});
    };
    const RecordIndex a = coded("甲项目", "P001"), b = coded("乙项目", "P001"),
                      c = coded("丙项目", "2019-210800-36-03-012345"), d = coded("丁项目", "2019-210800-36-03-012345");
    CHECK(world.level(a, b) == 0);
    CHECK(world.level(c, d) == 1);
}

TEST_CASE("what somebody has called two is no duplicate any more, from whichever of the two it was said") {
    Library world;
    const RecordIndex a = world.enterprise("忠旺"), b = world.enterprise("忠旺"), c = world.enterprise("忠旺");
    CHECK(world.search(Kind::enterprise).size() == 3);
    Change change{"并非同一个", {}};
    tell_apart(world.workspace, change, b, a);
    world.put(change);
    CHECK(world.level(a, b) == 0);
    CHECK(world.level(a, c) == 1);
    CHECK(world.of(Kind::enterprise, a).size() == 1);
}

TEST_CASE("a form is told what is there already, before the record is made") {
    Library world;
    const RecordIndex boe = world.enterprise("京东方"), there = world.project("新型显示器件基地", boe);
    Change draft;
    const Id id{1, 2};
    draft.set(Kind::project, id, field::project::name_, Value::text("新型显示器件基地项目"));
    auto found = world.of(Kind::project, no_record, draft.writes);
    REQUIRE(found.size() == 1);
    CHECK(found[0].one == there);
    CHECK(found[0].level == 2); // nobody has said whose it is
    draft.set(Kind::project, id, field::project::investor_, world.link(boe));
    found = world.of(Kind::project, no_record, draft.writes);
    CHECK(found[0].level == 1);
}

// What is found by the rarer pairs of characters is what comparing all with all finds.
TEST_CASE("a search finds what comparing every two would find") {
    Library world;
    std::uint64_t seed = 7;
    const auto next = [&](std::size_t below) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>(seed >> 33) % below;
    };
    constexpr std::string_view pieces[] = {"高端", "铝材", "装备", "制造", "产业", "基地", "生产", "一期", "二期",
        "智能", "新型", "显示", "器件", "辽阳", "A", "7"};
    std::vector<RecordIndex> all;
    for (int i = 0; i < 120; ++i) {
        std::string name;
        for (std::size_t n = 1 + next(6); n > 0; --n) name += pieces[next(std::size(pieces))];
        all.push_back(world.enterprise(name, {{field::enterprise::region_, Value::text(next(2) ? "辽阳" : "北京")}}));
    }
    const std::vector<Duplicate> found = world.search(Kind::enterprise);
    std::size_t expected = 0;
    for (const RecordIndex record : all) expected += world.of(Kind::enterprise, record).size();
    CHECK(found.size() * 2 == expected);
}

TEST_CASE("what says nothing is no number, and two numbers are two before the law") {
    Library world;
    const auto coded = [&](std::string_view name, std::string_view code) {
        return world.enterprise(name, {{field::enterprise::credit_code_, Value::text(code)}});
    };
    for (const char* nothing : {"无", "暂无", "/", "-", "待补", "N/A", "123", "000000000000000000"}) {
        CAPTURE(nothing);
        const RecordIndex a = coded("甲" + std::string(nothing), nothing),
                          b = coded("完全另外" + std::string(nothing), nothing);
        CHECK(world.level(a, b) == 0);
    }
    const RecordIndex one = coded("同名公司", "91110000MA01ABCD1X"), other = coded("同名公司", "91110000MA01ABCD2Y");
    CHECK(world.level(one, other) == 4);
}

TEST_CASE("telephones are the same with a country before, an extension behind and others beside them") {
    Library world;
    const auto called = [&](std::string_view name, std::string_view phone) {
        return world.enterprise(name, {{field::enterprise::phone_, Value::text(phone)}});
    };
    const RecordIndex plain = called("甲", "13900002222"), abroad = called("乙乙", "+86 139 0000 2222"),
                      extended = called("丙丙丙", "13900002222转801"),
                      several = called("丁丁丁丁", "13800001111、139-0000-2222"),
                      another = called("戊戊戊戊戊", "13800009999");
    for (const RecordIndex each : {abroad, extended, several}) CHECK(world.level(plain, each) == 3);
    CHECK(world.level(plain, another) == 0);
}

} // namespace yinfeng::domain
