// Every page in every palette: what is written on it can be read, nothing has a colour that is not of the palette, and the page
// around the canvas has the same ones.
#include "tests/support/source_dir.h"
#include "tests/ui/painted.h"
#include "tests/ui/ui_fixture.h"

#include "ui/appearance.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <format>
#include <fstream>
#include <sstream>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Screen;
using ui::Color;
using ui::Look;
using ui::Role;
namespace color = ui::color;

namespace {

constexpr std::uint32_t hues = 0x00FFFFFF;

// Two sets of forced colours as systems have them, and the oldest one.
constexpr ui::SystemColours aquatic{0x202020, 0xFFFFFF, 0x75E9FC, 0xA6A6A6, 0x8EE3F0},
    desert{0xFFFAEF, 0x3D3D3D, 0x1C5E75, 0x676767, 0x903909}, black{0x000000, 0xFFFFFF, 0xFFFF00, 0x3FF23F, 0x1AEBFF};

struct Case {
    std::string_view name;
    ui::SystemLook system;
    float text, mark; // the contrast that is promised
};
const Case cases[] = {{"light", {}, 4.5f, 3}, {"dark", {.is_dark = true}, 4.5f, 3},
    {"contrast", {.is_dark = true, .wants_contrast = true}, 7, 4.5f},
    {"contrast, light", {.wants_contrast = true}, 7, 4.5f}, {"aquatic", {.forced = aquatic}, 4.5f, 3},
    {"desert", {.forced = desert}, 4.5f, 3}, {"black", {.forced = black}, 7, 4.5f}};

std::string hex(std::uint32_t packed) {
    return std::format("#{:02X}{:02X}{:02X}", packed & 0xFF, packed >> 8 & 0xFF, packed >> 16 & 0xFF);
}

// The tokens of that colour, for messages.
std::string tokens_of(std::uint32_t packed) {
    static constexpr std::string_view names[] = {
        "none",
#define TOKEN(name, ...) #name,
#define VEIL(name, ...) #name,
#include "ui/theme.def"
#undef TOKEN
#undef VEIL
    };
    std::string out = hex(packed);
    for (std::size_t i = 1; i < ui::palette_in_force.size(); ++i)
        if ((ui::palette_in_force[i] & hues) == (packed & hues)) out.append(" ").append(names[i]);
    return out;
}

// Holds what is on the screen, in every palette, against what is promised.
class Looked {
public:
    explicit Looked(UiFixture& ui) : ui_(ui) {}
    ~Looked() { MESSAGE(glyphs_ << " glyphs on " << frames_ << " pictures"); }

    void look(std::string_view where) {
        ui_.settle();
        for (const Case& each : cases) {
            ui_.frontend->set_system_look(each.system);
            ui_.frame();
            check(where, each);
        }
        ui_.frontend->set_system_look({});
        ui_.frame();
    }

private:
    void check(std::string_view where, const Case& wanted) {
        const Painted painted = read_painted(*ImGui::GetDrawData(), color::app);
        ++frames_;
        glyphs_ += painted.glyphs.size();
        std::set<std::string> bad;
        for (const PaintedGlyph& glyph : painted.glyphs) {
            if (glyph.colour == (std::uint32_t{color::text_off} & hues)) continue; // disabled: told by more than this
            const float told = ui::contrast(glyph.ink, glyph.ground);
            if (told < (glyph.is_icon ? wanted.mark : wanted.text) - 0.005f)
                bad.insert(std::format("{} {:.2f}: {} on {} at {}, {}", glyph.is_icon ? "icon" : "text", told,
                    tokens_of(glyph.colour), tokens_of(glyph.ground), glyph.at.x, glyph.at.y));
        }
        for (const std::string& each : bad) FAIL_CHECK(wanted.name << ", " << where << ": " << each);
        for (const std::uint32_t colour : painted.colours)
            if (std::ranges::none_of(ui::palette_in_force, [&](std::uint32_t own) { return (own & hues) == colour; }))
                FAIL_CHECK(wanted.name << ", " << where << ": " << hex(colour) << " is not of the palette");
    }

    UiFixture& ui_;
    std::size_t glyphs_ = 0, frames_ = 0;
};

void press(UiFixture& ui, Role role, std::string_view name) {
    INFO(ui.tree());
    REQUIRE_MESSAGE(ui.wait_for(role, name), name);
    REQUIRE(ui.click(role, name));
    ui.settle();
}

constexpr std::array screens{Screen::today, Screen::projects, Screen::chains, Screen::services, Screen::directory,
    Screen::data, Screen::settings, Screen::conflicts, Screen::compare, Screen::trash, Screen::duplicates};
static_assert(screens.size() == static_cast<std::size_t>(Screen::count_), "a new screen is looked at here too");

void visit_all(UiFixture& ui, Looked& looked) {
    looked.look("start");
    ui.open_sample();
    looked.look("board");
    for (const Screen screen : screens) {
        ui.app().go(screen);
        ui.settle(400);
        looked.look(std::format("screen {}", static_cast<int>(screen)));
        static constexpr Kind kinds[] = {Kind::project, Kind::chain, Kind::service_record, Kind::enterprise};
        const auto place = static_cast<std::size_t>(screen);
        if (place >= std::size(kinds)) continue;
        ui.app().select_record(
            screen, ui.app().workspace()->record(ui.app().workspace()->live(kinds[place]).front()).id);
        looked.look(std::format("record of screen {}", static_cast<int>(screen)));
        for (const std::string_view tab : {"全部字段", "历史"})
            if (ui.find(Role::tab, tab)) press(ui, Role::tab, tab), looked.look(tab);
        ui.app().select_record(screen, {});
    }
    ui.app().go(Screen::projects);
    ui.settle();
    for (const std::string_view layout : {"表格", "台账", "卡片", "日历", "时间线", "统计", "看板"}) {
        press(ui, Role::tab, layout);
        looked.look(layout);
        if (layout == "统计")
            for (const std::string_view chart : {"条形", "堆叠条形", "矩阵", "漏斗"})
                if (ui.find(Role::tab, chart)) press(ui, Role::tab, chart), looked.look(chart);
        if (layout != "表格") continue;
        press(ui, Role::checkbox, "勾选 高新区物流园区（线索）");
        looked.look("ticked");
        press(ui, Role::button, "改阶段");
        looked.look("menu");
        ui.key(ImGuiKey_Escape);
        press(ui, Role::button, "移到回收站");
        looked.look("message");
        ui.move_to(1200, 30); // over the top bar, at rest
        for (int i = 0; i < 60; ++i) ui.frame();
        looked.look("tip");
    }
    press(ui, Role::button, "新建项目");
    looked.look("draft");
    ui.key(ImGuiKey_Escape);
    ui.settle();
    ui.app().go(Screen::settings);
    ui.settle();
    press(ui, Role::combobox, "颜色");
    looked.look("list of a choice");
    ui.key(ImGuiKey_Escape);
    ui.settle();
    press(ui, Role::button, "删除 *");
    looked.look("dialog");
}

} // namespace

TEST_CASE("in every palette all that is written on every page can be read, and has a colour of the palette") {
    UiFixture ui(1440, 900);
    Looked looked(ui);
    visit_all(ui, looked);
}

TEST_CASE("what only the pointer brings about can be read in every palette") {
    struct Pair {
        Color ink, ground;
    };
    static constexpr Color inks[] = {
        color::text_1, color::text_2, color::text_3, color::accent, color::late, color::soon, color::ok};
    static constexpr Color strong[] = {color::accent, color::accent_hover, color::accent_press, color::ok, color::soon,
        color::late, color::pause, color::update, color::sign, color::build, color::run};
    std::vector<Pair> pairs;
    for (const Color ink : inks)
        for (const Color ground : {color::surface, color::hover, color::accent_tint}) pairs.push_back({ink, ground});
    for (const Color ground : strong) pairs.push_back({color::on_accent, ground});
    for (const Color ink : {color::on_toast, color::toast_link})
        for (const Color ground : {color::toast, color::toast_button, color::toast_button_hover})
            pairs.push_back({ink, ground});
    pairs.push_back({color::late, color::late_tint});
    pairs.push_back({color::soon, color::soon_tint_2});
    pairs.push_back({color::text_2, color::hover_2});
    pairs.push_back({color::text_1, color::accent_tint_2}); // selected text
    for (const Case& each : cases) {
        ui::use_palette(ui::palette_of(ui::look_of({}, each.system), each.system));
        for (const Pair& pair : pairs) {
            INFO(each.name << ": " << tokens_of(pair.ink) << " on " << tokens_of(pair.ground));
            CHECK(ui::contrast(pair.ink, pair.ground) >= each.text - 0.005f);
        }
        for (const Color line : {color::line_control, color::focus, color::accent})
            for (const Color ground : {color::surface, color::hover}) {
                INFO(each.name << ": " << tokens_of(line) << " on " << tokens_of(ground));
                CHECK(ui::contrast(line, ground) >= 2.8f);
            }
    }
    ui::use_palette(ui::light_palette);
}

TEST_CASE("the page around the canvas has the palettes' colours, and the looks their names") {
    std::ifstream file(source_path("web/style.css"));
    std::stringstream read;
    read << file.rdbuf();
    const std::string css = read.str();
    static constexpr std::pair<std::string_view, Color> tokens[] = {{"--app", color::app},
        {"--surface", color::surface}, {"--text-1", color::text_1}, {"--text-3", color::text_3},
        {"--accent", color::accent}, {"--on-accent", color::on_accent}};
    for (const Look look : ui::chosen_looks) {
        const std::string_view name = ui::name_of(look);
        const std::size_t from = css.find(std::format("[data-look={}] {{", name));
        REQUIRE_MESSAGE(from != std::string::npos, name);
        const std::string block = css.substr(from, css.find('}', from) - from);
        ui::use_palette(ui::palette_of(look, {}));
        for (const auto& [variable, token] : tokens)
            CHECK_MESSAGE(block.contains(std::format("{}: {};", variable, hex(token))), name << " " << variable);
    }
    ui::use_palette(ui::light_palette);
}
