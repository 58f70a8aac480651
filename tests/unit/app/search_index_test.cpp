#include "app/search_index.h"

#include "assets/embedded.h"
#include "base/text_tables.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::SearchHit;
using app::SearchIndex;

namespace {

struct Fixture {
    Fixture() {
        if (!text_tables_loaded()) {
            (void)load_text_tables(assets::find("text_tables.bin"));
        }
        workspace.set_replica(1);
        workspace.set_author("测试");
    }
    Id add(Kind kind, FieldId field, std::string_view text) {
        SeededRandom random(++count);
        IdSource ids(random.source());
        const Id id = ids.next(1'567'000'000'000 + count);
        Change change{"新建", {}};
        change.set(kind, id, field, Value::text(text));
        REQUIRE(workspace.apply(change, 1).has_value());
        return id;
    }
    Id project(std::string_view name) { return add(Kind::project, field::project::name_, name); }
    std::vector<std::string> find(std::string_view query, std::size_t limit = 20) {
        index.update(workspace);
        std::vector<std::string> names;
        for (const SearchHit& hit : index.find(workspace, query, limit)) {
            names.emplace_back(workspace.value(hit.record, hit.field).as_text());
        }
        return names;
    }
    Workspace workspace;
    SearchIndex index;
    std::int64_t count = 0;
};

using Titles = std::vector<std::string>;

} // namespace

TEST_CASE("found whole, from the beginning, inside, by pinyin; equal ranks by pinyin") {
    Fixture f;
    f.project("新忠旺二期");
    f.project("忠旺轨道车辆项目");
    f.project("忠旺");
    f.project("忠旺铝业");
    f.add(Kind::enterprise, field::enterprise::name_, "遼寧忠旺集團");
    CHECK(f.find("忠旺") == Titles{"忠旺", "忠旺轨道车辆项目", "忠旺铝业", "遼寧忠旺集團", "新忠旺二期"});
    CHECK(f.find("zw") == Titles{"忠旺", "忠旺轨道车辆项目", "忠旺铝业", "遼寧忠旺集團", "新忠旺二期"});
    f.add(Kind::unit, field::unit::name_, "政务服务中心"); // begins with zw, but is more than that
    CHECK(f.find("zw").front() == "忠旺");
    CHECK(f.find("辽宁") == Titles{"遼寧忠旺集團"});
    CHECK(f.find("zhongw", 2).size() == 2);
    CHECK(f.find("").empty());
    CHECK(f.find("没有").empty());
}

TEST_CASE("edits, tags, the trash and undo are followed") {
    Fixture f;
    const Id id = f.project("甲项目");
    f.project("乙项目");
    CHECK(f.find("项目").size() == 2);
    Change rename{"改名", {}};
    rename.set(Kind::project, id, field::project::name_, Value::text("丙工程"));
    REQUIRE(f.workspace.apply(rename, 2).has_value());
    CHECK(f.find("丙") == Titles{"丙工程"});
    CHECK(f.find("项目").size() == 1);
    const FieldId tag = f.workspace.names().element(field::project::tags_, "省关注");
    Change tagging{"加标签", {}};
    tagging.set(Kind::project, id, tag, Value::of(true));
    REQUIRE(f.workspace.apply(tagging, 3).has_value());
    f.index.update(f.workspace);
    const auto by_tag = f.index.filter(f.workspace, Kind::project, "省关注");
    REQUIRE(by_tag.size() == 1);
    CHECK(f.workspace.record(by_tag.front()).id == id);
    Change deletion{"移到回收站", {}};
    f.workspace.add_delete(deletion, f.workspace.find(id));
    REQUIRE(f.workspace.apply(deletion, 4).has_value());
    CHECK(f.find("丙").empty());
    REQUIRE(f.workspace.undo(5).has_value());
    CHECK(f.find("丙") == Titles{"丙工程"});
}

TEST_CASE("a record found in several fields comes once, by its best") {
    Fixture f;
    const Id id = f.add(Kind::project, field::project::code_, "忠旺001");
    Change name{"命名", {}};
    name.set(Kind::project, id, field::project::name_, Value::text("忠旺"));
    REQUIRE(f.workspace.apply(name, 2).has_value());
    CHECK(f.find("忠旺") == Titles{"忠旺"});
}

TEST_CASE("the filter keeps the order of the list and lets everything through when empty") {
    Fixture f;
    f.project("乙忠旺");
    f.project("甲");
    f.project("丙忠旺");
    f.index.update(f.workspace);
    const auto all = f.index.filter(f.workspace, Kind::project, "");
    CHECK(all.size() == 3);
    const auto some = f.index.filter(f.workspace, Kind::project, "忠旺");
    CHECK(some == std::vector<RecordIndex>{all[0], all[2]});
}
