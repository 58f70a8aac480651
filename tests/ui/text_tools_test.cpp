// Links and telephone numbers that open, and long texts that are shown whole.

#include "tests/ui/listed_fixture.h"

using namespace yinfeng;
using app::Screen;
using test::big;
using test::Listed;
using ui::Role;

namespace {

struct Texts : Listed {
    RecordIndex project = find_record(Kind::project, big);
    Texts() : Listed(Screen::projects) {}
    void write(FieldId field, std::string_view words) {
        Change change{"改", {}};
        change.set(Kind::project, data().record(project).id, field, Value::text(words));
        REQUIRE(app().apply(change));
        settle();
    }
    void open_fields() {
        app().open_record(data().record(project).id);
        settle();
        press(Role::tab, "全部字段");
    }
};

} // namespace

TEST_CASE("an address in a field opens by its button, and nothing but addresses does") {
    Texts page;
    page.write(field::project::summary_, "材料见 https://example.cn/a");
    page.open_fields();
    page.press(Role::button, "打开 https://example.cn/a");
    CHECK(page.tab->opened_links == std::vector<std::string>{"https://example.cn/a"});
    page.write(field::project::summary_, "javascript:alert(1)");
    CHECK_FALSE(page.find(Role::button, "打开 *"));
}

TEST_CASE("of several links in a text a list says which") {
    Texts page;
    page.write(field::project::summary_, "联系 13800138000 或 a@example.cn");
    page.open_fields();
    page.press(Role::button, "打开其中的链接");
    page.press(Role::menuitem, "a@example.cn");
    CHECK(page.tab->opened_links == std::vector<std::string>{"mailto:a@example.cn"});
}

TEST_CASE("in a table the cell under the mouse has the button, and its row stays as it is") {
    Texts page;
    page.write(field::project::next_action_, "电话 024-23456789");
    page.press(Role::tab, "表格");
    const ui::SemanticNode* cell = page.find(Role::gridcell, "电话 024-23456789");
    REQUIRE_MESSAGE(cell, page.tree());
    const ui::Rect at = cell->rect;
    page.move_to(at.x + 30, at.y + at.height / 2);
    page.settle();
    page.press(Role::button, "打开 024-23456789");
    CHECK(page.tab->opened_links == std::vector<std::string>{"tel:02423456789"});
    CHECK(is_nil(page.app().current_record(Screen::projects)));
}

TEST_CASE("a long text that is cut off is shown whole, and edited there") {
    Texts page;
    std::string lines;
    for (int i = 1; i <= 30; ++i) lines += "第 " + std::to_string(i) + " 行\n";
    page.write(field::project::summary_, lines);
    page.open_fields();
    page.press(Role::button, "展开");
    REQUIRE_MESSAGE(page.find(Role::dialog, "建设内容 · *"), page.tree());
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type("都写在这里");
    page.press(Role::button, "关闭");
    CHECK(page.value(Kind::project, big, field::project::summary_) == "都写在这里");
    CHECK_FALSE(page.find(Role::button, "展开"));
}
