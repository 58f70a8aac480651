// A message lies over nothing: what is under it can be scrolled above it, and pressed wherever it is not itself.

#include "tests/ui/listed_fixture.h"
#include <utility>

#include "app/strings.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

using namespace yinfeng;
using app::Str;
using app::tr;
using test::big;
using ui::Role;
using ui::SemanticNode;
using Screen = app::Screen;

namespace {

constexpr std::string_view words = "这是一条消息";

bool overlaps(const ui::Rect& a, const ui::Rect& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

struct Size {
    int width, height;
    float scale;
    bool touch;
};
constexpr Size sizes[] = {
    {1366, 768, 1, false}, {1024, 768, 1, true}, {1366, 768, 1.25f, false}, {1920, 1080, 1, false}};

struct Page : test::UiFixture {
    explicit Page(const Size& size) : UiFixture(size.width, size.height, size.scale, size.touch) { open_sample(); }
    Page(const Size& size, Screen screen) : Page(size) {
        app().go(screen);
        settle();
    }
    void say() {
        app().say(std::string(words));
        settle();
    }
    void choose_layout(std::string_view layout) {
        if (find(Role::tab, layout)) REQUIRE(click(Role::tab, layout));
        else { // where there is little room it stands in a menu beside the switch
            REQUIRE(click(Role::toggle, "其他版式"));
            settle();
            REQUIRE(click(Role::menuitem, layout));
        }
        settle();
    }
    // From its words to its cross.
    ui::Rect toast() const {
        const SemanticNode *text = find_text(words), *cross = find(Role::button, tr(Str::close_toast));
        REQUIRE(text);
        REQUIRE(cross);
        const float top = std::min(text->rect.y, cross->rect.y);
        return {text->rect.x - 8, top, cross->rect.x + cross->rect.width - text->rect.x + 8,
            std::max(text->rect.y + text->rect.height, cross->rect.y + cross->rect.height) - top};
    }
    std::vector<SemanticNode> fixed_controls() const {
        std::vector<SemanticNode> found;
        for (const SemanticNode& node : frontend->semantics().nodes())
            if ((node.role == Role::button || node.role == Role::link || node.role == Role::tab ||
                    node.role == Role::textbox || node.role == Role::searchbox || node.role == Role::columnheader) &&
                node.name != tr(Str::close_toast))
                found.push_back(node);
        return found;
    }
};

} // namespace

TEST_CASE("a message lies over no control, on any page, at any size, with an inspector or without") {
    for (const Size& size : sizes) {
        constexpr std::pair<Screen, Kind> pages[] = {{Screen::projects, Kind::project},
            {Screen::services, Kind::service_record}, {Screen::directory, Kind::enterprise},
            {Screen::chains, Kind::chain_node}, {Screen::today, Kind::count_}};
        for (const auto& [screen, kind] : pages) {
            for (const bool inspects : {false, true}) {
                CAPTURE(size.width);
                CAPTURE(size.scale);
                CAPTURE(static_cast<int>(screen));
                CAPTURE(inspects);
                Page page(size, screen);
                if (screen != Screen::chains && screen != Screen::today) REQUIRE(page.click(Role::tab, "表格"));
                const Workspace& data = *page.app().workspace();
                if (inspects && kind != Kind::count_)
                    page.app().select_record(screen, data.record(data.live(kind).front()).id);
                page.settle();
                page.say();
                const ui::Rect toast = page.toast();
                CHECK(toast.x >= 0);
                CHECK(toast.x + toast.width <= static_cast<float>(size.width));
                for (const SemanticNode& each : page.fixed_controls()) {
                    // What scrolls is cut off above the message, however far it goes on.
                    if (each.rect.y + each.rect.height > toast.y && each.rect.y < toast.y - 2) continue;
                    CHECK_MESSAGE(
                        !overlaps(each.rect, toast), each.name << " at " << each.rect.x << "," << each.rect.y);
                }
            }
        }
    }
}

TEST_CASE("the last row can be scrolled above a message, and no row moves when one comes or goes") {
    for (const Size& size : sizes) {
        for (const std::string_view layout : {"表格", "台账", "时间线"}) {
            CAPTURE(size.width);
            CAPTURE(layout);
            Page page(size, Screen::projects);
            page.choose_layout(layout);
            const std::vector<const SemanticNode*> before = page.all(Role::row);
            REQUIRE_FALSE(before.empty());
            const std::string first = before.front()->name;
            const float y = before.front()->rect.y;
            page.say();
            REQUIRE(page.find(Role::row, first));
            CHECK(page.find(Role::row, first)->rect.y == y);
            for (int i = 0; i < 80; ++i) page.wheel(400, 450, -5);
            page.say(); // its time was over
            for (int i = 0; i < 5; ++i) page.wheel(400, 450, -5);
            const ui::Rect toast = page.toast();
            float last = 0;
            for (const SemanticNode* row : page.all(Role::row)) last = std::max(last, row->rect.y + row->rect.height);
            CHECK_MESSAGE(
                last <= toast.y + 1, "the last row ends at " << last << ", the message begins at " << toast.y);
            CHECK_MESSAGE(last > toast.y - 80, "and it is seen");
        }
    }
}

TEST_CASE("a message lies over no figure of the statistics and over no sum at the foot of a list") {
    for (const Size& size : sizes) {
        CAPTURE(size.width);
        Page page(size, Screen::projects);
        for (const std::string_view layout : {"表格", "台账", "时间线"}) {
            CAPTURE(layout);
            page.choose_layout(layout);
            page.say();
            const ui::Rect toast = page.toast();
            for (const SemanticNode& each : page.frontend->semantics().nodes())
                if (each.role == Role::text && each.name.find("个未填") != std::string::npos)
                    CHECK_MESSAGE(!overlaps(each.rect, toast), each.name);
        }
        page.choose_layout("统计");
        for (const std::string_view chart : {"条形", "堆叠条形", "矩阵", "折线", "漏斗"}) {
            CAPTURE(chart);
            REQUIRE(page.click(Role::tab, chart));
            page.settle();
            page.say();
            const ui::Rect toast = page.toast();
            for (const SemanticNode& each : page.frontend->semantics().nodes()) {
                if (each.value.find(" 项") == std::string::npos) continue;
                if (each.rect.y < toast.y - 2) continue; // what scrolls is cut off above the message
                CHECK_MESSAGE(!overlaps(each.rect, toast), each.name);
            }
        }
    }
}

TEST_CASE("a press on the words of a message presses nothing, and the line at the foot stays where it is") {
    Page page({1366, 768, 1, false}, Screen::projects);
    REQUIRE(page.click(Role::tab, "表格"));
    const SemanticNode* sums = page.find_text("投资总额合计");
    const float foot = sums ? sums->rect.y : 0;
    page.say();
    const ui::Rect toast = page.toast();
    page.click_at(toast.x + 20, toast.y + toast.height / 2);
    CHECK(is_nil(page.app().current_record(Screen::projects)));
    CHECK(page.app().toast() != nullptr);
    if (sums) CHECK(page.find_text("投资总额合计")->rect.y == foot);
    page.app().go(Screen::data);
    page.settle();
    CHECK_MESSAGE(page.app().toast() == nullptr, "it stays on its page");
}

TEST_CASE("a toast that was pressed gives the keyboard back to the row") {
    Page page({1920, 1080, 1, false}, Screen::projects);
    REQUIRE(page.click(Role::tab, "表格"));
    const std::string row = page.all(Role::row).at(3)->name;
    REQUIRE(page.click(Role::row, row));
    page.say();
    REQUIRE(page.click(Role::button, tr(Str::close_toast)));
    REQUIRE(page.find(Role::row, row));
    CHECK_MESSAGE(page.find(Role::row, row)->focused, page.tree());
}
