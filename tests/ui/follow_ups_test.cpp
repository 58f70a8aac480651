// 跟进记录 where they are written and read: in the inspectors, in a list of their own, from the search, on paper.

#include "tests/ui/listed_fixture.h"

#include "domain/follow_ups.h"
#include "view/columns.h"

#include <algorithm>

using namespace yinfeng;
using app::Screen;
using test::big;
using test::Listed;
using ui::Role;
using ui::SemanticNode;

namespace note = field::follow_up;

namespace {

struct Notes : Listed {
    RecordIndex project;
    explicit Notes(int width = 1920, int height = 1080, bool touch = false)
        : Listed(Screen::projects, width, height, touch), project(find_record(Kind::project, big)) {}
    void open(RecordIndex record) {
        app().open_record(data().record(record).id);
        settle();
        press(Role::tab, "跟进");
    }
    std::vector<RecordIndex> notes(RecordIndex record) { return domain::follow_ups_of(data(), record); }
    std::string text(RecordIndex follow_up) { return std::string(data().value(follow_up, note::text_).as_text()); }
    void write(std::string_view words) {
        press(Role::textbox, "跟进记录");
        type(words);
        key(ImGuiKey_Enter);
        settle();
    }
};

} // namespace

TEST_CASE("a line that is typed is a follow-up of today after Enter, and the next one can be typed at once") {
    Notes page;
    page.open(page.project);
    CHECK(page.says("还没有跟进记录"));
    page.write("电话约了周三去看地块");
    REQUIRE_MESSAGE(page.notes(page.project).size() == 1, page.tree());
    const RecordIndex first = page.notes(page.project).front();
    CHECK(page.text(first) == "电话约了周三去看地块");
    CHECK(page.data().value(first, note::on_).as_text() == to_iso(page.app().today()));
    CHECK(page.caret_in() == "跟进记录");
    page.type("带来了项目建议书");
    page.key(ImGuiKey_Enter, ImGuiMod_Shift);
    page.type("还要补一份资信证明");
    page.key(ImGuiKey_Enter);
    page.settle();
    REQUIRE_MESSAGE(page.notes(page.project).size() == 2, page.tree());
    CHECK(page.text(page.notes(page.project).front()) == "带来了项目建议书\n还要补一份资信证明");
    CHECK_MESSAGE(page.find(Role::button, "电话约了周三去看地块"), page.tree());
    page.app().undo();
    page.settle();
    CHECK(page.notes(page.project).size() == 1);
}

TEST_CASE("way, person and day are said with it; the usual ways are offered and those that were used") {
    Notes page;
    page.app().set_today(parse_iso_date("2019-08-30"));
    page.open(page.project);
    page.press(Role::textbox, "跟进记录");
    page.type("到企业看了车间");
    page.press(Role::button, "跟进方式");
    CHECK(page.find(Role::option, "走访"));
    page.press(Role::option, "走访");
    REQUIRE_MESSAGE(page.fill(Role::textbox, "跟进日期", "8月28日"), page.tree());
    page.settle();
    page.press(Role::button, "添加");
    REQUIRE_MESSAGE(page.notes(page.project).size() == 1, page.tree());
    const RecordIndex made = page.notes(page.project).front();
    CHECK(page.data().value(made, note::way_).as_text() == "走访");
    CHECK(page.data().value(made, note::on_).as_text() == "2019-08-28");
    CHECK_MESSAGE(page.find_text("08-28 · 走访"), page.tree());
}

TEST_CASE("what was typed and not added waits with its record, also after the page was opened again") {
    Notes page;
    const RecordIndex other = page.find_record(Kind::project, test::top);
    page.open(page.project);
    page.press(Role::textbox, "跟进记录");
    page.type("还没写完");
    page.open(other);
    CHECK(page.find(Role::textbox, "跟进记录")->value.empty());
    page.open(page.project);
    CHECK(page.find(Role::textbox, "跟进记录")->value == "还没写完");
    page.reload();
    page.open(page.find_record(Kind::project, big));
    CHECK(page.find(Role::textbox, "跟进记录")->value == "还没写完");
    CHECK(page.notes(page.find_record(Kind::project, big)).empty());
}

TEST_CASE("a follow-up is edited where it stands and deleted with a way back") {
    Notes page;
    page.open(page.project);
    page.write("写错了的一条");
    page.press(Role::button, "写错了的一条");
    REQUIRE_MESSAGE(page.find(Role::textbox, "内容"), page.tree());
    page.press(Role::textbox, "内容");
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type("改对了的一条");
    page.press(Role::button, "完成");
    REQUIRE(page.notes(page.project).size() == 1);
    CHECK(page.text(page.notes(page.project).front()) == "改对了的一条");
    page.press(Role::button, "改对了的一条");
    page.press(Role::button, "移到回收站 跟进记录");
    CHECK(page.data().is_live(page.project));
    CHECK_MESSAGE(page.notes(page.project).empty(), page.tree());
    page.app().undo_toast();
    page.settle();
    CHECK(page.notes(page.project).size() == 1);
}

TEST_CASE("Enter in a note that is edited saves it, with Shift it begins a line") {
    Notes page;
    page.open(page.project);
    page.write("第一行");
    page.press(Role::button, "第一行");
    page.key(ImGuiKey_End);
    page.key(ImGuiKey_Enter, ImGuiMod_Shift);
    page.type("第二行");
    page.settle();
    CHECK_MESSAGE(page.find(Role::textbox, "内容"), page.tree());
    page.key(ImGuiKey_Enter);
    CHECK_MESSAGE(!page.find(Role::textbox, "内容"), page.tree());
    REQUIRE(page.notes(page.project).size() == 1);
    CHECK(page.text(page.notes(page.project).front()) == "第一行\n第二行");
}

TEST_CASE("every inspector takes follow-ups: services, enterprises, chains and their nodes, on a touch screen too") {
    for (const bool touch : {false, true}) {
        Notes page(touch ? 390 : 1920, touch ? 844 : 1080, touch);
        for (const Kind kind : {Kind::service_record, Kind::enterprise, Kind::person, Kind::unit, Kind::chain_node}) {
            CAPTURE(info(kind).name);
            REQUIRE_FALSE(page.data().live(kind).empty());
            const RecordIndex record = page.data().live(kind).front();
            page.open(record);
            page.press(Role::textbox, "跟进记录");
            page.type("联系了一次");
            page.press(Role::button, "添加");
            CHECK_MESSAGE(page.notes(record).size() == 1, page.tree());
            CHECK(page.find(Role::button, "联系了一次"));
        }
    }
}

TEST_CASE("a follow-up that is found by the search is shown in the record that it is about") {
    Notes page;
    page.open(page.project);
    page.write("约了青龙山地块踏勘");
    page.app().go(Screen::data);
    page.settle();
    page.app().open_record(page.data().record(page.notes(page.project).front()).id);
    page.settle();
    CHECK(page.app().screen() == Screen::projects);
    CHECK(page.app().current_record(Screen::projects) == page.data().record(page.project).id);
    CHECK_MESSAGE(page.find(Role::tab, "跟进")->selected.value_or(false), page.tree());
    CHECK(page.find(Role::button, "约了青龙山地块踏勘"));
}

TEST_CASE("follow-ups are a list of the directory, with what each is about, by day too, and stay in it by Back") {
    Notes page;
    page.app().set_today(parse_iso_date("2019-08-30"));
    page.open(page.project);
    page.write("第一条");
    page.app().go(Screen::directory);
    page.settle();
    page.press(Role::tab, "跟进记录*");
    CHECK_MESSAGE(page.has_column("关于"), page.tree());
    CHECK(page.has_column("跟进日期"));
    CHECK(page.rows() == std::vector<std::string>{"第一条"});
    CHECK(page.says(big));
    page.press(Role::row, "第一条");
    CHECK_MESSAGE(page.find(Role::link, big), page.tree());
    CHECK(page.app().screen() == Screen::directory);
    page.press(Role::tab, "按日");
    CHECK_MESSAGE(page.says("第一条"), page.tree());
}

TEST_CASE("the last follow-up is a column of projects that follows what is written") {
    Notes page;
    page.app().set_today(parse_iso_date("2019-08-30"));
    view::Columns& columns = page.app().columns();
    const view::ColumnId latest = columns.gathered(view::Gather::latest, note::project_, note::on_);
    REQUIRE(latest != view::no_column);
    CHECK(page.app().columns().value(page.project, latest).is_none());
    page.open(page.project);
    page.write("第一条");
    CHECK(page.app().columns().value(page.project, latest).as_text() == "2019-08-30");
}
