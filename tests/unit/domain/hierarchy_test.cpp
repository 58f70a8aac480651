#include "domain/hierarchy.h"

#include "domain/checks.h"
#include "domain/circles.h"
#include "tests/unit/domain/build.h"

#include <algorithm>

namespace yinfeng::domain {

namespace u = field::unit;

TEST_CASE("nothing is written that would stand above itself, alone or in a circle") {
    Builder builder;
    const auto unit = [&](std::string_view name) { return builder.add(Kind::unit, {{u::name_, Value::text(name)}}); };
    const RecordIndex a = unit("甲局"), b = unit("乙科"), c = unit("丙组");
    builder.set(b, u::parent_, builder.link(a));
    builder.set(c, u::parent_, builder.link(b));
    const auto asked = [&](std::initializer_list<std::pair<RecordIndex, RecordIndex>> links) {
        Change change;
        for (const auto& [below, above] : links)
            change.set(Kind::unit, builder.id(below), u::parent_, above == no_record ? Value() : builder.link(above));
        const auto checked = check_hierarchy(builder.workspace, change);
        return checked ? std::string() : checked.error().message;
    };
    CHECK(asked({{a, a}}).contains("甲局 → 甲局"));
    CHECK(asked({{a, c}}).contains("甲局 → 丙组 → 乙科 → 甲局"));
    CHECK(asked({{c, a}}).empty());
    CHECK(asked({{a, c}, {b, no_record}}).empty()); // turned around in one step
    CHECK(asked({{b, c}, {c, b}}).contains("乙科"));
    const RecordIndex e = builder.add(Kind::enterprise, {{field::enterprise::name_, Value::text("丁")}});
    Change own;
    own.set(Kind::enterprise, builder.id(e), field::enterprise::introducer_, builder.link(e));
    CHECK_FALSE(check_hierarchy(builder.workspace, own).has_value());
}

TEST_CASE("a circle that a file brings is pointed out, stays editable, and can be undone by an edit") {
    Builder builder;
    const RecordIndex a = builder.add(Kind::unit, {{u::name_, Value::text("甲局")}});
    const RecordIndex b = builder.add(Kind::unit, {{u::name_, Value::text("乙科")}, {u::parent_, builder.link(a)}});
    const RecordIndex c = builder.add(Kind::unit, {{u::name_, Value::text("丙组")}, {u::parent_, builder.link(b)}});
    builder.bring(a, u::parent_, builder.link(b));
    const auto is_pointed_out = [&](RecordIndex record) {
        const auto checks = check_record(builder.workspace, record, day("2019-08-30"));
        return std::ranges::any_of(checks, [](const Check& each) { return each.kind == CheckKind::circle; });
    };
    CHECK(is_pointed_out(a));
    CHECK(is_pointed_out(b));
    CHECK_FALSE(is_pointed_out(c)); // below it
    Change change;
    change.set(Kind::unit, builder.id(c), u::name_, Value::text("丙"));
    change.set(Kind::unit, builder.id(a), u::parent_, builder.link(b)); // as it is
    CHECK(check_hierarchy(builder.workspace, change).has_value());
    builder.set(a, u::parent_, Value());
    CHECK_FALSE(is_pointed_out(b));
}

TEST_CASE("circles are told each once, also one that a contested value would close, and none that is in the trash") {
    Builder builder;
    const auto unit = [&](std::string_view name) { return builder.add(Kind::unit, {{u::name_, Value::text(name)}}); };
    const RecordIndex a = unit("甲"), b = unit("乙"), c = unit("丙"), d = unit("丁"), e = unit("戊");
    builder.set(b, u::parent_, builder.link(a));
    builder.set(c, u::parent_, builder.link(b));
    CHECK(circles_in(builder.workspace).empty());
    builder.bring(a, u::parent_, builder.link(b));
    builder.set(e, u::parent_, builder.link(d));
    builder.set(d, u::parent_, builder.link(c));
    builder.bring(d, u::parent_, builder.link(e)); // contested: 丙 or 戊
    std::vector<Circle> circles = circles_in(builder.workspace);
    REQUIRE(circles.size() == 2);
    CHECK(circles[0] == Circle{u::parent_, {builder.id(a), builder.id(b)}, false});
    CHECK(circles[1].way == std::vector{builder.id(d), builder.id(e)});
    CHECK_FALSE(circle_of(builder.workspace, c).has_value()); // below one
    CHECK(circle_of(builder.workspace, b)->way == std::vector{builder.id(b), builder.id(a)});
    CHECK_FALSE(circles[1].is_contested); // 戊 is shown
    builder.set(d, u::parent_, Value());
    builder.set(e, u::parent_, Value());
    builder.bring(e, u::parent_, builder.link(e), -1'000); // older than what is shown: nothing stands above it
    circles = circles_in(builder.workspace);
    REQUIRE(circles.size() == 2);
    CHECK(circles[1] == Circle{u::parent_, {builder.id(e)}, true});
    CHECK(circle_words(builder.workspace, circles[1]).contains("待确认"));
    std::size_t pointed_out = 0;
    for (const Check& each : check_data(builder.workspace, day("2019-08-30")))
        pointed_out += each.kind == CheckKind::circle;
    CHECK(pointed_out == 2);
    Change change;
    for (const RecordIndex each : {a, b}) builder.workspace.add_delete(change, each);
    builder.put(change);
    CHECK(circles_in(builder.workspace).size() == 1);
}

TEST_CASE("of circles that run through the same records one is told, with how many more there are") {
    Builder builder;
    const auto unit = [&](std::string_view name) { return builder.add(Kind::unit, {{u::name_, Value::text(name)}}); };
    const RecordIndex a = unit("甲"), b = unit("乙"), c = unit("丙");
    builder.set(b, u::parent_, builder.link(a));
    builder.set(c, u::parent_, builder.link(a));
    builder.bring(a, u::parent_, builder.link(b)); // what is shown: 甲 and 乙
    CHECK(circles_in(builder.workspace).front().more == 0);
    builder.bring(a, u::parent_, builder.link(c), -1'000); // beside it: 甲 and 丙
    const std::vector<Circle> circles = circles_in(builder.workspace);
    REQUIRE(circles.size() == 1);
    CHECK(circles.front().more == 1);
    CHECK(circle_words(builder.workspace, circles.front()).contains("还有 1 处"));
    builder.set(a, u::parent_, builder.link(c)); // settled the other way
    REQUIRE(circles_in(builder.workspace).size() == 1);
    CHECK(circles_in(builder.workspace).front().more == 0);
}

TEST_CASE("the data checks list a link of a chain from a node to itself") {
    Builder builder;
    const RecordIndex chain = builder.add(Kind::chain, {{field::chain::name_, Value::text("铝")}});
    const RecordIndex node = builder.add(Kind::chain_node,
        {{field::chain_node::name_, Value::text("型材")}, {field::chain_node::chain_, builder.link(chain)}});
    const RecordIndex other = builder.add(Kind::chain_node,
        {{field::chain_node::name_, Value::text("熔铸")}, {field::chain_node::chain_, builder.link(chain)}});
    const RecordIndex link = builder.add(Kind::chain_link,
        {{field::chain_link::chain_, builder.link(chain)}, {field::chain_link::from_, builder.link(node)},
            {field::chain_link::to_, builder.link(other)}});
    const auto told = [&] {
        std::vector<Check> found = check_data(builder.workspace, day("2019-08-30"));
        std::erase_if(found, [](const Check& each) { return each.kind != CheckKind::circle; });
        return found;
    };
    CHECK(told().empty());
    builder.bring(link, field::chain_link::to_, builder.link(node));
    REQUIRE(told().size() == 1);
    CHECK(told().front().text.contains("型材"));
    CHECK(told().front().records == std::vector{link});
}

TEST_CASE("a circle of many records, and a long way up to it, are told in the time of one look") {
    Fragment fragment;
    Stamp stamp{fragment.stamps.replica(9), 1, 1'560'000'000'000, fragment.stamps.author("别处")};
    const StampId written = fragment.stamps.intern(stamp);
    constexpr std::uint64_t count = 60'000, ring = 30'000;
    const auto id = [](std::uint64_t i) { return Id{0x0170'0000'0000'0000u, i}; };
    for (std::uint64_t i = 1; i <= count; ++i) {
        Record& record = fragment.records.emplace_back();
        record.id = id(i);
        record.kind = static_cast<KindId>(Kind::unit);
        const std::uint64_t above = i == ring ? 1 : i == count ? 1 : i + 1;
        record.fields.push_back({u::parent_, Cell(to_value(id(above)), written)});
    }
    Workspace workspace;
    workspace.adopt(std::move(fragment));
    const auto circles = circles_in(workspace);
    REQUIRE(circles.size() == 1);
    CHECK(circles.front().way.size() == ring);
    CHECK(circle_words(workspace, circles.front()).size() < 500);
    const auto checks = check_data(workspace, day("2019-08-30"));
    CHECK(std::ranges::count(checks, CheckKind::circle, &Check::kind) == 1);
    CHECK(circle_of(workspace, workspace.find(id(7)))->way.size() == ring);
    CHECK_FALSE(circle_of(workspace, workspace.find(id(count))).has_value());
}

} // namespace yinfeng::domain
