// 打印, Ctrl+P and 存为图片: the document of what is in sight, on the paper that was asked for.

#include "sync/snapshot.h"
#include "tests/support/xml_check.h"
#include "tests/ui/listed_fixture.h"

using namespace yinfeng;
using namespace yinfeng::test;

namespace {

struct Printing : Listed {
    using Listed::Listed;
    void ctrl_p() {
        key(ImGuiKey_P, ImGuiMod_Ctrl);
        settle();
    }
    // Ctrl+P and Enter, in whatever layout and on whatever page.
    std::string printed() {
        const std::size_t before = tab->printed.size();
        ctrl_p();
        key(ImGuiKey_Enter);
        settle();
        REQUIRE_MESSAGE(tab->printed.size() == before + 1, tree());
        return tab->printed.back();
    }
    std::string from_menu(std::string_view item) {
        press(Role::button, "更多操作");
        press(Role::menuitem, item);
        key(ImGuiKey_Enter);
        settle();
        REQUIRE_FALSE(tab->printed.empty());
        return tab->printed.back();
    }
    platform::Platform::Drawing picture() {
        press(Role::button, "更多操作");
        press(Role::menuitem, "存为图片（PNG）");
        settle();
        REQUIRE_FALSE(tab->pictures.empty());
        return tab->pictures.back().second;
    }
};

} // namespace

TEST_CASE("Ctrl+P prints what 打印 of the page prints, in every layout and on every page that has it") {
    for (const Screen screen : {Screen::projects, Screen::services}) {
        Printing page(screen);
        for (const std::string layout : {"表格", "台账", "看板", "卡片", "日历", "时间线", "统计"}) {
            CAPTURE(layout);
            page.choose_layout(layout);
            const std::string by_keys = page.printed();
            CHECK(by_keys == page.from_menu("打印"));
            CHECK(by_keys == page.frontend->document()); // the browser's own command
            CHECK(by_keys.find("<b>示例数据</b>") != std::string::npos);
            CHECK(by_keys.find("截至 ") != std::string::npos);
            CHECK(by_keys.find("示例") != std::string::npos);
            const bool is_drawn = layout == "时间线" || layout == "统计" || layout == "日历";
            CHECK((by_keys.find("<svg") != std::string::npos) == is_drawn);
            CHECK((by_keys.find("<div class=\"c\">") != std::string::npos) == (layout == "看板"));
        }
    }
    {
        Printing chains(Screen::chains);
        const std::string map = chains.printed();
        CHECK(map == chains.from_menu("打印"));
        CHECK(map.find("<svg") != std::string::npos);
        CHECK(map.find(">链节点<") != std::string::npos); // and its nodes as a table
    }
    for (const Screen screen : {Screen::data, Screen::settings}) {
        Printing page(screen);
        page.ctrl_p();
        CHECK_MESSAGE(page.says("这一页没有可以打印的内容"), page.tree());
        CHECK(page.tab->printed.empty());
        CHECK(page.frontend->document() == "<p>这一页没有可以打印的内容</p>");
    }
}

TEST_CASE("待确认 and 回收站 are printed as they are listed, by their buttons and by Ctrl+P") {
    {
        Printing page(Screen::projects);
        const RecordIndex gone = page.data().live(Kind::project)[3];
        const std::string name(page.data().value(gone, field::project::name_).as_text());
        page.app().go(Screen::trash);
        page.settle();
        page.press(Role::tab, "全部");
        page.ctrl_p();
        CHECK_MESSAGE(page.says("这一页没有可以打印的内容"), page.tree());
        page.app().trash({gone});
        page.settle();
        const std::string html = page.printed();
        CHECK(html.contains("<h1>回收站<b>示例数据</b></h1>"));
        CHECK(html.contains(name));
        CHECK(html.contains("<p>全部 · 1 项</p>"));
        REQUIRE_MESSAGE(page.click(Role::button, "打印"), page.tree());
        page.key(ImGuiKey_Enter);
        page.settle();
        CHECK(page.tab->printed.back() == html);
        REQUIRE(page.fill(Role::searchbox, "在列表中查找", "没有这个"));
        page.ctrl_p();
        CHECK(page.tab->printed.size() == 2);
    }
    {
        Printing page(Screen::projects);
        const RecordIndex record = page.data().live(Kind::project)[3];
        const Id id = page.data().record(record).id;
        Workspace theirs;
        theirs.set_replica(77);
        theirs.set_author("乙");
        theirs.join(*decode_snapshot(encode_snapshot(page.data())), {});
        const auto write = [&](FieldId field, std::string_view text) {
            Change change{"改", {}};
            change.set(Kind::project, id, field, Value::text(text));
            return change;
        };
        REQUIRE(theirs.apply(write(field::project::park_, "东区"), 1'600'000'000'000));
        REQUIRE(page.app().apply(write(field::project::park_, "西区")));
        page.app().names_of_workspace()->join(*decode_snapshot(encode_snapshot(theirs)), {});
        page.app().go(Screen::conflicts);
        page.settle();
        const std::string html = page.printed();
        CHECK(html.contains("<h1>待确认<b>示例数据</b></h1>"));
        CHECK(html.contains(">东区<"));
        CHECK(html.contains(">西区<"));
        CHECK(html.contains(">落地园区<"));
        REQUIRE_MESSAGE(page.click(Role::button, "打印"), page.tree());
        page.key(ImGuiKey_Enter);
        page.settle();
        CHECK(page.tab->printed.back() == html);
    }
}

TEST_CASE("before a workspace is open, and over an open dialog, Ctrl+P says why it prints nothing") {
    {
        UiFixture start;
        start.settle();
        start.key(ImGuiKey_P, ImGuiMod_Ctrl);
        start.settle();
        CHECK(start.find_text("这一页没有可以打印的内容"));
    }
    Printing page(Screen::projects);
    page.key(ImGuiKey_Slash, ImGuiMod_Shift);
    page.settle();
    page.ctrl_p();
    CHECK(page.says("先关掉打开的窗口或菜单，再打印"));
    CHECK(page.tab->printed.empty());
}

TEST_CASE("the inspector is printed by its button, and by Ctrl+P where it has the keyboard") {
    Printing page(Screen::projects);
    page.choose_layout("表格");
    page.press(Role::row, std::string(big));
    const std::string list = page.printed(); // the row has it
    CHECK(list.find("总计 · ") != std::string::npos);
    page.press(Role::button, "打印这一项");
    page.key(ImGuiKey_Enter);
    page.settle();
    const std::string record = page.tab->printed.back();
    CHECK(record.find("<h1>项目 · " + std::string(big)) != std::string::npos);
    CHECK(record.find("总计 · ") == std::string::npos);
    CHECK(record.find("历史 · ") != std::string::npos);
    CHECK(record.find("截至 ") != std::string::npos);
    page.press(Role::tab, "全部字段"); // the keyboard goes there
    CHECK(page.printed() == record);
}

TEST_CASE("paper, direction and contents are asked for first, and kept for the next time") {
    Printing page(Screen::projects);
    page.choose_layout("看板");
    page.ctrl_p();
    page.press(Role::tab, "A3");
    page.press(Role::tab, "横向");
    page.press(Role::checkbox, "清单");
    page.key(ImGuiKey_Escape);
    page.settle();
    CHECK(page.tab->printed.empty()); // nobody has printed
    page.ctrl_p();
    page.press(Role::tab, "A3");
    page.press(Role::tab, "横向");
    page.press(Role::checkbox, "清单");
    page.press(Role::button, "打印");
    REQUIRE(page.tab->printed.size() == 1);
    const std::string html = page.tab->printed.back();
    CHECK(html.find("size:420.0mm 297.0mm") != std::string::npos);
    CHECK(html.find("<div class=\"c\">") != std::string::npos);
    CHECK(html.find("总计 · ") != std::string::npos);
    page.reload();
    page.settle();
    CHECK(page.printed() == html);
    page.choose_layout("表格"); // the paper is of all, the contents of each
    CHECK(page.printed().find("size:420.0mm 297.0mm") != std::string::npos);
}

TEST_CASE("board, timeline and statistics are saved as pictures, named like other exports") {
    Printing page(Screen::projects);
    for (const std::string layout : {"看板", "时间线", "统计"}) {
        CAPTURE(layout);
        page.choose_layout(layout);
        const platform::Platform::Drawing drawing = page.picture();
        CHECK(what_is_wrong_with_xml(drawing.svg) == "");
        CHECK(drawing.scale == 2);
        CHECK(drawing.width * drawing.scale <= 16'384);
        CHECK(drawing.height * drawing.scale <= 16'384);
        CHECK(drawing.svg.find("示例数据") != std::string::npos);
        CHECK(drawing.svg.find("截至 ") != std::string::npos);
        CHECK(page.tab->pictures.back().first.starts_with("示例数据_项目"));
        CHECK(page.tab->pictures.back().first.ends_with(".png"));
        CHECK_MESSAGE(page.says("已存到浏览器的下载文件夹"), page.app().toast()->text);
        page.press(Role::button, "更多操作");
        page.press(Role::menuitem, "存为矢量图（SVG）");
        page.settle();
        REQUIRE_FALSE(page.tab->saved_files.empty());
        CHECK(page.tab->saved_files.back().name.ends_with(".svg"));
        CHECK(page.tab->saved_files.back().bytes == drawing.svg);
    }
    page.choose_layout("表格");
    page.press(Role::button, "更多操作");
    CHECK_FALSE(page.find(Role::menuitem, "存为图片（PNG）"));
}

TEST_CASE("a chain map is saved as a picture, and one that the browser cannot make is said") {
    Printing chains(Screen::chains);
    const platform::Platform::Drawing map = chains.picture();
    CHECK(what_is_wrong_with_xml(map.svg) == "");
    CHECK(map.svg.find("上游") != std::string::npos);
    chains.tab->fail_next_save = platform::Fault::unsupported;
    chains.press(Role::button, "更多操作");
    chains.press(Role::menuitem, "存为图片（PNG）");
    chains.settle();
    CHECK(chains.says("画不出这么大的图片"));
}
