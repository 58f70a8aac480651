// What stands above a list has room: at every size its controls stand beside one another, none is cut, and it takes the rows that
// it is meant to take.

#include "tests/ui/listed_fixture.h"

#include "app/strings.h"
#include "base/utf8.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace yinfeng;
using app::Str;
using app::tr;
using ui::Role;
using ui::SemanticNode;
using Screen = app::Screen;

namespace {

struct Size {
    int width, height;
    float scale;
    bool touch;
};
constexpr Size sizes[] = {
    {1366, 768, 1, false}, {1024, 768, 1, true}, {1366, 768, 1.25f, false}, {1920, 1080, 1, false}};

bool overlaps(const ui::Rect& a, const ui::Rect& b) {
    return a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 1 < b.y + b.height && b.y + 1 < a.y + a.height;
}

struct Page : test::UiFixture {
    Page(const Size& size, Screen screen) : UiFixture(size.width, size.height, size.scale, size.touch), size(size) {
        open_sample();
        app().go(screen);
        settle();
    }
    Size size;
    // Controls of the page between the top bar and where its records begin, from left to right.
    std::vector<SemanticNode> head() const {
        const float top = 52 * size.scale, left = (size.touch ? 0 : 80) * size.scale;
        float end = static_cast<float>(size.height);
        for (const SemanticNode& node : frontend->semantics().nodes()) {
            const bool is_record = node.role == Role::row || node.role == Role::columnheader || node.role == Role::grid;
            if (is_record && node.rect.y > top) end = std::min(end, node.rect.y);
        }
        std::vector<SemanticNode> found;
        for (const SemanticNode& node : frontend->semantics().nodes()) {
            const bool is_control = node.role == Role::button || node.role == Role::tab || node.role == Role::toggle ||
                                    node.role == Role::searchbox || node.role == Role::heading ||
                                    node.role == Role::radio;
            if (is_control && node.rect.y >= top && node.rect.y + node.rect.height <= end + 1 && node.rect.x >= left)
                found.push_back(node);
        }
        std::ranges::sort(found, {}, [](const SemanticNode& node) { return node.rect.x; });
        return found;
    }
};

std::string described(const SemanticNode& node) {
    return node.name + " at " + std::to_string(node.rect.x) + "," + std::to_string(node.rect.y) + " " +
           std::to_string(node.rect.width) + "x" + std::to_string(node.rect.height);
}

} // namespace

TEST_CASE("the controls above a list stand beside one another at every size, in as many rows as they are meant to") {
    for (const Size& size : sizes) {
        for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
            Page page(size, screen);
            for (const std::string_view layout : {"表格", "台账"}) {
                CAPTURE(size.width);
                CAPTURE(size.scale);
                CAPTURE(static_cast<int>(screen));
                REQUIRE_MESSAGE(page.click(Role::tab, layout), page.tree());
                const std::vector<SemanticNode> head = page.head();
                REQUIRE(head.size() > 4);
                for (std::size_t i = 0; i < head.size(); ++i) {
                    CHECK_MESSAGE(
                        head[i].rect.x + head[i].rect.width <= static_cast<float>(size.width) + 1, described(head[i]));
                    for (std::size_t j = i + 1; j < head.size(); ++j)
                        CHECK_MESSAGE(!overlaps(head[i].rect, head[j].rect),
                            described(head[i]) << " lies over " << described(head[j]));
                }
            }
        }
    }
}

TEST_CASE("what the rows are grouped by can be read in the control above them") {
    for (const Size& size : sizes) {
        for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
            Page page(size, screen);
            REQUIRE(page.click(Role::tab, "表格"));
            for (const SemanticNode& node : page.head()) {
                const bool is_icon = node.rect.width <= node.rect.height + 2;
                if (!node.name.starts_with("分组：") || is_icon) continue;
                const float em = (size.touch ? 16.0f : 14.0f) * size.scale;
                const float words = static_cast<float>(length_in_code_points(node.name)) * em;
                CHECK_MESSAGE(node.rect.width >= words + (12 + 16 + 8) * size.scale, described(node));
            }
        }
    }
}

TEST_CASE("on a touch screen every control above a list is as high and wide as a finger") {
    for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
        Page page({1024, 768, 1, true}, screen);
        REQUIRE(page.click(Role::tab, "表格"));
        for (const SemanticNode& node : page.head()) {
            if (node.role == Role::heading) continue;
            CHECK_MESSAGE(node.rect.height >= 40, described(node));
            CHECK_MESSAGE(node.rect.width >= 40, described(node));
        }
    }
}
