// The start page as a person uses it: cards and their keys, the form for a new workspace, reopening, who works here.
#include "tests/ui/ui_fixture.h"

#include "app/strings.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Phase;
using app::Str;
using app::tr;
using ui::Role;

namespace {

void make_workspace(UiFixture& ui, std::string_view name) {
    REQUIRE(ui.click(Role::button, tr(Str::start_new)));
    REQUIRE(ui.wait_for(Role::dialog, tr(Str::start_new)));
    REQUIRE(ui.fill(Role::textbox, tr(Str::start_who_name), "服务专员甲"));
    REQUIRE(ui.fill(Role::textbox, tr(Str::start_name), name));
    for (int i = 0; i < 120 && ui.app().phase() != Phase::ready; ++i) {
        ui.frame();
    }
    ui.settle();
}

} // namespace

TEST_CASE("the demonstration is made once all of the program is there") {
    UiFixture ui;
    ui.frontend->set_whole(false);
    REQUIRE(ui.click(Role::button, tr(Str::start_demonstration)));
    ui.settle();
    CHECK(ui.app().phase() == Phase::first_run);
    ui.frontend->set_whole(true);
    for (int i = 0; i < 400 && ui.app().phase() != Phase::ready; ++i) ui.frame();
    CHECK(ui.app().phase() == Phase::ready);
}

TEST_CASE("the start page greets, offers three ways, and says where the data is") {
    UiFixture ui;
    CHECK(ui.find(Role::heading, tr(Str::start_welcome)));
    CHECK(ui.find(Role::button, tr(Str::start_new)));
    CHECK(ui.find(Role::button, tr(Str::start_sample)));
    CHECK(ui.find(Role::button, tr(Str::start_import)));
    CHECK(ui.find(Role::heading, tr(Str::start_where)));
    CHECK(ui.find_text(tr(Str::start_persisted_ask)));
    CHECK(ui.drawn_vertices() > 100);
}

TEST_CASE("everything on the start page stands where it stays from its first picture on") {
    for (const int width : {1366, 1024, 500}) {
        CAPTURE(width);
        UiFixture ui(width, 768);
        make_workspace(ui, "2019 年招商项目");
        ui.app().close_workspace();
        const ui::SemanticNode* card = nullptr;
        for (int i = 0; i < 60 && !(card = ui.find(Role::button, tr(Str::start_new))); ++i) ui.frame();
        REQUIRE(card);
        const ui::Rect first = card->rect;
        ui.settle();
        CHECK(ui.find(Role::button, tr(Str::start_new))->rect.y == first.y);
        CHECK(ui.find(Role::button, tr(Str::start_new))->rect.width == first.width);
    }
}

TEST_CASE("a new workspace by the form, and Enter is enough") {
    UiFixture ui;
    make_workspace(ui, "2019 年招商项目");
    REQUIRE(ui.app().phase() == Phase::ready);
    CHECK(ui.app().current()->name == "2019 年招商项目");
    CHECK(ui.app().identity().name == "服务专员甲");
    CHECK_FALSE(ui.find(Role::dialog, tr(Str::start_who))); // already answered
}

TEST_CASE("the form cannot be finished without a name of the workspace and of the person") {
    UiFixture ui;
    ui.key(ImGuiKey_1);
    REQUIRE(ui.wait_for(Role::dialog, tr(Str::start_new)));
    REQUIRE(ui.click(Role::button, tr(Str::start_create)));
    CHECK(ui.app().phase() == Phase::first_run);
    ui.fill(Role::textbox, tr(Str::start_name), "甲");
    REQUIRE(ui.click(Role::button, tr(Str::start_create)));
    CHECK(ui.app().phase() == Phase::first_run);
    CHECK(ui.click(Role::button, tr(Str::cancel)));
    CHECK_FALSE(ui.find(Role::dialog, tr(Str::start_new)));
}

TEST_CASE("the keys 2 and 3 open the sample and the picker") {
    UiFixture ui;
    ui.tab->files_to_pick.push_back({{"项目.xlsx", "PK\x03\x04 xl/"}});
    ui.key(ImGuiKey_3);
    CHECK(ui.find_text(tr(Str::import_spreadsheet)));
    ui.key(ImGuiKey_2);
    for (int i = 0; i < 120 && ui.app().phase() != Phase::ready; ++i) {
        ui.frame();
    }
    REQUIRE(ui.app().phase() == Phase::ready);
    CHECK(ui.app().current()->sample);
}

TEST_CASE("a workspace is listed and opened again") {
    UiFixture ui;
    make_workspace(ui, "甲工作区");
    ui.app().close_workspace();
    ui.settle();
    REQUIRE(ui.find(Role::heading, tr(Str::start_existing)));
    REQUIRE(ui.click(Role::button, tr(Str::start_open_existing, {"甲工作区"})));
    for (int i = 0; i < 120 && ui.app().phase() != Phase::ready; ++i) {
        ui.frame();
    }
    CHECK(ui.app().phase() == Phase::ready);
}

TEST_CASE("the start page fits a small and a touch screen") {
    for (const bool touch : {false, true}) {
        UiFixture ui(touch ? 1024 : 1366, 768, touch ? 2.0f : 1.25f, touch);
        CHECK(ui.find(Role::button, tr(Str::start_new)));
        CHECK(ui.settle() < 60); // it comes to rest
    }
}

TEST_CASE("who works here is asked once in a workspace made from a file") {
    UiFixture other;
    make_workspace(other, "甲工作区");
    other.app().export_snapshot({.compressed = false});
    other.settle();
    for (int i = 0; i < 60 && other.tab->saved_files.empty(); ++i) {
        other.frame();
    }
    REQUIRE(!other.tab->saved_files.empty());
    const platform::File file = other.tab->saved_files.back();
    other.app().close_workspace();
    other.settle();
    // The same browser without an author: what a first import meets.
    other.app().set_identity({});
    other.app().open_workspace(other.app().workspaces().front().key);
    REQUIRE(other.wait_for(Role::dialog, tr(Str::start_who)));
    other.click(Role::button, tr(Str::cancel));
    other.frames(10);
    CHECK_FALSE(other.find(Role::dialog, tr(Str::start_who)));
    CHECK_FALSE(file.bytes.empty());
}
