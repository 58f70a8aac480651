// Every kind that can be deleted can be restored, also after a reload; and one leaves the bin to where one came from.

#include "tests/ui/ui_fixture.h"

#include "domain/chain.h"
#include "domain/trash.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using ui::Role;

namespace {

struct Bin : test::UiFixture {
    Bin() { open_sample(); }
    const Workspace& data() { return *app().workspace(); }
    Id id(RecordIndex record) { return data().record(record).id; }
    bool is_live(Id record) { return data().is_live(data().find(record)); }
    void go(Screen screen) {
        app().go(screen);
        settle();
    }
    Id add(Kind kind, std::vector<std::pair<FieldId, Value>> values) {
        const Id made = app().new_id();
        Change change{"新建", {}};
        for (auto& [field, value] : values) change.set(kind, made, field, std::move(value));
        REQUIRE(app().apply(change));
        return made;
    }
    // Deletes, leaves the page, comes back, and restores by the button in the bin.
    void delete_reload_restore(std::vector<Id> records, Screen from, std::string_view name) {
        std::vector<RecordIndex> doomed;
        for (const Id record : records) doomed.push_back(data().find(record));
        app().trash(doomed);
        settle();
        for (const Id record : records) REQUIRE_FALSE(is_live(record));
        reload();
        go(from);
        REQUIRE(click(Role::button, "更多操作"));
        REQUIRE(click(Role::menuitem, "打开回收站"));
        settle();
        REQUIRE(app().screen() == Screen::trash);
        REQUIRE_MESSAGE(click(Role::button, "恢复 " + std::string(name)), tree());
        for (const Id record : records) CHECK(is_live(record));
        key(ImGuiKey_Escape);
        CHECK(app().screen() == from);
        app().undo();
        settle();
        for (const Id record : records) CHECK_FALSE(is_live(record));
        app().redo();
    }
};

} // namespace

TEST_CASE("a service record, and kinds of the directory, come back from the bin after a reload") {
    Bin bin;
    bin.delete_reload_restore({bin.add(Kind::service_record, {{field::service_record::title_, Value::text("缺用地")}})},
        Screen::services, "缺用地");
    bin.delete_reload_restore(
        {bin.add(Kind::enterprise, {{field::enterprise::name_, Value::text("甲公司")}})}, Screen::directory, "甲公司");
    bin.delete_reload_restore(
        {bin.add(Kind::person, {{field::person::name_, Value::text("专员乙")}})}, Screen::directory, "专员乙");
    bin.delete_reload_restore(
        {bin.add(Kind::unit, {{field::unit::name_, Value::text("乙局")}})}, Screen::directory, "乙局");
    bin.delete_reload_restore(
        {bin.add(Kind::project, {{field::project::name_, Value::text("丙项目")}})}, Screen::projects, "丙项目");
}

TEST_CASE("a phase comes back to its project after a reload") {
    Bin bin;
    const Id project = bin.id(bin.data().live(Kind::project).front());
    const Id phase = bin.add(Kind::phase,
        {{field::phase::project_, Value::text(to_string(project))}, {field::phase::number_, Value::of(std::int64_t{9})},
            {field::phase::name_, Value::text("扩建")}});
    bin.delete_reload_restore({phase}, Screen::projects, "九期 扩建");
}

TEST_CASE("a chain, a node and a link come back after a reload, with what went with them") {
    Bin bin;
    const Id chain = bin.add(Kind::chain, {{field::chain::name_, Value::text("铝")}});
    const auto node = [&](std::string_view name) {
        return bin.add(Kind::chain_node, {{field::chain_node::name_, Value::text(name)},
                                             {field::chain_node::chain_, Value::text(to_string(chain))}});
    };
    const Id from = node("氧化铝"), to = node("型材");
    const Id link = bin.add(Kind::chain_link, {{field::chain_link::chain_, Value::text(to_string(chain))},
                                                  {field::chain_link::from_, Value::text(to_string(from))},
                                                  {field::chain_link::to_, Value::text(to_string(to))}});
    bin.delete_reload_restore({link}, Screen::chains, "氧化铝 → 型材");
    bin.delete_reload_restore({to, link}, Screen::chains, "型材");
    bin.delete_reload_restore({chain, from, to, link}, Screen::chains, "铝");
}

TEST_CASE("the bin is searched, ticked and restored together, and shows who and what it was part of") {
    Bin bin;
    const Id one = bin.add(Kind::enterprise, {{field::enterprise::name_, Value::text("盘锦一厂")}});
    const Id two = bin.add(Kind::enterprise, {{field::enterprise::name_, Value::text("盘锦二厂")}});
    const Id other = bin.add(Kind::project, {{field::project::name_, Value::text("别的")}});
    bin.app().trash({bin.data().find(one), bin.data().find(two), bin.data().find(other)});
    bin.go(Screen::data);
    REQUIRE_MESSAGE(bin.click(Role::button, "打开回收站"), bin.tree());
    CHECK(bin.find_text("服务专员甲"));
    REQUIRE(bin.fill(Role::searchbox, "在列表中查找", "pj"));
    CHECK(bin.find(Role::checkbox, "勾选 盘锦一厂"));
    CHECK_FALSE(bin.find(Role::checkbox, "勾选 别的"));
    REQUIRE(bin.click(Role::checkbox, "勾选 盘锦一厂"));
    REQUIRE(bin.click(Role::checkbox, "勾选 盘锦二厂"));
    REQUIRE_MESSAGE(bin.click(Role::button, "恢复所选 2 项*"), bin.tree());
    CHECK(bin.is_live(one));
    CHECK(bin.is_live(two));
    CHECK_FALSE(bin.is_live(other));
    REQUIRE(bin.click(Role::button, "返回"));
    CHECK(bin.app().screen() == Screen::data);
}

TEST_CASE("undoing the making of a record leaves nothing in the bin") {
    Bin bin;
    bin.add(Kind::enterprise, {{field::enterprise::name_, Value::text("河北某公司")}});
    bin.app().undo();
    bin.go(Screen::directory);
    REQUIRE(bin.click(Role::button, "更多操作"));
    REQUIRE(bin.click(Role::menuitem, "打开回收站"));
    CHECK_FALSE(bin.find_text("河北某公司"));
    CHECK(bin.find_text("回收站是空的"));
}
