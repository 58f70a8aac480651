// Hints of the first hour: which comes where, once, and what ends it.

#include "app/hints.h"

#include "app/strings.h"
#include "tests/unit/app/app_fixture.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Hint;
using app::HintFacts;
using app::Hints;
using app::Screen;

TEST_CASE("hints: one comes where it belongs, stays there until it is done, and does not come again") {
    Hints hints;
    HintFacts facts{.screen = Screen::projects};
    CHECK(hints.show(facts, true) == Hint::first_project);
    CHECK(hints.show({.screen = Screen::services}, true) == std::nullopt);
    CHECK(hints.show(facts, true) == Hint::first_project); // back again, and nothing was done
    facts = {.screen = Screen::projects, .projects = 1};
    CHECK(hints.show(facts, true) == Hint::amount);
    facts.has_amount = true;
    CHECK(hints.show(facts, true) == std::nullopt);
    CHECK(hints.show({.screen = Screen::projects}, true) == std::nullopt); // the only project is deleted again
}

TEST_CASE("hints: what was closed or seen in another session is over, and what was done before never comes") {
    Hints hints;
    REQUIRE(hints.show({.screen = Screen::projects}, true) == Hint::first_project);
    hints.close();
    CHECK(hints.show({.screen = Screen::projects}, true) == std::nullopt);
    Hints later(hints.to_text());
    CHECK(later.show({.screen = Screen::projects}, true) == std::nullopt);
    CHECK(later.show({.screen = Screen::projects, .projects = 4, .has_amount = true}, true) == std::nullopt);
    CHECK(later.to_text() == hints.to_text());
}

TEST_CASE("hints: nothing comes while a dialog is open") {
    Hints hints;
    CHECK(hints.show({.screen = Screen::projects}, false) == std::nullopt);
    CHECK(hints.to_text().empty()); // nor counts as seen
    REQUIRE(hints.show({.screen = Screen::projects}, true) == Hint::first_project);
    CHECK(hints.show({.screen = Screen::projects}, false) == Hint::first_project);
}

TEST_CASE("hints: those that were seen are kept by name, and names that are unknown are left out") {
    CHECK(Hints("amount first_file nonsense  ").to_text() == "amount first_file");
    CHECK(Hints("").to_text().empty());
}

TEST_CASE("hints: each has words in both languages, a place, and something that ends it") {
    const HintFacts done{.projects = 9,
        .enterprises = 9,
        .chains = 9,
        .links = 9,
        .services = 9,
        .has_amount = true,
        .has_hung = true,
        .has_limit = true,
        .has_exported = true};
    for (std::size_t i = 0; i < app::hint_count; ++i) {
        const auto hint = static_cast<Hint>(i);
        CAPTURE(std::string(app::hint_name(hint)));
        CHECK_FALSE(app::hint_words(hint).empty());
        CHECK(app::is_done(hint, done));
        bool has_place = false;
        for (std::size_t screen = 0; screen < static_cast<std::size_t>(Screen::count_); ++screen)
            for (const std::size_t projects : {0u, 3u}) {
                const HintFacts facts{.screen = static_cast<Screen>(screen),
                    .projects = projects,
                    .chains = 1,
                    .links = projects,
                    .services = 1};
                has_place |= app::belongs_here(hint, facts) && !app::is_done(hint, facts);
            }
        CHECK(has_place);
    }
}

TEST_CASE("hints: what is so is counted in the workspace") {
    platform::FakeWorld world;
    test::AppFixture tab(world);
    tab.create();
    CHECK(app::hint_facts(*tab.app) == HintFacts{.screen = Screen::projects});
    const Id project = tab.add_project("甲");
    CHECK(app::hint_facts(*tab.app) == HintFacts{.screen = Screen::projects, .projects = 1});
    Change change{"金额", {}};
    change.set(Kind::project, project, field::project::amount_, Value::text("12000"));
    REQUIRE(tab.app->apply(change));
    CHECK(app::hint_facts(*tab.app).has_amount);
}
