// The demonstration: whatever day it is opened on, every page has something true to show.

#include "app/demonstration/demonstration.h"

#include "app/demonstration/words.h"
#include "assets/embedded.h"
#include "domain/checks.h"
#include "domain/codes.h"
#include "domain/computed.h"
#include "domain/duplicates.h"
#include "sync/snapshot.h"
#include "tests/unit/domain/build.h"
#include "tests/unit/view/view_world.h"
#include "view/query.h"
#include "view/saved.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

using namespace yinfeng;

namespace {

std::string_view words() { return assets::find("demonstration.txt"); }

Workspace made(std::string_view day, const app::DemonstrationSize& size = {}) {
    auto workspace = app::make_demonstration(words(), *parse_iso_date(day), domain::china(), size);
    REQUIRE_MESSAGE(workspace, workspace.error().message);
    return std::move(*workspace);
}

std::map<std::string, std::size_t> counts(
    const Workspace& workspace, std::string_view day, Kind kind, std::string_view computed) {
    const auto place = domain::find_computed(kind, computed);
    REQUIRE(place);
    std::map<std::string, std::size_t> found;
    const domain::Reading reading{workspace, *parse_iso_date(day), domain::china()};
    for (const RecordIndex record : workspace.live(kind))
        ++found[std::string(domain::computed_fields()[*place].value(reading, record).as_text())];
    return found;
}

} // namespace

TEST_CASE("a demonstration has something for every page on any day it is opened") {
    // A Monday, a Sunday in a holiday, the last day of a year, a year whose holidays nobody knows yet.
    for (const char* day : {"2026-11-30", "2025-10-05", "2024-12-31", "2029-03-14"}) {
        CAPTURE(day);
        const Workspace workspace = made(day);
        CHECK(workspace.live(Kind::project).size() == 180);
        CHECK(workspace.live(Kind::enterprise).size() == 91);
        CHECK(workspace.live(Kind::service_record).size() == 130);
        CHECK(workspace.live(Kind::chain).size() == 3);
        CHECK(workspace.live(Kind::phase).size() > 4);
        CHECK(workspace.live(Kind::follow_up).size() > 60);
        std::map<std::string, std::size_t> stages;
        for (const RecordIndex project : workspace.live(Kind::project))
            ++stages[std::string(workspace.value(project, field::project::stage_).as_text())];
        CHECK(stages.size() == domain::stage_count);
        auto time = counts(workspace, day, Kind::project, "time_state");
        CHECK(time["overdue"] > 2);
        CHECK(time["due_soon"] > 2);
        CHECK(time["on_time"] > 20);
        auto service = counts(workspace, day, Kind::service_record, "time_state");
        for (const char* state : {"overdue", "due_soon", "on_time", "closed"}) CHECK_MESSAGE(service[state] > 0, state);
        CHECK(counts(workspace, day, Kind::project, "roles_missing").size() > 2);
        CHECK(workspace.conflict_count() >= 2);
        domain::DuplicateSearch search(workspace, Kind::enterprise);
        while (!search.work(1'000)) {}
        CHECK_FALSE(search.found().empty());
    }
}

TEST_CASE("nothing of a demonstration is of tomorrow, and no number is given twice") {
    const Workspace workspace = made("2026-11-30");
    const std::int64_t evening = (parse_iso_date("2026-11-30")->days + 1) * std::int64_t{86'400'000} - 8 * 3'600'000;
    std::set<std::int32_t> days;
    for (std::size_t i = 0; i < workspace.stamps().size(); ++i) {
        const Stamp& stamp = workspace.stamps()[static_cast<StampId>(i)];
        CHECK(stamp.wall_ms < evening);
        days.insert(local_date(stamp.wall_ms, 480).days);
    }
    CHECK_MESSAGE(days.size() > 200, "two years of work");
    for (const Kind kind : {Kind::project, Kind::service_record})
        CHECK(domain::with_shared_code(workspace, kind).empty());
}

TEST_CASE("the views of a demonstration can be read and find records") {
    const Workspace workspace = made("2026-11-30");
    view::Columns columns(workspace);
    columns.look({workspace, *parse_iso_date("2026-11-30"), domain::china()});
    REQUIRE(workspace.live(Kind::view).size() == 4);
    for (const RecordIndex record : workspace.live(Kind::view)) {
        const std::string name(workspace.value(record, field::view::name_).as_text());
        CAPTURE(name);
        const view::View saved = view::saved_view(columns, record);
        CHECK(saved.problems.empty());
        view::Ranks ranks(columns);
        view::Query query(columns, ranks);
        CHECK(query.run(saved, {}).order.size() > 2);
    }
}

TEST_CASE("the same day, size and seed give the same demonstration, another day another one") {
    const std::string one = encode_snapshot(made("2026-11-30"));
    CHECK(one == encode_snapshot(made("2026-11-30")));
    CHECK(one != encode_snapshot(made("2026-12-01")));
    CHECK(one != encode_snapshot(made("2026-11-30", {.seed = 2})));
    const auto read = decode_snapshot(one);
    REQUIRE(read);
    Workspace again;
    again.join(*read, {});
    CHECK(encode_snapshot(again) == one);
    CHECK(app::is_demonstration(again.record(again.live(Kind::settings).front()).id));
    CHECK_FALSE(app::is_demonstration(Id{1, 2}));
    // Two of different days are strangers to one another: nobody's writes are taken for somebody else's.
    const auto other = decode_snapshot(encode_snapshot(made("2026-12-01")));
    REQUIRE(other);
    CHECK(again.can_join(*other));
    again.join(*other, {});
    CHECK(again.live(Kind::project).size() == 360);
}

TEST_CASE("a demonstration of any size stands") {
    for (const std::uint32_t records : {1u, 10u, 2'000u}) {
        CAPTURE(records);
        const auto size = app::DemonstrationSize::of_records(records, 3);
        const Workspace workspace = made("2026-11-30", size);
        CHECK(workspace.live(Kind::project).size() == size.projects);
        for (const Kind kind : {Kind::project, Kind::service_record})
            CHECK(domain::with_shared_code(workspace, kind).empty());
    }
}

TEST_CASE("words of a demonstration that are damaged are refused with their line") {
    CHECK(app::read_demonstration_words(words()).has_value());
    CHECK_FALSE(app::read_demonstration_words(""));
    CHECK_FALSE(app::read_demonstration_words("yinfeng-demonstration 2\n"));
    const auto lacking = app::read_demonstration_words("yinfeng-demonstration 1\nindustry 甲\nproduct 乙\n");
    REQUIRE_FALSE(lacking);
    CHECK(lacking.error().message.find("district") != std::string::npos);
    const auto unknown = app::read_demonstration_words("yinfeng-demonstration 1\nspaceship 甲\n");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().message.find("line 2") != std::string::npos);
    CHECK_FALSE(app::read_demonstration_words("yinfeng-demonstration 1\nproduct 甲\n"));
}
