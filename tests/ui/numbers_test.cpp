// 编号规则 in the settings, and equal numbers among the data.

#include "tests/ui/listed_fixture.h"

#include "domain/codes.h"

using namespace yinfeng;
using app::Screen;
using test::big;
using test::Listed;
using ui::Role;

TEST_CASE(
    "the next number is said as a pattern is typed, what is wrong with it is said too, and only a good one is kept") {
    Listed page(Screen::settings);
    page.app().set_today(parse_iso_date("2026-03-11"));
    page.settle();
    const auto pattern = [&] {
        return std::string(page.data().value(page.app().settings_record(), field::settings::project_number_).as_text());
    };
    REQUIRE(page.reach(Role::textbox, "项目编号规则", 1400, 600));
    page.press(Role::textbox, "项目编号规则");
    page.key(ImGuiKey_A, ImGuiMod_Ctrl);
    page.type("{年}-{序号:3}");
    page.settle();
    CHECK_MESSAGE(page.says("下一个编号：2026-001"), page.tree());
    CHECK_MESSAGE(pattern().empty(), "not before Enter");
    page.key(ImGuiKey_Enter);
    page.settle();
    CHECK(pattern() == "{年}-{序号:3}");
    REQUIRE(page.fill(Role::textbox, "项目编号规则", "{年}"));
    page.settle();
    CHECK_MESSAGE(page.says("规则里要有流水号"), page.tree());
    CHECK(pattern() == "{年}-{序号:3}");
    REQUIRE(page.fill(Role::textbox, "项目编号规则", ""));
    page.settle();
    CHECK(pattern().empty());
}

TEST_CASE("of equal numbers the later is given a new one from the data checks, and undo is one step") {
    Listed page(Screen::data);
    const RecordIndex first = page.find_record(Kind::project, big);
    const std::string shared = page.value(Kind::project, big, field::project::code_);
    const Id id{0x01ff'0000'0000'0000u, 1}; // later than those of the sample, whatever the clock of the test says
    Change change{"新建", {}};
    change.set(Kind::project, id, field::project::name_, Value::text("后来的"));
    change.set(Kind::project, id, field::project::code_, Value::text(shared));
    REQUIRE(page.app().apply(change));
    page.settle();
    for (int i = 0; i < 40 && !page.find(Role::button, "重编较新的"); ++i) page.wheel(500, 600, -5), page.settle();
    page.press(Role::button, "重编较新的");
    CHECK(page.value(Kind::project, "后来的", field::project::code_) != shared);
    CHECK(page.data().value(first, field::project::code_).as_text() == shared);
    page.app().undo();
    page.settle();
    CHECK(page.value(Kind::project, "后来的", field::project::code_) == shared);
}
