// Moving a project to a stage that asks for more: the short form, by every way of moving.

#include "tests/ui/ui_fixture.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using ui::Role;

namespace {

constexpr std::string_view big = "环渤海（营口）大数据产业园";

struct Board : test::UiFixture {
    Board() {
        open_sample();
        for (const RecordIndex record : workspace().live(Kind::project))
            if (workspace().value(record, field::project::name_).as_text() == big) project = record;
        REQUIRE(project != no_record);
        REQUIRE(value(field::project::stage_) == "signed");
    }
    const Workspace& workspace() { return *app().workspace(); }
    std::string value(FieldId field) { return std::string(workspace().value(project, field).as_text()); }
    const ui::SemanticNode* card() { return find(Role::button, std::string(big) + "，*"); }
    void focus_card() {
        REQUIRE_MESSAGE(click(Role::button, std::string(big) + "，*"), tree());
        key(ImGuiKey_Escape);
        REQUIRE(card());
        REQUIRE(card()->focused);
    }
    bool asks() { return find(Role::dialog, "移到 开工") != nullptr; }
    RecordIndex project = no_record;
};

} // namespace

TEST_CASE("cancelling the form of a stage leaves the project as it was") {
    Board page;
    page.focus_card();
    const std::uint64_t before = page.workspace().revision();
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    REQUIRE_MESSAGE(page.asks(), page.tree());
    CHECK(page.find_text("用地"));
    page.fill(Role::textbox, "用地", "300 亩");
    SUBCASE("by Esc") { page.key(ImGuiKey_Escape); }
    SUBCASE("by its button") { REQUIRE(page.click(Role::button, "取消")); }
    page.settle();
    CHECK_FALSE(page.asks());
    CHECK(page.value(field::project::stage_) == "signed");
    CHECK(page.value(field::project::area_).empty());
    CHECK(page.workspace().revision() == before);
    REQUIRE(page.card());
    CHECK_MESSAGE(page.card()->focused, "the keyboard is back on the card");
}

TEST_CASE("saving the form of a stage sets fields and stage in one step") {
    Board page;
    page.focus_card();
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    REQUIRE_MESSAGE(page.asks(), page.tree());
    REQUIRE_MESSAGE(page.fill(Role::textbox, "用地", "300 亩"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::button, "移到 开工"), page.tree());
    CHECK_FALSE(page.asks());
    CHECK(page.value(field::project::stage_) == "started");
    CHECK(page.value(field::project::area_) == "300");
    CHECK_MESSAGE(page.find_text("已移到 开工。还缺"), "what was left empty is named");
    page.app().undo();
    page.settle();
    CHECK(page.value(field::project::stage_) == "signed");
    CHECK(page.value(field::project::area_).empty());
}

TEST_CASE("what is still being typed when the form is saved belongs to it") {
    Board page;
    page.focus_card();
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    REQUIRE(page.click(Role::textbox, "用地"));
    page.type("300 亩");
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.value(field::project::stage_) == "started");
    CHECK(page.value(field::project::area_) == "300");
}

TEST_CASE("what cannot be read keeps the form open, with its reason") {
    Board page;
    page.focus_card();
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    REQUIRE(page.fill(Role::textbox, "用地", "很多"));
    REQUIRE(page.click(Role::button, "移到 开工"));
    CHECK(page.value(field::project::stage_) == "signed");
    CHECK_MESSAGE(page.asks(), page.tree());
}

TEST_CASE("a dropped card asks for what its new stage lacks; moving back asks nothing") {
    Board page;
    const ui::SemanticNode* card = page.card();
    const ui::SemanticNode* target = page.find(Role::region, "开工 *");
    REQUIRE(card);
    REQUIRE(target);
    page.drag(card->rect.x + 40, card->rect.y + 20, target->rect.x + 60, target->rect.y + 300);
    REQUIRE_MESSAGE(page.asks(), page.tree());
    CHECK(page.value(field::project::stage_) == "signed");
    page.key(ImGuiKey_Escape);
    CHECK(page.value(field::project::stage_) == "signed");

    card = page.card();
    target = page.find(Role::region, "在谈 *");
    REQUIRE(card);
    page.drag(card->rect.x + 40, card->rect.y + 20, target->rect.x + 60, target->rect.y + 300);
    CHECK_FALSE(page.asks());
    CHECK(page.value(field::project::stage_) == "talks");
}

TEST_CASE("the menu of a card asks too") {
    Board page;
    const ui::SemanticNode* card = page.card();
    REQUIRE(card);
    page.click_at(card->rect.x + 40, card->rect.y + 20, 1);
    REQUIRE_MESSAGE(page.click(Role::menuitem, "开工"), page.tree());
    CHECK_MESSAGE(page.asks(), page.tree());
    CHECK(page.value(field::project::stage_) == "signed");
}
