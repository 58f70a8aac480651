// A toast's undo is that of its own step, and undo says what it takes back.

#include "domain/record_merge.h"
#include "model/typed.h"
#include "tests/unit/app/app_fixture.h"

using namespace yinfeng;
using namespace yinfeng::test;
using app::Screen;

namespace {

struct Office : AppFixture {
    Office(platform::FakeWorld& shared, std::uint64_t seed = 1) : AppFixture(shared, seed) {}
    const Workspace& data() const { return *app->workspace(); }
    bool is_live(Id id) const { return data().is_live(data().find(id)); }
    void set_amount(Id id, std::string_view wan) {
        Change change{"修改投资总额", {}};
        change.set(Kind::project, id, field::project::amount_, Value::text(wan));
        REQUIRE(app->apply(change));
    }
};

} // namespace

TEST_CASE("a toast takes back its own step, and is gone as soon as another one is the newest") {
    platform::FakeWorld world;
    Office tab(world);
    tab.create();
    const Id doomed = tab.add_project("甲"), edited = tab.add_project("乙");
    tab.app->trash({tab.data().find(doomed)});
    REQUIRE(tab.app->toast());
    CHECK(tab.app->toast()->undoes == tab.data().undo_step());
    SUBCASE("pressed at once") {
        tab.app->undo_toast();
        CHECK(tab.is_live(doomed));
        CHECK(tab.toast() == "已撤销：移到回收站 · 甲");
    }
    SUBCASE("after a step that says nothing") {
        tab.set_amount(edited, "100");
        CHECK(tab.app->toast() == nullptr);
        tab.app->undo_toast();
        CHECK(tab.data().value(tab.data().find(edited), field::project::amount_).as_text() == "100");
        CHECK_FALSE(tab.is_live(doomed));
    }
    SUBCASE("after it was undone by key") {
        tab.app->undo();
        tab.app->undo_toast();
        CHECK(tab.is_live(doomed));
        CHECK(tab.name_of(edited) == "乙");
    }
}

TEST_CASE("what changed nothing offers nothing to take back") {
    platform::FakeWorld world;
    Office tab(world);
    tab.create();
    const Id id = tab.add_project("甲");
    Change change{"改名", {}};
    change.set(Kind::project, id, field::project::name_, Value::text("甲"));
    REQUIRE(tab.app->apply(change, "已改名"));
    REQUIRE(tab.app->toast());
    CHECK(tab.app->toast()->undoes == 0);
}

TEST_CASE("undo and its button say which step of which record") {
    platform::FakeWorld world;
    Office tab(world);
    tab.create();
    const Id one = tab.add_project("甲"), two = tab.add_project("乙");
    tab.set_amount(two, "100");
    CHECK(tab.app->undo_words() == "修改投资总额 · 乙");
    tab.app->undo();
    CHECK(tab.toast() == "已撤销：修改投资总额 · 乙");
    CHECK(tab.app->redo_words() == "修改投资总额 · 乙");
    tab.app->redo();
    CHECK(tab.toast() == "已重做：修改投资总额 · 乙");
    tab.app->trash({tab.data().find(one), tab.data().find(two)});
    CHECK(tab.app->undo_words() == "移到回收站 · 甲 等 2 条");
}

TEST_CASE("a toast goes with its page, except what it says on the way there") {
    platform::FakeWorld world;
    Office tab(world);
    tab.create();
    const Id id = tab.add_project("甲");
    tab.app->trash({tab.data().find(id)});
    tab.app->go(Screen::data);
    CHECK(tab.toast() == "已移到回收站 · 甲");
    tab.settle();
    tab.app->go(Screen::projects);
    CHECK(tab.app->toast() == nullptr);
    tab.app->warn("没存上");
    tab.settle();
    tab.app->go(Screen::data);
    CHECK(tab.toast() == "没存上");
}

TEST_CASE("the page writes no unit above itself and no view that nobody could read, and says why") {
    platform::FakeWorld world;
    Office tab(world);
    tab.create();
    const Id unit = tab.app->new_id(), view = tab.app->new_id();
    Change change{"新建", {}};
    change.set(Kind::unit, unit, field::unit::name_, Value::text("甲局"));
    REQUIRE(tab.app->apply(change));
    Change above{"改", {}};
    above.set(Kind::unit, unit, field::unit::parent_, Value::text(to_string(unit)));
    CHECK_FALSE(tab.app->apply(above));
    CHECK(tab.toast().contains("甲局 → 甲局"));
    (void)tab.app->columns(); // as every page with records asks for them
    Change wrong{"改", {}};
    wrong.set(Kind::view, view, field::view::kind_, Value::text("project"));
    wrong.set(Kind::view, view, field::view::where_, Value::text("颜色=红"));
    CHECK_FALSE(tab.app->apply(wrong));
    CHECK(tab.toast().contains("颜色"));
    CHECK(tab.data().live(Kind::view).empty());
}

TEST_CASE("deleting one of two that were merged crosswise moves its links in the same step") {
    platform::FakeWorld here, there;
    Office theirs(there, 7), ours(here);
    ours.create();
    const Id one = ours.add_project("甲"), two = ours.add_project("甲厂");
    theirs.import(ours.exported());
    theirs.app->set_identity({"服务专员乙", "辽东湾新区"});
    const auto merge = [](Office& office, Id kept, Id other) {
        Workspace& data = *office.app->names_of_workspace();
        const RecordIndex stays = data.find(kept), goes = data.find(other);
        REQUIRE(office.app->apply(
            domain::merge_records(data, stays, goes, domain::fields_to_merge(data, stays, goes), "合并")));
        office.settle();
    };
    merge(ours, one, two);
    merge(theirs, two, one);
    const Id phase = theirs.app->new_id();
    Change made{"新建分期", {}};
    made.set(Kind::phase, phase, field::phase::number_, Value::of(std::int64_t{1}));
    made.set(Kind::phase, phase, field::phase::project_, to_value(two));
    REQUIRE(theirs.app->apply(made));
    theirs.settle();
    ours.import(theirs.exported());
    ours.app->apply_import();
    ours.settle();
    REQUIRE(domain::merged_crosswise(ours.data(), ours.data().find(one)) == ours.data().find(two));
    const auto leads_to = [&] { return domain::linked(ours.data(), ours.data().find(phase), field::phase::project_); };
    CHECK(leads_to() == ours.data().find(two));

    Change decided{"定", {}};
    ours.data().add_delete(decided, ours.data().find(two));
    REQUIRE(ours.app->apply(decided));
    CHECK(leads_to() == ours.data().find(one));
    ours.app->undo();
    CHECK(ours.is_live(two));
    CHECK(leads_to() == ours.data().find(two));
}
