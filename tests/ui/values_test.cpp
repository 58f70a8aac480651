// Amounts, dates and other values from the keyboard and the clipboard into records, and how they are shown.

#include "tests/ui/ui_fixture.h"

#include "model/typed.h"
#include "ui/field_words.h"
#include "ui/pasted_text.h"
#include "ui/records/decimals.h"
#include "ui/ui.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using ui::Role;

namespace {

constexpr std::string_view big = "环渤海（营口）大数据产业园";

struct Values : test::UiFixture {
    explicit Values(bool touch = false) : UiFixture(touch ? 1024 : 1440, touch ? 768 : 900, 1, touch) {
        open_sample();
        app().go(app::Screen::projects);
        settle();
    }
    const Workspace& workspace() { return *app().workspace(); }
    RecordIndex project(std::string_view name) {
        for (const RecordIndex record : workspace().live(Kind::project))
            if (workspace().value(record, field::project::name_).as_text() == name) return record;
        return no_record;
    }
    std::string_view amount() { return workspace().value(project(big), field::project::amount_).as_text(); }
    void set(FieldId field, Value value) {
        Change change{"改", {}};
        change.set(Kind::project, workspace().record(project(big)).id, field, std::move(value));
        REQUIRE(app().apply(change));
        settle();
    }
    void open_fields() {
        app().select_record(app::Screen::projects, workspace().record(project(big)).id);
        settle();
        REQUIRE(click(Role::tab, "全部字段"));
        settle();
    }
    // Into a field whose text is replaced; the caret stays there.
    void paste(std::string_view name, std::string_view text) {
        for (int i = 0; i < 20 && !find(Role::textbox, name); ++i) wheel(1200, 600, -2);
        REQUIRE_MESSAGE(click(Role::textbox, name), tree());
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        ImGui::SetClipboardText(std::string(text).c_str());
        key(ImGuiKey_V, ImGuiMod_Ctrl);
        settle();
    }
    std::string value_of(std::string_view name) {
        const ui::SemanticNode* node = find(Role::textbox, name);
        return node ? node->value : std::string();
    }
    std::string toast() { return app().toast() ? app().toast()->text : std::string(); }
};

} // namespace

TEST_CASE("two cells of a spreadsheet that are pasted into an amount are two figures, and refused") {
    Values page;
    page.set(field::project::amount_, Value::text("150000"));
    page.open_fields();
    for (const char* two : {"5000\t3000", "5000\n3000", "500\t300", "500\r\n300", "2019\t5亿"}) {
        CAPTURE(two);
        page.paste("投资总额", two);
        CHECK(page.value_of("投资总额").find(" | ") != std::string::npos);
        page.key(ImGuiKey_Enter);
        page.settle();
        CHECK(page.amount() == "150000");
    }
    page.paste("投资总额", "5000 3000"); // a blank of its own
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.amount() == "150000");
    page.paste("投资总额", "\t12,500 万元\r\n"); // one cell as a spreadsheet copies it
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.amount() == "12500");
}

TEST_CASE("pasted tabs and line ends part words, and stay apart in a whole number") {
    Values page;
    page.open_fields();
    page.paste("产能", "甲\t乙\r\n丙");
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.workspace().value(page.project(big), field::project::capacity_).as_text() == "甲 乙 丙");

    CHECK(ui::pasted_text("5\t3\n", {.figure = true}) == "5 | 3");
    CHECK(ui::pasted_text("\n甲\t\t乙\n", {}) == "甲 乙");
    CHECK(ui::pasted_text("甲\t乙\n丙", {.multiline = true}) == "甲 乙\n丙");
}

TEST_CASE("a bare number means the unit that is shown: that of the heading in a cell, that of the field in a form") {
    const FieldInfo& amount = info(field::project::amount_);
    CHECK(ui::unsaid_unit(amount, "", true) == "亿元");
    CHECK(ui::unsaid_unit(amount, "5", true) == "亿元");
    CHECK(ui::unsaid_unit(amount, "5", false) == "万元");
    CHECK(ui::unsaid_unit(amount, "5 亿元", false).empty());
    CHECK(ui::unsaid_unit(info(field::project::area_), "440", true) == "亩");
    CHECK(ui::unsaid_unit(info(field::service_record::limit_days_), "5", false) == "工作日");

    Values page;
    REQUIRE(page.click(Role::tab, "表格"));
    page.settle();
    page.app().select_record(app::Screen::projects, page.workspace().record(page.project(big)).id);
    page.settle();
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", big));
    page.settle();
    const ui::SemanticNode* head = page.find(Role::columnheader, "投资总额 亿元");
    const ui::SemanticNode* row = page.find(Role::row, big);
    REQUIRE_MESSAGE(head, page.tree());
    REQUIRE_MESSAGE(row, page.tree());
    const float x = head->rect.x + head->rect.width / 2, y = row->rect.y + row->rect.height / 2;
    page.double_click_at(x, y);
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type("5");
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK_MESSAGE(page.amount() == "50000", page.tree());
}

TEST_CASE("a figure that becomes a thousand times another one is written, said, and can be taken back") {
    Values page;
    page.set(field::project::amount_, Value::text("50000"));
    page.set(field::project::amount_, Value::text("5"));
    CHECK(page.toast().starts_with("请核对：投资总额由 5 亿元 改为 5 万元，是原来的 1/10000"));
    REQUIRE(page.app().toast());
    CHECK(page.app().toast()->undoes != 0);
    page.app().undo();
    page.settle();
    CHECK(page.amount() == "50000");
    page.set(field::project::amount_, Value::text("51000"));
    CHECK(page.toast().find("请核对") == std::string::npos);
}

TEST_CASE("a figure in a column keeps its qualifier") {
    const auto shown = [](FieldId field, std::string_view stored) {
        const auto figure = ui::column_figure(info(field), Value::text(stored));
        REQUIRE(figure);
        return figure->after.empty() ? figure->main : figure->main + " " + figure->after;
    };
    const FieldId amount = field::project::amount_;
    CHECK(shown(amount, "余20000") == "2 余");
    CHECK(shown(amount, "余15000") == "1.5 余");
    CHECK(shown(amount, "余3000") == "0.3 余");
    CHECK(shown(amount, "余200000") == "20 余");
    CHECK(shown(amount, "多150000") == "15 多");
    CHECK(shown(amount, "约4700000") == "约470");
    CHECK(shown(amount, "≥100000") == "≥10");
    CHECK(shown(amount, "余799986") == "79.9986 余");
    CHECK(shown(amount, "24013533386") == "2,401,353.3386");
    CHECK(shown(field::project::area_, "余440") == "440 余亩");
    CHECK(shown(amount, "30000..50000") == "3–5");
    CHECK(shown(amount, "12000万USD") == "1.2 亿美元");
    CHECK(shown(amount, "30000/年") == "3 亿元/年");
    CHECK(shown(amount, "待定|面议") == "面议");
    CHECK(shown(amount, "150000|总投资15亿元，其中一期3亿元") == "15");
    CHECK_FALSE(ui::column_figure(info(amount), Value::text("没有定")));

    Values page; // and the whole words for who cannot see the heading
    REQUIRE(page.click(Role::tab, "表格"));
    page.settle();
    page.set(amount, Value::text("余20000"));
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", big));
    CHECK_MESSAGE(page.find_text("2 亿余元"), page.tree());
}

TEST_CASE("a number out of bounds is refused in the form with what the field may hold") {
    Values page;
    page.open_fields();
    for (int i = 0; i < 20 && !page.find(Role::textbox, "投资总额"); ++i) page.wheel(1200, 600, -2);
    const std::string before(page.amount());
    REQUIRE(page.fill(Role::textbox, "投资总额", "-5亿"));
    page.settle();
    CHECK(page.amount() == before);
    CHECK_MESSAGE(page.find_text("投资总额不能小于 0。"), page.tree());
}

TEST_CASE("words that say more than a figure are kept in the form, and count as the figure in the list") {
    constexpr std::string_view words = "总投资15亿元，其中一期3亿元";
    Values page;
    page.open_fields();
    for (int i = 0; i < 20 && !page.find(Role::textbox, "投资总额"); ++i) page.wheel(1200, 600, -2);
    REQUIRE(page.fill(Role::textbox, "投资总额", words));
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.amount() == "150000|" + std::string(words));
    CHECK_MESSAGE(page.value_of("投资总额") == words, page.tree());
    CHECK(ui::counts_as(info(field::project::amount_), words) == "计为 15 亿元");
    CHECK(ui::counts_as(info(field::project::amount_), "15亿").empty());
    for (int i = 0; i < 20 && !page.find(Role::textbox, "开工日期"); ++i) page.wheel(1200, 600, -1); // below it
    page.settle();
    REQUIRE(page.fill(Role::textbox, "计划开工", "2026年三季度"));
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.workspace().value(page.project(big), field::project::planned_start_).as_text() == "2026-07/2026-09");
}

TEST_CASE("production before start is pointed out in the inspector and among the data") {
    Values page;
    page.set(field::project::started_on_, Value::text("2019-08-01"));
    page.set(field::project::production_on_, Value::text("2019-07-01"));
    page.app().select_record(app::Screen::projects, page.workspace().record(page.project(big)).id);
    page.settle();
    for (int i = 0; i < 10 && !page.find_text("投产日期 2019-07-01 早于"); ++i) page.wheel(1200, 600, 5); // to the top
    CHECK_MESSAGE(page.find_text("投产日期 2019-07-01 早于开工日期 2019-08-01。"), page.tree());
    page.app().go(app::Screen::data);
    page.settle();
    for (int i = 0; i < 40 && !page.find_text("投产日期 2019-07-01 早于"); ++i) page.wheel(500, 600, -3);
    REQUIRE_MESSAGE(page.click(Role::link, big), page.tree());
    page.settle();
    CHECK(page.app().screen() == app::Screen::projects);
}

TEST_CASE("a choice is taken by what is typed; Enter in a list where nothing was typed changes nothing") {
    Values page;
    page.open_fields();
    for (int i = 0; i < 40 && !page.find(Role::combobox, "招商方式"); ++i) page.wheel(1200, 600, -2);
    page.wheel(1200, 600, -2);
    page.settle();
    const auto method = [&] {
        return std::string(page.workspace().value(page.project(big), field::project::method_).as_text());
    };
    page.set(field::project::method_, Value::text("squad"));
    const auto open = [&] {
        REQUIRE_MESSAGE(page.click(Role::combobox, "招商方式"), page.tree());
        page.settle();
    };
    open();
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(method() == "squad");
    open();
    page.type("以商");
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(method() == "referral");
    page.set(field::project::method_, Value());
    open();
    page.key(ImGuiKey_Enter); // nothing holds, nothing was typed
    page.settle();
    CHECK(method().empty());
    open();
    page.type("没有这种");
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(method().empty());
}

TEST_CASE("on a touch screen a list of choices brings no keyboard up") {
    Values page(true);
    page.open_fields();
    for (int i = 0; i < 60 && !page.find(Role::combobox, "招商方式"); ++i) page.wheel(900, 600, -2);
    page.wheel(900, 600, -2);
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::combobox, "招商方式"), page.tree());
    page.settle();
    for (const ui::SemanticNode* box : page.all(Role::searchbox)) CHECK_FALSE(box->focused);
    REQUIRE_MESSAGE(page.click(Role::option, "以商招商"), page.tree());
    page.settle();
    CHECK(page.workspace().value(page.project(big), field::project::method_).as_text() == "referral");
}

TEST_CASE("the points of a column of amounts stand below one another: room is left for the most digits that it has") {
    Values page;
    view::Columns& columns = page.app().columns();
    view::Rows rows;
    rows.order = {page.project(big)};
    ui::Decimals decimals;
    const auto digits_of = [&](std::string_view amount) {
        page.set(field::project::amount_, Value::text(amount));
        page.app().columns();
        ++rows.version;
        return decimals.of(columns, rows, field::project::amount_);
    };
    CHECK(digits_of("150000") == 0);      // 15
    CHECK(digits_of("235000") == 1);      // 23.5
    CHECK(digits_of("799986") == 4);      // 79.9986
    CHECK(digits_of("799986.1234") == 4); // and no more
    CHECK(digits_of("待定") == 0);
    CHECK(decimals.of(columns, rows, field::project::area_) == 0); // 万㎡, 亩: each figure has its unit
}
