// Back, Forward and links, as a person uses them: what is shown, what closes first, what is never lost.

#include "tests/ui/listed_fixture.h"

#include "app/address.h"
#include "app/strings.h"

#include <imgui.h>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Str;
using app::tr;

namespace {

constexpr std::string_view park_project = "环渤海（营口）大数据产业园";

struct Places : Listed {
    explicit Places(Screen screen = Screen::projects, int width = 1920, int height = 1080, bool touch = false)
        : Listed(screen, width, height, touch) {}
    app::Address shown() {
        const auto read = app::parse_address(tab->history.address());
        REQUIRE_MESSAGE(read.has_value(), tab->history.address());
        return *read;
    }
    void back() {
        REQUIRE(tab->history.back());
        settle();
        settle();
    }
    void forward() {
        REQUIRE(tab->history.forward());
        settle();
        settle();
    }
    void open(Kind kind, std::string_view name) {
        app().open_record(data().record(find_record(kind, name)).id);
        settle();
        settle();
    }
    std::string open_record() {
        const Id id = app().current_record(app().screen());
        const RecordIndex record = is_nil(id) ? no_record : data().find(id);
        if (record == no_record) return {};
        return std::string(data().value(record, title_field(static_cast<Kind>(data().record(record).kind))).as_text());
    }
    std::string copied() { // the address in the link in the clipboard
        const std::string link(ImGui::GetClipboardText());
        REQUIRE_MESSAGE(link.find('#') != std::string::npos, link);
        return link.substr(link.find('#') + 1);
    }
    std::string toast() { return app().toast() ? app().toast()->text : std::string(); }
    bool is_chosen(Role role, std::string_view name) {
        const SemanticNode* node = find(role, name);
        REQUIRE_MESSAGE(node, std::string(name) << "\n" << tree());
        return node->selected.value_or(false);
    }
};

} // namespace

TEST_CASE("the browser's Back leads to the page, the list and the record before, Forward to the next") {
    Places page;
    page.open(Kind::project, park_project);
    page.press(Role::link, "名录");
    page.press(Role::tab, "人员*");
    CHECK(page.shown().list == "person");
    page.press(Role::link, "数据");
    CHECK(page.find(Role::heading, "数据"));

    page.back();
    CHECK(page.is_chosen(Role::tab, "人员*"));
    page.back();
    CHECK(page.is_chosen(Role::tab, "企业*"));
    page.back();
    CHECK(page.open_record() == park_project);
    page.back();
    CHECK(page.open_record().empty());
    CHECK(page.find(Role::heading, "项目"));
    page.forward();
    CHECK(page.open_record() == park_project);
    page.forward();
    page.forward();
    CHECK(page.is_chosen(Role::tab, "人员*"));
}

TEST_CASE("an address says which view and which map are shown, and brings them back after a reload") {
    Places page;
    CHECK(page.shown().view.starts_with("standard:"));
    page.app().go(Screen::chains);
    page.settle();
    const Id chain = page.shown().record;
    REQUIRE_FALSE(is_nil(chain));
    CHECK(page.data().record(page.data().find(chain)).kind == static_cast<KindId>(Kind::chain));
    const RecordIndex enterprise = page.data().live(Kind::enterprise).front();
    page.app().open_record(page.data().record(enterprise).id);
    page.settle();
    page.settle();
    const std::string there = page.tab->history.address();
    page.reload(there);
    CHECK(page.tab->history.address() == there);
    CHECK(page.app().screen() == page.shown().page);
}

TEST_CASE("on a tablet Back closes the sheet over the list, and the list stays as it was") {
    Places page(Screen::projects, 1024, 768, true);
    page.open(Kind::project, park_project);
    REQUIRE(page.find(Role::tab, "全部字段"));
    page.back();
    CHECK_FALSE(page.find(Role::tab, "全部字段"));
    CHECK(page.app().screen() == Screen::projects);
    page.forward();
    CHECK(page.find(Role::tab, "全部字段"));
    // Closed by hand it leaves nothing to go back through.
    const std::size_t at = page.tab->history.at;
    page.key(ImGuiKey_Escape);
    page.settle();
    CHECK_FALSE(page.find(Role::tab, "全部字段"));
    CHECK(page.tab->history.at == at - 1);
}

TEST_CASE("Back closes what lies on top first, and loses nothing that was typed there") {
    Places page;
    page.app().go(Screen::chains);
    page.settle();
    const std::size_t at = page.tab->history.at;
    page.press(Role::button, tr(Str::chains_new));
    REQUIRE(page.find(Role::dialog, tr(Str::chains_new)));
    page.type("菌菇");
    page.settle();
    page.back();
    CHECK_FALSE(page.find(Role::dialog, tr(Str::chains_new)));
    CHECK(page.app().screen() == Screen::chains);
    CHECK(page.tab->history.at == at);
    page.press(Role::button, tr(Str::chains_new)); // put aside, as by Esc
    const SemanticNode* name = page.find(Role::textbox, tr(Str::chains_new_name));
    REQUIRE_MESSAGE(name, page.tree());
    CHECK(name->value == "菌菇");
    page.back();
    page.back(); // nothing lies on top any more
    CHECK(page.app().screen() == Screen::projects);
}

TEST_CASE("Back closes the list below the search box first") {
    Places page;
    page.app().go(Screen::data);
    page.settle();
    page.key(ImGuiKey_K, ImGuiMod_Ctrl);
    page.settle();
    page.type("大数据");
    page.settle();
    REQUIRE_MESSAGE(page.find(Role::listbox, tr(Str::search_results)), page.tree());
    page.back();
    CHECK_FALSE(page.find(Role::listbox, tr(Str::search_results)));
    CHECK(page.app().screen() == Screen::data);
    page.back();
    CHECK(page.app().screen() == Screen::projects);
}

TEST_CASE("what is being typed is written when Back leads away from it, and what is not understood stays") {
    Places page(Screen::projects, 1366, 768);
    page.open(Kind::project, park_project);
    page.press(Role::tab, "全部字段");
    const auto type_into = [&](std::string_view field, std::string_view text) {
        for (int i = 0; i < 20 && !page.find(Role::textbox, field); ++i) page.wheel(1200, 600, -2);
        REQUIRE_MESSAGE(page.click(Role::textbox, field), page.tree());
        page.key(ImGuiKey_A, ImGuiMod_Ctrl);
        page.type(text);
    };
    SUBCASE("written") {
        type_into("备注", "二期另报");
        page.back();
        CHECK(page.value(Kind::project, park_project, field::project::note_) == "二期另报");
    }
    SUBCASE("not understood") {
        type_into("投资总额", "五六七亿多吧");
        page.back();
        CHECK(page.app().refused_texts().all().size() == 1);
        CHECK(page.frontend->holds_refused_text()); // so the browser asks before the page is left
    }
    CHECK(page.open_record().empty());
}

TEST_CASE("the link of a record leads to it, whatever its list shows there") {
    Places page(Screen::directory);
    const std::string name = page.rows().at(2);
    page.press_right(Role::row, name, 60);
    page.press(Role::menuitem, tr(Str::copy_link));
    CHECK(page.toast() == tr(Str::link_copied));
    const std::string address = page.copied();
    CHECK(app::parse_address(address)->name == page.app().current()->name);
    page.app().go(Screen::data);
    page.settle();
    page.tab->history.open(address);
    page.settle();
    CHECK(page.app().screen() == Screen::directory);
    CHECK(page.open_record() == name);
    page.reload(address);
    CHECK(page.open_record() == name);
    CHECK_MESSAGE(page.find(Role::heading, name), page.tree());
}

TEST_CASE("the link of a page leads to what it shows: view, layout and conditions; what is not in it is said") {
    Places page(Screen::directory);
    const auto copy = [&] {
        page.press(Role::button, tr(Str::page_menu));
        page.press(Role::menuitem, tr(Str::copy_link));
        return *app::parse_address(page.copied());
    };
    const app::Address plain = copy();
    CHECK(plain.page == Screen::directory);
    CHECK(plain.list == "enterprise");
    CHECK(plain.view == "standard:all");
    CHECK(plain.sight == app::Sight{.layout = "table"});
    CHECK(page.toast() == tr(Str::link_copied));
    page.press(Role::columnheader, "产业");
    CHECK(copy() == plain);
    CHECK(page.toast() == tr(Str::link_copied_untried));

    page.press(Role::button, "视图：*");
    page.press(Role::menuitem, "另存为自己的视图");
    REQUIRE(page.fill(Role::textbox, "视图名称", "我的"));
    page.settle();
    CHECK(page.shown().view == "own:1");
    CHECK(copy() == plain);
    CHECK(page.toast() == tr(Str::link_copied_no_view));

    page.back(); // choosing a view is a step
    CHECK(page.shown().view == "standard:all");
    page.forward();
    CHECK(page.is_chosen(Role::tab, "我的"));
}

TEST_CASE("Back takes back layouts, filters and figures that were pressed; Forward has them again") {
    Places page;
    const auto count = [&] { return page.rows().size(); };
    page.choose_layout("表格");
    const std::size_t all = count();
    page.press(Role::toggle, "投资额 ≥ 10 亿*");
    const std::string late = page.tab->history.address();
    CHECK(page.shown().sight.conditions == app::Sight::Conditions::tried);
    const std::size_t few = count();
    CHECK(few < all);
    page.choose_layout("统计");
    CHECK(page.shown().sight.layout == "statistics");

    page.back();
    CHECK(page.is_chosen(Role::tab, "表格"));
    CHECK(count() == few);
    page.back();
    CHECK(count() == all);
    CHECK(page.shown().sight == app::Sight{.layout = "table"});
    page.back();
    CHECK(page.is_chosen(Role::tab, "看板"));
    page.forward();
    page.forward();
    CHECK(count() == few);
    CHECK(page.tab->history.address() == late);
    page.reload(late);
    CHECK(page.is_chosen(Role::tab, "表格"));
    CHECK(count() == few);
    CHECK(page.tab->history.address() == late);
}

TEST_CASE("a link shows what was tried to somebody who tries something else") {
    Places page;
    const app::Address there{.workspace = page.app().current()->id,
        .page = Screen::projects,
        .view = "standard:all",
        .sight = {
            .layout = "table", .conditions = app::Sight::Conditions::tried, .where = "stage = signed", .find = "园"}};
    page.tab->history.open(app::to_text(there));
    page.settle();
    page.settle();
    CHECK(page.shown() == there);
    CHECK(page.is_chosen(Role::tab, "表格"));
    for (const std::string& row : page.rows()) {
        CHECK(row.find("园") != std::string::npos);
        CHECK(page.value(Kind::project, row, field::project::stage_) == "signed");
    }
    CHECK(page.find(Role::searchbox, "在列表中查找")->value == "园");
    page.back();
    CHECK(page.is_chosen(Role::tab, "看板"));
    CHECK(page.find(Role::searchbox, "在列表中查找")->value.empty());
}

TEST_CASE("letters in the search box are no steps, and several ticks in one list of values are one") {
    Places page;
    page.choose_layout("表格");
    const std::size_t at = page.tab->history.at;
    REQUIRE(page.click(Role::searchbox, "在列表中查找"));
    for (const std::string_view letter : {"大", "数", "据"}) {
        page.type(letter);
        page.settle();
    }
    CHECK(page.tab->history.at == at);
    CHECK(page.shown().sight.find == "大数据");
    page.key(ImGuiKey_Escape);
    page.settle();
    page.press(Role::button, "筛选");
    page.press(Role::option, "阶段");
    page.press(Role::option, "签约");
    page.press(Role::option, "开工");
    CHECK(page.shown().sight.where == "stage = signed | started");
    CHECK(page.tab->history.at == at + 1);
    page.key(ImGuiKey_Escape);
    page.settle();
    page.back();
    CHECK(page.shown().sight == app::Sight{.layout = "table"});
}

TEST_CASE("conditions that cannot be read here are said, and the page opens without them") {
    Places page;
    const auto open = [&](app::Sight sight) {
        const app::Address there{.page = Screen::projects, .view = "standard:all", .sight = std::move(sight)};
        page.tab->history.open(app::to_text(there));
        page.settle();
        page.settle();
    };
    open({.layout = "table", .conditions = app::Sight::Conditions::tried, .where = "orbit = high"});
    CHECK_MESSAGE(page.toast().starts_with("链接里的条件在这里读不懂"), page.toast());
    CHECK(page.shown().sight == app::Sight{.layout = "table"});
    open({.layout = "globe"});
    CHECK(page.toast() == tr(Str::address_no_layout));
    CHECK(page.shown().sight == app::Sight{.layout = "table"});
}

TEST_CASE("pages without views and open records have a link too") {
    Places page;
    page.open(Kind::project, park_project);
    page.press(Role::button, tr(Str::copy_link));
    CHECK(app::parse_address(page.copied())->record == page.app().current_record(Screen::projects));
    for (const Screen screen : {Screen::data, Screen::settings, Screen::trash, Screen::conflicts, Screen::compare}) {
        page.app().go(screen);
        page.settle();
        page.press(Role::button, tr(Str::copy_link));
        CHECK(app::parse_address(page.copied())->page == screen);
        CHECK(page.toast() == tr(Str::link_copied));
    }
    page.app().go(Screen::chains);
    page.settle();
    page.press(Role::button, tr(Str::page_menu));
    page.press(Role::menuitem, tr(Str::copy_link));
    CHECK(app::parse_address(page.copied())->record == page.app().current_record(Screen::chains));
}

TEST_CASE("a link to a view that is not here opens the page and says so") {
    Places page;
    const app::Address there{
        .workspace = page.app().current()->id, .page = Screen::directory, .list = "unit", .view = "own:7"};
    page.tab->history.open(app::to_text(there));
    page.settle();
    page.settle();
    CHECK(page.app().screen() == Screen::directory);
    CHECK(page.is_chosen(Role::tab, "单位*"));
    CHECK(page.toast() == tr(Str::address_no_view));
    CHECK(page.shown().view == "standard:all");
    page.back();
    CHECK(page.app().screen() == Screen::projects);
}
