// On a touch screen everything that can be pressed is as large as a fingertip: 44 CSS pixels both ways (WCAG 2.5.5).

#include "tests/ui/listed_fixture.h"

#include <set>

using namespace yinfeng;
using app::Screen;
using test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace {

constexpr float least = 44;

bool is_pressed_by_finger(const SemanticNode& node) {
    switch (node.role) {
    case Role::button:
    case Role::link:
    case Role::checkbox:
    case Role::radio:
    case Role::tab:
    case Role::toggle:
    case Role::textbox:
    case Role::searchbox:
    case Role::combobox:
    case Role::option:
    case Role::menuitem: return node.id != 0 && !node.disabled;
    default: return false;
    }
}

void look(const Listed& page, std::string_view where, std::set<std::string>& small) {
    for (const SemanticNode& node : page.frontend->semantics().nodes())
        if (is_pressed_by_finger(node) && (node.rect.height < least || node.rect.width < least))
            small.insert(std::string(where) + ": " + std::string(role_name(node.role)) + " " + node.name + " " +
                         std::to_string(static_cast<int>(node.rect.width)) + "x" +
                         std::to_string(static_cast<int>(node.rect.height)));
}

void look_everywhere(int width, int height, std::set<std::string>& small) {
    for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
        Listed page(screen, width, height, true);
        for (const std::string_view layout : {"看板", "表格", "台账", "卡片", "日历", "时间线", "统计"}) {
            if (screen == Screen::directory && (layout == "日历" || layout == "时间线"))
                continue;                                               // an enterprise has no dates
            if (!page.find(Role::tab, layout) && width < 700) continue; // of what has no tab there: at 1024
            page.press(Role::tab, layout);
            look(page, std::to_string(width) + " " + std::string(layout), small);
        }
        page.app().open_record(page.data()
                .record(page.data()
                        .live(screen == Screen::projects   ? Kind::project
                              : screen == Screen::services ? Kind::service_record
                                                           : Kind::enterprise)
                        .front())
                .id);
        page.settle();
        look(page, std::to_string(width) + " inspector", small);
        if (page.find(Role::tab, "全部字段")) {
            page.press(Role::tab, "全部字段");
            look(page, std::to_string(width) + " all fields", small);
        }
        const Id id = page.app().current_record(screen);
        page.app().trash({page.data().find(id)});
        page.settle();
        look(page, std::to_string(width) + " message", small); // with the way back
    }
    for (const Screen screen :
        {Screen::chains, Screen::data, Screen::settings, Screen::conflicts, Screen::compare, Screen::trash}) {
        Listed page(screen, width, height, true);
        look(page, std::to_string(width) + " page " + std::to_string(static_cast<int>(screen)), small);
    }
}

} // namespace

TEST_CASE("on a touch screen whatever is pressed is as large as a fingertip") {
    std::set<std::string> small;
    for (const auto& [width, height] : {std::pair{1024, 768}, {600, 960}, {390, 844}})
        look_everywhere(width, height, small);
    for (const std::string& each : small) FAIL_CHECK(each);
}
