// Side data that does not come: it is asked for again, and when it comes lists and clocks follow.
#include "app/app.h"
#include "assets/embedded.h"
#include "base/text_tables.h"
#include "model/typed.h"
#include "platform/fake/fake_platform.h"
#include "view/query.h"
#include "view/words.h"

#include <doctest/doctest.h>

using namespace yinfeng;

namespace {

// A tab whose first requests for side data go wrong.
struct Late {
    platform::FakeWorld world;
    platform::FakePlatform tab{world};
    app::App app{tab};

    Late() {
        unload_text_tables();
        tab.lost_assets = {"text_tables.bin", "calendar.txt"};
        app.start();
        world.run_until_idle();
    }
    ~Late() {
        if (!text_tables_loaded()) (void)load_text_tables(assets::find("text_tables.bin"));
    }
    void wait(std::int64_t ms) {
        world.advance(ms);
        world.run_until_idle();
    }
    void come_back() {
        tab.come_back();
        world.run_until_idle();
    }
    bool lacks_any() const { return app.lacking_side_data().names || app.lacking_side_data().holidays; }
};

} // namespace

TEST_CASE("side data that has not come is asked for again, later and later, and when the page is back") {
    Late late;
    CHECK(late.app.phase() == app::Phase::first_run); // nobody waits for it longer than once
    CHECK(late.app.lacking_side_data().names);
    CHECK(late.app.lacking_side_data().holidays);
    CHECK(late.tab.assets_asked == 2);
    int asked = 2;
    for (const int pause_ms : {15'000, 30'000, 60'000, 120'000, 240'000, 480'000, 600'000, 600'000}) {
        late.wait(pause_ms - 2'000);
        CHECK(late.tab.assets_asked == asked);
        late.wait(2'000);
        CHECK(late.tab.assets_asked == asked + 2);
        asked += 2;
    }
    late.come_back();
    CHECK(late.tab.assets_asked == asked + 2);
    // One of the two: only the other is asked for from then on.
    late.tab.lost_assets = {"calendar.txt"};
    late.app.retry_side_data();
    late.world.run_until_idle();
    CHECK_FALSE(late.app.lacking_side_data().names);
    CHECK(late.app.lacking_side_data().holidays);
    asked = late.tab.assets_asked;
    late.come_back();
    CHECK(late.tab.assets_asked == asked + 1);
    late.tab.lost_assets.clear();
    late.come_back();
    CHECK_FALSE(late.lacks_any());
    asked = late.tab.assets_asked;
    late.come_back();
    late.wait(3'600'000);
    CHECK(late.tab.assets_asked == asked);
}

TEST_CASE("when side data comes late, lists are ordered and searched, and due days counted, anew") {
    Late late;
    late.app.set_identity({"甲", "招商局"});
    late.app.create_workspace({"甲区", "甲区招商局", "four_plus"});
    late.wait(500);
    REQUIRE(late.app.phase() == app::Phase::ready);
    Change change{"新建", {}};
    for (const char* name : {"白城项目", "长春项目", "鞍山项目"})
        change.set(Kind::project, late.app.new_id(), field::project::name_, Value::text(name));
    const Id issue = late.app.new_id();
    change.set(Kind::service_record, issue, field::service_record::title_, Value::text("用电"));
    change.set(Kind::service_record, issue, field::service_record::accepted_on_, Value::text("2019-09-27"));
    change.set(Kind::service_record, issue, field::service_record::limit_days_, Value::of(std::int64_t{5}));
    REQUIRE(late.app.apply(change));
    late.wait(500);

    view::Query query(late.app.columns(), late.app.ranks());
    const view::View view = view::parse_view(late.app.columns(), "kind project\nsort name\ncolumns name");
    const auto names = [&](std::string_view typed = {}) {
        late.app.tick();
        late.app.columns();
        std::vector<std::string> all;
        for (const RecordIndex record : query.run(view, typed).order)
            all.emplace_back(late.app.workspace()->value(record, field::project::name_).as_text());
        return all;
    };
    const auto due = [&] {
        late.app.tick();
        view::Columns& columns = late.app.columns();
        const view::ColumnId column = *columns.named(static_cast<KindId>(Kind::service_record), "due");
        return view::words(columns, late.app.workspace()->find(issue), column, view::Style::words);
    };
    using Names = std::vector<std::string>;
    CHECK(names() == Names{"白城项目", "长春项目", "鞍山项目"}); // by code point
    CHECK(names("anshan").empty());
    CHECK(late.app.search_index().find(*late.app.workspace(), "asxm", 5).empty());
    CHECK(due() == "2019-10-04（暂定）");
    late.tab.lost_assets.clear();
    late.come_back();
    CHECK_FALSE(late.lacks_any());
    CHECK(names() == Names{"鞍山项目", "白城项目", "长春项目"});
    CHECK(names("anshan") == Names{"鞍山项目"});
    CHECK(late.app.search_index().find(*late.app.workspace(), "asxm", 5).size() == 1);
    CHECK(due() == "2019-10-10");
}
