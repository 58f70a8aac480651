#include <doctest/doctest.h>

#include "tests/ui/ui_fixture.h"
#include "ui/drawn_picture.h"

using namespace yinfeng;
using namespace yinfeng::test;

TEST_CASE("a picture is drawn once: while nothing changes it is the same, and every change is seen") {
    UiFixture ui;
    ui.open_sample();
    ui.move_to(700, 860);
    ui.settle();
    ui::DrawnPicture picture;
    const auto is_new = [&] { return picture.is_new(*ImGui::GetDrawData()); };

    CHECK(is_new());
    CHECK_FALSE(is_new());
    ui.frames(3);
    CHECK_FALSE(is_new());

    ui.move_to(40, 200); // over the rail
    ui.settle();
    CHECK(is_new());
    ui.frames(2);
    CHECK_FALSE(is_new());

    REQUIRE(ui.click(ui::Role::tab, "表格"));
    ui.settle();
    CHECK(is_new());
    ui.wheel(700, 500, -3);
    ui.settle();
    CHECK(is_new());
    CHECK_FALSE(is_new());

    picture.forget();
    CHECK(is_new());
}

TEST_CASE("a picture with a texture that is still to be made is drawn whatever it looks like") {
    UiFixture ui;
    ui.open_sample();
    ui.settle();
    ui::DrawnPicture picture;
    const ImDrawData& data = *ImGui::GetDrawData();
    picture.is_new(data);
    REQUIRE_FALSE(picture.is_new(data));
    REQUIRE(data.Textures);
    REQUIRE_FALSE(data.Textures->empty());
    ImTextureData& texture = *data.Textures->front();
    const ImTextureStatus before = texture.Status;
    texture.Status = ImTextureStatus_WantUpdates;
    CHECK(picture.is_new(data));
    CHECK(picture.is_new(data));
    texture.Status = before;
    CHECK_FALSE(picture.is_new(data));
}

TEST_CASE("a frame that has written something says so, and no other") {
    UiFixture ui;
    ui.open_sample();
    ui.settle();
    const auto frames_that_wrote = [&] {
        int wrote = 0;
        for (int i = 0; i < 6; ++i) {
            ui.frame();
            wrote += ui.frontend->wrote();
        }
        return wrote;
    };
    CHECK(frames_that_wrote() == 0);
    Change change{"改名", {}};
    const RecordIndex project = ui.app().workspace()->live(Kind::project).front();
    change.set(Kind::project, ui.app().workspace()->record(project).id, field::project::name_, Value::text("新名字"));
    REQUIRE(ui.app().apply(change));
    CHECK(frames_that_wrote() == 0); // not within a frame
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Z, true);
    CHECK(frames_that_wrote() == 1);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Z, false);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    CHECK(frames_that_wrote() == 0);
}
