// N and Esc leave nothing behind.

#include "tests/ui/ui_fixture.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using ui::Role;

namespace {

struct Page : test::UiFixture {
    Page() { open_sample(); }
};

} // namespace

TEST_CASE("N and Esc leave nothing behind, on every page that makes records") {
    Page page;
    const Workspace& data = *page.app().workspace();
    const auto count = [&] {
        std::size_t all = 0;
        for (const Kind kind : {Kind::project, Kind::service_record, Kind::enterprise, Kind::chain})
            all += data.live(kind).size();
        return all;
    };
    const std::size_t before = count();
    for (const Screen screen : {Screen::projects, Screen::services, Screen::directory, Screen::chains}) {
        CAPTURE(static_cast<int>(screen));
        page.app().go(screen);
        page.settle();
        page.key(ImGuiKey_N);
        page.settle();
        page.key(ImGuiKey_Escape);
        page.frames(8);
        CHECK(count() == before);
        CHECK_FALSE(data.can_undo());
        CHECK_FALSE(page.find(Role::dialog, "*"));
    }
}

TEST_CASE("what was typed into the name of a new record is taken back by the first Esc, the record by the second") {
    Page page;
    const std::size_t before = page.app().workspace()->live(Kind::project).size();
    page.key(ImGuiKey_N);
    page.type("甲");
    page.key(ImGuiKey_Escape);
    page.frames(8);
    CHECK(page.app().workspace()->live(Kind::project).size() == before + 1);
    page.key(ImGuiKey_Escape);
    page.frames(8);
    CHECK(page.app().workspace()->live(Kind::project).size() == before);
}
