// Dates are typed where they are shown; the calendar stands beside them.

#include "tests/ui/ui_fixture.h"

#include "app/refused_texts.h"
#include "ui/ui.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using ui::Role;

namespace {

constexpr std::string_view name = "环渤海（营口）大数据产业园";

struct Dates : test::UiFixture {
    Dates() : UiFixture(1440, 900) {
        frontend->set_today(*make_date(2019, 8, 30));
        open_sample();
        for (const RecordIndex record : app().workspace()->live(Kind::project))
            if (app().workspace()->value(record, field::project::name_).as_text() == name) project = record;
        REQUIRE(project != no_record);
        app().select_record(Screen::projects, app().workspace()->record(project).id);
        settle();
    }
    void show_fields() {
        REQUIRE(click(Role::tab, "全部字段"));
        settle();
        for (int i = 0; i < 30 && !find(Role::textbox, field_name); ++i) wheel(1200, 600, -2);
        wheel(1200, 600, -2);
        REQUIRE_MESSAGE(find(Role::textbox, field_name), tree());
    }
    std::string value() {
        return std::string(app().workspace()->value(project, field::project::planned_start_).as_text());
    }
    RecordIndex project = no_record;
    static constexpr std::string_view field_name = "计划开工";
};

} // namespace

TEST_CASE("a click on a date puts the caret into it, and what is typed is the date") {
    Dates page;
    SUBCASE("among all fields") { page.show_fields(); }
    SUBCASE("among the milestones") { page.wheel(1200, 600, -5); }
    for (const auto& [typed, stored] :
        {std::pair("2019.7.3", "2019-07-03"), std::pair("20190704", "2019-07-04"), std::pair("2020-05", "2020-05")}) {
        REQUIRE_MESSAGE(page.click(Role::textbox, page.field_name), page.tree());
        CHECK(page.find(Role::textbox, page.field_name)->focused);
        page.key(ImGuiKey_A, ImGuiMod_Ctrl);
        page.type(typed);
        page.key(ImGuiKey_Enter);
        CHECK(page.value() == stored);
        CHECK_FALSE(page.find(Role::button, "下个月"));
    }
}

TEST_CASE("the calendar opens by its button and by Down, and offers today and nothing") {
    Dates page;
    page.show_fields();
    REQUIRE(page.click(Role::textbox, page.field_name));
    page.key(ImGuiKey_DownArrow);
    REQUIRE_MESSAGE(page.click(Role::menuitem, "今天"), page.tree());
    CHECK(page.value() == "2019-08-30");
    REQUIRE_MESSAGE(page.click(Role::button, "日历：计划开工"), page.tree());
    REQUIRE(page.click(Role::button, "2019-08-15"));
    CHECK(page.value() == "2019-08-15");
    REQUIRE(page.click(Role::button, "日历：计划开工"));
    page.key(ImGuiKey_RightArrow); // the day that stands in the field has the keyboard
    page.key(ImGuiKey_Enter);
    CHECK(page.value() == "2019-08-16");
    REQUIRE(page.click(Role::button, "日历：计划开工"));
    REQUIRE(page.click(Role::menuitem, "清除"));
    CHECK(page.value().empty());
}

TEST_CASE("a refused date stays with its reason below it, and Esc gives the stored one back") {
    Dates page;
    page.show_fields();
    REQUIRE(page.fill(Role::textbox, page.field_name, "2019-03-04"));
    REQUIRE(page.fill(Role::textbox, page.field_name, "2019-02-30"));
    CHECK(page.value() == "2019-03-04");
    REQUIRE(page.app().refused_texts().all().size() == 1);
    const ui::SemanticNode* field = page.find(Role::textbox, page.field_name);
    REQUIRE(field);
    CHECK(field->value == "2019-02-30");
    const std::string reason = page.app().refused_texts().all()[0].reason;
    const ui::SemanticNode* below = nullptr;
    for (const ui::SemanticNode* words : page.all(Role::text))
        if (!below && reason.starts_with(words->name)) below = words;
    REQUIRE_MESSAGE(below, page.tree());
    CHECK(below->rect.y >= field->rect.y + 20);
    page.key(ImGuiKey_Escape);
    CHECK(page.find(Role::textbox, page.field_name)->value == "2019-03-04");
    CHECK(page.app().refused_texts().all().empty());
}

TEST_CASE("the day of a comparison is typed, and a wrong one says why") {
    Dates page;
    page.app().go(Screen::compare);
    page.settle();
    REQUIRE_MESSAGE(page.fill(Role::textbox, "从", "2019.7.1"), page.tree());
    CHECK(page.find(Role::textbox, "从")->value == "2019-07-01");
    REQUIRE(page.fill(Role::textbox, "从", "改天"));
    CHECK(page.find(Role::textbox, "从")->value == "改天");
    page.key(ImGuiKey_Escape);
    CHECK(page.find(Role::textbox, "从")->value == "2019-07-01");
}
