// Another language: its words are side data, chosen in this browser, and until they have come nothing changes.
#include "app/app.h"
#include "app/strings.h"
#include "assets/embedded.h"
#include "base/language_pack.h"
#include "base/traditional.h"
#include "platform/fake/fake_platform.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Str;
using app::tr;

namespace {

// A browser in which nobody has chosen a language yet.
struct Browser {
    platform::FakeWorld world;
    std::unique_ptr<platform::FakePlatform> tab;
    std::unique_ptr<app::App> app;

    Browser() { open(); }
    ~Browser() { leave(); }
    void open() {
        tab = std::make_unique<platform::FakePlatform>(world);
        app = std::make_unique<app::App>(*tab);
        app->start();
        world.run_until_idle();
    }
    void leave() {
        app.reset();
        tab.reset();
        set_language(Language::zh);
        unload_traditional();
    }
    void choose(Language language) {
        app->choose_language(language);
        world.run_until_idle();
    }
};

} // namespace

TEST_CASE("a language that is chosen is spoken at once, and at the next start") {
    Browser browser;
    browser.choose(Language::zh_hant);
    CHECK(language() == Language::zh_hant);
    CHECK(tr(Str::rail_projects) == "項目");
    CHECK(app::label(info(Kind::enterprise)) == "企業");
    browser.leave();
    CHECK(tr(Str::rail_projects) == "项目");
    browser.open();
    CHECK(language() == Language::zh_hant);
    CHECK(browser.app->phase() == app::Phase::first_run);
    browser.choose(Language::zh);
    CHECK(language() == Language::zh);
    browser.leave();
    browser.open();
    CHECK(language() == Language::zh);
}

TEST_CASE("words that do not come change nothing, are missed in words, and come later") {
    Browser browser;
    browser.tab->lost_assets = {"zh-hant.txt"};
    browser.choose(Language::zh_hant);
    CHECK(language() == Language::zh);
    CHECK_FALSE(browser.app->awaited_language());
    REQUIRE(browser.app->toast());
    CHECK(browser.app->toast()->text.contains("繁體中文"));
    browser.tab->lost_assets.clear();
    browser.choose(Language::zh_hant);
    CHECK(language() == Language::zh_hant);
    // At the next start they are lost: the program speaks Chinese, and the language that was kept when they are there.
    browser.leave();
    browser.tab = std::make_unique<platform::FakePlatform>(browser.world);
    browser.tab->lost_assets = {"zh-hant.txt"};
    browser.app = std::make_unique<app::App>(*browser.tab);
    browser.app->start();
    browser.world.run_until_idle();
    CHECK(browser.app->phase() == app::Phase::first_run);
    CHECK(language() == Language::zh);
    browser.tab->lost_assets.clear();
    browser.tab->come_back();
    browser.world.run_until_idle();
    CHECK(language() == Language::zh_hant);
}

TEST_CASE("the language that was chosen last holds, whichever comes first") {
    Browser browser;
    browser.app->choose_language(Language::zh_hant);
    browser.app->choose_language(Language::zh);
    browser.world.run_until_idle();
    CHECK(language() == Language::zh);
}

TEST_CASE("words of a language that are not whole are refused, and those before them stay") {
    const std::string_view table = assets::find("zh-hant.txt");
    REQUIRE(load_traditional(table).has_value());
    for (const std::string_view bad : {std::string_view(), table.substr(0, table.size() - 1),
             std::string_view("<html>\n"), std::string_view("\t链\n"), std::string_view("\xe9\x93\t链\n")})
        CHECK_FALSE(load_traditional(bad).has_value());
    CHECK(traditional("产业链") == "產業鏈");
    unload_traditional();
    CHECK(traditional("产业链") == "产业链");

    const std::string pack(assets::find("en.words"));
    REQUIRE(load_language_pack(pack).has_value());
    for (std::size_t size = 0; size < pack.size(); size += 1 + pack.size() / 200)
        CHECK_FALSE(load_language_pack(pack.substr(0, size)).has_value());
    CHECK_FALSE(load_language_pack(pack + "x").has_value());
    for (std::size_t at = 0; at < 400; ++at) { // counts and ends that say something else: refused, or read without harm
        std::string damaged = pack;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x7f);
        (void)load_language_pack(damaged);
    }
    unload_language_pack();
    CHECK_FALSE(has_language_pack());
}

TEST_CASE("in traditional Chinese an office's own words stay as they are") {
    REQUIRE(load_traditional(assets::find("zh-hant.txt")).has_value());
    CHECK(in_language("项目", "Project", Language::zh_hant) == "項目");
    CHECK(in_language("项目", "项目", Language::zh_hant) == "项目"); // an own field: both are what was typed
    CHECK(in_language("项目", "", Language::zh_hant) == "项目");
    unload_traditional();
    CHECK(in_language("项目", "Project", Language::zh_hant) == "项目");
}
