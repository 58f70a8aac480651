// The office's choice lists, as somebody changes them in the settings and meets them where something is chosen and pasted.

#include "tests/ui/listed_fixture.h"

#include "domain/list_edits.h"
#include "store/choice_lists.h"

using namespace yinfeng;
using app::Screen;
using test::big, test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace {

std::string clipboard; // of the system

struct Lists : Listed {
    Lists() : Listed(Screen::settings) {
        ImGui::GetPlatformIO().Platform_GetClipboardTextFn = [](ImGuiContext*) { return clipboard.c_str(); };
    }
    void open(std::string_view list) {
        const std::string name = "修改“" + std::string(list) + "”的选项";
        for (int i = 0; i < 40 && !find(Role::button, name); ++i) wheel(500, 600, -3), settle();
        press(Role::button, name);
    }
    std::string names(ChoiceList list) {
        std::string all;
        for (const Choice& each : data().names().choices(list))
            all.append(all.empty() ? "" : " ").append(each.is_retired ? "-" : "").append(each.zh);
        return all;
    }
    void write(std::string_view box, std::string_view words) {
        REQUIRE_MESSAGE(fill(Role::textbox, box, words), tree());
        settle();
    }
    void undo() {
        app().undo();
        settle();
    }
};

} // namespace

TEST_CASE("a choice is renamed, moved, retired and added in the settings, each a step that can be taken back") {
    Lists page;
    page.open("项目级别");
    REQUIRE_MESSAGE(page.find_text("选项：项目级别"), page.tree());
    const std::string before = page.names(ChoiceList::level);
    CHECK(before == "省 市 区 园区 部门");
    page.write("“区”的名称", "县（区）");
    CHECK(page.names(ChoiceList::level) == "省 市 县（区） 园区 部门");
    CHECK_MESSAGE(page.find_text("原名“区”"), page.tree());
    page.press(Role::button, "“县（区）”上移");
    CHECK(page.names(ChoiceList::level) == "省 县（区） 市 园区 部门");
    page.press(Role::button, "停用“部门”");
    CHECK(page.names(ChoiceList::level) == "省 县（区） 市 园区 -部门");
    page.write("添加选项", "乡镇");
    CHECK(page.names(ChoiceList::level) == "省 县（区） 市 园区 -部门 乡镇");
    page.press(Role::button, "恢复原名“区”");
    CHECK(page.names(ChoiceList::level) == "省 区 市 园区 -部门 乡镇");
    page.write("添加选项", "乡镇"); // is there already
    CHECK_MESSAGE(page.find_text("已有叫“乡镇”的选项"), page.tree());
    CHECK(page.names(ChoiceList::level) == "省 区 市 园区 -部门 乡镇");
    for (int i = 0; i < 5; ++i) page.undo();
    CHECK(page.names(ChoiceList::level) == before);
}

TEST_CASE("a list that rules rely on says so, and offers names and words only") {
    Lists page;
    page.open("阶段");
    REQUIRE_MESSAGE(page.find_text("不能增减或换序"), page.tree());
    CHECK_FALSE(page.find(Role::textbox, "添加选项"));
    CHECK_FALSE(page.find(Role::button, "停用“线索”"));
    CHECK_FALSE(page.find(Role::button, "“谋划”上移"));
    page.write("“线索”的名称", "意向线索");
    CHECK(page.data().names().choices(ChoiceList::stage)[0].zh == "意向线索");
    page.write("“意向线索”也叫", "摸排、观望");
    CHECK(domain::words_of_choice(page.data(), {ChoiceList::stage, "lead"}).size() == 2);
}

TEST_CASE("a renamed stage is called so wherever it is shown") {
    Lists page;
    const RecordIndex record = page.find_record(Kind::project, big);
    const std::string code(page.data().value(record, field::project::stage_).as_text());
    Change change{"改名", {}};
    domain::rename_choice(page.data(), {ChoiceList::stage, code}, "改过的阶段", change);
    REQUIRE(page.app().apply(change));
    page.app().select_record(Screen::projects, page.data().record(record).id);
    page.app().go(Screen::projects);
    page.settle();
    CHECK_MESSAGE(page.find_text("改过的阶段"), page.tree());
    CHECK(page.data().value(page.find_record(Kind::project, big), field::project::stage_).as_text() == code);
}

TEST_CASE("a word that a paste does not know is mapped for all its cells and remembered in the same step") {
    Lists page;
    page.app().go(Screen::projects);
    page.settle();
    page.press(Role::tab, "表格");
    const std::vector<std::string> rows = page.rows();
    clipboard = "名称\t阶段\r\n" + rows[0] + "\t已谈拢未签\r\n" + rows[1] + "\t已谈拢未签\r\n";
    page.focus(Role::row, rows[0]);
    page.key(ImGuiKey_V, ImGuiMod_Ctrl);
    page.settle();
    REQUIRE_MESSAGE(page.find_text("有 1 个说法不是选项"), page.tree());
    page.press(Role::combobox, "“已谈拢未签”在“阶段”里是");
    page.press(Role::option, "协议审核");
    CHECK_MESSAGE(page.find(Role::checkbox, "记住这些说法"), page.tree());
    const SemanticNode* write = page.find_text("写入");
    REQUIRE(write);
    page.press(Role::button, std::string(write->name));
    for (int i = 0; i < 2; ++i)
        CHECK(page.value(Kind::project, rows[static_cast<std::size_t>(i)], field::project::stage_) == "review");
    CHECK(
        domain::words_of_choice(page.data(), {ChoiceList::stage, "review"}) == std::vector<std::string>{"已谈拢未签"});
    page.undo();
    CHECK(domain::words_of_choice(page.data(), {ChoiceList::stage, "review"}).empty());
    CHECK(page.value(Kind::project, rows[0], field::project::stage_) != "review");
}
