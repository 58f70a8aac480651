// Data, settings and directory pages on an empty and the sample workspace.
#include "tests/ui/ui_fixture.h"

#include "app/strings.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Screen;
using app::Str;
using app::tr;
using ui::Role;

namespace {

platform::File export_plain(UiFixture& ui) {
    const std::size_t before = ui.tab->saved_files.size();
    ui.app().export_snapshot({.compressed = false});
    for (int i = 0; i < 200 && ui.tab->saved_files.size() == before; ++i) {
        ui.frame();
    }
    REQUIRE(ui.tab->saved_files.size() > before);
    ui.settle();
    return ui.tab->saved_files.back();
}

void show(UiFixture& ui, Screen screen) {
    ui.app().go(screen);
    ui.settle();
}

} // namespace

TEST_CASE("the data page states where the data is and what this is") {
    UiFixture ui;
    ui.open_sample();
    show(ui, Screen::data);
    for (int i = 0; i < 60; ++i) {
        ui.frame(); // the digest is worked out soon after
    }
    CHECK(ui.find(Role::heading, tr(Str::data_title)));
    CHECK(ui.find(Role::button, tr(Str::data_export_gz)));
    CHECK(ui.find(Role::button, tr(Str::data_pick_file)));
    CHECK(ui.find_text(tr(Str::data_no_conflicts)));
    const std::string digest = ui.app().state_digest();
    REQUIRE(digest.size() == 64);
    CHECK(ui.find_text(digest.substr(0, 8)));
    CHECK(ui.find_text(tr(Str::data_never)));
    ui.click(Role::button, tr(Str::data_export_gz));
    for (int i = 0; i < 200 && ui.tab->saved_files.empty(); ++i) {
        ui.frame();
    }
    CHECK(ui.tab->saved_files.size() == 1);
}

TEST_CASE("dropped files show their preview, and merging is a step that can be undone") {
    UiFixture ui;
    ui.open_sample();
    const platform::File before = export_plain(ui);
    const RecordIndex first = ui.app().workspace()->live(Kind::project).front();
    const Id id = ui.app().workspace()->record(first).id;
    Change change{"改名", {}};
    change.set(Kind::project, id, field::project::name_, Value::text("改过的名称"));
    REQUIRE(ui.app().apply(change));
    const platform::File after = export_plain(ui);
    // A browser that has not seen the change yet.
    ui.app().delete_workspace(ui.app().current()->key);
    ui.settle();
    ui.frontend->files_dropped({before});
    for (int i = 0; i < 120 && ui.app().phase() != app::Phase::ready; ++i) {
        ui.frame();
    }
    REQUIRE(ui.app().phase() == app::Phase::ready);
    const auto name = [&] {
        return std::string(
            ui.app().workspace()->value(ui.app().workspace()->find(id), field::project::name_).as_text());
    };
    CHECK(name() != "改过的名称");

    ui.frontend->files_dropped({after});
    for (int i = 0; i < 60; ++i) {
        ui.frame();
    }
    REQUIRE(ui.app().import_session());
    CHECK(ui.app().screen() == Screen::data);
    CHECK(ui.find(Role::heading, tr(Str::data_merge_title)));
    CHECK(ui.find_text(after.name));
    CHECK(ui.find(Role::toggle, tr(Str::data_updated)));
    CHECK(ui.click(Role::toggle, tr(Str::data_unchanged)));
    REQUIRE(ui.click(Role::button, tr(Str::data_merge)));
    for (int i = 0; i < 60; ++i) {
        ui.frame();
    }
    CHECK_FALSE(ui.app().import_session());
    CHECK(ui.find(Role::heading, tr(Str::data_title)));
    CHECK(name() == "改过的名称");
    ui.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    CHECK(name() != "改过的名称");
}

TEST_CASE("a refused file says why and offers another") {
    UiFixture ui;
    ui.open_sample();
    ui.frontend->files_dropped({{"项目.xlsx", "PK\x03\x04 xl/"}});
    ui.settle();
    CHECK(ui.find_text(tr(Str::import_spreadsheet)));
    CHECK(ui.find(Role::button, tr(Str::data_choose_another)));
    CHECK(ui.click(Role::button, tr(Str::close)));
    CHECK_FALSE(ui.app().import_session());
}

TEST_CASE("conflicts are listed and open their record") {
    UiFixture ui;
    ui.open_sample();
    const Id id = ui.app().workspace()->record(ui.app().workspace()->live(Kind::project).front()).id;
    const platform::File base = export_plain(ui);
    platform::FakeWorld elsewhere;
    platform::FakePlatform tab(elsewhere, 99);
    app::App other(tab);
    other.start();
    elsewhere.run_until_idle();
    other.import_files({base});
    elsewhere.advance(500);
    REQUIRE(other.phase() == app::Phase::ready);
    const auto rename = [&](app::App& app, std::string_view name) {
        Change change{"改名", {}};
        change.set(Kind::project, id, field::project::name_, Value::text(name));
        REQUIRE(app.apply(change));
    };
    rename(other, "对方改");
    other.export_snapshot({.compressed = false});
    elsewhere.advance(500);
    REQUIRE(!tab.saved_files.empty());
    rename(ui.app(), "本机改");
    ui.frontend->files_dropped({tab.saved_files.back()});
    for (int i = 0; i < 60; ++i) {
        ui.frame();
    }
    REQUIRE(ui.click(Role::button, tr(Str::data_merge)));
    for (int i = 0; i < 60; ++i) {
        ui.frame();
    }
    CHECK(ui.app().workspace()->conflict_count() == 1);
    const ui::SemanticNode* row = ui.find_text(app::label(info(field::project::name_)));
    REQUIRE(row);
    ui.click_at(row->rect.x + row->rect.width / 2, row->rect.y + row->rect.height / 2);
    CHECK(ui.app().screen() == Screen::projects);
    CHECK(ui.app().current_record(Screen::projects) == id);
}

TEST_CASE("settings show the workspace's record and this browser's workspaces") {
    UiFixture ui;
    ui.open_sample();
    show(ui, Screen::settings);
    CHECK(ui.find(Role::heading, tr(Str::settings_title)));
    CHECK(ui.find(Role::heading, tr(Str::settings_workspaces)));
    CHECK(ui.reach(Role::textbox, app::label(info(field::settings::office_)), 1200, 600));
    ui.wheel(1200, 600, 1000); // back to the top
    const std::string name = ui.app().current()->name;
    REQUIRE(ui.click(Role::button, std::string(tr(Str::settings_delete)) + " " + name));
    REQUIRE(ui.wait_for(Role::dialog, tr(Str::settings_delete_title)));
    REQUIRE(ui.find(Role::button, tr(Str::settings_delete)));
    REQUIRE(ui.click(Role::button, tr(Str::settings_delete)));
    REQUIRE(ui.fill(Role::textbox, tr(Str::settings_delete_name), "another"));
    CHECK_MESSAGE(ui.find_text(tr(Str::settings_delete_differs)), ui.tree());
    CHECK(ui.app().phase() == app::Phase::ready);
    ui.fill(Role::textbox, tr(Str::settings_delete_name), name);
    for (int i = 0; i < 60 && ui.app().phase() != app::Phase::first_run; ++i) {
        ui.frame();
    }
    CHECK(ui.app().phase() == app::Phase::first_run);
    CHECK(ui.app().workspaces().empty());
}

TEST_CASE("the directory lists, makes, names, trashes and restores") {
    UiFixture ui;
    ui.open_sample();
    show(ui, Screen::directory);
    CHECK(ui.find(Role::heading, tr(Str::directory_title)));
    REQUIRE(ui.all(Role::row).size() > 3);
    const std::string name = ui.all(Role::row)[3]->name;
    CHECK(ui.click(Role::row, name));
    const RecordIndex opened = ui.app().workspace()->find(ui.app().current_record(Screen::directory));
    REQUIRE(opened != no_record);
    CHECK(ui.app().workspace()->value(opened, field::enterprise::name_).as_text() == name);
    CHECK(ui.find(Role::tab, tr(Str::directory_tab_links)));
    CHECK(ui.click(Role::tab, tr(Str::directory_tab_links)));
    CHECK(ui.click(Role::button, tr(Str::directory_close)));
    const std::size_t before = ui.app().workspace()->live(Kind::enterprise).size();
    REQUIRE(ui.click(Role::button, tr(Str::directory_new_enterprise)));
    CHECK(ui.app().workspace()->live(Kind::enterprise).size() == before + 1);
    const Id made = ui.app().current_record(Screen::directory);
    REQUIRE_FALSE(is_nil(made));
    ui.type("辽宁忠旺");
    ui.key(ImGuiKey_Enter);
    const RecordIndex index = ui.app().workspace()->find(made);
    CHECK(ui.app().workspace()->value(index, field::enterprise::name_).as_text() == "辽宁忠旺");
    ui.app().trash({index});
    ui.settle();
    REQUIRE(ui.click(Role::button, tr(Str::page_menu)));
    REQUIRE(ui.click(Role::menuitem, tr(Str::open_trash)));
    REQUIRE_MESSAGE(ui.click(Role::button, std::string(tr(Str::restore)) + " 辽宁忠旺"), ui.tree());
    CHECK(ui.app().workspace()->is_live(index));
}
