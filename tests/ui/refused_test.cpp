// Texts that fields refuse: said at once, kept until somebody settles them, never lost with the place where they were typed.

#include "tests/ui/ui_fixture.h"

#include "app/refused_texts.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using ui::Role;

namespace {

constexpr std::string_view name = "环渤海（营口）大数据产业园";

struct Form : test::UiFixture {
    Form() : UiFixture(1366, 768) {
        open_sample();
        for (const RecordIndex record : workspace().live(Kind::project))
            if (workspace().value(record, field::project::name_).as_text() == name) project = record;
        REQUIRE(project != no_record);
        open();
        before = value(field::project::amount_);
    }
    const Workspace& workspace() { return *app().workspace(); }
    std::string value(FieldId field) { return std::string(workspace().value(project, field).as_text()); }
    void open() {
        app().go(Screen::projects);
        app().select_record(Screen::projects, workspace().record(project).id);
        settle();
        REQUIRE(click(Role::tab, "全部字段"));
        settle();
    }
    void bring(std::string_view field) {
        if (!find(Role::textbox, field)) wheel(1200, 600, 100); // from the top on
        for (int i = 0; i < 30 && !find(Role::textbox, field); ++i) wheel(1200, 600, -2);
        REQUIRE_MESSAGE(find(Role::textbox, field), tree());
    }
    void type_into(std::string_view field, std::string_view words) {
        bring(field);
        REQUIRE(click(Role::textbox, field));
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        type(words);
    }
    std::string shown(std::string_view field) {
        const ui::SemanticNode* node = find(Role::textbox, field);
        return node ? node->value : std::string("not to be seen");
    }
    const app::RefusedText& only() {
        REQUIRE(app().refused_texts().all().size() == 1);
        return app().refused_texts().all()[0];
    }
    RecordIndex project = no_record;
    std::string before;
};

} // namespace

TEST_CASE("the reason of a refused value is shown by the frames that the page draws after Tab, without another event") {
    Form page;
    page.type_into("投资总额", "很多钱");
    page.key_and_rest(ImGuiKey_Tab);
    const std::string reason = page.only().reason;
    const ui::SemanticNode* field = page.find(Role::textbox, "投资总额");
    REQUIRE(field);
    CHECK(field->value == "很多钱");
    CHECK_FALSE(field->focused);
    std::string told; // over as many lines as it takes
    for (const ui::SemanticNode* words : page.all(Role::text))
        if (reason.find(words->name) != std::string::npos) told += words->name;
    CHECK_MESSAGE(told == reason, page.tree());
    CHECK(page.rest() <= 4); // and then it stands still
}

TEST_CASE("refused text waits in its field through other records, pages and a closed inspector") {
    Form page;
    page.type_into("投资总额", "很多钱");
    SUBCASE("the next record and back") {
        REQUIRE(page.click(Role::tab, "全部字段")); // out of the field
        page.key(ImGuiKey_RightBracket);
        REQUIRE(page.shown("投资总额") != "很多钱");
        page.key(ImGuiKey_LeftBracket);
        REQUIRE(page.app().current_record(Screen::projects) == page.workspace().record(page.project).id);
    }
    SUBCASE("the next record while it is still being typed") {
        REQUIRE(page.click(Role::button, "下一条"));
        REQUIRE(page.click(Role::button, "上一条"));
    }
    SUBCASE("another page") {
        page.app().go(Screen::data);
        page.settle();
        page.open();
    }
    SUBCASE("Esc after Tab closes the inspector") {
        page.key(ImGuiKey_Tab);
        page.key(ImGuiKey_Escape);
        page.key(ImGuiKey_Escape);
        REQUIRE(is_nil(page.app().current_record(Screen::projects)));
        page.open();
    }
    page.bring("投资总额");
    CHECK(page.shown("投资总额") == "很多钱");
    CHECK(page.only().text == "很多钱");
    CHECK(page.value(field::project::amount_) == page.before);
    page.type_into("投资总额", "8 亿");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(field::project::amount_) == "80000");
    CHECK(page.app().refused_texts().all().empty());
}

TEST_CASE("Esc in the field settles a refused text: the stored value stands there again") {
    Form page;
    const std::uint64_t revision = page.workspace().revision();
    page.bring("投资总额");
    const std::string stored = page.shown("投资总额");
    page.type_into("投资总额", "很多钱");
    page.key(ImGuiKey_Enter);
    REQUIRE(page.only().text == "很多钱");
    SUBCASE("right after Enter, where the caret has stayed") {
        REQUIRE(page.find(Role::textbox, "投资总额")->focused);
        page.key(ImGuiKey_Escape);
    }
    SUBCASE("after something else was typed over it") {
        page.type_into("投资总额", "不知道");
        page.key(ImGuiKey_Escape);
    }
    CHECK(page.app().refused_texts().all().empty());
    CHECK(page.shown("投资总额") == stored);
    CHECK(page.workspace().revision() == revision);
    CHECK_FALSE(is_nil(page.app().current_record(Screen::projects)));
}

TEST_CASE("what waits is listed in the top bar, which leads to the field") {
    Form page;
    page.type_into("投资总额", "很多钱");
    page.key(ImGuiKey_Tab);
    page.app().go(Screen::settings);
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::button, "输入了但没有写入"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::menuitem, std::string(name) + " · 投资总额"), page.tree());
    CHECK(page.app().screen() == Screen::projects);
    const ui::SemanticNode* field = page.find(Role::textbox, "投资总额");
    REQUIRE_MESSAGE(field, page.tree());
    CHECK(field->focused);
    CHECK(field->value == "很多钱");
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.find(Role::button, "输入了但没有写入"));
}

TEST_CASE("refused texts of a workspace do not outlive it, those in the trash come back with their record") {
    Form page;
    page.type_into("投资总额", "很多钱");
    page.key(ImGuiKey_Tab);
    page.app().trash({page.project});
    page.settle();
    CHECK_FALSE(page.find(Role::button, "输入了但没有写入"));
    page.app().undo();
    page.settle();
    CHECK(page.find(Role::button, "输入了但没有写入"));
    page.app().close_workspace();
    page.settle();
    CHECK(page.app().refused_texts().all().empty());
}
