// The browser's history follows the app, and the app follows Back, Forward and links.

#include "tests/unit/app/app_fixture.h"

#include "app/address.h"

using namespace yinfeng;
using namespace yinfeng::test;
using app::Address;
using app::Phase;
using app::Screen;
using app::Str;
using app::tr;

namespace {

struct Office : AppFixture {
    using AppFixture::AppFixture;
    platform::FakeHistory& history() { return tab.history; }
    Address shown() {
        const auto read = app::parse_address(history().address());
        REQUIRE_MESSAGE(read.has_value(), history().address());
        return *read;
    }
    Id open() const { return app->current_record(app->screen()); }
    void go(Screen screen) {
        app->go(screen);
        frames();
    }
    void select(Id id) {
        app->select_record(app->screen(), id);
        frames();
    }
    void frames() {
        for (int i = 0; i < 4; ++i) settle();
    }
    bool back() {
        const bool went = history().back();
        frames();
        return went;
    }
    bool forward() {
        const bool went = history().forward();
        frames();
        return went;
    }
    void follow(std::string address) {
        history().open(std::move(address));
        frames();
    }
};

struct OwnWorld {
    platform::FakeWorld own;
};
// A workspace with two projects, on the page of projects.
struct Story : OwnWorld, Office {
    Id first, second;
    Story() : Office(own) {
        create();
        first = add_project("甲");
        second = add_project("乙");
        frames();
    }
};

} // namespace

TEST_CASE("Back and Forward go page by page and record by record") {
    Story tab;
    CHECK(tab.shown().page == Screen::projects);
    CHECK(tab.shown().workspace == tab.app->current()->id);
    tab.select(tab.first);
    tab.select(tab.second);
    tab.go(Screen::services);
    tab.go(Screen::data);
    CHECK(tab.shown().page == Screen::data);

    REQUIRE(tab.back());
    CHECK(tab.app->screen() == Screen::services);
    REQUIRE(tab.back());
    CHECK(tab.app->screen() == Screen::projects);
    CHECK(tab.open() == tab.second);
    REQUIRE(tab.back());
    CHECK(tab.open() == tab.first);
    REQUIRE(tab.back());
    CHECK(is_nil(tab.open()));
    REQUIRE(tab.forward());
    CHECK(tab.open() == tab.first);
    REQUIRE(tab.forward());
    REQUIRE(tab.forward());
    CHECK(tab.app->screen() == Screen::services);
    CHECK(tab.history().entries.size() ==
          6); // the start page, the list, two records, two pages: nothing was added by going
}

TEST_CASE("a record that is closed is no step of its own") {
    Story tab;
    const std::size_t before = tab.history().at;
    for (const Id id : {tab.first, tab.second, tab.first}) {
        tab.select(id);
        CHECK(tab.history().at == before + 1);
        tab.select({});
        CHECK(tab.history().at == before);
    }
    REQUIRE(tab.forward()); // what was closed last
    CHECK(tab.open() == tab.first);
}

TEST_CASE("what is typed, ticked and written is no step") {
    Story tab;
    const auto entries = tab.history().entries.size();
    tab.rename(tab.first, "丙");
    tab.app->set_view_preference("projects", "@now own:1");
    tab.app->say("已保存");
    tab.frames();
    CHECK(tab.history().entries.size() == entries);
}

TEST_CASE("another list or view is a step; what a page tells of itself when it is first drawn is none") {
    Story tab;
    const auto entries = [&] { return tab.history().entries.size(); };
    const std::size_t before = entries();
    tab.app->tell_list(Screen::projects, {"", "standard:all", {}});
    tab.frames();
    CHECK(entries() == before);
    CHECK(tab.shown().view == "standard:all");
    tab.app->tell_list(Screen::projects, {"", "own:1", {}});
    tab.frames();
    CHECK(entries() == before + 1);
    REQUIRE(tab.back());
    const auto asked = tab.app->take_asked_list(Screen::projects);
    REQUIRE(asked.has_value());
    CHECK(asked->view == "standard:all");
    CHECK_FALSE(tab.app->take_asked_list(Screen::projects).has_value());
    // The page does not have it, and shows another one: that is no step either.
    const std::size_t at = tab.history().at;
    tab.app->tell_list(Screen::projects, {"", "standard:late", {}});
    tab.frames();
    CHECK(tab.history().at == at);
    CHECK(tab.shown().view == "standard:late");
}

TEST_CASE("another layout and other conditions are a step; letters of a search and what only follows are none") {
    using app::Sight;
    Story tab;
    const auto entries = [&] { return tab.history().entries.size(); };
    const auto shows = [&](Sight sight) {
        tab.app->tell_list(Screen::projects, {"", "standard:all", std::move(sight)});
        tab.frames();
    };
    Sight sight{.layout = "board"};
    shows(sight);
    const std::size_t before = entries();
    sight.layout = "table";
    shows(sight);
    CHECK(entries() == before + 1);
    sight.conditions = Sight::Conditions::tried;
    sight.where = "stage = signed";
    shows(sight);
    CHECK(entries() == before + 2);
    for (const std::string_view typed : {"物", "物流", "物流园", ""}) {
        sight.find = typed;
        shows(sight);
        CHECK(entries() == before + 2);
        CHECK(tab.shown().sight == sight);
    }
    sight.where = "";
    tab.app->continue_step();
    shows(sight);
    CHECK(entries() == before + 2);
    CHECK(tab.shown().sight == sight);
    // Another step is one again.
    sight.conditions = Sight::Conditions::of_view;
    shows(sight);
    CHECK(entries() == before + 3);
    REQUIRE(tab.back());
    CHECK(tab.app->take_asked_list(Screen::projects)->sight.conditions == Sight::Conditions::tried);
    // A record over it is closed without a trail, so long as the list is as it was.
    tab.app->tell_list(Screen::projects, {"", "standard:all", tab.shown().sight});
    tab.frames();
    const std::size_t at = tab.history().at;
    tab.select(tab.first);
    tab.select({});
    CHECK(tab.history().at == at);
}

TEST_CASE("a page opened again shows what its address says") {
    Story tab;
    tab.select(tab.second);
    const std::string address = tab.history().address();
    tab.tab.kill();
    Office again(tab.world, 2);
    CHECK(is_nil(again.open())); // opened without one
    again.tab.kill();

    Office linked(tab.world, 3, address);
    REQUIRE(linked.app->phase() == Phase::ready);
    CHECK(linked.app->screen() == Screen::projects);
    CHECK(linked.open() == tab.second);
    CHECK(linked.history().entries.size() == 1);
}

TEST_CASE("a link opens its workspace, in a fresh tab and in an open one") {
    Story tab;
    tab.select(tab.first);
    const Address to_first = tab.app->address_of(tab.first);
    const std::string link = tab.app->link(to_first);
    CHECK(link.starts_with("fake:/yinfeng#"));
    const std::string address = link.substr(link.find('#') + 1);
    CHECK(app::parse_address(address)->name == "2019 年招商项目");
    tab.create("二号工作区", "高新区招商局");
    tab.frames();
    const Id other = tab.app->current()->id;
    CHECK(other != to_first.workspace);

    tab.follow(address);
    REQUIRE(tab.app->phase() == Phase::ready);
    CHECK(tab.app->current()->id == to_first.workspace);
    CHECK(tab.open() == tab.first);
    REQUIRE(tab.back());
    CHECK(tab.app->current()->id == other);
    tab.tab.kill();

    Office fresh(tab.world, 2, address); // the other one was open last
    CHECK(fresh.app->current()->id == to_first.workspace);
    CHECK(fresh.open() == tab.first);
}

TEST_CASE("a link to a workspace that is not here says which it belongs to, and opens no other") {
    Story tab;
    const Id elsewhere = tab.app->new_id();
    const std::string address = app::to_text({.workspace = elsewhere, .name = "产业链专班"});
    SUBCASE("in a fresh tab") {
        tab.tab.kill();
        Office fresh(tab.world, 2, address);
        CHECK(fresh.app->phase() == Phase::first_run);
        CHECK(fresh.toast() == tr(Str::address_no_such_workspace, {"产业链专班"}));
        CHECK(fresh.app->workspaces().size() == 1);
    }
    SUBCASE("in an open one") {
        tab.follow(address);
        CHECK(tab.app->phase() == Phase::ready);
        CHECK(tab.toast() == tr(Str::address_no_such_workspace, {"产业链专班"}));
        CHECK(tab.shown().workspace == tab.app->current()->id); // the bar does not claim what is not shown
    }
    SUBCASE("without a name") {
        tab.follow(app::to_text({.workspace = elsewhere}));
        CHECK(tab.toast() == tr(Str::address_no_workspace));
    }
}

TEST_CASE("an address of what cannot be shown says so, and the way back goes on") {
    Story tab;
    tab.go(Screen::settings);
    const auto follow = [&](Address address) { tab.follow(app::to_text(address)); };
    SUBCASE("a record that is not here") {
        follow({.page = Screen::projects, .record = tab.app->new_id()});
        CHECK(tab.toast() == tr(Str::address_no_record));
        CHECK(tab.app->screen() == Screen::projects);
    }
    SUBCASE("a record in the trash") {
        tab.app->trash({tab.app->workspace()->find(tab.first)});
        follow({.page = Screen::projects, .record = tab.first});
        CHECK(tab.toast() == tr(Str::address_named_in_trash, {"甲"}));
        CHECK(tab.app->screen() == Screen::projects);
    }
    SUBCASE("foreign") {
        tab.follow("top");
        CHECK(tab.toast() == tr(Str::address_foreign));
        CHECK(tab.app->screen() == Screen::settings);
    }
    SUBCASE("damaged") {
        tab.follow("page=projects&record=P058");
        CHECK(tab.toast() == tr(Str::address_damaged));
    }
    SUBCASE("a page of another version") {
        tab.follow("page=calendar");
        CHECK(tab.toast() == tr(Str::address_unknown_page));
    }
    CHECK(is_nil(tab.open()));
    CHECK(tab.shown().page == tab.app->screen());
    CHECK(tab.history().at + 1 == tab.history().entries.size());
    REQUIRE(tab.back());
    CHECK(tab.app->screen() == Screen::settings);
}

TEST_CASE("a record of another page than its address says is shown on its own page") {
    Story tab;
    tab.follow(app::to_text({.page = Screen::services, .record = tab.first}));
    CHECK(tab.app->screen() == Screen::projects);
    CHECK(tab.open() == tab.first);
}

TEST_CASE("Back closes a draft, which was never a step, and what was typed into it stays") {
    Story tab;
    const auto entries = tab.history().entries.size();
    const Id id = tab.app->new_id();
    Change change{"新建项目", {}};
    change.set(Kind::project, id, field::project::stage_, Value::text("reserve"));
    REQUIRE(tab.app->create(change, Screen::projects, id));
    tab.frames();
    CHECK(tab.history().entries.size() == entries);
    tab.history().back();
    SUBCASE("nothing was typed") {
        tab.frames();
        CHECK_FALSE(tab.app->workspace()->is_live(tab.app->workspace()->find(id)));
    }
    SUBCASE("the field is written when it goes") {
        tab.settle();
        tab.rename(id, "丁");
        tab.frames();
        CHECK(tab.name_of(id) == "丁");
    }
    CHECK(tab.app->screen() == Screen::projects);
    CHECK(is_nil(tab.open()));
    CHECK(tab.app->phase() == Phase::ready);
    CHECK(tab.history().at + 1 == entries); // where it was
}

TEST_CASE("who stays where they are finds Back and Forward as they were") {
    Story tab;
    tab.select(tab.first);
    tab.go(Screen::data);
    const auto stays = [&] {
        tab.world.run_until_idle();
        REQUIRE(tab.app->is_called_away());
        tab.app->stay();
        CHECK_FALSE(tab.app->is_called_away());
        tab.frames();
    };
    const std::size_t at = tab.history().at, count = tab.history().entries.size();
    REQUIRE(tab.history().back());
    stays();
    CHECK(tab.app->screen() == Screen::data);
    CHECK(tab.history().at == at);
    REQUIRE(tab.back());
    CHECK(tab.open() == tab.first);
    REQUIRE(tab.history().forward());
    stays();
    CHECK(tab.app->screen() == Screen::projects);
    REQUIRE(tab.forward());
    CHECK(tab.app->screen() == Screen::data);
    CHECK(tab.history().entries.size() == count);
}

TEST_CASE("Back from a workspace that was opened on the start page goes there, and Forward opens it again") {
    Story tab;
    tab.app->close_workspace();
    tab.frames();
    CHECK_FALSE(tab.shown().page.has_value());
    REQUIRE(tab.back());
    CHECK(tab.app->phase() == Phase::ready);
    REQUIRE(tab.forward());
    CHECK(tab.app->phase() == Phase::first_run);
}

TEST_CASE("what is not saved is not left by Back either") {
    Story tab;
    tab.create("二号工作区", "高新区招商局");
    tab.frames();
    const Id here = tab.app->current()->id;
    tab.world.fail_all(platform::Fault::full);
    tab.app->set_identity({"服务专员甲", "招商局"});
    const Id id = tab.app->new_id();
    Change change{"新建项目", {}};
    change.set(Kind::project, id, field::project::name_, Value::text("戊"));
    REQUIRE(tab.app->apply(change));
    tab.frames();
    REQUIRE(tab.app->save_state().kind == app::SaveKind::failed);
    REQUIRE(tab.back());
    CHECK(tab.app->current()->id == here);
    CHECK(tab.toast() == tr(Str::app_leave_unsaved));
    CHECK(tab.shown().workspace == here);
}
