// A record that nobody fills in is taken back as if it had not been made.

#include "tests/unit/app/app_fixture.h"

#include "domain/trash.h"
#include "model/typed.h"

using namespace yinfeng;
using namespace yinfeng::test;
using app::Screen;

namespace {

struct Office : AppFixture {
    Office(platform::FakeWorld& shared, std::uint64_t seed = 1) : AppFixture(shared, seed) {}
    const Workspace& data() const { return *app->workspace(); }
    bool is_live(Id id) const { return data().is_live(data().find(id)); }
    Id begin_project() {
        const Id id = app->new_id();
        Change change{"新建项目", {}};
        change.set(Kind::project, id, field::project::stage_, Value::text("reserve"));
        REQUIRE(app->create(change, Screen::projects, id));
        return id;
    }
    void frames() {
        for (int i = 0; i < 6; ++i) settle();
    }
};

} // namespace

TEST_CASE("a record that is left without a value is as if it had not been made") {
    platform::FakeWorld world;
    Office tab(world);
    tab.create();
    tab.add_project("甲");
    const std::string before(tab.data().undo_name());
    const Id id = tab.begin_project();
    CHECK(tab.app->is_draft(id));
    SUBCASE("its page shows something else") { tab.app->select_record(Screen::projects, {}); }
    SUBCASE("another page is shown") { tab.app->go(Screen::data); }
    SUBCASE("Esc in its first field") { tab.app->leave_draft(id); }
    SUBCASE("the next one is begun") {
        const Id next = tab.begin_project();
        CHECK(tab.app->is_draft(next));
        tab.app->leave_draft(next);
    }
    tab.frames();
    CHECK_FALSE(tab.is_live(id));
    CHECK(tab.data().live(Kind::project).size() == 1);
    CHECK(domain::trash_of(tab.data()).empty());
    CHECK(tab.data().undo_name() == before);
    CHECK_FALSE(tab.data().can_redo());
    CHECK(tab.app->current_record(Screen::projects) != id);
}

TEST_CASE("a record stays with the first value that is written into it, or a link that leads to it") {
    platform::FakeWorld world;
    Office tab(world);
    tab.create();
    const Id id = tab.begin_project();
    SUBCASE("a value") {
        tab.rename(id, "甲");
        CHECK_FALSE(tab.app->is_draft(id));
    }
    SUBCASE("a link") {
        Change change{"登记问题", {}};
        change.set(Kind::service_record, tab.app->new_id(), field::service_record::project_, to_value(id));
        REQUIRE(tab.app->apply(change));
    }
    tab.app->go(Screen::data);
    tab.frames();
    CHECK(tab.is_live(id));
}

TEST_CASE("a page that is closed over a record nobody has filled in finds it gone at the next opening") {
    platform::FakeWorld world;
    Id blank, filled;
    {
        Office tab(world);
        tab.create();
        filled = tab.add_project("甲");
        blank = tab.begin_project();
        tab.settle();
    }
    Office again(world, 2);
    CHECK_FALSE(again.is_live(blank));
    CHECK(again.is_live(filled));
    CHECK(domain::trash_of(again.data()).empty());
}
