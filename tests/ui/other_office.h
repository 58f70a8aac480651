#pragma once
// Another office on a computer of its own, and what it takes to get its file into the page.

#include "app/strings.h"
#include "tests/ui/ui_fixture.h"

#include <doctest/doctest.h>

#include <functional>
#include <string_view>

namespace yinfeng::test {

inline void frames_until(UiFixture& ui, const std::function<bool()>& done) {
    for (int i = 0; i < 200 && !done(); ++i) ui.frame();
    REQUIRE(done());
    ui.settle();
}

inline platform::File export_plain(UiFixture& ui) {
    const std::size_t before = ui.tab->saved_files.size();
    ui.app().export_snapshot({.compressed = false});
    frames_until(ui, [&] { return ui.tab->saved_files.size() > before; });
    return ui.tab->saved_files.back();
}

// Another office on a computer of its own, which starts from a snapshot of ours.
struct OtherOffice {
    platform::FakeWorld world;
    platform::FakePlatform tab{world, 99};
    app::App app{tab};

    explicit OtherOffice(const platform::File& base) {
        app.start();
        world.run_until_idle();
        app.import_files({base});
        world.advance(500);
        REQUIRE(app.phase() == app::Phase::ready);
        app.set_identity({"乙", "新区"});
    }
    void set(Id id, FieldId field, std::string_view text) {
        Change change{"改", {}};
        change.set(Kind::project, id, field, Value::text(text));
        REQUIRE(app.apply(change));
    }
    platform::File send() {
        const std::size_t before = tab.saved_files.size();
        app.export_snapshot({.compressed = false});
        for (int i = 0; i < 50 && tab.saved_files.size() == before; ++i) world.advance(100);
        REQUIRE(tab.saved_files.size() > before);
        return tab.saved_files.back();
    }
};

inline void drop(UiFixture& ui, const platform::File& file) {
    ui.frontend->files_dropped({file});
    frames_until(ui, [&] {
        return ui.app().import_session() && ui.app().import_session()->state == app::ImportSession::State::ready;
    });
}

inline void merge(UiFixture& ui) {
    REQUIRE(ui.click(ui::Role::button, app::tr(app::Str::data_merge)));
    frames_until(ui, [&] { return !ui.app().import_session(); });
}

} // namespace yinfeng::test
