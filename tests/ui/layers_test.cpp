// One Esc takes away one layer and loses nothing typed; Enter in a half-filled dialog goes to what is missing.

#include "tests/ui/ui_fixture.h"

#include "app/strings.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using app::Str;
using app::tr;
using ui::Role;

namespace {

struct Page : test::UiFixture {
    Page() { open_sample(); }
    RecordIndex project(std::string_view name) {
        const Workspace& data = *app().workspace();
        for (const RecordIndex record : data.live(Kind::project))
            if (data.value(record, field::project::name_).as_text() == name) return record;
        return no_record;
    }
    // The short form of a move to 开工, with an amount of land typed into it.
    void ask_for_start() {
        const std::string card = "环渤海（营口）大数据产业园，*";
        REQUIRE(click(Role::button, card));
        key(ImGuiKey_Escape);
        key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
        REQUIRE_MESSAGE(find(Role::dialog, "移到 开工"), tree());
        REQUIRE(fill(Role::textbox, "用地", "300 亩"));
    }
    std::string value_of(Role role, std::string_view name) {
        const ui::SemanticNode* node = find(role, name);
        return node ? node->value : "not there";
    }
};

constexpr std::string_view person = "跟踪人";

} // namespace

TEST_CASE("Esc in a picker of a dialog closes the picker, the next Esc the dialog") {
    Page page;
    page.ask_for_start();
    REQUIRE_MESSAGE(page.click(Role::combobox, person), page.tree());
    REQUIRE_MESSAGE(page.find(Role::searchbox, "搜索"), page.tree());
    page.type("服务");
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.find(Role::menu, "list"));
    REQUIRE_MESSAGE(page.find(Role::dialog, "移到 开工"), page.tree());
    CHECK(page.value_of(Role::textbox, "用地") == "300 亩");
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.find(Role::dialog, "移到 开工"));
}

TEST_CASE("Esc in a field of a dialog puts the form aside: opened again it shows what was typed") {
    Page page;
    page.ask_for_start();
    REQUIRE(page.click(Role::textbox, "用地"));
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type("120 亩");
    page.key(ImGuiKey_Escape);
    REQUIRE_FALSE(page.find(Role::dialog, "移到 开工"));
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    REQUIRE_MESSAGE(page.find(Role::dialog, "移到 开工"), page.tree());
    CHECK(page.value_of(Role::textbox, "用地") == "120 亩");
    REQUIRE(page.click(Role::button, tr(Str::cancel)));
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    CHECK_MESSAGE(page.value_of(Role::textbox, "用地") != "120 亩", "cancelling throws it away");
}

TEST_CASE("Esc in the list of a field of the new workspace closes the list alone, and nothing typed is lost") {
    test::UiFixture page;
    REQUIRE(page.click(Role::button, tr(Str::start_new)));
    REQUIRE(page.wait_for(Role::dialog, tr(Str::start_new)));
    page.type("2019 年招商项目");
    REQUIRE(page.click(Role::combobox, tr(Str::start_label_set)));
    REQUIRE(page.find(Role::option, "四个一批*"));
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.find(Role::option, "四个一批*"));
    REQUIRE_MESSAGE(page.find(Role::dialog, tr(Str::start_new)), page.tree());
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.find(Role::dialog, tr(Str::start_new)));
    REQUIRE(page.click(Role::button, tr(Str::start_new)));
    REQUIRE(page.find(Role::textbox, tr(Str::start_name)));
    CHECK(page.find(Role::textbox, tr(Str::start_name))->value == "2019 年招商项目");
}

TEST_CASE("Enter in a half-filled form goes to the next missing field, and what is typed lands there") {
    test::UiFixture page;
    REQUIRE(page.click(Role::button, tr(Str::start_new)));
    REQUIRE(page.wait_for(Role::dialog, tr(Str::start_new)));
    page.type("甲工作区");
    page.key(ImGuiKey_Enter);
    const ui::SemanticNode* person = page.find(Role::textbox, tr(Str::start_who_name));
    REQUIRE(person);
    CHECK_MESSAGE(person->focused, page.tree());
    CHECK_MESSAGE(page.find_text("还要填：姓名或岗位"), page.tree());
    page.type("服务专员甲");
    CHECK(page.find(Role::textbox, tr(Str::start_name))->value == "甲工作区");
    page.key(ImGuiKey_Enter);
    for (int i = 0; i < 120 && page.app().phase() != app::Phase::ready; ++i) page.frame();
    CHECK(page.app().phase() == app::Phase::ready);
}

TEST_CASE("the main button of a form can be pressed, says what is missing, and leads there") {
    test::UiFixture page;
    REQUIRE(page.click(Role::button, tr(Str::start_new)));
    REQUIRE(page.wait_for(Role::dialog, tr(Str::start_new)));
    const ui::SemanticNode* create = page.find(Role::button, tr(Str::start_create));
    REQUIRE(create);
    CHECK_FALSE(create->disabled);
    REQUIRE(page.click(Role::button, tr(Str::start_create)));
    CHECK_MESSAGE(page.find_text("还要填：工作区名称、姓名或岗位"), page.tree());
    CHECK(page.find(Role::textbox, tr(Str::start_name))->focused);
    CHECK_FALSE(page.find(Role::textbox, "单位名称")); // the unit is asked for once
}

TEST_CASE("Enter in a chain without a name keeps the keyboard in its field") {
    Page page;
    page.app().go(Screen::chains);
    page.settle();
    page.key(ImGuiKey_N);
    REQUIRE_MESSAGE(page.find(Role::dialog, "新建*"), page.tree());
    page.key(ImGuiKey_Enter);
    page.type("铝");
    page.key(ImGuiKey_Enter);
    CHECK_FALSE(page.find(Role::dialog, "新建*"));
    const Workspace& data = *page.app().workspace();
    const RecordIndex made = data.find(page.app().current_record(Screen::chains));
    REQUIRE(made != no_record);
    CHECK(data.value(made, field::chain::name_).as_text() == "铝");
}

TEST_CASE("Esc leaves the keyboard on the row, and the keys that follow go there") {
    Page page;
    REQUIRE(page.click(Role::tab, "表格"));
    const std::string name = "高新区物流园区（线索）";
    REQUIRE(page.click(Role::row, name));
    page.key(ImGuiKey_Escape);
    REQUIRE(page.find(Role::row, name)->focused);
    page.key(ImGuiKey_Escape);
    REQUIRE(page.find(Role::row, name));
    CHECK_MESSAGE(page.find(Role::row, name)->focused, page.tree());
    page.key(ImGuiKey_Enter);
    CHECK_FALSE(is_nil(page.app().current_record(Screen::projects)));
}
