// Where a hand holds the screen, and on narrow ones: the main action stands at the foot and lies over nothing, what is in the head has a
// place and a name, dialogs keep their distance, and nothing that is typed into is hidden.

#include "tests/ui/listed_fixture.h"

#include "app/strings.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace yinfeng;
using app::Screen;
using app::Str;
using app::tr;
using test::Listed;
using ui::Rect;
using ui::Role;
using ui::SemanticNode;

namespace {

struct Size {
    int width, height;
    bool touch;
};
constexpr Size hands[] = {{1024, 768, true}, {768, 1024, true}, {600, 960, true}, {390, 844, true}};
constexpr Size narrow[] = {
    {768, 1024, true}, {768, 900, false}, {600, 960, true}, {600, 768, false}, {390, 844, true}, {390, 700, false}};

constexpr float fingertip = 44;

struct Narrow : Listed {
    Narrow(const Size& size, Screen screen) : Listed(screen, size.width, size.height, size.touch), size(size) {}
    Size size;

    std::vector<std::string> layouts() {
        std::vector<std::string> names;
        if (click(Role::button, "版式：*")) {
            settle();
            for (const SemanticNode* item : all(Role::menuitem)) names.push_back(item->name);
            key(ImGuiKey_Escape);
            return names;
        }
        return {"看板", "表格", "台账", "卡片", "日历", "时间线", "统计"};
    }
    void choose(std::string_view layout) { press(Role::tab, layout); }
    void open_first() {
        const Kind kind = size_screen() == Screen::projects   ? Kind::project
                          : size_screen() == Screen::services ? Kind::service_record
                                                              : Kind::enterprise;
        app().open_record(data().record(data().live(kind).front()).id);
        settle();
    }
    Screen size_screen() { return app().screen(); }
    void make_height(float height) { // by the keyboard of the screen
        ImGui::GetIO().DisplaySize.y = height;
        settle();
    }
};

bool overlaps(const Rect& a, const Rect& b) {
    return a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 1 < b.y + b.height && b.y + 1 < a.y + a.height;
}
float bottom(const Rect& box) { return box.y + box.height; }
float right(const Rect& box) { return box.x + box.width; }

std::string described(const SemanticNode& node) {
    return std::string(role_name(node.role)) + " " + node.name + " at " + std::to_string(node.rect.x) + "," +
           std::to_string(node.rect.y) + " " + std::to_string(node.rect.width) + "x" + std::to_string(node.rect.height);
}

bool is_pressed(const SemanticNode& node) {
    switch (node.role) {
    case Role::button:
    case Role::link:
    case Role::checkbox:
    case Role::tab:
    case Role::toggle:
    case Role::textbox:
    case Role::searchbox:
    case Role::combobox:
    case Role::row:
    case Role::columnheader: return node.id != 0;
    default: return false;
    }
}

constexpr std::string_view new_record[] = {"新建项目", "登记问题", "新建企业"};

} // namespace

TEST_CASE("on a touch screen the main action of a list stands at its foot and lies over nothing") {
    for (const Size& size : hands) {
        for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
            Narrow page(size, screen);
            const std::string_view name = new_record[screen == Screen::projects   ? 0
                                                     : screen == Screen::services ? 1
                                                                                  : 2];
            for (const std::string& layout : page.layouts()) {
                if (screen == Screen::directory && (layout == "日历" || layout == "时间线")) continue;
                CAPTURE(size.width);
                CAPTURE(layout);
                page.choose(layout);
                const SemanticNode* found = page.find(Role::button, name);
                REQUIRE_MESSAGE(found, page.tree());
                const SemanticNode action = *found;
                CHECK(action.rect.height >= fingertip);
                CHECK(action.rect.y > static_cast<float>(size.height) * 2 / 3);
                CHECK(right(action.rect) <= static_cast<float>(size.width));
                for (const SemanticNode& each : page.frontend->semantics().nodes()) {
                    // What scrolls is cut off above the foot, however far it goes on.
                    if (!is_pressed(each) || each.id == action.id || each.rect.y < action.rect.y - 8) continue;
                    CHECK_MESSAGE(!overlaps(each.rect, action.rect), described(each));
                }
            }
        }
    }
}

TEST_CASE("on a touch screen the last row comes out above the main action") {
    for (const Size& size : hands) {
        Narrow page(size, Screen::projects);
        page.choose("表格");
        const SemanticNode* action = page.find(Role::button, "新建项目");
        REQUIRE(action);
        const float top = action->rect.y - 8;
        for (int turn = 0; turn < 60; ++turn) page.wheel(static_cast<float>(size.width) / 2, top - 60, -8);
        float last = 0;
        for (const SemanticNode* row : page.all(Role::row)) last = std::max(last, bottom(row->rect));
        CHECK(last <= top + 1);
    }
}

TEST_CASE("what is made at the foot is made, and its name is typed at once") {
    for (const Size& size : hands) {
        Narrow page(size, Screen::projects);
        const std::size_t before = page.data().live(Kind::project).size();
        page.press(Role::button, "新建项目");
        page.type("拇指下的项目");
        page.key(ImGuiKey_Enter);
        CHECK(page.data().live(Kind::project).size() == before + 1);
        CHECK(page.find_record(Kind::project, "拇指下的项目") != no_record);
    }
}

TEST_CASE("on a touch screen the next step of a record stands at the foot of its inspector") {
    for (const Size& size : hands) {
        for (const Screen screen : {Screen::projects, Screen::services}) {
            CAPTURE(size.width);
            Narrow page(size, screen);
            const RecordIndex record = screen == Screen::projects
                                           ? page.find_record(Kind::project, "24万吨挤压材项目")
                                           : page.find_record(Kind::service_record, "扩产资金缺口");
            REQUIRE(record != no_record);
            page.app().open_record(page.data().record(record).id);
            page.settle();
            const SemanticNode* step = nullptr;
            for (const SemanticNode& node : page.frontend->semantics().nodes())
                if (node.role == Role::button && node.rect.y > static_cast<float>(size.height) * 2 / 3 &&
                    (node.name.starts_with("移到 ") || node.name == "交办" || node.name == "开始办理" ||
                        node.name == "办结" || node.name == "销号"))
                    step = &node;
            REQUIRE_MESSAGE(step, page.tree());
            CHECK(step->rect.height >= fingertip);
            CHECK(right(step->rect) > static_cast<float>(size.width) - 24); // at the side of the thumb
            CHECK(bottom(step->rect) <= static_cast<float>(size.height) - 64 - 8);
        }
    }
}

TEST_CASE("the link of a record is copied from its inspector at every width") {
    for (const Size& size :
        {Size{1024, 768, true}, Size{600, 960, true}, Size{390, 844, true}, Size{600, 768, false}}) {
        CAPTURE(size.width);
        Narrow page(size, Screen::projects);
        page.open_first();
        if (page.click(Role::button, "这一项的更多操作")) {
            page.settle();
            page.press(Role::menuitem, "复制链接");
        } else {
            page.press(Role::button, "复制链接");
        }
        CHECK(std::string_view(ImGui::GetClipboardText()).find("#") != std::string_view::npos);
    }
}

TEST_CASE("on a narrow screen workspaces, views, layouts and lists have a place and a name") {
    for (const Size& size : narrow) {
        for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
            CAPTURE(size.width);
            CAPTURE(size.touch);
            CAPTURE(static_cast<int>(screen));
            Narrow page(size, screen);
            page.choose("表格");
            const SemanticNode* switcher = page.find(Role::button, "切换工作区");
            REQUIRE(switcher);
            CHECK_MESSAGE(switcher->rect.width >= 88, described(*switcher));
            CHECK(switcher->rect.height >= fingertip);
            const SemanticNode* view = page.find(Role::button, "视图：*");
            if (!view) view = page.find(Role::tab, "全部");
            REQUIRE_MESSAGE(view, page.tree());
            CHECK_MESSAGE(view->rect.width >= 60, described(*view));
            CHECK(page.find(Role::heading, screen == Screen::projects   ? "项目"
                                           : screen == Screen::services ? "服务"
                                                                        : "名录"));
            // Nothing in the two rows of the head lies over another thing there, or outside of the screen.
            std::vector<SemanticNode> head;
            for (const SemanticNode& node : page.frontend->semantics().nodes())
                if (is_pressed(node) && node.role != Role::row && node.role != Role::columnheader &&
                    bottom(node.rect) <= 52 + (size.touch ? 64 : 56) + 1)
                    head.push_back(node);
            for (std::size_t i = 0; i < head.size(); ++i) {
                CHECK_MESSAGE(right(head[i].rect) <= static_cast<float>(size.width) + 1, described(head[i]));
                if (size.touch && !head[i].disabled) {
                    CHECK_MESSAGE(head[i].rect.width >= fingertip, described(head[i]));
                    CHECK_MESSAGE(head[i].rect.height >= fingertip, described(head[i]));
                }
                for (std::size_t j = i + 1; j < head.size(); ++j)
                    CHECK_MESSAGE(!overlaps(head[i].rect, head[j].rect), described(head[i])
                                                                             << " lies over " << described(head[j]));
            }
        }
    }
}

TEST_CASE("on a narrow screen the search takes the top bar for as long as it is used") {
    for (const Size& size : {Size{600, 960, true}, Size{390, 844, true}, Size{600, 768, false}}) {
        Narrow page(size, Screen::projects);
        page.press(Role::button, "搜索");
        CHECK(page.caret_in() == "搜索");
        page.type("高新区物流");
        page.settle();
        const SemanticNode* hit = page.find(Role::option, "高新区物流园区（线索）");
        REQUIRE_MESSAGE(hit, page.tree());
        CHECK(hit->rect.x >= 0);
        CHECK(right(hit->rect) <= static_cast<float>(size.width));
        page.press(Role::option, "高新区物流园区（线索）");
        CHECK(page.find(Role::button, "切换工作区"));
        page.press(Role::button, "搜索");
        page.press(Role::button, "关闭");
        CHECK(page.find(Role::button, "切换工作区"));
    }
}

TEST_CASE("on a phone what was undone is redone from the list of steps") {
    Narrow page({390, 844, true}, Screen::projects);
    page.press(Role::button, "新建项目");
    page.type("重做");
    page.key(ImGuiKey_Enter);
    page.press(Role::button, "撤销");
    const std::string_view list = tr(Str::undo_list);
    page.press(Role::button, list);
    page.press(Role::button, "重做*");
    CHECK(page.app().workspace()->can_undo());
    CHECK_FALSE(page.app().workspace()->can_redo());
}

TEST_CASE("several ticked rows are worked on at every width") {
    for (const Size& size : narrow) {
        CAPTURE(size.width);
        Narrow page(size, Screen::projects);
        page.choose("表格");
        page.press(Role::checkbox, "勾选 高新区物流园区（线索）");
        for (const std::string_view name : {"移到回收站", "改字段", "改阶段", "指派", "加标签"}) {
            const SemanticNode* tool = page.find(Role::button, name);
            REQUIRE_MESSAGE(tool, name);
            CHECK_MESSAGE(tool->rect.width >= 32, described(*tool));
            CHECK_MESSAGE(tool->rect.x >= 0, described(*tool));
            CHECK_MESSAGE(right(tool->rect) <= static_cast<float>(size.width), described(*tool));
        }
    }
}

TEST_CASE("on a touch screen the buttons of a dialog keep their distance from the edge") {
    for (const Size& size : hands) {
        Narrow page(size, Screen::projects);
        page.app().go(Screen::data);
        page.settle();
        page.press(Role::button, "密封与选项…");
        const SemanticNode *dialog = page.find(Role::dialog, "*"), *cancel = page.find(Role::button, "取消"),
                           *done = page.find(Role::button, "导出");
        REQUIRE(dialog);
        REQUIRE(cancel);
        REQUIRE(done);
        for (const SemanticNode* each : {cancel, done}) {
            CHECK(each->rect.height >= fingertip);
            CHECK(bottom(each->rect) <= bottom(dialog->rect) - 16);
            CHECK(bottom(each->rect) <= static_cast<float>(size.height) - 32);
        }
    }
}

TEST_CASE("every line of the shortcuts can be read, also where the screen is low") {
    for (const auto& [width, height] : {std::pair{1366, 768}, {1280, 600}, {1024, 500}, {960, 540}, {600, 500}}) {
        CAPTURE(width);
        CAPTURE(height);
        Listed page(Screen::projects, width, height);
        page.key(ImGuiKey_Slash, ImGuiMod_Shift);
        const SemanticNode* dialog = page.find(Role::dialog, "快捷键");
        REQUIRE(dialog);
        const float end = bottom(dialog->rect) - 64;
        for (const Str meaning : {Str::shortcut_new, Str::shortcut_cells, Str::shortcut_print, Str::shortcut_help}) {
            const auto is_read = [&] {
                const SemanticNode* line = page.find_text(tr(meaning));
                return line && line->rect.y >= dialog->rect.y && bottom(line->rect) <= end + 1;
            };
            for (int turn = 0; turn < 20 && !is_read(); ++turn) {
                page.wheel(static_cast<float>(width) / 2, static_cast<float>(height) / 2, -2);
                dialog = page.find(Role::dialog, "快捷键");
            }
            CHECK_MESSAGE(is_read(), tr(meaning));
        }
    }
}

TEST_CASE("a tooltip that comes by keys stands at what they have come to") {
    Listed page(Screen::projects, 1366, 768);
    page.move_to(-50, -50); // over nothing
    page.focus(Role::button, "更多操作");
    const SemanticNode* at = page.find(Role::button, "更多操作");
    REQUIRE(at);
    const Rect box = at->rect;
    for (int i = 0; i < 40; ++i) page.frame();
    const ImDrawList* list = ImGui::GetForegroundDrawList();
    REQUIRE(list->VtxBuffer.Size > 0);
    float left = 1e6f, top = 1e6f;
    for (const ImDrawVert& each : list->VtxBuffer) left = std::min(left, each.pos.x), top = std::min(top, each.pos.y);
    CHECK(std::abs(left - box.x) < 120); // it may have to stay on the screen
    CHECK(top >= bottom(box));
    CHECK(top < bottom(box) + 20);
}

TEST_CASE("what is typed stays above the keyboard of the screen in dialogs and in the builder of conditions") {
    for (const Size& size : {Size{1024, 768, true}, Size{390, 844, true}}) {
        CAPTURE(size.width);
        const float low = size.height > 800 ? 420.0f : 360.0f;
        const auto is_shown = [&](Narrow& page, Role role, std::string_view name) {
            const SemanticNode* field = page.find(role, name);
            REQUIRE_MESSAGE(field, std::string(name) << "\n" << page.tree());
            CHECK_MESSAGE(field->focused, name);
            CHECK_MESSAGE(field->rect.y >= 0, described(*field));
            CHECK_MESSAGE(bottom(field->rect) <= low, described(*field));
            CHECK(right(field->rect) <= static_cast<float>(size.width));
        };
        {
            Narrow page(size, Screen::projects);
            page.app().go(Screen::data);
            page.settle();
            page.press(Role::button, "密封与选项…");
            page.press(Role::tab, "密封文件*");
            page.press(Role::textbox, "再输一次口令");
            page.make_height(low);
            is_shown(page, Role::textbox, "再输一次口令");
            page.type("口令仍在打");
            is_shown(page, Role::textbox, "再输一次口令");
            page.key(ImGuiKey_Escape);
        }
        {
            Narrow page(size, Screen::projects);
            page.choose("表格");
            if (!page.click(Role::button, "筛选")) {
                page.press(Role::toggle, "更多 *");
                page.press(Role::menuitem, "筛选");
            }
            page.settle();
            page.press(Role::option, "名称");                             // the builder, with the caret in the value
            for (int i = 0; i < 5; ++i) page.press(Role::button, "条件"); // at its end
            page.press(Role::textbox, "值");
            page.make_height(low);
            const SemanticNode* typed = nullptr;
            for (const SemanticNode* each : page.all(Role::textbox))
                if (each->focused) typed = each;
            REQUIRE_MESSAGE(typed, page.tree());
            CHECK_MESSAGE(typed->rect.y >= 0, described(*typed));
            CHECK_MESSAGE(bottom(typed->rect) <= low, described(*typed));
        }
    }
}
