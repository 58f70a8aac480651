// The layout 时间线: bars between two dates, moved with the mouse and by keys, and what stands in their way.

#include "tests/ui/listed_fixture.h"
#include "tests/ui/painted.h"

#include "ui/draw.h"

#include <imgui.h>

#include <algorithm>

using namespace yinfeng;
using app::Screen;
using test::big, test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace {

struct Timed : Listed {
    explicit Timed(int width = 1920, int height = 1080, bool touch = false)
        : Listed(Screen::projects, width, height, touch) {
        set(big, field::project::planned_start_, "2019-07-01");
        set(big, field::project::planned_production_, "2019-12-31");
        press(Role::tab, "时间线");
    }
    void set(std::string_view name, FieldId field, std::string_view value) {
        Change change{"改", {}};
        change.set(Kind::project, data().record(find_record(Kind::project, name)).id, field, Value::text(value));
        REQUIRE(app().apply(change));
        settle();
    }
    std::string start() { return value(Kind::project, big, field::project::planned_start_); }
    std::string production() { return value(Kind::project, big, field::project::planned_production_); }
    const SemanticNode* part(std::string_view what) {
        for (const SemanticNode* node : all(Role::button))
            if (node->name.starts_with(big) && node->name.ends_with(what)) return node;
        return nullptr;
    }
    void show_big() { // its line may be out of sight
        app().open_record(data().record(find_record(Kind::project, big)).id);
        settle();
        app().select_record(Screen::projects, {});
        settle();
    }
    // What is pressed and pulled, and not let go of.
    void pull(const SemanticNode* node, float x) {
        REQUIRE(node);
        const float from = node->rect.x + node->rect.width / 2, y = node->rect.y + node->rect.height / 2;
        move_to(from, y);
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        frame();
        for (int step = 1; step <= 4; ++step) move_to(from + x * static_cast<float>(step) / 4, y);
        frame();
    }
    void let_go() {
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        frame();
        settle();
    }
    void drag_by(const SemanticNode* node, float x) {
        const float from = node->rect.x + node->rect.width / 2, y = node->rect.y + node->rect.height / 2;
        drag(from, y, from + x, y);
        settle();
    }
};

} // namespace

TEST_CASE("a record runs as a bar from one date to the other, and says so") {
    Timed page;
    page.show_big();
    const SemanticNode* row = page.find(Role::row, big);
    REQUIRE_MESSAGE(row, page.tree());
    CHECK(row->value == "07-01 至 12-31");
    const SemanticNode* bar = page.part("拖动改日期");
    REQUIRE_MESSAGE(bar, page.tree());
    // 184 days at 2.2 CSS pixels.
    CHECK(bar->rect.width == doctest::Approx(184 * 2.2).epsilon(0.02));
}

TEST_CASE("a bar that is dragged moves both dates, its end one of them; each is one step that can be undone") {
    Timed page;
    page.show_big();
    page.drag_by(page.part("拖动改日期"), 22);
    CHECK(page.start() == "2019-07-11");
    CHECK(page.production() == "2020-01-10");
    page.app().undo();
    page.settle();
    CHECK(page.start() == "2019-07-01");
    CHECK(page.production() == "2019-12-31");
    page.drag_by(page.part("拖动改结束"), -22);
    CHECK(page.start() == "2019-07-01");
    CHECK(page.production() == "2019-12-21");
    page.drag_by(page.part("拖动改开始"), 800);
    CHECK_MESSAGE(page.start() == "2019-12-21", "it does not begin after its end");
}

TEST_CASE("Ctrl and an arrow move by the step that is shown, Shift the end alone, arrows between the lines") {
    Timed page;
    page.show_big();
    page.focus(Role::row, big);
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK(page.start() == "2019-08-01");
    CHECK(page.production() == "2020-01-31");
    page.key(ImGuiKey_LeftArrow, ImGuiMod_Shift);
    CHECK(page.start() == "2019-08-01");
    CHECK(page.production() == "2019-12-31");
    const auto focused = [&] {
        for (const SemanticNode* row : page.all(Role::row))
            if (row->focused) return row->name;
        return std::string();
    };
    page.key(ImGuiKey_DownArrow);
    CHECK(focused() != big);
    page.key(ImGuiKey_UpArrow);
    CHECK(focused() == big);
}

TEST_CASE("what is out of sight has an arrow that leads there") {
    Timed page;
    page.set(big, field::project::planned_start_, "2031-01-01");
    page.set(big, field::project::planned_production_, "2031-12-31");
    page.show_big();
    CHECK_FALSE(page.part("拖动改日期"));
    page.press(Role::button, "转到 2031-01-01 至 2031-12-31");
    CHECK_MESSAGE(page.part("拖动改日期"), page.tree());
}

TEST_CASE("where nothing lies in the time that is shown, words say where the nearest is, and lead there") {
    Timed page;
    page.set(big, field::project::planned_start_, "2031-05-02");
    page.set(big, field::project::planned_production_, "2031-06-30");
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", big));
    page.settle();
    CHECK_FALSE(page.part("拖动改日期"));
    page.press(Role::button, "这里没有，最近的在 2031-05-02 · 前往");
    CHECK_MESSAGE(page.part("拖动改日期"), page.tree());
    CHECK_FALSE(page.find(Role::button, "这里没有，最近的在*"));
}

TEST_CASE("a bar that is pulled says from when to when, and Esc leaves it where it was") {
    Timed page;
    page.show_big();
    page.pull(page.part("拖动改日期"), 22);
    const SemanticNode* bar = page.part("拖动改日期");
    REQUIRE_MESSAGE(bar, page.tree());
    CHECK(bar->name == std::string(big) + "：07-01 至 12-31 → 07-11 至 2020-01-10（+10 天），拖动改日期");
    page.key(ImGuiKey_Escape);
    CHECK_MESSAGE(page.part("拖动改日期")->name.find("→") == std::string::npos, "while the button is still held");
    page.let_go();
    CHECK(page.start() == "2019-07-01");
    CHECK(page.production() == "2019-12-31");
    CHECK_MESSAGE(is_nil(page.app().current_record(Screen::projects)), "it was no press");
    page.drag_by(page.part("拖动改日期"), -2.2f * 3);
    CHECK(page.start() == "2019-06-28");
    CHECK_MESSAGE(page.says("07-01 至 12-31 → 06-28 至 12-28（−3 天）"), page.tree());
    page.app().undo(); // one step for both
    page.settle();
    CHECK(page.start() == "2019-07-01");
    CHECK(page.production() == "2019-12-31");
}

TEST_CASE("a bar of which a date is a month or a period moves by whole ones of it and stays what it is") {
    Timed page;
    page.set(big, field::project::planned_start_, "2019-08");
    page.show_big();
    CHECK_FALSE(page.part("拖动改开始"));
    CHECK(page.part("拖动改结束"));
    page.drag_by(page.part("拖动改日期"), 31 * 2.2f);
    CHECK(page.start() == "2019-09");
    CHECK(page.production() == "2020-01-31");
    page.app().undo();
    page.set(big, field::project::planned_start_, "2019-01/2019-06");
    CHECK(page.find(Role::row, big)->value == "2019年上半年 至 12-31");
    page.drag_by(page.part("拖动改日期"), 20 * 2.2f);
    CHECK_MESSAGE(page.start() == "2019-01/2019-06", "that is no half year");
    page.drag_by(page.part("拖动改日期"), 170 * 2.2f);
    CHECK(page.start() == "2019-07/2019-12");
    CHECK(page.production() == "2020-06-30");
    CHECK_MESSAGE(page.says("2019年上半年 至 12-31 → 2019年下半年 至 2020-06-30（+6 个月）"), page.tree());
    page.focus(Role::row, big);
    page.key(ImGuiKey_LeftArrow, ImGuiMod_Ctrl);
    CHECK(page.start() == "2019-01/2019-06");
    CHECK(page.production() == "2019-12-30");
}

TEST_CASE("what ends before it begins is shown, named and moved, and put right by an end that is dragged") {
    Timed page;
    page.set(big, field::project::planned_start_, "2019-11-01");
    page.set(big, field::project::planned_production_, "2019-09-01");
    page.show_big();
    CHECK(page.find(Role::row, big)->value == "11-01 至 09-01 · 起止颠倒");
    const SemanticNode *begin = page.part("拖动改开始"), *end = page.part("拖动改结束");
    REQUIRE_MESSAGE(begin, page.tree());
    REQUIRE(end);
    CHECK_MESSAGE(end->rect.x < begin->rect.x, "each at its own date");
    page.drag_by(page.part("拖动改日期"), 22);
    CHECK(page.start() == "2019-11-11");
    CHECK(page.production() == "2019-09-11");
    page.focus(Role::row, big);
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK(page.start() == "2019-12-11");
    CHECK(page.production() == "2019-10-11");
    page.drag_by(page.part("拖动改结束"), 100 * 2.2f);
    CHECK(page.start() == "2019-12-11");
    CHECK(page.production() == "2020-01-19");
    CHECK(page.find(Role::row, big)->value == "12-11 至 2020-01-19");
}

TEST_CASE("a bar whose date nobody writes is not moved, and says why") {
    Timed page;
    // Records of service: 到期日 is worked out.
    const RecordIndex record = page.find_record(Kind::service_record, "扩产资金缺口");
    REQUIRE(record != no_record);
    Change dated{"改", {}};
    dated.set(Kind::service_record, page.data().record(record).id, field::service_record::accepted_on_,
        Value::text("2019-08-01"));
    dated.set(Kind::service_record, page.data().record(record).id, field::service_record::limit_days_,
        Value::of(std::int64_t{5}));
    REQUIRE(page.app().apply(dated));
    page.app().go(Screen::services);
    page.settle();
    page.choose_layout("时间线");
    page.press(Role::combobox, "结束日期");
    page.press(Role::option, "到期日");
    const SemanticNode* row = nullptr;
    for (const SemanticNode* each : page.all(Role::row))
        if (each->value.find(" 至 ") != std::string::npos && !row) row = each;
    REQUIRE_MESSAGE(row, page.tree());
    page.press(Role::tab, "月");
    const std::string name = row->name;
    for (const SemanticNode* node : page.all(Role::button))
        CHECK_MESSAGE(!(node->name.starts_with(name) && node->name.ends_with("拖动改日期")), node->name);
    page.focus(Role::row, name);
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK_MESSAGE(page.says("到期日是算出来的，不能在时间线上改"), page.tree());
}

TEST_CASE("a bar over two hundred years is drawn, said and moved at every scale") {
    Timed page;
    page.set(big, field::project::planned_start_, "1900-01-01");
    page.set(big, field::project::planned_production_, "2150-12-31");
    page.show_big();
    for (const std::string_view zoom : {"年", "季", "月", "周", "日"}) {
        CAPTURE(zoom);
        page.press(Role::tab, zoom);
        page.show_big();
        REQUIRE_MESSAGE(page.part("拖动改日期"), page.tree());
    }
    page.press(Role::tab, "年");
    page.focus(Role::row, big);
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK(page.start() == "1901-01-01");
    CHECK(page.production() == "2151-12-31");
}

TEST_CASE("a bar that was dragged opens no record, one that was pressed opens it") {
    Timed page;
    page.show_big();
    page.drag_by(page.part("拖动改日期"), 22);
    CHECK(page.start() == "2019-07-11");
    CHECK(is_nil(page.app().current_record(Screen::projects)));
    const ui::Rect bar = page.part("拖动改日期")->rect;
    page.click_at(bar.x + bar.width / 2, bar.y + bar.height / 2);
    page.settle();
    CHECK_FALSE(is_nil(page.app().current_record(Screen::projects)));
}

TEST_CASE("today stays in sight whatever scale is chosen, also after the inspector took room") {
    Timed page(1366, 768);
    page.app().set_today(parse_iso_date("2019-08-30"));
    page.settle();
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", big));
    page.settle();
    page.press(Role::button, "今天");
    page.app().select_record(Screen::projects, page.data().record(page.find_record(Kind::project, big)).id);
    page.settle();
    page.set(big, field::project::planned_start_, "2019-08-30");
    page.set(big, field::project::planned_production_, "2019-08-30");
    for (const std::string_view zoom : {"日", "月", "年", "日", "周", "季", "日"}) {
        CAPTURE(zoom);
        page.press(Role::tab, zoom);
        CHECK_MESSAGE(page.part("拖动改日期"), page.tree()); // a day out of sight has an arrow instead
    }
}

TEST_CASE("beside the inspector a name has eight characters, and what a group sums ends before the time") {
    Timed page(1366, 768);
    page.set(big, field::project::planned_production_, "2020-06-30");
    // How many letters of words are painted in a row between two places.
    const auto letters = [&](const SemanticNode& row, float from, float to, bool only_names) {
        const test::Painted painted = test::read_painted(*ImGui::GetDrawData(), ui::color::app);
        return std::ranges::count_if(painted.glyphs, [&](const test::PaintedGlyph& glyph) {
            return !glyph.is_icon && glyph.at.y > row.rect.y && glyph.at.y < row.rect.y + row.rect.height &&
                   glyph.at.x > from && glyph.at.x < to &&
                   (!only_names || glyph.colour == (std::uint32_t{ui::color::text_1} & 0xffffff));
        });
    };
    page.app().select_record(Screen::projects, page.data().record(page.find_record(Kind::project, test::top)).id);
    page.settle();
    const float left = page.find(Role::grid, "*")->rect.x, divider = left + 180;
    int groups = 0;
    for (const SemanticNode* row : page.all(Role::row)) {
        if (!row->expanded || row->rect.y + row->rect.height > 700) continue; // half out of sight
        CAPTURE(row->name);
        CHECK(letters(*row, left, divider, false) > 4);
        CHECK(letters(*row, divider - 8, divider + 500, false) == 0);
        ++groups;
    }
    CHECK(groups > 0);
    for (int i = 0; i < 20 && !page.find(Role::row, big); ++i) page.wheel(400, 500, -1);
    page.wheel(400, 500, -1);
    const SemanticNode* row = page.find(Role::row, big);
    REQUIRE_MESSAGE(row, page.tree());
    CHECK(letters(*row, left, divider, true) >= 8);
}

TEST_CASE("which dates a timeline runs by is the view's; every scale draws, also at the ends of the calendar") {
    Timed page;
    page.press(Role::combobox, "结束日期");
    page.press(Role::option, "签约日期");
    page.press(Role::button, "视图：全部（改过）");
    page.key(ImGuiKey_Escape);
    for (const std::string_view year : {"0001-01-01", "9999-12-31"}) {
        page.set(big, field::project::planned_start_, year);
        for (const std::string_view zoom : {"日", "周", "月", "季", "年"}) {
            page.press(Role::tab, zoom);
            page.show_big();
            CHECK(page.find(Role::row, big));
        }
    }
}

TEST_CASE("a kind without dates says why it has no timeline") {
    Listed page(Screen::directory);
    CHECK_FALSE(page.find(Role::tab, "时间线"));
}
