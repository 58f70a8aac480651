#pragma once
// An App in a tab of a fake browser. Several fixtures on one world are several tabs of the same browser.

#include "app/app.h"
#include "app/strings.h"
#include "platform/fake/fake_platform.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

namespace yinfeng::test {

struct AppFixture {
    // `address`: that the page is opened with, as by a link.
    explicit AppFixture(platform::FakeWorld& shared, std::uint64_t seed = 1, std::string address = {})
        : world(shared), tab(shared, seed), app(std::make_unique<app::App>(tab)) {
        tab.history.entries.front().address = std::move(address);
        app->go(app::Screen::projects); // people come to 工作台, most tests are about 项目
        app->start();
        settle();
    }

    void settle() {
        world.run_until_idle();
        world.advance(200);
        world.run_until_idle();
        if (app) {
            app->tick();
        }
    }

    void create(std::string name = "2019 年招商项目", std::string office = "双台子区招商局") {
        app->set_identity({"服务专员甲", "招商局"});
        app->create_workspace({std::move(name), std::move(office), "four_plus"});
        settle();
        REQUIRE(app->phase() == app::Phase::ready);
    }

    Id add_project(std::string_view name) {
        const Id id = app->new_id();
        Change change{"新建项目", {}};
        change.set(Kind::project, id, field::project::name_, Value::text(name));
        change.set(Kind::project, id, field::project::stage_, Value::text("talks"));
        REQUIRE(app->apply(change));
        settle();
        return id;
    }

    void rename(Id id, std::string_view name) {
        Change change{"改名", {}};
        change.set(Kind::project, id, field::project::name_, Value::text(name));
        REQUIRE(app->apply(change));
        settle();
    }

    std::string name_of(Id id) const {
        const Workspace& data = *app->workspace();
        const RecordIndex index = data.find(id);
        return index == no_record || !data.is_live(index)
                   ? std::string()
                   : std::string(data.value(index, field::project::name_).as_text());
    }

    platform::File exported() { // the plain snapshot as it was handed to the user
        app->export_snapshot({.compressed = false});
        settle();
        REQUIRE(!tab.saved_files.empty());
        return tab.saved_files.back();
    }

    void import(platform::File file) {
        app->import_files({std::move(file)});
        settle();
    }

    std::string toast() const { return app->toast() ? app->toast()->text : std::string(); }
    std::string problem() const { return app->import_session() ? app->import_session()->problem : std::string(); }

    platform::FakeWorld& world;
    platform::FakePlatform tab;
    std::unique_ptr<app::App> app;
};

} // namespace yinfeng::test
