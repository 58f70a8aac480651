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
    page.press(Role::option, "投资方");
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

// --- heads ---------------------------------------------------------------------------------------------------

namespace {

// Letters and icons that the last frame has drawn in the box.
std::size_t glyphs_in(const ui::Rect& box) {
    std::size_t count = 0;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (const ImDrawList* list : data.CmdLists) {
        for (int i = 0; i + 5 < list->IdxBuffer.Size; i += 3) {
            const ImDrawIdx* corner = &list->IdxBuffer[i];
            if (corner[3] != corner[0] || corner[4] != corner[2]) continue; // two triangles of one quad
            const ImDrawVert &from = list->VtxBuffer[corner[0]], &to = list->VtxBuffer[corner[2]];
            const float width = to.pos.x - from.pos.x, height = to.pos.y - from.pos.y;
            const bool is_glyph = from.uv.x != to.uv.x && from.uv.y != to.uv.y && width > 1 && height > 1;
            const float x = from.pos.x + width / 2, y = from.pos.y + height / 2;
            if (is_glyph && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height) ++count;
        }
    }
    return count;
}

std::size_t letters_of(std::string_view words) {
    return static_cast<std::size_t>(std::ranges::count_if(
        words, [](char byte) { return byte != ' ' && (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace

TEST_CASE("the head of a column that is too narrow for its words has them in two lines, whole") {
    struct At {
        int width, height;
        float scale;
    };
    std::size_t looked_at = 0;
    for (const At at : {At{1366, 768, 1}, At{1366, 768, 1.25f}, At{1920, 1080, 1.25f}}) {
        for (const Screen screen : {Screen::projects, Screen::directory, Screen::services}) {
            for (const std::string_view layout : {"表格", "台账"}) {
                Listed page(screen, at.width, at.height, false, at.scale);
                page.choose_layout(layout);
                page.move_to(5, 5);
                page.settle();
                for (const SemanticNode* head : page.all(Role::columnheader)) {
                    const bool is_sorted = !head->value.empty();
                    if (head->rect.x + head->rect.width > static_cast<float>(at.width) - 12 || is_sorted) continue;
                    CAPTURE(head->name);
                    CAPTURE(layout);
                    CAPTURE(at.scale);
                    ++looked_at;
                    CHECK(glyphs_in(head->rect) >= letters_of(head->name));
                }
            }
        }
    }
    CHECK(looked_at > 60);
}

TEST_CASE("the Tab key goes through the head of a list from left to right, row by row") {
    for (const auto& [width, height] : {std::pair(1366, 768), std::pair(1920, 1080)}) {
        for (const std::string_view layout : {"表格", "看板"}) {
            Listed page(Screen::projects, width, height);
            page.choose_layout(layout);
            page.focus(Role::tab, layout);
            const ui::Rect last = page.find(Role::button, "列")->rect; // of the rows above the list
            std::vector<ui::Rect> way;
            for (int i = 0; i < 40; ++i) {
                page.key(ImGuiKey_Tab);
                const SemanticNode* focused = nullptr;
                for (const Role role : {Role::button, Role::tab, Role::toggle, Role::searchbox, Role::row})
                    for (const SemanticNode* node : page.all(role))
                        if (node->focused) focused = node;
                if (!focused || focused->role == Role::row || focused->rect.y > last.y + last.height) break;
                way.push_back(focused->rect);
            }
            REQUIRE(way.size() > 6);
            CAPTURE(width);
            for (std::size_t i = 1; i < way.size(); ++i) {
                CAPTURE(i);
                const bool is_below = way[i].y > way[i - 1].y + way[i - 1].height - 1;
                CHECK((is_below || way[i].x > way[i - 1].x));
            }
        }
    }
}
