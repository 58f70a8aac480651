// The layout 统计 as a person works with it: pictures, the records behind a figure and the way back, keys, what it says.

#include "tests/ui/listed_fixture.h"

#include <chrono>

using namespace yinfeng;
using app::Screen;
using test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace {

struct Counted : Listed {
    explicit Counted(Screen screen = Screen::projects, int width = 1920, int height = 1080, bool touch = false)
        : Listed(screen, width, height, touch) {
        choose_layout("统计");
    }
    // What the figure of that name says.
    std::string said(std::string_view name, Role role = Role::button) {
        for (const SemanticNode* node : all(role))
            if (node->name == name && !node->value.empty()) return node->value;
        return {};
    }
    void press_figure(std::string_view name, Role role = Role::button) {
        for (const SemanticNode* node : all(role)) {
            if (node->name != name || node->value.empty()) continue;
            click_at(node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2);
            settle();
            return;
        }
        FAIL("no figure " << name << "\n" << tree());
    }
    std::string with_keyboard() {
        for (const Role role : {Role::button, Role::gridcell, Role::tab})
            for (const SemanticNode* node : all(role))
                if (node->focused) return node->name;
        return {};
    }
    void group_by(std::string_view first, std::string_view then = {}) {
        press(Role::button, "分组：*");
        type(first);
        press(Role::option, first);
        if (!then.empty()) {
            press(Role::menuitem, "再按 …"); // the menu has stayed open
            type(then);
            press(Role::option, "再按 " + std::string(then));
        }
        key(ImGuiKey_Escape);
        settle();
    }
};

} // namespace

TEST_CASE("a press on a figure opens the records behind it as a table, and 还原 leads back to the picture") {
    Counted page;
    CHECK_MESSAGE(page.find(Role::heading, "投资总额 合计，按分组口径"), page.tree());
    CHECK(page.says("57 项 · 207.5 亿元 · 42 个未填"));
    CHECK(page.find(Role::button, "还原")->disabled);
    const std::string said = page.said("签约");
    REQUIRE_MESSAGE(said.find(" 项") != std::string::npos, page.tree());
    page.press_figure("签约");
    CHECK_MESSAGE(page.find(Role::grid, "项目"), page.tree());
    CHECK_MESSAGE(page.find(Role::toggle, "阶段 是 签约*"), page.tree());
    const std::size_t rows = page.rows().size();
    CHECK_MESSAGE(said.find(std::to_string(rows) + " 项") != std::string::npos, said);
    page.press(Role::button, "还原");
    CHECK_MESSAGE(page.said("签约") == said, page.tree());
    CHECK_FALSE(page.find(Role::toggle, "阶段 是 签约*"));
    CHECK(page.find(Role::button, "还原")->disabled);
}

TEST_CASE("the matrix is a grid of two dimensions whose figures open what both have in common") {
    Counted page;
    page.group_by("产业", "阶段");
    page.press(Role::tab, "矩阵");
    REQUIRE_MESSAGE(page.find(Role::grid, "投资总额 合计，按产业 × 阶段"), page.tree());
    CHECK(page.find(Role::columnheader, "签约"));
    CHECK(page.find(Role::columnheader, "合计"));
    CHECK(page.said("合计", Role::gridcell).starts_with("207.5 亿元 · 57 项"));
    std::string cell, said;
    for (const SemanticNode* node : page.all(Role::gridcell))
        if (node->name.ends_with("、签约") && node->value.find(" 项") != std::string::npos)
            cell = node->name, said = node->value;
    REQUIRE_MESSAGE(!cell.empty(), page.tree());
    page.press_figure(cell, Role::gridcell);
    CHECK_MESSAGE(page.find(Role::toggle, "阶段 是 签约"), page.tree());
    std::size_t records = 0;
    const Workspace& data = page.data();
    for (const RecordIndex each : data.live(Kind::project))
        records += data.value(each, field::project::stage_).as_text() == "signed" &&
                   data.value(each, field::project::industry_).as_text() == cell.substr(0, cell.rfind("、"));
    CHECK_MESSAGE(said.find(std::to_string(records) + " 项") != std::string::npos, said);
    CHECK(page.rows().size() == records);
}

TEST_CASE("figures are one stop of the Tab key, arrows go from one to the next, and Enter opens") {
    Counted page;
    page.group_by("阶段");
    page.press(Role::tab, "条形");
    page.key(ImGuiKey_Tab);
    for (int i = 0; i < 12 && page.said(page.with_keyboard()).empty(); ++i) page.key(ImGuiKey_Tab);
    const std::string first = page.with_keyboard();
    REQUIRE_MESSAGE(!page.said(first).empty(), page.tree());
    page.key(ImGuiKey_DownArrow);
    page.settle();
    const std::string second = page.with_keyboard();
    CHECK_MESSAGE((second != first && !page.said(second).empty()), page.tree());
    page.key(ImGuiKey_UpArrow);
    page.settle();
    CHECK(page.with_keyboard() == first);
    page.key(ImGuiKey_Tab);
    CHECK_MESSAGE(page.said(page.with_keyboard()).empty(), "one Tab leaves the figures");
    page.focus(Role::button, second);
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK_MESSAGE(page.find(Role::toggle, "阶段 是 " + second), page.tree());
}

TEST_CASE("a picture brings the dimension that it cannot do without, says what it is of, and is kept") {
    Counted page;
    page.press(Role::tab, "漏斗");
    CHECK_MESSAGE(page.said("储备 及以后").find(" 项") != std::string::npos, page.tree());
    CHECK(page.says("还没到下一步"));
    page.press_figure("签约 及以后");
    CHECK_MESSAGE(page.find(Role::grid, "项目"), page.tree());
    CHECK_MESSAGE(page.find_text("阶段 是 签约、落地手续、开工"), page.tree());
    page.press(Role::button, "还原");
    page.press(Role::tab, "折线");
    CHECK_MESSAGE(page.find(Role::heading, "投资总额 合计，按进入本阶段（月） × 分组口径"), page.tree());
    page.press(Role::tab, "堆叠条形");
    page.press(Role::tab, "漏斗");
    page.reload();
    page.settle();
    CHECK_MESSAGE(page.wait_for(Role::button, "储备 及以后"), page.tree());
}

TEST_CASE("pictures of two dimensions begin with a choice, and what one brought changes no other one") {
    Counted page;
    const auto title = [&] {
        for (const SemanticNode* node : page.all(Role::heading))
            if (node->name.starts_with("投资总额 合计，按") || node->name.starts_with("项数，按")) return node->name;
        return std::string();
    };
    const std::string bars = title();
    for (const std::string_view chart : {"堆叠条形", "矩阵"}) {
        page.press(Role::tab, chart);
        CHECK_MESSAGE(title().find(" × ") != std::string::npos, title());
        CHECK_MESSAGE(title().find("首字母") == std::string::npos, title());
    }
    const std::string matrix = title();
    page.press(Role::tab, "折线");
    CHECK_MESSAGE(title().find("（月）") != std::string::npos, title());
    const bool has_months = std::ranges::any_of(page.all(Role::button), [](const SemanticNode* node) {
        return node->name.starts_with("20") && node->value.find(" 项") != std::string::npos;
    });
    CHECK_MESSAGE(has_months, page.tree()); // not only 未填 and 归不进组
    page.press(Role::tab, "矩阵");
    CHECK(title() == matrix);
    page.press(Role::tab, "条形");
    CHECK(title() == bars);
    page.group_by("阶段", "产业");
    page.press(Role::tab, "折线");
    page.press(Role::tab, "矩阵");
    CHECK_MESSAGE(title().ends_with("按阶段 × 产业"), title()); // chosen, and kept
}

TEST_CASE("a funnel is of the figure that is chosen, or of records, and then it says why") {
    Counted page;
    page.press(Role::tab, "漏斗");
    CHECK_MESSAGE(page.find(Role::heading, "投资总额 合计，按分组口径"), page.tree());
    CHECK(page.find(Role::button, "指标：投资总额 合计"));
    CHECK_FALSE(page.says("条长是项数"));
    const auto steps = page.all(Role::button);
    const auto lead = std::ranges::find(steps, std::string("储备 及以后"), &SemanticNode::name);
    REQUIRE_MESSAGE(lead != steps.end(), page.tree());
    CHECK((*lead)->value.find("亿元 · ") != std::string::npos);
    page.press(Role::button, "指标：投资总额 合计");
    page.type("投资总额");
    page.press(Role::option, "投资总额 平均");
    CHECK_MESSAGE(page.find(Role::heading, "项数，按分组口径"), page.tree());
    CHECK_MESSAGE(page.says("条长是项数：投资总额 平均不能逐步相减，看不出流失"), page.tree());
    CHECK(page.find(Role::button, "旁注：投资总额 平均"));
    page.press(Role::button, "旁注：投资总额 平均");
    page.press(Role::option, "项数");
    CHECK(page.find(Role::button, "指标：项数"));
    CHECK_FALSE(page.says("条长是项数"));
}

TEST_CASE("what is counted is chosen: records, a sum, an average") {
    Counted page;
    page.group_by("阶段");
    page.press(Role::tab, "条形");
    page.press(Role::button, "指标：投资总额 合计");
    page.press(Role::option, "项数");
    CHECK_MESSAGE(page.find(Role::heading, "项数，按阶段"), page.tree());
    page.press(Role::button, "指标：项数");
    page.type("用地");
    page.press(Role::option, "用地 平均");
    CHECK_MESSAGE(page.find(Role::heading, "用地 平均，按阶段"), page.tree());
    page.press(Role::tab, "堆叠条形");
    CHECK_MESSAGE(page.says("画不成堆叠条形"), "an average is no part of a whole");
}

TEST_CASE("every kind is counted in every picture, on a laptop, a large screen and a tablet") {
    struct Size {
        int width, height;
        bool touch;
    };
    for (const Size& size : {Size{1366, 768, false}, Size{1920, 1080, false}, Size{1024, 768, true}}) {
        for (const Screen screen : {Screen::projects, Screen::services, Screen::directory}) {
            Counted page(screen, size.width, size.height, size.touch);
            for (const std::string_view chart : {"条形", "堆叠条形", "矩阵", "折线", "漏斗"}) {
                CAPTURE(chart);
                CAPTURE(size.width);
                if (!page.find(Role::tab, chart)) continue;
                page.press(Role::tab, chart);
                const bool has_figures = std::ranges::any_of(page.all(chart == "矩阵" ? Role::gridcell : Role::button),
                    [](const SemanticNode* node) { return node->value.find("项") != std::string::npos; });
                CHECK_MESSAGE(has_figures, page.tree());
                CHECK_FALSE_MESSAGE(page.says("首字母"), page.tree()); // each of them has choices
                CHECK_MESSAGE(page.settle() < 60, "it comes to rest");
            }
        }
    }
}

TEST_CASE("statistics of 5 000 values, of none, and of a dimension that is gone say what is so") {
    Counted page;
    Change change{"导入", {}};
    for (int i = 0; i < 6000; ++i) {
        const Id id = page.app().new_id();
        change.set(Kind::project, id, field::project::name_, Value::text("项目 " + std::to_string(i)));
        change.set(Kind::project, id, field::project::park_, Value::text("园区 " + std::to_string(i)));
        change.set(Kind::project, id, field::project::amount_, Value::text(std::to_string(1'000'000 + i)));
        change.set(Kind::project, id, field::project::stage_, Value::text(i % 2 ? "talks" : "signed"));
    }
    REQUIRE(page.app().apply(change));
    page.settle();
    page.group_by("落地园区", "阶段");
    for (const std::string_view chart : {"条形", "堆叠条形", "矩阵", "折线"}) {
        page.press(Role::tab, chart);
        page.frame();
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < 10; ++i) page.frame();
        const auto each =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / 10;
        CHECK_MESSAGE(each < 60, chart); // unoptimised under sanitizers; the page's budget is 4
    }
    page.press(Role::tab, "条形");
    const Role role = Role::button;
    REQUIRE_MESSAGE(page.find(role, "园区 5999"), page.tree());
    page.focus(role, "园区 5999");
    page.key(ImGuiKey_End);
    page.settle();
    CHECK_MESSAGE(page.with_keyboard() == "未填", page.tree());
    page.key(ImGuiKey_UpArrow);
    page.settle();
    CHECK_MESSAGE(page.with_keyboard().starts_with("其余 "), page.tree());
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK_MESSAGE(page.says("一个条件写不下"), page.tree());
    CHECK(page.with_keyboard().starts_with("其余 "));
}
