// Lists of thousands: what takes long is done between frames, and until it is done the page says so and goes on.

#include "tests/ui/ui_fixture.h"

#include "base/text_tables.h"
#include "sync/snapshot.h"
#include "tests/support/synthetic.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using test::UiFixture;
using ui::Role;

namespace {

struct Many : UiFixture {
    Many() : UiFixture(1920, 1080) {
        frontend->files_dropped({{"许多.json", encode_snapshot(test::make_synthetic({.records = 4'000}))}});
        for (int i = 0; i < 400 && app().phase() != app::Phase::ready; ++i) frame();
        REQUIRE(app().phase() == app::Phase::ready);
        app().set_identity({"服务专员甲", "招商局"});
        app().go(app::Screen::projects);
        settle();
    }
    std::size_t shown() { return all(Role::row).size(); }
};

} // namespace

TEST_CASE("typing into the search of thousands never waits: what is found comes when its words are made") {
    Many page;
    REQUIRE(page.click(Role::tab, "台账"));
    page.settle();
    REQUIRE(page.find(Role::searchbox, "在列表中查找"));
    page.frontend->semantics().request_focus(page.find(Role::searchbox, "在列表中查找")->id);
    page.settle();
    const auto& workspace = *page.app().workspace();
    Change change;
    change.set(Kind::project, workspace.record(workspace.live(Kind::project).front()).id, field::project::name_,
        Value::text("绝无仅有的名称"));
    REQUIRE(page.app().apply(change)); // all words are to be looked at once more
    ImGui::GetIO().AddInputCharactersUTF8("绝无仅有");
    page.draw();
    page.draw();
    CHECK_MESSAGE(page.find_text("正在查找…"), page.tree());
    page.settle();
    CHECK_FALSE(page.find_text("正在查找…"));
    CHECK_MESSAGE(page.find_text("筛出 1 项"), page.tree());
}

TEST_CASE("thousands of records are checked between frames, and the card says so until it knows") {
    Many page;
    page.app().go(app::Screen::data);
    page.draw();
    CHECK_MESSAGE(page.find_text("正在检查…"), page.tree());
    page.settle();
    CHECK_FALSE(page.find_text("正在检查…"));
    CHECK_MESSAGE(page.find_text("数据检查 "), page.tree());
}
