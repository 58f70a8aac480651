#include "base/random.h"
#include "build.h"
#include "domain/chain.h"
#include "domain/chain_layout.h"
#include "domain/reading.h"

#include <algorithm>
#include <string>

namespace yinfeng::domain {
namespace {

struct Map {
    Builder builder;
    RecordIndex chain = builder.add(Kind::chain, {{field::chain::name_, Value::text("链")}});

    RecordIndex node(std::string_view name, std::string_view tier) {
        return builder.add(Kind::chain_node,
            {{field::chain_node::chain_, builder.link(chain)}, {field::chain_node::name_, Value::text(name)},
                {field::chain_node::tier_, Value::text(tier)}});
    }
    void join(RecordIndex from, RecordIndex to) {
        builder.add(Kind::chain_link,
            {{field::chain_link::chain_, builder.link(chain)}, {field::chain_link::from_, builder.link(from)},
                {field::chain_link::to_, builder.link(to)}});
    }
    RecordIndex project(std::string_view stage, RecordIndex node) {
        const RecordIndex made = builder.add(Kind::project,
            {{field::project::name_, Value::text("项目")}, {field::project::stage_, Value::text(stage)}});
        builder.put_in(made, field::project::chain_nodes_, to_string(builder.id(node)));
        return made;
    }
    ChainView view() const { return chain_view(builder.workspace, chain); }
    NodeView at(RecordIndex node) const {
        const ChainView now = view();
        return now.nodes[now.find(node).value()];
    }
};

} // namespace

TEST_CASE("the state of a node follows from what stands on it, and a gap closes by itself") {
    Map map;
    const RecordIndex node = map.node("丙烯", "upstream");
    CHECK(map.at(node).state == NodeState::missing);
    const RecordIndex project = map.project("talks", node);
    CHECK(map.at(node).state == NodeState::talking);
    map.builder.set(project, field::project::stage_, Value::text("signed"));
    CHECK(map.at(node).state == NodeState::building);
    map.builder.set(project, field::project::stage_, Value::text("capacity"));
    CHECK(map.at(node).state == NodeState::present);
    map.builder.set(project, field::project::stage_, Value::text("withdrawn"));
    CHECK(map.at(node).state == NodeState::missing);
    CHECK(map.at(node).projects.empty());

    const RecordIndex firm = map.builder.add(Kind::enterprise, {{field::enterprise::name_, Value::text("一化")}});
    map.builder.put_in(firm, field::enterprise::chain_nodes_, to_string(map.builder.id(node)));
    CHECK(map.at(node).state == NodeState::missing); // not local, or not known to be
    map.builder.set(firm, field::enterprise::local_, Value::of(true));
    CHECK(map.at(node).state == NodeState::present);
}

TEST_CASE("what to do: 建链 补链 延链 强链, unless people chose") {
    Map map;
    const RecordIndex up = map.node("上", "upstream"), mid = map.node("中", "midstream"),
                      down = map.node("下", "downstream");
    map.join(up, mid);
    map.join(mid, down);
    CHECK(map.at(up).action == ChainAction::build);
    map.project("talks", mid);
    CHECK(map.at(up).action == ChainAction::fill);
    CHECK(map.at(up).waiting == 1);
    CHECK(map.at(down).action == ChainAction::fill);
    map.project("production", mid);
    CHECK(map.at(down).action == ChainAction::extend);
    CHECK(map.at(mid).action == ChainAction::strengthen); // a further project is under way
    map.builder.set(down, field::chain_node::action_, Value::text("fill"));
    CHECK(map.at(down).action == ChainAction::fill);
    CHECK(map.at(down).action_is_chosen);
    const auto gaps = gap_list(map.builder.workspace, map.view());
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].reason == "下游 1 个节点在等");
    CHECK(gaps[1].reason == "可接 中");
    for (const LinkView& link : map.view().links) CHECK(link.touches_gap);
}

TEST_CASE("circles, double lines, loops and lines to nowhere hang nothing") {
    Map map;
    const RecordIndex a = map.node("甲", "upstream"), b = map.node("乙", "midstream"), c = map.node("丙", "midstream");
    map.join(a, b);
    map.join(a, b);
    map.join(b, c);
    map.join(c, a);
    map.join(b, b);
    const RecordIndex elsewhere = map.builder.add(Kind::chain_node, {{field::chain_node::name_, Value::text("别链")}});
    map.join(a, elsewhere);
    const ChainView view = map.view();
    CHECK(view.links.size() == 4);
    CHECK(view.nodes[view.find(a).value()].outputs.size() == 1);
    Change change{"删除", {}};
    map.builder.workspace.add_delete(change, c);
    map.builder.put(change);
    CHECK(map.view().nodes.size() == 2);
    CHECK(map.view().links.size() == 2);
}

TEST_CASE("an empty chain has no coverage") {
    Map map;
    CHECK_FALSE(map.view().coverage_percent().has_value());
    CHECK(gap_list(map.builder.workspace, map.view()).empty());
}

TEST_CASE("columns are centred, and crossings are taken out") {
    Map map;
    const RecordIndex a = map.node("甲", "upstream"), b = map.node("乙", "upstream");
    const RecordIndex x = map.node("子", "midstream"), y = map.node("丑", "midstream"), z = map.node("寅", "midstream");
    map.join(a, z);
    map.join(b, x);
    map.join(b, y);
    const ChainView view = map.view();
    CHECK(view.crossings == 0);
    CHECK(view.rows == 3);
    CHECK(map.at(a).row + map.at(b).row == doctest::Approx(2)); // 0.5 and 1.5
    CHECK((map.at(a).row < map.at(b).row) == (map.at(z).row < map.at(x).row));

    // Numbered by people: both columns stay as they are, crossings and all.
    for (const auto& [node, order] : {std::pair{a, 1}, {b, 2}, {x, 1}, {y, 2}, {z, 3}}) {
        map.builder.set(node, field::chain_node::order_, Value::of(std::int64_t{order}));
    }
    CHECK(map.view().crossings == 2);
    CHECK(map.at(a).row == doctest::Approx(0.5));
    CHECK(map.at(z).row == doctest::Approx(2));
}

TEST_CASE("the layout never adds crossings, is repeatable and copes with 500 nodes") {
    SeededRandom random(20190830);
    for (const std::size_t count : {0u, 1u, 7u, 40u, 500u}) {
        std::vector<std::size_t> column_of(count);
        for (auto& column : column_of) column = random.below(3);
        std::vector<LayoutLink> links;
        for (std::size_t i = 0; i < count * 2; ++i)
            links.push_back(
                {static_cast<std::size_t>(random.below(count)), static_cast<std::size_t>(random.below(count))});
        std::vector<std::vector<std::size_t>> given(3);
        for (std::size_t i = 0; i < count; ++i) given[column_of[i]].push_back(i);
        const LayeredOrder order = order_layers(column_of, 3, links, {});
        CHECK(order.crossings <= count_crossings(given, links));
        CHECK(order.crossings == count_crossings(order.columns, links));
        CHECK(order.columns == order_layers(column_of, 3, links, {}).columns);
        for (std::size_t c = 0; c < 3; ++c) CHECK(std::ranges::is_permutation(order.columns[c], given[c]));
    }
}

TEST_CASE("crossings are counted as by looking at every pair") {
    SeededRandom random(7);
    for (int round = 0; round < 50; ++round) {
        std::vector<std::vector<std::size_t>> columns{{0, 1, 2, 3}, {4, 5, 6, 7}};
        std::vector<LayoutLink> links;
        for (int i = 0; i < 10; ++i)
            links.push_back({static_cast<std::size_t>(random.below(4)), 4 + static_cast<std::size_t>(random.below(4))});
        std::size_t pairs = 0;
        for (const auto& a : links) {
            for (const auto& b : links) pairs += a.from < b.from && a.to > b.to ? 1 : 0;
        }
        CHECK(count_crossings(columns, links) == pairs);
    }
}

TEST_CASE("引一牵百 counts what was brought, once") {
    Builder builder;
    const RecordIndex anchor = builder.add(Kind::enterprise, {{field::enterprise::name_, Value::text("龙头")}});
    builder.set(anchor, field::enterprise::introducer_,
        builder.link(anchor)); // nonsense, and harmless
    for (const char* tax : {"近500万元", "300万元"}) {
        builder.add(Kind::enterprise, {{field::enterprise::introducer_, builder.link(anchor)},
                                          {field::enterprise::tax_, to_value(parse_amount(tax).value())}});
    }
    for (const char* stage : {"signed", "withdrawn"}) {
        builder.add(Kind::project,
            {{field::project::introducer_, builder.link(anchor)}, {field::project::stage_, Value::text(stage)},
                {field::project::amount_, to_value(parse_amount("3亿元").value())}});
    }
    const AnchorEffect effect = anchor_effect(builder.workspace, anchor);
    CHECK(effect.enterprise_count == 2);
    CHECK(effect.projects.size() == 1);
    CHECK(describe_sum(effect.investment, money()) == "3 亿元");
    CHECK(format_amount(effect.tax.value()).text() == "约 800 万元");
    CHECK_FALSE(effect.tax_forecast.has_value());
}

} // namespace yinfeng::domain
