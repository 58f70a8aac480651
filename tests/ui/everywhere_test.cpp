// Ctrl+K finds records by whatever any of their columns says, and says where.

#include "tests/ui/listed_fixture.h"

#include "app/strings.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Str;
using app::tr;
using ui::Role;
using ui::SemanticNode;
using Screen = app::Screen;

namespace {

struct Search : test::Listed {
    Search() : Listed(Screen::projects) {}
    std::vector<SemanticNode> look_for(std::string_view typed) {
        key(ImGuiKey_K, ImGuiMod_Ctrl);
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        type(typed);
        settle(200);
        std::vector<SemanticNode> hits;
        for (const SemanticNode* each : all(Role::option)) hits.push_back(*each);
        return hits;
    }
    bool finds(std::string_view typed, std::string_view where) {
        for (const SemanticNode& hit : look_for(typed))
            if (hit.value.find(where) != std::string::npos) return true;
        return false;
    }
};

} // namespace

TEST_CASE("the search box over everything looks into what any column says, and says where it has hit") {
    Search page;
    const Workspace& data = page.data();
    std::string industry;
    for (const RecordIndex project : data.live(Kind::project))
        if (industry.empty()) industry = data.value(project, field::project::industry_).as_text();
    REQUIRE_FALSE(industry.empty());
    CHECK_MESSAGE(page.finds(industry, "产业：" + industry), industry << "\n" << page.tree());
    const RecordIndex project = page.find_record(Kind::project, test::big);
    Change change{"园区", {}};
    change.set(Kind::project, data.record(project).id, field::project::park_, Value::text("梧桐树下"));
    REQUIRE(page.app().apply(change));
    page.settle();
    const std::string park(app::label(info(field::project::park_)));
    CHECK_MESSAGE(page.finds("梧桐树", park + "：梧桐树下"), page.tree());
    CHECK(page.look_for("没有这样的东西").empty());
    CHECK(page.find_text(tr(Str::search_nothing, {"没有这样的东西"})));
}

TEST_CASE("an industry is found by pinyin, and what is called so comes first") {
    Search page;
    const RecordIndex project = page.find_record(Kind::project, test::big);
    Change change{"产业", {}};
    change.set(Kind::project, page.data().record(project).id, field::project::industry_, Value::text("蚕丝织造"));
    REQUIRE(page.app().apply(change));
    page.settle();
    CHECK_MESSAGE(page.finds("cszz", "产业：蚕丝织造"), page.tree());
    const std::vector<SemanticNode> hits = page.look_for("大数据产业园");
    REQUIRE_FALSE(hits.empty());
    CHECK(hits.front().name.find("大数据产业园") != std::string::npos);
}
