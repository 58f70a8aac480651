// The history of a field, and 换回 in it.

#include "tests/ui/listed_fixture.h"

#include "app/strings.h"

#include <algorithm>

using namespace yinfeng;
using namespace yinfeng::test;
using app::Str;
using app::tr;

namespace {

constexpr std::string_view park_project = "环渤海（营口）大数据产业园";

struct Fields : Listed {
    explicit Fields(bool touch = false) : Listed(Screen::projects, 1440, 900, touch) {}
    Id id(std::string_view project) { return data().record(find_record(Kind::project, project)).id; }
    std::string note() { return value(Kind::project, park_project, field::project::note_); }
    void write_note(std::string_view text) {
        Change change{"改备注", {}};
        change.set(Kind::project, id(park_project), field::project::note_, Value::text(text));
        REQUIRE(app().apply(change));
        settle();
    }
    void open_field(std::string_view field) {
        app().select_record(Screen::projects, id(park_project));
        settle();
        press(Role::tab, "全部字段");
        const auto is_in_sight = [&] {
            const SemanticNode* node = find(Role::textbox, field);
            return node && node->rect.y + node->rect.height < 880;
        };
        for (int i = 0; i < 40 && !is_in_sight(); ++i) wheel(1200, 600, -1);
        settle();
        REQUIRE_MESSAGE(is_in_sight(), tree());
    }
};

} // namespace

TEST_CASE("every older value of a field can be brought back from its history, also where one write is open") {
    Fields page;
    const std::string first = page.note();
    page.write_note("甲");
    page.write_note("乙");
    page.open_field("备注");
    page.press(Role::button, "备注 的历史");
    CHECK_FALSE(page.find(Role::button, tr(Str::bring_back_named, {"乙"}))); // it is what stands there
    CHECK(page.find(Role::button, tr(Str::bring_back_named, {"甲"})));
    page.press(Role::button, tr(Str::bring_back_named, {first}));
    CHECK(page.note() == first);
    CHECK(page.app().toast()->text.starts_with(tr(Str::brought_back, {first})));
    page.key(ImGuiKey_Z, ImGuiMod_Ctrl); // a step like any other
    page.settle();
    CHECK(page.note() == "乙");
}

TEST_CASE("the history of a field that was written once opens, and stays open when the pointer goes into it") {
    Fields page;
    page.open_field("备注");
    const ui::Rect field = page.find(Role::textbox, "备注")->rect;
    page.move_to(field.x + 20, field.y + 10);
    page.settle();
    page.press(Role::button, "备注 的历史");
    REQUIRE_MESSAGE(page.find(Role::heading, "备注 的历史"), page.tree());
    page.move_to(20, 880);
    page.settle();
    CHECK_MESSAGE(page.find(Role::heading, "备注 的历史"), page.tree());
    CHECK_FALSE(page.find(Role::button, tr(Str::bring_back_named, {"*"}))); // what stands there is all there was
}

TEST_CASE("every entry of a record's own history can be taken back where it stands, by pointer, keys and fingers") {
    for (const bool touch : {false, true}) {
        CAPTURE(touch);
        Fields page(touch);
        const std::string first = page.note();
        page.write_note("甲");
        page.write_note("乙");
        page.app().select_record(Screen::projects, page.id(park_project));
        page.settle();
        page.press(Role::tab, "历史*");
        const std::string field = "备注：", older = tr(Str::bring_back_named, {field + "甲"});
        CHECK_FALSE(page.find(Role::button, tr(Str::bring_back_named, {field + "乙"}))); // it is what stands there
        const std::string oldest = tr(Str::bring_back_named, {field + first});
        const auto is_whole = [&](const std::string& name) { // not cut off by what stands at the foot
            const SemanticNode* node = page.find(Role::button, name);
            return node && node->rect.y + node->rect.height < 750;
        };
        for (int i = 0; i < 20 && !(is_whole(older) && is_whole(oldest)); ++i) page.wheel(1200, 600, -1);
        const SemanticNode* button = page.find(Role::button, older);
        REQUIRE_MESSAGE(button, page.tree());
        if (touch) CHECK(button->rect.height >= 44);
        page.press(Role::button, older);
        CHECK(page.note() == "甲");
        REQUIRE(page.app().toast());
        CHECK(page.app().toast()->text.starts_with(tr(Str::brought_back, {"甲"})));
        page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
        page.settle();
        CHECK(page.note() == "乙");
        page.focus(Role::button, oldest);
        page.key(ImGuiKey_Enter);
        page.settle();
        CHECK(page.note() == first);
    }
}

TEST_CASE("to the trash and back is no value of a history that is taken back") {
    Fields page;
    const Id id = page.id(park_project);
    page.app().trash({page.find_record(Kind::project, park_project)});
    page.app().restore({page.data().find(id)});
    page.app().select_record(Screen::projects, id);
    page.settle();
    page.press(Role::tab, "历史*");
    const auto listed = [&] {
        return std::ranges::any_of(
            page.all(Role::text), [](const SemanticNode* node) { return node->name == "已移到回收站"; });
    };
    for (int i = 0; i < 20 && !listed(); ++i) page.wheel(1200, 600, -1);
    REQUIRE_MESSAGE(listed(), page.tree());
    CHECK_FALSE(page.find(Role::button, tr(Str::bring_back_named, {tr(Str::moved_to_trash)})));
}
