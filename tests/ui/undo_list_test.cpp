// What was done can be seen and taken back later: the list beside 撤销.

#include "tests/ui/listed_fixture.h"

#include "app/strings.h"

using namespace yinfeng;
using namespace yinfeng::test;
using app::Str;
using app::tr;

namespace {

constexpr std::string_view park_project = "环渤海（营口）大数据产业园", logistics = "高新区物流园区（线索）";

struct Steps : Listed {
    Steps() : Listed(Screen::projects, 1440, 900) {}
    Id id(std::string_view project) { return data().record(find_record(Kind::project, project)).id; }
    void set(std::string_view project, FieldId field, std::string_view text, std::string name) {
        Change change{std::move(name), {}};
        change.set(Kind::project, id(project), field, Value::text(text));
        REQUIRE(app().apply(change));
        settle();
    }
    std::string text(std::string_view project, FieldId field) { return value(Kind::project, project, field); }
    std::vector<std::string> lines() {
        press(Role::button, tr(Str::undo_list));
        std::vector<std::string> words;
        for (const SemanticNode* node : all(Role::menuitem)) words.push_back(node->name);
        return words;
    }
};

} // namespace

TEST_CASE("the list of what can be taken back says what, of which record and when, and takes back up to a line") {
    Steps page;
    page.set(park_project, field::project::summary_, "甲", "改说明");
    page.set(park_project, field::project::summary_, "乙", "再改说明");
    page.set(logistics, field::project::summary_, "丙", "改说明");
    const std::vector<std::string> lines = page.lines();
    REQUIRE_MESSAGE(lines.size() == 3, page.tree());
    CHECK(lines[0] == "改说明 · " + std::string(logistics));
    CHECK(lines[1] == "再改说明 · " + std::string(park_project));
    CHECK(page.find(Role::menuitem, lines[1])->value.find("2019") != std::string::npos);
    page.press(Role::menuitem, lines[1]);
    CHECK(page.text(park_project, field::project::summary_) == "甲");
    CHECK(page.text(logistics, field::project::summary_) != "丙");
    CHECK(page.app().toast()->text == tr(Str::steps_undone, {"2"}));
    page.key(ImGuiKey_Y, ImGuiMod_Ctrl);
    page.key(ImGuiKey_Y, ImGuiMod_Ctrl);
    page.settle();
    CHECK(page.text(logistics, field::project::summary_) == "丙"); // redo has both
    CHECK(page.text(park_project, field::project::summary_) == "乙");
}

TEST_CASE("what was undone before a reload stays undone, and can be done again after it") {
    Steps page;
    Change move{"改下一步", {}}; // whose person is typed anew
    const Id person = page.app().new_id();
    move.set(Kind::project, page.id(logistics), field::project::next_action_, Value::text("报环评"));
    move.set(Kind::person, person, field::person::name_, Value::text("王科长"));
    REQUIRE(page.app().apply(move));
    page.settle();
    const Id made = page.app().new_id();
    Change make{"新建项目", {}};
    make.set(Kind::project, made, field::project::name_, Value::text("菌菇园"));
    REQUIRE(page.app().apply(make));
    page.settle();
    page.app().undo();
    page.app().undo();
    page.app().redo();
    page.app().redo();
    page.settle();
    page.reload();
    const std::vector<std::string> lines = page.lines();
    REQUIRE_MESSAGE(lines.size() == 2, page.tree());
    CHECK_MESSAGE(lines[1].starts_with("修改下一步"), lines[1]);
    CHECK(lines[0].starts_with("新建项目 · "));
    page.key(ImGuiKey_Escape);
    page.app().undo();
    page.app().undo();
    page.settle();
    page.reload();
    for (const auto& each : page.app().undo_list()) FAIL_CHECK(each.words);
    CHECK(page.text(logistics, field::project::next_action_).empty());
    page.app().redo(); // what was taken back before the reload
    page.settle();
    CHECK(page.text(logistics, field::project::next_action_) == "报环评");
}

TEST_CASE("what was done before a reload is in the list and can be taken back") {
    Steps page;
    const std::string before = page.text(park_project, field::project::summary_);
    page.set(park_project, field::project::summary_, "甲", "改说明");
    page.app().trash({page.find_record(Kind::project, logistics)});
    page.settle();
    const Id gone = page.data().record(page.data().deleted(Kind::project).front()).id;
    page.reload();
    const std::vector<std::string> lines = page.lines();
    REQUIRE_MESSAGE(lines.size() == 2, page.tree());
    CHECK(lines[0] == "移到回收站 · " + std::string(logistics));
    CHECK(lines[1].starts_with("修改"));
    CHECK(lines[1].ends_with(park_project));
    page.key(ImGuiKey_Escape);
    page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    page.settle();
    CHECK(page.data().is_live(page.data().find(gone)));
    page.key(ImGuiKey_Z, ImGuiMod_Ctrl);
    page.settle();
    CHECK(page.text(park_project, field::project::summary_) == before);
    CHECK_FALSE(page.data().can_undo()); // the sample itself was not made here
}
