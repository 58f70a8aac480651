// What is in the recycle bin, and what comes back with what.

#include "build.h"
#include "domain/trash.h"

#include <algorithm>

namespace yinfeng::domain {
namespace {

struct Map : Builder {
    RecordIndex chain = add(Kind::chain, {{field::chain::name_, Value::text("铝")}});
    RecordIndex upper = node("氧化铝"), lower = node("型材");
    RecordIndex edge =
        add(Kind::chain_link, {{field::chain_link::chain_, link(chain)}, {field::chain_link::from_, link(upper)},
                                  {field::chain_link::to_, link(lower)}});

    RecordIndex node(std::string_view name) {
        return add(Kind::chain_node,
            {{field::chain_node::name_, Value::text(name)}, {field::chain_node::chain_, link(chain)}});
    }
    void remove(const std::vector<RecordIndex>& records) {
        Change change{"删除", {}};
        for (const RecordIndex record : records) workspace.add_delete(change, record);
        wall_ms += 1000;
        put(change);
    }
    void restore(const std::vector<RecordIndex>& records) {
        Change change{"恢复", {}};
        for (const RecordIndex record : restored_with(workspace, records)) workspace.add_restore(change, record);
        put(change);
    }
    bool live(std::initializer_list<RecordIndex> records) const {
        return std::ranges::all_of(records, [&](RecordIndex record) { return workspace.is_live(record); });
    }
};

} // namespace

TEST_CASE("a chain takes its nodes and links along: one entry, and all of it comes back") {
    Map map;
    map.remove({map.chain, map.upper, map.lower, map.edge});
    const auto bin = trash_of(map.workspace);
    REQUIRE(bin.size() == 1);
    CHECK(bin[0].record == map.chain);
    CHECK(bin[0].with.size() == 3);
    CHECK(bin[0].author == "测试");
    map.restore({map.chain});
    CHECK(map.live({map.chain, map.upper, map.lower, map.edge}));
    CHECK(trash_of(map.workspace).empty());
}

TEST_CASE("what was deleted before stays deleted when its whole comes back") {
    Map map;
    map.remove({map.upper, map.edge});
    map.remove({map.chain, map.lower});
    const auto bin = trash_of(map.workspace);
    REQUIRE(bin.size() == 2);
    CHECK(bin[0].record == map.chain); // the newest first
    CHECK(bin[1].record == map.upper);
    CHECK(bin[1].part_of == map.chain);
    CHECK(bin[1].with == std::vector<RecordIndex>{map.edge});
    map.restore({map.chain});
    CHECK(map.live({map.chain, map.lower}));
    CHECK_FALSE(map.workspace.is_live(map.upper));
}

TEST_CASE("a part brings back the wholes without which nobody would see it") {
    Map map;
    map.remove({map.edge});
    map.remove({map.chain, map.upper, map.lower});
    map.restore({map.edge});
    CHECK(map.live({map.edge, map.upper, map.lower, map.chain}));
}

TEST_CASE("a record whose making was undone, or that holds nothing, is in no bin; redo brings it back whole") {
    Map map;
    const RecordIndex made = map.node("铸造");
    REQUIRE(map.workspace.undo(map.wall_ms).has_value());
    CHECK_FALSE(map.workspace.is_live(made));
    CHECK(trash_of(map.workspace).empty());
    REQUIRE(map.workspace.redo(map.wall_ms).has_value());
    CHECK(map.workspace.is_live(made));
    CHECK(map.workspace.value(made, field::chain_node::name_).as_text() == "铸造");
    map.remove({made});
    CHECK(trash_of(map.workspace).size() == 1);
}

} // namespace yinfeng::domain
