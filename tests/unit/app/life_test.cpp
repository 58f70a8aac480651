// The App from the first run on: create, edit, close, find again; failures of storage; two tabs.
#include "tests/unit/app/app_fixture.h"

using namespace yinfeng;
using namespace yinfeng::test;
using app::Phase;
using app::SaveKind;
using app::Str;
using app::tr;

TEST_CASE("the first run offers a start, and what was made there is found again") {
    platform::FakeWorld world;
    Id project;
    std::string digest;
    {
        AppFixture first(world);
        CHECK(first.app->phase() == Phase::first_run);
        CHECK(first.app->workspaces().empty());
        CHECK(first.app->workspace() == nullptr);
        first.create();
        CHECK(first.app->current()->name == "2019 年招商项目");
        CHECK(first.app->current()->office == "双台子区招商局");
        REQUIRE(first.app->settings_record() != no_record);
        CHECK_FALSE(first.app->workspace()->can_undo()); // nobody can undo the workspace away
        project = first.add_project("忠旺轨道车辆项目");
        CHECK(first.app->save_state().kind == SaveKind::saved);
        CHECK(first.app->save_state().saved_at_ms > 0);
        first.app->compute_state_digest();
        world.advance(1000);
        digest = first.app->state_digest();
        CHECK(digest.size() == 64);
        CHECK(first.app->storage_status().persisted); // asked for at the first save
        first.tab.kill();
    }
    AppFixture second(world, 2);
    REQUIRE(second.app->phase() == Phase::ready);
    CHECK(second.name_of(project) == "忠旺轨道车辆项目");
    CHECK(second.app->identity().author() == "服务专员甲 · 招商局");
    CHECK(second.app->current()->name == "2019 年招商项目");
    second.app->compute_state_digest();
    world.advance(1000);
    CHECK(second.app->state_digest() == digest);
}

TEST_CASE("side data that cannot be loaded is said, and keeps nobody from working") {
    platform::FakeWorld world;
    AppFixture app(world);
    app.tab.fail_assets = platform::Fault::lost;
    app.app->open_sample();
    app.settle();
    CHECK(app.app->phase() == Phase::first_run);
    CHECK(app.toast() == tr(Str::app_sample_missing));
    app.create();
    app.add_project("忠旺轨道车辆项目");

    app.tab.fail_assets = std::nullopt;
    app.app->open_sample();
    app.settle();
    REQUIRE(app.app->phase() == Phase::ready);
    CHECK(app.app->workspace()->live(Kind::project).size() == 57);
}

TEST_CASE("a new workspace waits for a lock that a busy machine grants late, and what it starts with is stored") {
    platform::FakeWorld world;
    test::AppFixture app(world);
    app.tab.lock_delay_ms = 5'000;
    const auto wait = [&] {
        app.settle();
        CHECK(app.app->phase() == app::Phase::opening);
        world.advance(6'000);
        app.settle();
        REQUIRE(app.app->phase() == app::Phase::ready);
        CHECK(app.toast() == "");
        CHECK(app.app->can_write());
    };
    const auto stored_name = [&] {
        const RecordIndex settings = app.app->settings_record();
        REQUIRE(settings != no_record);
        return std::string(app.app->workspace()->value(settings, field::settings::name_).as_text());
    };
    app.app->create_workspace({"双台子区", "双台子区招商局", "four_plus"});
    wait();
    CHECK(stored_name() == "双台子区");
    const std::string key = app.app->current()->key;

    app.app->open_sample();
    wait();
    const std::size_t records = app.app->workspace()->record_count();
    CHECK(records > 57);
    const std::string sample = app.app->current()->key;

    app.tab.lock_delay_ms = 0;
    app.app->open_workspace(key);
    app.settle();
    CHECK(stored_name() == "双台子区");
    app.app->open_workspace(sample);
    app.settle();
    CHECK(app.app->workspace()->record_count() == records);
}

TEST_CASE("on a busy machine nothing is called read-only before another tab is known to write") {
    platform::FakeWorld world;
    AppFixture first(world);
    first.create();
    const std::string key = first.app->current()->key;
    first.create("二号工作区", "高新区招商局"); // which the next one opens by itself
    const auto open = [&](AppFixture& app) {
        app.app->open_workspace(key);
        app.settle();
    };
    SUBCASE("nobody has the lock, and it comes late") {
        first.tab.kill();
        AppFixture again(world, 2);
        again.tab.lock_delay_ms = 4'000;
        open(again);
        for (int i = 0; i < 8 && again.app->phase() == Phase::opening; ++i) {
            CHECK(again.app->save_state().kind != app::SaveKind::read_only);
            world.advance(1'000);
            again.settle();
        }
        REQUIRE(again.app->phase() == Phase::ready);
        CHECK(again.app->can_write());
    }
    SUBCASE("another tab has it") {
        open(first);
        AppFixture second(world, 2);
        open(second);
        REQUIRE(second.app->phase() == Phase::ready);
        CHECK(second.app->save_state().kind == app::SaveKind::read_only);
        first.tab.kill();
        second.settle();
        CHECK(second.app->can_write());
    }
}

TEST_CASE("a change of name in the settings reaches the list of workspaces") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    Change change{"改名", {}};
    change.set(Kind::settings, tab.app->workspace()->record(tab.app->settings_record()).id, field::settings::name_,
        Value::text("新名称"));
    REQUIRE(tab.app->apply(change));
    tab.settle();
    CHECK(tab.app->current()->name == "新名称");
    world.advance(5000);
    CHECK(tab.app->workspaces().front().name == "新名称");
}

TEST_CASE("undo and redo name the step") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    const Id id = tab.add_project("甲");
    tab.rename(id, "乙");
    tab.app->undo();
    CHECK(tab.toast() == tr(Str::app_undone, {"改名 · 乙"}));
    CHECK(tab.name_of(id) == "甲");
    tab.app->redo();
    CHECK(tab.name_of(id) == "乙");
    tab.settle();
    tab.tab.kill();
    AppFixture again(world, 2);
    CHECK(again.name_of(id) == "乙");
}

TEST_CASE("trash and restore are one step each") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    const Id one = tab.add_project("甲"), two = tab.add_project("乙");
    const Workspace& data = *tab.app->workspace();
    tab.app->trash({data.find(one), data.find(two)});
    CHECK(data.live(Kind::project).empty());
    CHECK(tab.app->toast()->undoes != 0);
    tab.app->undo();
    CHECK(data.live(Kind::project).size() == 2);
    tab.app->redo();
    tab.app->restore({data.find(one)});
    CHECK(tab.name_of(one) == "甲");
    CHECK(tab.name_of(two).empty());
}

TEST_CASE("a full disk is said, nothing is lost, and a retry stores it") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    const Id before = tab.add_project("已存");
    world.fail_all(platform::Fault::full);
    const Id during = tab.add_project("没存上");
    world.advance(2000);
    CHECK(tab.app->save_state().kind == SaveKind::failed);
    CHECK_FALSE(tab.app->save_state().reason.empty());
    CHECK(tab.name_of(during) == "没存上");
    CHECK(tab.app->can_write());
    world.succeed_again();
    tab.app->retry_saving();
    tab.settle();
    world.advance(60'000);
    CHECK(tab.app->save_state().kind == SaveKind::saved);
    tab.tab.kill();
    AppFixture again(world, 2);
    CHECK(again.name_of(before) == "已存");
    CHECK(again.name_of(during) == "没存上");
}

TEST_CASE("what is not stored is not left behind by switching") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create("甲工作区");
    const std::string first = tab.app->current()->key;
    tab.create("乙工作区");
    world.fail_all(platform::Fault::full);
    tab.add_project("没存上");
    world.advance(2000);
    tab.app->open_workspace(first);
    tab.settle();
    CHECK(tab.app->current()->name == "乙工作区");
    CHECK(tab.toast() == tr(Str::app_leave_unsaved));
    world.succeed_again();
    tab.app->retry_saving();
    world.advance(60'000);
    tab.app->open_workspace(first);
    tab.settle();
    CHECK(tab.app->current()->name == "甲工作区");
}

TEST_CASE("a browser that keeps nothing is usable, says so, and exports") {
    platform::FakeWorld world;
    world.fail_all(platform::Fault::refused);
    AppFixture tab(world);
    CHECK(tab.app->phase() == Phase::first_run);
    CHECK(tab.app->keeps_nothing());
    tab.create();
    const Id id = tab.add_project("只在内存里");
    CHECK(tab.app->can_write());
    CHECK(tab.app->save_state().kind == SaveKind::failed);
    tab.app->close_workspace(); // would lose everything
    CHECK(tab.app->phase() == Phase::ready);
    CHECK(tab.name_of(id) == "只在内存里");
    const platform::File file = tab.exported();
    CHECK(file.bytes.find("只在内存里") != std::string::npos);
    tab.app->close_workspace(); // it is in the file now
    CHECK(tab.app->phase() == Phase::first_run);
}

TEST_CASE("a second tab follows, cannot write, and takes over") {
    platform::FakeWorld world;
    auto writer = std::make_unique<AppFixture>(world);
    writer->create();
    const Id id = writer->add_project("甲");
    AppFixture follower(world, 2);
    REQUIRE(follower.app->phase() == Phase::ready);
    CHECK(follower.name_of(id) == "甲");
    CHECK_FALSE(follower.app->can_write());
    CHECK(follower.app->save_state().kind == SaveKind::read_only);
    CHECK_FALSE(follower.app->save_state().reason.empty());
    writer->rename(id, "乙");
    follower.settle();
    CHECK(follower.name_of(id) == "乙");

    Change change{"改名", {}};
    change.set(Kind::project, id, field::project::name_, Value::text("丙"));
    CHECK_FALSE(follower.app->apply(change));
    CHECK(follower.toast().starts_with(tr(Str::read_only_now)));

    writer->tab.kill();
    writer.reset();
    follower.settle();
    CHECK(follower.app->can_write());
    follower.rename(id, "丙");
    CHECK(follower.name_of(id) == "丙");
    CHECK(follower.app->save_state().kind == SaveKind::saved);
}

TEST_CASE("deleting a workspace takes it out of the list and off the disk") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    const std::string key = tab.app->current()->key;
    CHECK(world.has_database(key));
    tab.app->delete_workspace(key);
    tab.settle();
    CHECK(tab.app->phase() == Phase::first_run);
    CHECK(tab.app->workspaces().empty());
    CHECK_FALSE(world.has_database(key));
    tab.tab.kill();
    AppFixture again(world, 2);
    CHECK(again.app->phase() == Phase::first_run);
}

TEST_CASE("toasts come one at a time, end by themselves, wait for the pointer, and errors stay") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.app->say("甲");
    tab.app->say("乙");
    CHECK(tab.toast() == "乙");
    world.advance(7000);
    tab.app->tick();
    CHECK(tab.toast() == "乙");
    for (int second = 0; second < 20; ++second) {
        tab.app->hold_toast(true);
        world.advance(1000);
        tab.app->tick();
    }
    CHECK(tab.toast() == "乙");
    world.advance(1000);
    tab.app->tick(); // the pointer has left
    world.advance(2000);
    tab.app->tick();
    CHECK(tab.app->toast() == nullptr);
    tab.app->warn("错误");
    world.advance(60'000);
    tab.app->tick();
    CHECK(tab.toast() == "错误");
    tab.app->close_toast();
    CHECK(tab.app->toast() == nullptr);
}

TEST_CASE("today is the day on the wall, unless a day is set") {
    platform::FakeWorld world;
    AppFixture tab(world);
    CHECK(to_iso(tab.app->today()) == "2019-08-30");
    tab.app->set_today(make_date(2020, 1, 2));
    CHECK(to_iso(tab.app->today()) == "2020-01-02");
    tab.app->set_today({});
    CHECK(to_iso(tab.app->today()) == "2019-08-30");
}

TEST_CASE("a record opens on the page of its kind, a phase inside its project") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    const Id project = tab.add_project("甲");
    const Id phase = tab.app->new_id();
    Change change{"分期", {}};
    change.set(Kind::phase, phase, field::phase::project_, Value::text(to_string(project)));
    REQUIRE(tab.app->apply(change));
    tab.app->go(app::Screen::data);
    tab.app->open_record(phase);
    CHECK(tab.app->screen() == app::Screen::projects);
    CHECK(tab.app->current_record(app::Screen::projects) == project);
}
