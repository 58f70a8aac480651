// Measures what a list of the page costs on a large demonstration, from the rows to the triangles, without a renderer: every frame after a
// change of filter, order, groups or layout, and frames of a list at rest. What the browser adds is measured by page_bench.mjs.
//
//   yinfeng_list_bench [records, 100000 by default] [part of the lines' names]
//
// Each line is what a person does after the line before. `longest` is the longest frame until nothing moves any more, `all` the sum of
// them. Processor time of this program, in milliseconds; budget 50 for a change, 4 for a frame.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "assets/embedded.h"
#include "base/text_tables.h"
#include "sync/snapshot.h"
#include "tests/bench/bench_workspace.h"
#include "tests/bench/processor_time.h"
#include "tests/ui/ui_fixture.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace yinfeng;
using ui::Role;

namespace {

struct Bench : test::UiFixture {
    std::string_view only;

    Bench() : UiFixture(1920, 1080) {}
    void fail(std::string_view what) {
        std::fprintf(stderr, "list_bench: %s\n%s", std::string(what).c_str(), tree().c_str());
        std::exit(2);
    }
    void open(std::uint32_t records) {
        const std::string bytes = encode_snapshot(test::bench_workspace(records));
        frontend->files_dropped({{"base.json", bytes}});
        for (int i = 0; i < 4000 && app().phase() != app::Phase::ready; ++i) frame();
        if (app().phase() != app::Phase::ready) fail("the workspace did not open");
        app().set_identity({"服务专员甲", "招商局"});
        app().go(app::Screen::projects);
        settle();
        frontend->semantics().set_wanted(false);
    }
    void press(Role role, std::string_view name) {
        frontend->semantics().set_wanted(true);
        settle();
        const ui::SemanticNode* node = find(role, name);
        if (!node) fail(name);
        const float x = node->rect.x + node->rect.width / 2, y = node->rect.y + node->rect.height / 2;
        frontend->semantics().set_wanted(false);
        settle();
        started();
        click_at(x, y);
    }
    void search() {
        frontend->semantics().set_wanted(true);
        settle();
        const ui::SemanticNode* box = find(Role::searchbox, "在列表中查找");
        if (!box) fail("在列表中查找");
        frontend->semantics().request_focus(box->id);
        settle();
        frontend->semantics().set_wanted(false);
        settle();
    }
    void started() { frames_s.clear(); }
    void say(const std::string& what, double budget = 50) {
        double all = 0, longest = 0;
        for (const double each : frames_s) all += each, longest = std::max(longest, each);
        std::printf("%-44s %8.1f %8.1f   %3zu frames%s\n", what.c_str(), longest * 1e3, all * 1e3, frames_s.size(),
            longest * 1e3 > budget ? "   over" : "");
    }
    void pressing(const std::string& what, Role role, std::string_view name) {
        press(role, name);
        say(what);
    }
};

} // namespace

int main(int argc, char** argv) {
    const auto records = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 100'000);
    if (!load_text_tables(assets::find("text_tables.bin"))) return 2;
    Bench bench;
    if (argc > 2) bench.only = argv[2];
    bench.open(records);
    std::printf("%-44s %8s %8s\n", "", "longest", "all");
    for (const auto& [screen, what] :
        {std::pair{app::Screen::chains, "产业链"}, {app::Screen::services, "服务"}, {app::Screen::directory, "名录"},
            {app::Screen::data, "数据"}, {app::Screen::settings, "设置"}, {app::Screen::projects, "项目"}}) {
        if (!bench.only.empty() && what != bench.only) continue;
        for (int i = 0; i < 2; ++i) {
            bench.started();
            bench.app().go(screen);
            bench.settle();
            bench.say(std::string(what) + (i ? ": again" : ": first"));
            bench.app().go(app::Screen::settings);
            bench.settle();
        }
    }
    bench.app().go(app::Screen::projects);
    bench.settle();
    for (const std::string layout : {"看板", "表格", "台账", "卡片"}) {
        if (!bench.only.empty() && layout != bench.only) continue;
        bench.pressing(layout, Role::tab, layout);
        bench.search();
        for (const char* typed : {"忠", "旺"}) {
            bench.started();
            bench.type(typed);
            bench.say(layout + ": types " + typed);
        }
        bench.started();
        bench.key(ImGuiKey_Escape);
        bench.say(layout + ": takes it away");
        bench.started();
        bench.key(ImGuiKey_Escape);
        bench.say(layout + ": leaves the box");
        for (int i = 0; i < 2; ++i)
            bench.pressing(layout + (i ? ": quick filter off" : ": quick filter"), Role::toggle, "投资额*");
        for (const char* order : {"名称", "投资总额"}) {
            bench.press(Role::button, "排序*");
            bench.pressing(layout + ": sort by " + order, Role::option, order);
        }
        bench.started();
        bench.frames(20);
        bench.say(layout + ": at rest", 4);
        bench.started();
        for (int i = 0; i < 20; ++i) bench.wheel(400, 500, -3);
        bench.say(layout + ": scrolled", 4);
    }
    return 0;
}
