// Where things stand and go in a list: rows that are moved, columns of a board, the switch of layouts, fingers and the Tab key.

#include "tests/ui/listed_fixture.h"
#include "ui/touch_scroll.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

constexpr std::string_view talked = "鸿文教育（协议审核）";

// A finger on the page, by the clock of the frames.
struct Finger {
    Listed& page;
    ui::ImGuiTouchTarget target;
    ui::TouchScroll touch{target};
    double now = 0;

    void down(const ui::Rect& box) {
        ImGui::GetIO().ConfigInputTrickleEventQueue = true; // as in the page: what comes after a release waits
        touch.down(1, box.x + 120, box.y + box.height / 2, now);
    }
    void up(const ui::Rect& box) { touch.up(1, box.x + 120, box.y + box.height / 2, now); }
    void rest(double ms) {
        for (const double until = now + ms; now < until;) {
            now += 16; // as UiFixture::frame()
            touch.tick(now);
            page.frame();
        }
    }
};

void tick(Listed& page, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) page.press(Role::checkbox, "勾选 " + std::string(name));
}

} // namespace

// --- what is moved -------------------------------------------------------------------------------------------

TEST_CASE("what several lack is asked for before they change their stage, and the message names them") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    const std::string before = page.value(Kind::project, talked, field::project::stage_);
    tick(page, {talked, "平安保险（协议审核）", "宝能集团（协议审核）"});
    page.press(Role::button, "改阶段");
    page.press(Role::option, "开工");
    REQUIRE_MESSAGE(page.find(Role::dialog, "移到 开工"), page.tree());
    CHECK_MESSAGE(page.says("下面填写的写入全部 3 项，留空则不改"), page.tree());
    CHECK_MESSAGE(page.find(Role::combobox, "跟踪人"), page.tree());
    CHECK(page.value(Kind::project, talked, field::project::stage_) == before);
    page.press(Role::button, "移到 开工");
    CHECK(page.value(Kind::project, talked, field::project::stage_) == "started");
    CHECK_MESSAGE(page.says(" 等 3 项 已移到 开工"), page.tree());
    page.press(Role::button, "撤销");
    CHECK(page.value(Kind::project, talked, field::project::stage_) == before);
}

TEST_CASE("several that nothing is asked for all the same say what they lack before they go") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    const std::string before = page.value(Kind::project, talked, field::project::stage_);
    Change reason{"填写", {}}; // what one of them has is not asked for, and said
    reason.set(Kind::project, page.data().record(page.find_record(Kind::project, talked)).id,
        field::project::exit_reason_, Value::text("缺资金"));
    REQUIRE(page.app().apply(reason));
    page.settle();
    tick(page, {talked, "平安保险（协议审核）"});
    page.press(Role::button, "改阶段");
    page.type("搁置");
    page.press(Role::option, "搁置");
    REQUIRE_MESSAGE(page.find(Role::dialog, "移到 搁置"), page.tree());
    CHECK_MESSAGE(page.says("搁置退库原因 1 项"), page.tree());
    CHECK(page.all(Role::textbox).empty());
    SUBCASE("and stay where they are if somebody thinks better of it") {
        page.key(ImGuiKey_Escape);
        CHECK(page.value(Kind::project, talked, field::project::stage_) == before);
    }
    SUBCASE("and go") {
        page.press(Role::button, "移到 搁置");
        CHECK(page.value(Kind::project, talked, field::project::stage_) != before);
    }
}

TEST_CASE("rows that were moved are shown where they stand now, also in a group that was closed") {
    Listed page(Screen::projects, 1366, 768);
    page.press(Role::tab, "表格");
    page.press(Role::row, "在谈"); // closed
    tick(page, {top});
    page.press(Role::button, "改阶段");
    page.press(Role::option, "在谈");
    if (page.find(Role::dialog, "移到 在谈")) page.press(Role::button, "移到 在谈");
    REQUIRE(page.value(Kind::project, top, field::project::stage_) == "talks");
    const SemanticNode* row = page.find(Role::row, top);
    REQUIRE_MESSAGE(row, page.tree());
    const SemanticNode* grid = page.all(Role::grid).front();
    CHECK(row->rect.y >= grid->rect.y);
    CHECK(row->rect.y + row->rect.height <= grid->rect.y + grid->rect.height);
    const auto heads = page.all(Role::row);
    const auto head = std::ranges::find_if(heads, [](const SemanticNode* node) { return node->name == "在谈"; });
    CHECK_MESSAGE((head == heads.end() || (*head)->rect.y < row->rect.y), "below the head of its group");
}

// --- menus ---------------------------------------------------------------------------------------------------

TEST_CASE("the menu of a row says of which record it is, or of how many") {
    Listed page(Screen::directory);
    const std::vector<std::string> names = page.rows();
    page.press_right(Role::row, names.at(2), 60);
    CHECK_MESSAGE(
        std::ranges::any_of(page.all(Role::text), [&](const SemanticNode* node) { return node->name == names.at(2); }),
        page.tree());
    page.key(ImGuiKey_Escape);
    page.press(Role::checkbox, "勾选 " + names.at(0));
    page.press(Role::checkbox, "勾选 " + names.at(1));
    page.press_right(Role::row, names.at(0), 60);
    CHECK(page.find(Role::menuitem, "复制名称"));
    const auto said = page.all(Role::text);
    CHECK(std::ranges::count(said, "已选 2 项", [](const SemanticNode* node) { return node->name; }) == 2);
}

TEST_CASE("a finger that rests opens the menu of a row after half a second, not after the time of two rests") {
    Listed page(Screen::directory, 1024, 768, true);
    const std::string name = page.rows().at(1);
    const ui::Rect row = page.find(Role::row, name)->rect;
    Finger finger{page};
    finger.down(row);
    SUBCASE("lifted before, it has tapped") {
        finger.rest(480);
        finger.up(row);
        page.settle();
        CHECK_FALSE(page.find(Role::menuitem, "复制名称"));
        CHECK_FALSE(is_nil(page.app().current_record(Screen::directory)));
    }
    SUBCASE("lifted after, it has opened the menu and nothing else") {
        finger.rest(620);
        CHECK_MESSAGE(page.find(Role::menuitem, "复制名称"), page.tree());
        finger.up(row);
        page.settle();
        CHECK(page.find(Role::menuitem, "复制名称"));
        CHECK(is_nil(page.app().current_record(Screen::directory)));
    }
}

// --- layouts -------------------------------------------------------------------------------------------------

TEST_CASE("the switch of layouts stays where it is whatever is chosen, and shows what is chosen") {
    for (const auto& [width, height] : {std::pair(1366, 768), std::pair(1920, 1080), std::pair(1440, 900)})
        for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
            Listed page(screen, width, height);
            const auto place = [&](std::string_view layout) {
                const SemanticNode* tab = page.find(Role::tab, layout);
                REQUIRE_MESSAGE(tab, page.tree());
                return tab->rect;
            };
            const float at = place("卡片").x;
            for (const std::string_view layout : {"卡片", "看板", "台账", "表格"}) {
                CAPTURE(width);
                CAPTURE(layout);
                page.choose_layout(layout);
                CHECK(place("卡片").x == at);
                CHECK(page.find(Role::tab, layout)->selected);
            }
        }
}

TEST_CASE("a board has no columns for what its conditions exclude") {
    Listed page(Screen::projects);
    const auto has = [&](std::string_view stage) {
        return page.find(Role::region, std::string(stage) + " *") != nullptr;
    };
    REQUIRE(has("在谈"));
    page.press(Role::button, "筛选");
    page.press(Role::option, "阶段");
    page.press(Role::option, "签约");
    page.key(ImGuiKey_Escape);
    CHECK(has("签约"));
    CHECK_FALSE(has("在谈"));
    CHECK_FALSE(has("投产"));
    CHECK_MESSAGE(page.says("条件排除、没有画出的列：储备、在谈、"), page.tree());
    CHECK_MESSAGE(page.says("“签约”列只留 签约"), "of a column of several stages, which of them are left");
    page.press(Role::button, "× 阶段*");
    CHECK(has("在谈"));
    CHECK_FALSE(page.says("没有画出的列"));
}

TEST_CASE("stages in a condition say in which column of the board they stand, and their records stay in sight") {
    Listed page(Screen::projects);
    const std::size_t building = static_cast<std::size_t>(std::ranges::count_if(page.data().live(Kind::project),
        [&](RecordIndex record) { return page.data().value(record, field::project::stage_).as_text() == "building"; }));
    REQUIRE(building > 0);
    page.press(Role::button, "筛选");
    page.press(Role::option, "阶段");
    REQUIRE_MESSAGE(page.find(Role::option, "在建"), page.tree());
    page.press(Role::option, "开工");
    page.press(Role::option, "在建"); // the list has stayed open
    page.key(ImGuiKey_Escape);
    const SemanticNode* lane = page.find(Role::region, "开工 *");
    REQUIRE_MESSAGE(lane, page.tree());
    CHECK_FALSE(lane->name.ends_with(" 0 项"));
    CHECK_FALSE(page.find(Role::region, "签约 *"));
    CHECK_MESSAGE(page.says("“开工”列只留 开工、在建"), page.tree());
}

TEST_CASE("a card that opens the inspector stays at its height, though fewer stand side by side then") {
    Listed page(Screen::projects, 1920, 1080);
    page.choose_layout("卡片");
    for (int i = 0; i < 4; ++i) page.wheel(900, 700, -3);
    std::string name; // of one in the third column, with others above it out of sight
    ui::Rect before;
    for (const SemanticNode* card : page.all(Role::button))
        if (card->rect.height > 80 && card->rect.x > 600 && card->rect.y > 400 && card->rect.y < 600)
            name = card->name, before = card->rect;
    REQUIRE_MESSAGE(!name.empty(), page.tree());
    page.press(Role::button, name);
    REQUIRE(page.find(Role::button, name));
    const ui::Rect open = page.find(Role::button, name)->rect;
    CHECK_MESSAGE(open.x != before.x, "it does stand elsewhere in its row");
    CHECK(open.y == doctest::Approx(before.y));
    page.key(ImGuiKey_Escape);
    REQUIRE(page.find(Role::button, name));
    CHECK(page.find(Role::button, name)->rect.y == doctest::Approx(before.y));
}

TEST_CASE("a card of a service record says who leads and how long there is") {
    Listed page(Screen::services);
    page.choose_layout("看板");
    const auto said = [&](std::string_view words) {
        const auto cards = page.all(Role::button);
        return std::ranges::any_of(cards, [&](const SemanticNode* card) { return card->name.contains(words); });
    };
    CHECK_MESSAGE(said("，已办结"), page.tree());
    const auto cards = page.all(Role::button);
    const auto card =
        std::ranges::find_if(cards, [](const SemanticNode* each) { return each->name.starts_with("扩产资金缺口"); });
    REQUIRE(card != cards.end());
    CHECK_MESSAGE((*card)->rect.height > 90, "title, project, step, lead, category and time");
    CHECK_MESSAGE(said("，办理，"), "at which step it is");
    CHECK_MESSAGE(
        std::ranges::any_of(page.all(Role::text), [](const SemanticNode* node) { return node->name == "办理"; }),
        "also for who sees it");
    page.choose_layout("卡片");
    CHECK_MESSAGE(said("，办理，"), page.tree());
}

// --- views ---------------------------------------------------------------------------------------------------

TEST_CASE("who saves a view reads in a sentence what will be in it") {
    Listed page(Screen::projects);
    page.press(Role::tab, "表格");
    page.press(Role::toggle, "投资额 ≥ 10 亿*");
    page.press(Role::button, "另存");
    page.press(Role::menuitem, "另存为自己的视图");
    CHECK_MESSAGE(page.says("项目：投资总额 至少 10 亿元"), page.tree());
}

// --- the Tab key ---------------------------------------------------------------------------------------------

TEST_CASE("from the rows of a list Tab goes to what comes after the list, and up to the heads") {
    Listed page(Screen::projects, 1366, 768);
    for (const std::string_view layout : {"表格", "台账"}) {
        CAPTURE(layout);
        page.choose_layout(layout);
        page.focus(Role::row, layout == "表格" ? std::string(top) : "高新区物流园区（线索）*");
        page.key(ImGuiKey_Tab);
        for (const SemanticNode* head : page.all(Role::columnheader)) CHECK_FALSE(head->focused);
        for (const SemanticNode* row : page.all(Role::row)) CHECK_FALSE(row->focused);
    }
}

TEST_CASE("a board is one stop of the Tab key, which comes back to the card that had the keyboard") {
    Listed page(Screen::projects, 1366, 768);
    const auto focused_card = [&]() -> std::string {
        for (const SemanticNode* node : page.all(Role::button))
            if (node->focused && node->selected) return node->name;
        return {};
    };
    page.focus(Role::button, std::string(big) + "*");
    page.key(ImGuiKey_DownArrow);
    const std::string card = focused_card();
    REQUIRE_FALSE(card.empty());
    page.key(ImGuiKey_Tab);
    CHECK_MESSAGE(focused_card().empty(), page.tree());
    page.key(ImGuiKey_Tab, ImGuiMod_Shift);
    CHECK_MESSAGE(focused_card() == card, page.tree());
}
