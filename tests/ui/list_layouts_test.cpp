// The ledger and the board of a list: what each shows, sums and keeps in sight.

#include "tests/ui/listed_fixture.h"

#include <set>

using namespace yinfeng;
using app::Screen;
using test::big, test::Listed;
using ui::Role;
using ui::SemanticNode;

// --- the ledger and the board ------------------------------------------------------------------------------

TEST_CASE("the ledger of projects has heads of groups, all columns, and a line that sums them") {
    Listed page(Screen::projects, 1366, 768);
    page.choose_layout("台账");
    CHECK_MESSAGE(page.heads().size() > 1, page.tree());
    CHECK(page.says("57 项 · 207.5 亿元 · 42 个未填"));
    const std::size_t known = page.columns().size();
    page.wheel(800, 400, 0);
    ImGui::GetIO().AddMouseWheelEvent(-40, 0);
    page.settle();
    CHECK_MESSAGE((page.has_column("标签") && page.has_column("产业")), page.tree());
    CHECK(known > 4);
    const auto rows = page.rows();
    page.press(Role::row, page.heads().front());
    CHECK(page.rows() != rows);
}

TEST_CASE("a board by people has a column for everybody, and a card goes there") {
    Listed page(Screen::projects);
    page.press(Role::button, "分组：*");
    page.type("跟踪人");
    page.press(Role::option, "跟踪人");
    const std::size_t people = page.data().live(Kind::person).size();
    REQUIRE(people > 1);
    CHECK_MESSAGE(page.all(Role::region).size() >= std::min<std::size_t>(people, 5), page.tree());
    std::vector<std::string> lanes; // those in sight
    for (const SemanticNode* lane : page.all(Role::region)) lanes.push_back(lane->name);
    CHECK_MESSAGE(lanes.front().starts_with("未填"), "what is to be given out is at hand");
    lanes.erase(lanes.begin());
    const auto name_of = [&](std::size_t lane) {
        return lanes[lane].substr(0, lanes[lane].rfind(' ', lanes[lane].rfind(' ') - 1));
    };
    const RecordIndex person = page.find_record(Kind::person, name_of(0)),
                      project = page.find_record(Kind::project, big);
    REQUIRE_MESSAGE(person != no_record, lanes[0]);
    Change change{"指派", {}};
    change.set(Kind::project, page.data().record(project).id, field::project::tracker_,
        Value::text(to_string(page.data().record(person).id)));
    REQUIRE(page.app().apply(change));
    page.settle();
    const SemanticNode *card = page.find(Role::button, std::string(big) + "*"), *to = page.find(Role::region, lanes[1]);
    REQUIRE_MESSAGE((card && to), page.tree());
    page.drag(card->rect.x + 30, card->rect.y + 15, to->rect.x + 60, to->rect.y + 200);
    CHECK_MESSAGE(page.says("已移到 " + name_of(1)), page.tree());
    CHECK(page.find(Role::region, lanes[0]));
}

TEST_CASE("the column of a board that has lost its last card stays") {
    Listed page(Screen::directory);
    page.choose_layout("看板");
    page.press(Role::button, "分组：*");
    page.type("标签");
    page.press(Role::option, "标签");
    Workspace& names = *page.app().names_of_workspace();
    Change change{"标签", {}};
    for (const std::size_t place : {0u, 1u})
        change.set(Kind::enterprise, page.data().record(page.data().live(Kind::enterprise)[place]).id,
            names.names().element(field::enterprise::tags_, place == 0 ? "甲" : "乙"), Value::of(true));
    REQUIRE(page.app().apply(change));
    page.settle();
    const std::string name(
        page.data().value(page.data().live(Kind::enterprise).front(), field::enterprise::name_).as_text());
    const SemanticNode *card = page.find(Role::button, name + "*"), *to = page.find(Role::region, "乙*");
    REQUIRE_MESSAGE((card && to), page.tree());
    page.drag(card->rect.x + 30, card->rect.y + 15, to->rect.x + 60, to->rect.y + 200);
    CHECK(page.find(Role::region, "乙 2 项"));
    CHECK_MESSAGE(page.find(Role::region, "甲 0 项"), "and the card can go back");
}

TEST_CASE("a board by a link shows what others point to, so far as the conditions allow it") {
    Listed page(Screen::projects);
    page.press(Role::button, "分组：*");
    page.type("投资方");
    page.press(Role::option, "投资方");
    page.press(Role::toggle, "投资额 ≥ 10 亿*");
    std::size_t empty = 0;
    for (const SemanticNode* lane : page.all(Role::region)) empty += lane->name.ends_with(" 0 项");
    CHECK_MESSAGE(empty > 0, page.tree());
    page.press(Role::toggle, "投资额 ≥ 10 亿*");
    page.press(Role::button, "筛选");
    page.press(Role::menuitem, "投资方");
    page.press(Role::option, "忠旺");
    page.key(ImGuiKey_Escape);
    std::vector<std::string> lanes;
    for (const SemanticNode* lane : page.all(Role::region)) lanes.push_back(lane->name);
    CHECK_MESSAGE(lanes.size() == 1, page.tree());
}

TEST_CASE("a board of 5 000 columns shows the first, and every other card in one that says so") {
    Listed page(Screen::projects);
    Change change{"导入", {}};
    for (int i = 0; i < 5000; ++i) {
        const Id id = page.app().new_id();
        change.set(Kind::project, id, field::project::name_, Value::text("项目 " + std::to_string(i)));
        change.set(Kind::project, id, field::project::park_, Value::text("园区 " + std::to_string(i)));
    }
    REQUIRE(page.app().apply(change));
    page.settle();
    page.press(Role::button, "分组：*");
    page.type("落地园区");
    page.press(Role::option, "落地园区");
    const SemanticNode* lane = page.find(Role::region, "未填 *");
    REQUIRE_MESSAGE(lane, page.tree());
    const float x = lane->rect.x + 100, y = lane->rect.y + 20;
    for (int i = 0; i < 200 && !page.find(Role::region, "其余 *"); ++i) {
        page.move_to(x, y);
        ImGui::GetIO().AddMouseWheelEvent(-20, 0); // sideways
        page.settle();
    }
    const SemanticNode* rest = page.find(Role::region, "其余 *");
    REQUIRE_MESSAGE(rest, page.tree());
    CHECK_MESSAGE(page.says("看板最多 200 列"), page.tree());
    std::set<std::string> parks; // 未填 stands before all, and 198 parks
    for (const RecordIndex project : page.data().live(Kind::project))
        parks.emplace(page.data().value(project, field::project::park_).as_text());
    parks.erase("");
    CHECK_MESSAGE(rest->name.starts_with("其余 " + std::to_string(parks.size() - 198) + " 列"), rest->name);
    CHECK_MESSAGE(page.find(Role::button, "项目 *"), "its cards are cards like others");
}
