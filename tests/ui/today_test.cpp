// 工作台 as a person uses it: what stands there, the ways from it, what is done and put off there, mine and everybody's, the week.

#include "tests/ui/other_office.h"
#include "tests/ui/ui_fixture.h"

#include "app/strings.h"
#include "model/typed.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <utility>

using namespace yinfeng;
using ui::Role;
using ui::SemanticNode;
namespace project = field::project;
namespace service = field::service_record;

namespace {

// A workspace of one's own on 2019-09-03, a Tuesday: a project and an issue that are late, a project that will be.
struct Today : test::UiFixture {
    Today(int width = 1440, int height = 900, bool touch = false) : UiFixture(width, height, 1, touch) {
        app().set_identity({"服务专员甲", "招商局"});
        app().set_today(make_date(2019, 9, 3));
        app().create_workspace({.name = "开发区", .office = "招商局"});
        for (int i = 0; i < 200 && app().phase() != app::Phase::ready; ++i) frame();
        REQUIRE(app().phase() == app::Phase::ready);
        app().go(app::Screen::today);
        settle();
    }
    const Workspace& data() { return *app().workspace(); }
    Id make(Kind kind, std::vector<std::pair<FieldId, Value>> values) {
        const Id id = app().new_id();
        Change change{"test", {}};
        for (auto& [field, value] : values) change.set(kind, id, field, std::move(value));
        REQUIRE(app().apply(change));
        settle();
        return id;
    }
    Id project_due(std::string_view name, std::string_view on) {
        return make(
            Kind::project, {{project::name_, Value::text(name)}, {project::stage_, Value::text("lead")},
                               {project::next_action_, Value::text("考察")}, {project::next_date_, Value::text(on)}});
    }
    Id issue(std::string_view title) {
        return make(
            Kind::service_record, {{service::title_, Value::text(title)}, {service::state_, Value::text("handling")},
                                      {service::accepted_on_, Value::text("2019-07-01")},
                                      {service::limit_days_, Value::of(std::int64_t{5})}});
    }
    std::string text(Id id, FieldId field) { return std::string(data().value(data().find(id), field).as_text()); }
    bool has_section(std::string_view name) { return find(Role::heading, name) != nullptr; }
    void put_off(std::string_view title, std::string_view until) {
        REQUIRE_MESSAGE(click(Role::button, "推迟：" + std::string(title)), tree());
        REQUIRE_MESSAGE(click(Role::menuitem, until), tree());
    }
};

} // namespace

TEST_CASE("an empty workspace is calm about it: the first steps, and nothing else") {
    Today page;
    CHECK(page.find(Role::heading, "工作台"));
    CHECK_MESSAGE(page.find(Role::heading, "工作区还是空的"), page.tree());
    CHECK(page.find(Role::button, "导入"));
    REQUIRE(page.click(Role::button, "新建项目"));
    CHECK(page.app().screen() == app::Screen::projects);
    CHECK(page.data().live(Kind::project).size() == 1);
    page.type("甲");
    page.key(ImGuiKey_Enter);
    CHECK(page.find_text("甲"));
}

TEST_CASE("N on 工作台 makes a project on its own page") {
    Today page;
    page.project_due("甲", "2019-12-02");
    page.key(ImGuiKey_N);
    CHECK(page.app().screen() == app::Screen::projects);
    page.type("乙");
    page.key(ImGuiKey_Enter);
    CHECK(page.data().live(Kind::project).size() == 2);
}

TEST_CASE("what is late, soon, promised and incomplete stands under its heading, and the rail counts what is late") {
    Today page;
    page.project_due("晚了的项目", "2019-08-20");
    page.project_due("后天的项目", "2019-09-05");
    page.project_due("下周的项目", "2019-09-12");
    page.issue("晚了的问题");
    for (const std::string_view name : {"已超期", "将到期", "承诺", "责任缺位"})
        CHECK_MESSAGE(page.has_section(name), page.tree());
    CHECK_FALSE(page.has_section("待确认"));
    CHECK_FALSE(page.has_section("他人改动"));
    CHECK(page.find(Role::link, "项目 1"));
    CHECK(page.find(Role::link, "服务 1"));
    const SemanticNode* row = page.find(Role::link, "晚了的项目");
    REQUIRE(row);
    CHECK(row->value.starts_with("超 "));
    CHECK(row->value.contains("考察"));
}

TEST_CASE("nothing to do is said, with what comes next") {
    Today page;
    const Id person = page.make(Kind::person, {{field::person::name_, Value::text("甲")}});
    const Id id = page.make(
        Kind::project, {{project::name_, Value::text("远的项目")}, {project::stage_, Value::text("lead")},
                           {project::tracker_, to_value(person)}, {project::next_date_, Value::text("2019-11-04")}});
    CHECK_MESSAGE(page.has_section("今天没有要催办的事"), page.tree());
    REQUIRE_MESSAGE(page.click(Role::button, "最近到期的是 11-04：远的项目"), page.tree());
    CHECK(page.app().current_record(app::Screen::projects) == id);
}

TEST_CASE("the count of a matter leads to its records, and Back to 工作台") {
    Today page;
    page.project_due("晚了的项目", "2019-08-20");
    page.project_due("下个月的项目", "2019-10-20");
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::button, "已超期：在项目里看 1 项"), page.tree());
    page.settle();
    CHECK(page.app().screen() == app::Screen::projects);
    CHECK_MESSAGE(page.find_text("晚了的项目"), page.tree());
    CHECK_FALSE(page.find_text("下个月的项目"));
    REQUIRE(page.tab->history.back());
    page.settle();
    CHECK(page.app().screen() == app::Screen::today);
}

TEST_CASE("conditions that a count brought go when the page is left, and come back with Forward") {
    Today page;
    page.project_due("晚了的项目", "2019-08-20");
    page.project_due("下个月的项目", "2019-10-20");
    page.app().go(app::Screen::projects);
    page.settle();
    REQUIRE(page.find_text("下个月的项目"));
    const auto through = [&] {
        page.app().go(app::Screen::today);
        page.settle();
        REQUIRE_MESSAGE(page.click(Role::button, "已超期：在项目里看 1 项"), page.tree());
        page.settle();
        CHECK_FALSE(page.find_text("下个月的项目"));
    };
    through();
    REQUIRE(page.tab->history.back());
    page.settle();
    page.app().go(app::Screen::projects);
    page.settle();
    CHECK_MESSAGE(page.find_text("下个月的项目"), page.tree());
    through();
    page.app().go(app::Screen::services);
    page.settle();
    page.app().go(app::Screen::projects);
    page.settle();
    CHECK(page.find_text("下个月的项目"));
}

TEST_CASE("a row opens its record by the mouse and by Enter") {
    Today page;
    const Id id = page.project_due("晚了的项目", "2019-08-20");
    REQUIRE(page.click(Role::link, "晚了的项目"));
    CHECK(page.app().screen() == app::Screen::projects);
    CHECK(page.app().current_record(app::Screen::projects) == id);
    page.app().select_record(app::Screen::projects, {});
    page.app().go(app::Screen::today);
    page.settle();
    for (int i = 0; i < 40; ++i) {
        page.key(ImGuiKey_Tab);
        const SemanticNode* row = page.find(Role::link, "晚了的项目");
        if (row && row->focused) break;
    }
    page.key(ImGuiKey_Enter);
    CHECK(page.app().current_record(app::Screen::projects) == id);
}

TEST_CASE("an issue is resolved from its row, and undo brings it back") {
    Today page;
    const Id id = page.issue("晚了的问题");
    const std::string before = page.text(id, service::state_);
    REQUIRE_MESSAGE(page.click(Role::button, "办结：晚了的问题"), page.tree());
    if (page.find(Role::dialog, "办结")) { // what is missing is asked for, and may stay empty
        REQUIRE(page.click(Role::button, "办结"));
        page.settle();
    }
    CHECK(page.text(id, service::state_) == "resolved");
    CHECK_FALSE(page.has_section("已超期"));
    page.app().undo();
    page.settle();
    CHECK(page.text(id, service::state_) == before);
    CHECK(page.has_section("已超期"));
}

TEST_CASE("a next step that is done asks for what comes next, as one step of undo") {
    Today page;
    const Id id = page.project_due("晚了的项目", "2019-08-20");
    REQUIRE_MESSAGE(page.click(Role::button, "下一步已完成：晚了的项目"), page.tree());
    REQUIRE_MESSAGE(page.find(Role::dialog, "下一步已完成"), page.tree());
    REQUIRE(page.find(Role::textbox, "下一步"));
    CHECK_MESSAGE(page.find(Role::textbox, "下一步")->value.empty(), "what is done is not what comes next");
    page.type("签约");
    page.key(ImGuiKey_Enter);
    page.type("2019-10-08");
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(page.text(id, project::next_action_) == "签约");
    CHECK(page.text(id, project::next_date_) == "2019-10-08");
    CHECK_FALSE(page.has_section("已超期"));
    page.app().undo();
    page.settle();
    CHECK(page.text(id, project::next_date_) == "2019-08-20");
}

TEST_CASE("who is responsible is filled in from the row") {
    Today page;
    const Id id = page.project_due("晚了的项目", "2019-08-20");
    REQUIRE(page.has_section("责任缺位"));
    REQUIRE_MESSAGE(page.click(Role::button, "补齐：晚了的项目"), page.tree());
    CHECK_MESSAGE(page.find(Role::dialog, "补齐责任"), page.tree());
    CHECK(page.text(id, project::tracker_).empty());
}

TEST_CASE("what is put off is gone until its day, also over a reload; the record says nothing of it") {
    Today page;
    const Id id = page.project_due("晚了的项目", "2019-08-20");
    const std::uint64_t before = page.data().revision();
    page.put_off("晚了的项目", "明天*");
    CHECK_FALSE(page.has_section("已超期"));
    CHECK(page.find(Role::link, "项目"));
    CHECK(page.data().revision() == before);
    CHECK(page.find(Role::button, "已推迟 1 项"));

    page.reload();
    page.app().set_today(make_date(2019, 9, 3));
    page.app().go(app::Screen::today);
    page.settle();
    CHECK_FALSE(page.has_section("已超期"));
    page.app().set_today(make_date(2019, 9, 4)); // its day has come
    page.settle();
    CHECK(page.has_section("已超期"));

    page.put_off("晚了的项目", "下周一*");
    CHECK_FALSE(page.has_section("已超期"));
    REQUIRE(page.click(Role::button, "已推迟 1 项"));
    REQUIRE_MESSAGE(page.click(Role::button, "取回：晚了的项目"), page.tree());
    CHECK(page.has_section("已超期"));
    CHECK(page.text(id, project::next_date_) == "2019-08-20");
}

TEST_CASE("what was put off comes back by the button of its message") {
    Today page;
    page.project_due("晚了的项目", "2019-08-20");
    page.project_due("也晚了的项目", "2019-08-21");
    page.put_off("晚了的项目", "明天*");
    CHECK_MESSAGE(page.find(Role::button, "已超期：在项目里看 1 项"), page.tree()); // the other one
    REQUIRE(page.app().toast());
    CHECK(page.app().toast()->has_button());
    page.app().undo_toast();
    page.settle();
    CHECK(page.find(Role::link, "晚了的项目"));
    CHECK_FALSE(page.find(Role::button, "已推迟 1 项"));
    CHECK(page.find(Role::button, "已超期：在项目里看 2 项"));
}

TEST_CASE("it can be put off to any later day, and to no earlier one") {
    Today page;
    page.project_due("晚了的项目", "2019-08-20");
    REQUIRE(page.click(Role::button, "推迟：晚了的项目"));
    REQUIRE_MESSAGE(page.fill(Role::textbox, "推迟到", "2019-09-01"), page.tree());
    CHECK(page.has_section("已超期"));
    if (!page.find(Role::textbox, "推迟到")) REQUIRE(page.click(Role::button, "推迟：晚了的项目"));
    REQUIRE(page.fill(Role::textbox, "推迟到", "2019-09-20"));
    page.settle();
    CHECK_MESSAGE(!page.has_section("已超期"), page.tree());
    page.app().set_today(make_date(2019, 9, 19));
    page.settle();
    CHECK_FALSE(page.has_section("已超期"));
    page.app().set_today(make_date(2019, 9, 20));
    page.settle();
    CHECK(page.has_section("已超期"));
}

TEST_CASE("mine: a name that nobody has is said, a person's records are shown, and the choice is kept") {
    Today page;
    const Id mine = page.project_due("我的项目", "2019-08-20");
    page.project_due("别人的项目", "2019-08-21");
    REQUIRE_MESSAGE(page.click(Role::tab, "我的"), page.tree());
    CHECK_MESSAGE(page.find_text("人员里没有“服务专员甲”"), page.tree());
    REQUIRE(page.click(Role::button, "看全部"));
    CHECK(page.find(Role::link, "别人的项目"));
    const Id me = page.make(Kind::person, {{field::person::name_, Value::text("服务专员甲")}});
    Change change{"test", {}};
    change.set(Kind::project, mine, project::tracker_, to_value(me));
    REQUIRE(page.app().apply(change));
    page.settle();
    REQUIRE(page.click(Role::tab, "我的"));
    CHECK(page.find(Role::link, "我的项目"));
    CHECK_FALSE(page.find(Role::link, "别人的项目"));
    CHECK(page.find(Role::link, "项目 1")); // on the rail
    REQUIRE(page.click(Role::button, "已超期：在项目里看 1 项"));
    page.settle();
    CHECK(page.find_text("我的项目"));
    CHECK_FALSE(page.find_text("别人的项目"));
    page.reload();
    page.app().set_today(make_date(2019, 9, 3));
    page.app().go(app::Screen::today);
    page.settle();
    CHECK(page.find(Role::link, "我的项目"));
    CHECK_FALSE(page.find(Role::link, "别人的项目"));
}

TEST_CASE("the week counts what is due on each day, a day lists it, and other weeks are one press away") {
    Today page;
    page.project_due("周五的项目", "2019-09-06");
    page.project_due("周五也到期的项目", "2019-09-06");
    page.project_due("下周三的项目", "2019-09-11");
    REQUIRE_MESSAGE(page.click(Role::toggle, "2019-09-06，周五，2 项"), page.tree());
    CHECK_MESSAGE(page.has_section("09-06，周五"), page.tree());
    CHECK(page.all(Role::link).size() > 0);
    page.key(ImGuiKey_Escape);
    CHECK_FALSE(page.has_section("09-06，周五"));
    REQUIRE(page.click(Role::button, "下一周"));
    CHECK_MESSAGE(page.find(Role::toggle, "2019-09-11，周三，1 项"), page.tree());
    REQUIRE(page.click(Role::button, "下一周"));
    REQUIRE(page.click(Role::button, "下一周"));
    REQUIRE(page.click(Role::button, "下一周"));
    CHECK_MESSAGE(page.find(Role::toggle, "2019-10-01，周二，国庆节，休，0 项"), page.tree());
    REQUIRE(page.click(Role::button, "回到本周"));
    CHECK(page.find(Role::toggle, "2019-09-06，周五，2 项"));
    CHECK_FALSE(page.find(Role::button, "回到本周"));
}

TEST_CASE("what somebody else has changed is listed with who and which fields, until it has been seen") {
    Today page;
    const Id id = page.project_due("共同的项目", "2019-12-02");
    test::OtherOffice other(test::export_plain(page));
    other.set(id, project::park_, "东园");
    test::drop(page, other.send());
    page.app().apply_import();
    page.settle();
    page.app().go(app::Screen::today);
    page.settle();
    REQUIRE_MESSAGE(page.has_section("他人改动"), page.tree());
    CHECK_MESSAGE(page.find_text("乙 · 新区 改了落地园区"), page.tree());
    REQUIRE(page.click(Role::button, "全部看过"));
    CHECK_FALSE(page.has_section("他人改动"));
    page.reload();
    page.app().go(app::Screen::today);
    page.settle();
    CHECK_FALSE(page.has_section("他人改动"));
}

TEST_CASE("everything that can be pressed on 工作台 is a fingertip large, and fits a telephone") {
    for (const int width : {390, 1024}) {
        Today page(width, 844, true);
        page.project_due("一个名字很长很长的晚了的项目，长得一行放不下", "2019-08-20");
        page.issue("晚了的问题");
        page.settle();
        for (const SemanticNode& node : page.frontend->semantics().nodes()) {
            const bool is_pressed = node.role == Role::button || node.role == Role::link || node.role == Role::toggle;
            if (!is_pressed || node.rect.y < 116) continue; // the bar above is of every page
            CHECK_MESSAGE(node.rect.height >= 43.5f, node.name << " " << node.rect.height);
            CHECK_MESSAGE(node.rect.x >= 0, node.name);
            CHECK_MESSAGE(node.rect.x + node.rect.width <= static_cast<float>(width) + 0.5f, node.name);
        }
    }
}

TEST_CASE("工作台 on paper has every matter with why, day and who") {
    Today page;
    page.project_due("晚了的项目", "2019-08-20");
    const std::string html = page.frontend->document();
    CHECK_MESSAGE(html.contains("工作台 2019-09-03"), html);
    CHECK(html.contains("已超期 1 项"));
    CHECK(html.contains("晚了的项目"));
    CHECK(html.contains("责任缺位 1 项"));
}

TEST_CASE("who has not exported for a week is told on 工作台 among the matters, and can put it off") {
    Today page;
    page.project_due("远的项目", "2019-12-02");
    CHECK_FALSE(page.has_section("一周未导出"));
    page.world.advance(std::int64_t{8} * 24 * 3600 * 1000);
    page.settle();
    REQUIRE_MESSAGE(page.has_section("一周未导出"), page.tree());
    CHECK(page.all(Role::button).size() > 0);
    REQUIRE(page.click(Role::button, "明天再说"));
    page.settle();
    CHECK_FALSE(page.has_section("一周未导出"));
}
