// Exporting and opening sealed files on the screen.
#include "tests/ui/ui_fixture.h"

#include "app/locked_file.h"
#include "app/strings.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Screen;
using app::Str;
using app::tr;
using ui::Role;

namespace {

const std::string passphrase = "correct horse battery";

void wait_until(UiFixture& ui, const std::function<bool()>& there) {
    for (int i = 0; i < 400 && !there(); ++i) ui.frame();
    REQUIRE_MESSAGE(there(), ui.tree());
    ui.settle();
}

platform::File seal_by_hand(UiFixture& ui) {
    ui.app().go(Screen::data);
    ui.settle();
    REQUIRE(ui.click(Role::button, tr(Str::data_export_more)));
    ui.settle();
    REQUIRE(ui.find(Role::dialog, tr(Str::data_export)));
    REQUIRE(ui.click(Role::tab, tr(Str::export_form_sealed)));
    ui.settle();
    REQUIRE(ui.click(Role::checkbox, tr(Str::export_sign_first)));
    REQUIRE(ui.click(Role::button, tr(Str::export_now)));
    CHECK_MESSAGE(ui.find_text("还要填：" + std::string(tr(Str::passphrase))), ui.tree());
    REQUIRE(ui.fill(Role::textbox, tr(Str::passphrase), passphrase));
    CHECK(ui.tab->saved_files.empty());
    CHECK(ui.find_text(tr(Str::export_passphrases_differ)));
    CHECK(ui.find(Role::textbox, tr(Str::passphrase_again))->focused); // Enter went to what was missing
    CHECK(ui.find(Role::textbox, tr(Str::passphrase))->value.find("horse") == std::string::npos); // told to nobody
    REQUIRE(ui.fill(Role::textbox, tr(Str::passphrase_again), passphrase));
    wait_until(ui, [&] { return !ui.tab->saved_files.empty(); });
    CHECK_FALSE(ui.find(Role::dialog, tr(Str::data_export)));
    return ui.tab->saved_files.back();
}

} // namespace

TEST_CASE("sealing asks twice, tells nobody, and the file opens with what was typed") {
    UiFixture ui;
    ui.open_sample();
    const platform::File file = seal_by_hand(ui);
    CHECK(file.name.ends_with(".yfs"));
    CHECK(ui.find_text(ui.app().own_fingerprint()));

    ui.frontend->files_dropped({file});
    wait_until(ui, [&] { return ui.find(Role::dialog, tr(Str::unlock_title)) != nullptr; });
    CHECK(ui.find_text(file.name));
    CHECK(ui.find_text(tr(Str::unlock_signed_known)));
    REQUIRE(ui.fill(Role::textbox, tr(Str::passphrase), "something else"));
    REQUIRE_MESSAGE(ui.click(Role::button, tr(Str::unlock_open)), ui.tree());
    wait_until(ui, [&] { return ui.find_text(sealed::wrong_passphrase().message) != nullptr; });
    CHECK(ui.find(Role::dialog, tr(Str::unlock_title)));
    CHECK_MESSAGE(ui.find(Role::button, tr(Str::unlock_open)), ui.tree());
    REQUIRE(ui.fill(Role::textbox, tr(Str::passphrase), passphrase));
    wait_until(ui, [&] {
        return ui.find(Role::heading, tr(Str::data_merge_title)) && !ui.find(Role::dialog, tr(Str::unlock_title));
    });
}

TEST_CASE("Esc leaves a sealed file alone") {
    UiFixture ui;
    ui.open_sample();
    const platform::File file = seal_by_hand(ui);
    ui.frontend->files_dropped({file});
    wait_until(ui, [&] { return ui.find(Role::dialog, tr(Str::unlock_title)) != nullptr; });
    ui.key(ImGuiKey_Escape); // out of the field
    ui.settle();
    if (ui.app().locked_file()) ui.key(ImGuiKey_Escape);
    ui.settle();
    CHECK_FALSE(ui.app().locked_file());
    CHECK_FALSE(ui.app().import_session());
    CHECK_FALSE(ui.find(Role::dialog, tr(Str::unlock_title)));
}
