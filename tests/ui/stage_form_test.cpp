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
    CHECK_MESSAGE(page.find_text("已移到 开工，开工日期"), page.tree());
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

TEST_CASE("the day of a move is shown and can be changed before it is written") {
    Board page;
    page.app().set_today(parse_iso_date("2019-08-30"));
    page.focus_card();
    page.key(ImGuiKey_RightArrow, ImGuiMod_Ctrl);
    REQUIRE_MESSAGE(page.asks(), page.tree());
    CHECK_MESSAGE(page.find_text("08-30"), page.tree());
    CHECK_FALSE(page.find(Role::combobox, "计划开工")); // a plan of what has happened
    CHECK(page.value(field::project::started_on_).empty());
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.value(field::project::started_on_) == "2019-08-30");
    CHECK(page.value(field::project::stage_since_) == "2019-08-30");
    CHECK_MESSAGE(page.find_text("开工日期 08-30"), "and the toast says so");
}

TEST_CASE("several projects that are moved together are asked for one day and for what all of them lack") {
    Board page;
    page.app().set_today(parse_iso_date("2019-08-30"));
    const auto make = [&](std::string_view name, std::string_view started) {
        const Id id = page.app().new_id();
        Change change{"新建", {}};
        change.set(Kind::project, id, field::project::name_, Value::text(name));
        change.set(Kind::project, id, field::project::stage_, Value::text("signed"));
        if (!started.empty()) change.set(Kind::project, id, field::project::started_on_, Value::text(started));
        REQUIRE(page.app().apply(change));
        return id;
    };
    const Id one = make("一号", ""), two = make("二号", "2019-07-01"), three = make("三号", "");
    Change area{"填写", {}};
    area.set(Kind::project, two, field::project::area_, Value::text("120"));
    REQUIRE(page.app().apply(area));
    REQUIRE(page.click(Role::tab, "表格"));
    REQUIRE(page.fill(Role::searchbox, "在列表中查找", "号"));
    for (const char* name : {"一号", "二号", "三号"})
        REQUIRE_MESSAGE(page.click(Role::checkbox, std::string("勾选 ") + name), page.tree());
    REQUIRE(page.click(Role::button, "改阶段"));
    REQUIRE_MESSAGE(page.click(Role::option, "开工"), page.tree());
    REQUIRE_MESSAGE(page.asks(), page.tree());
    CHECK_MESSAGE(page.find_text("用地 2 项"), "what only some lack is said with their number");
    CHECK_FALSE(page.find(Role::textbox, "用地"));
    REQUIRE_MESSAGE(page.fill(Role::textbox, "投资总额", "5 亿元"), page.tree());
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    const auto at = [&](Id id, FieldId field) {
        return std::string(page.workspace().value(page.workspace().find(id), field).as_text());
    };
    for (const Id id : {one, two, three}) CHECK(at(id, field::project::stage_) == "started");
    CHECK(at(one, field::project::started_on_) == "2019-08-30");
    CHECK(at(two, field::project::started_on_) == "2019-07-01");
    CHECK(at(three, field::project::started_on_) == "2019-08-30"); // one that has a day keeps it
    for (const Id id : {one, two, three}) CHECK(at(id, field::project::amount_) == "50000");
    CHECK(at(two, field::project::area_) == "120");
    CHECK(at(one, field::project::investor_).empty());
    page.app().undo();
    for (const Id id : {one, two, three}) CHECK(at(id, field::project::stage_) == "signed");
}
