// The service page as a person uses it: figures, quick filters, ledger, the steps of one record.

#include "tests/ui/ui_fixture.h"

#include "model/typed.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using ui::Role;
namespace service = field::service_record;

namespace {

struct Services : test::UiFixture {
    Services(int width = 1440, int height = 900, float scale = 1, bool touch = false)
        : UiFixture(width, height, scale, touch) {
        open_sample();
        app().go(app::Screen::services);
        settle();
    }
    const Workspace& workspace() { return *app().workspace(); }
    RecordIndex current() {
        const Id id = app().current_record(app::Screen::services);
        return is_nil(id) ? no_record : workspace().find(id);
    }
    std::string_view value(FieldId field) { return workspace().value(current(), field).as_text(); }
    // A record of its own: accepted so many days ago, promised in so many working days.
    Id make(std::string_view title, int accepted_days_ago, int limit) {
        const Id id = app().new_id();
        Change change{"test", {}};
        change.set(Kind::service_record, id, service::title_, Value::text(title));
        change.set(Kind::service_record, id, service::state_, Value::text("handling"));
        change.set(Kind::service_record, id, service::accepted_on_, to_value(app().today() - accepted_days_ago));
        change.set(Kind::service_record, id, service::limit_days_, Value::of(static_cast<std::int64_t>(limit)));
        REQUIRE(app().apply(change));
        settle();
        return id;
    }
};

} // namespace

TEST_CASE("the ledger shows the figures, the quick filters and the records of the sample") {
    Services page;
    CHECK(page.find(Role::heading, "服务"));
    CHECK(page.find(Role::toggle, "未销号*"));
    CHECK(page.find(Role::columnheader, "剩余"));
    CHECK_MESSAGE(page.find(Role::row, "*"), page.tree());
    REQUIRE(page.click(Role::toggle, "全部*"));
    CHECK(page.all(Role::row).size() ==
          std::min<std::size_t>(page.workspace().live(Kind::service_record).size(), page.all(Role::row).size()));
}

TEST_CASE("an overdue record stands first and is counted on the rail") {
    Services page;
    REQUIRE(page.find(Role::link, "服务")); // nothing is overdue in the sample
    page.make("很久没有办的事", 60, 5);
    CHECK(page.find(Role::link, "服务 1"));
    const auto rows = page.all(Role::row);
    REQUIRE(!rows.empty());
    CHECK(rows.front()->name.ends_with("很久没有办的事"));
    CHECK(rows.front()->value.find("超") != std::string::npos);
    REQUIRE(page.click(Role::toggle, "超期*"));
    CHECK(page.all(Role::row).size() == 1);
}

TEST_CASE("an issue is registered, named, and goes through its five steps; undo takes a step back") {
    Services page;
    REQUIRE(page.click(Role::button, "登记问题"));
    REQUIRE(page.current() != no_record);
    CHECK(page.value(service::state_) == "accepted");
    CHECK(page.value(service::accepted_on_) == to_iso(page.app().today()));
    CHECK(!page.value(service::code_).empty());
    page.type("厂区西侧道路未通");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(service::title_) == "厂区西侧道路未通");

    // Each step shows what it lacks and the day that it writes; what is left out is named again before the next one.
    const auto step = [&](std::string_view verb) {
        REQUIRE_MESSAGE(page.click(Role::button, verb), page.tree());
        REQUIRE_MESSAGE(page.find(Role::dialog, verb), page.tree());
    };
    step("交办");
    CHECK(page.value(service::state_) == "accepted");
    REQUIRE_MESSAGE(page.fill(Role::textbox, "承诺时限", "5"), page.tree());
    page.key(
        ImGuiKey_Escape); // put aside; opened again it begins at its first field, and a figure that Tab reaches is marked
    step("交办");
    for (int i = 0; i < 12 && !page.find(Role::textbox, "承诺时限")->focused; ++i) page.key(ImGuiKey_Tab);
    page.type("5");
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.value(service::state_) == "assigned");
    CHECK(page.value(service::assigned_on_) == to_iso(page.app().today()));
    CHECK(page.workspace().value(page.current(), service::limit_days_).as_integer() == 5);
    CHECK_MESSAGE(page.find_text("还缺：牵头单位、经办人"), page.tree());
    CHECK_MESSAGE(page.find_text("厂区西侧道路未通"), page.tree());
    CHECK_MESSAGE(page.find(Role::button, "撤销"), page.tree());
    REQUIRE(page.find(Role::button, "开始办理"));
    CHECK_MESSAGE(page.find(Role::button, "开始办理")->focused, "the keyboard stays where the next step is");
    step("开始办理");
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.value(service::state_) == "handling");
    step("办结");
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.value(service::state_) == "resolved");
    CHECK_MESSAGE(page.find_text("还缺：牵头单位、经办人、办理结果、业主评分"), page.tree());
    CHECK(page.value(service::resolved_on_) == to_iso(page.app().today()));
    step("销号");
    page.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    CHECK(page.value(service::state_) == "closed");
    CHECK_MESSAGE(
        page.find_text("还缺：牵头单位、经办人、办理结果、业主评分"), "what was left out stays listed to the end");
    page.app().undo();
    page.settle();
    CHECK(page.value(service::state_) == "resolved");
    REQUIRE(page.click(Role::button, "退回办理"));
    CHECK(page.value(service::state_) == "handling");
    CHECK(page.value(service::resolved_on_).empty());
}

TEST_CASE("registering beside an open record names the new one") {
    Services page;
    REQUIRE(page.click(Role::row, "*"));
    const RecordIndex before = page.current();
    REQUIRE(page.click(Role::button, "登记问题"));
    REQUIRE(page.current() != before);
    page.type("新的问题");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(service::title_) == "新的问题");
}

TEST_CASE("a pause needs a reason and stops the clock") {
    Services page;
    const Id id = page.make("等银行审批", 1, 10);
    page.app().select_record(app::Screen::services, id);
    page.settle();
    REQUIRE(page.click(Role::button, "暂停"));
    page.settle();
    const ui::SemanticNode* dialog = page.find(Role::dialog, "暂停计时");
    REQUIRE_MESSAGE(dialog, page.tree());
    page.type("银行审批中");
    page.key(ImGuiKey_Enter);
    CHECK(page.value(service::pause_reason_) == "银行审批中");
    CHECK_MESSAGE(page.find(Role::button, "恢复计时"), page.tree());
    REQUIRE(page.click(Role::button, "恢复计时"));
    CHECK(page.value(service::paused_since_).empty());
}

TEST_CASE("stars rate the service, the same star again takes the rating back") {
    Services page;
    const Id id = page.make("评分", 1, 10);
    page.app().select_record(app::Screen::services, id);
    page.settle();
    REQUIRE_MESSAGE(page.click(Role::radio, "4"), page.tree());
    CHECK(page.workspace().value(page.current(), service::rating_).as_integer() == 4);
    REQUIRE(page.click(Role::radio, "4"));
    CHECK(page.workspace().value(page.current(), service::rating_).is_none());
}

TEST_CASE("typing finds by project too, and an empty result offers a way out") {
    Services page;
    const std::string_view name = "编号、问题、项目";
    REQUIRE(page.fill(Role::searchbox, name, "新华达"));
    page.settle();
    CHECK_MESSAGE(page.all(Role::row).size() >= 1, page.tree());
    REQUIRE(page.fill(Role::searchbox, name, "不会有这样的字"));
    page.settle();
    CHECK(page.all(Role::row).empty());
    REQUIRE(page.click(Role::button, "清除筛选"));
    CHECK(!page.all(Role::row).empty());
}

TEST_CASE("arrow keys walk through the rows, Enter opens, Esc closes") {
    Services page;
    REQUIRE(page.click(Role::toggle, "全部*"));
    const auto rows = page.all(Role::row);
    REQUIRE(rows.size() > 2);
    const std::string second = rows[1]->name;
    page.frontend->semantics().request_focus(rows[0]->id);
    page.settle();
    page.key(ImGuiKey_DownArrow);
    const ui::SemanticNode* row = page.find(Role::row, second);
    REQUIRE(row);
    CHECK(row->focused);
    page.key(ImGuiKey_Enter);
    REQUIRE(page.current() != no_record);
    CHECK(page.find(Role::row, second)->selected == true);
    page.key(ImGuiKey_Escape);
    CHECK(page.current() == no_record);
}

TEST_CASE("100 000 records: a frame draws only what is visible") {
    Services page;
    Change change{"many", {}};
    for (int i = 0; i < 100'000; ++i) {
        const Id id = page.app().new_id();
        change.set(Kind::service_record, id, service::title_, Value::text("问题 " + std::to_string(i)));
        change.set(Kind::service_record, id, service::accepted_on_, to_value(page.app().today() - i % 40));
        change.set(Kind::service_record, id, service::limit_days_, Value::of(std::int64_t{20}));
    }
    REQUIRE(page.app().apply(change));
    page.settle();
    CHECK(page.all(Role::row).size() < 40);
    CHECK(page.drawn_vertices() < 60'000);
}

TEST_CASE("the service page draws at every size and by touch") {
    for (const auto& [width, height, touch] : {std::tuple{1024, 768, true}, {1366, 768, false}, {1920, 1080, false}}) {
        Services page(width, height, 1, touch);
        CHECK(page.find(Role::heading, "服务"));
        const auto records = page.workspace().live(Kind::service_record);
        REQUIRE(!records.empty());
        page.app().select_record(app::Screen::services, page.workspace().record(records.front()).id);
        page.settle();
        CHECK(page.find(Role::tab, "办理"));
    }
}
