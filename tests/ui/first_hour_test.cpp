// The first hour in a workspace of one's own: hints where people hesitate, and a project with its amount by the keyboard alone.

#include "app/hints.h"
#include "tests/ui/ui_fixture.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using ui::Role;

namespace {

struct FirstHour : test::UiFixture {
    explicit FirstHour(int width = 1440, int height = 900, bool touch = false) : UiFixture(width, height, 1, touch) {
        frames(3);
        app().set_identity({"服务专员甲", "招商局"});
        app().create_workspace({.name = "开发区", .office = "招商局"});
        for (int n = 0; n < 40 && app().phase() != app::Phase::ready; ++n) frame();
        REQUIRE(app().phase() == app::Phase::ready);
        frames(3);
        go(Screen::projects);
    }
    void go(Screen screen) {
        app().go(screen);
        settle();
    }
    bool shows(app::Hint hint) { return find_text(app::hint_words(hint)) != nullptr; }
    int told(app::Hint hint) {
        int times = 0;
        for (const auto& each : frontend->semantics().take_announcements())
            times += each.text == app::hint_words(hint) ? 1 : 0;
        return times;
    }
};

} // namespace

TEST_CASE("first hour: a hint stands at the foot of the page, is told once, and goes when the thing is done") {
    FirstHour page;
    REQUIRE_MESSAGE(page.shows(app::Hint::first_project), page.tree());
    CHECK(page.told(app::Hint::first_project) == 1);
    page.frames(5);
    CHECK(page.told(app::Hint::first_project) == 0);
    page.key(ImGuiKey_N);
    page.type("智慧物流园");
    page.key(ImGuiKey_Enter);
    CHECK_FALSE(page.shows(app::Hint::first_project));
    CHECK(page.shows(app::Hint::amount));
}

TEST_CASE("first hour: what was closed does not come again in this browser, until the settings bring it back") {
    FirstHour page;
    REQUIRE(page.click(Role::button, "关闭提示"));
    page.settle();
    CHECK_FALSE(page.shows(app::Hint::first_project));
    page.reload();
    page.settle();
    page.go(Screen::projects);
    CHECK_FALSE(page.shows(app::Hint::first_project));
    page.go(Screen::settings);
    REQUIRE_MESSAGE(page.click(Role::button, "重新显示提示"), page.tree());
    page.go(Screen::projects);
    CHECK(page.shows(app::Hint::first_project));
}

TEST_CASE("first hour: no hint while a dialog is open") {
    FirstHour page;
    page.go(Screen::chains);
    REQUIRE(page.click(Role::button, "新建产业链"));
    page.settle();
    page.type("新能源汽车");
    page.key(ImGuiKey_Enter); // an empty map, of which the first node is asked
    page.settle();
    REQUIRE(page.shows(app::Hint::node_names));
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_N);
    page.settle();
    CHECK_MESSAGE(page.find(Role::dialog, "新建产业链"), page.tree());
    CHECK_FALSE(page.shows(app::Hint::node_names));
}

TEST_CASE("first hour: no hint in the sample") {
    test::UiFixture sample;
    sample.open_sample();
    sample.app().go(Screen::services);
    sample.settle();
    CHECK_FALSE(sample.find(Role::button, "关闭提示"));
}

TEST_CASE("first hour: Tab leads from the name of a project to its amount, and N begins the next one") {
    FirstHour page;
    page.go(Screen::projects);
    for (const char* name : {"智慧物流园", "光伏组件"}) {
        page.key(ImGuiKey_N);
        page.settle();
        page.type(name);
        page.key(ImGuiKey_Tab);
        page.settle();
        page.type("1.2亿");
        page.key(ImGuiKey_Enter);
        page.settle();
    }
    const Workspace& data = *page.app().workspace();
    REQUIRE_MESSAGE(data.live(Kind::project).size() == 2, page.tree());
    for (const RecordIndex project : data.live(Kind::project)) {
        CHECK_FALSE(data.value(project, field::project::name_).is_none());
        CHECK(data.value(project, field::project::amount_).as_text() == "12000");
    }
}

TEST_CASE("first hour: on a touch screen the hint is closed by a fingertip") {
    FirstHour page(1024, 768, true);
    const ui::SemanticNode* close = page.find(Role::button, "关闭提示");
    REQUIRE_MESSAGE(close, page.tree());
    CHECK(close->rect.width >= 44);
    CHECK(close->rect.height >= 44);
}
