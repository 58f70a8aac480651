// What has not been loaded yet is said where it matters, and no longer than that.

#include "tests/ui/ui_fixture.h"

#include "app/strings.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using app::Screen;
using ui::Role;

TEST_CASE("holidays that have not come are said beside the state and in the settings, and are asked for there") {
    test::UiFixture page;
    page.open_sample();
    CHECK(page.find_text("离线可用"));
    CHECK_FALSE(page.find_text("未计节假日"));
    Change change{"登记", {}};
    const Id issue = page.app().new_id();
    change.set(Kind::service_record, issue, field::service_record::title_, Value::text("用电"));
    change.set(Kind::service_record, issue, field::service_record::accepted_on_, Value::text("2019-08-26"));
    change.set(Kind::service_record, issue, field::service_record::limit_days_, Value::of(std::int64_t{20}));
    REQUIRE(page.app().apply(change));
    page.settle();
    page.lost_assets = {"calendar.txt"};
    page.reload();
    CHECK_MESSAGE(page.find_text("未计节假日"), page.tree());
    CHECK_FALSE(page.find_text("未按拼音排序"));
    page.app().go(Screen::services); // clocks say that their days are not the last word
    page.settle();
    CHECK_MESSAGE(page.find_text("（暂定）"), page.tree());
    page.app().go(Screen::settings);
    page.settle();
    CHECK_MESSAGE(page.find_text("期限按周一至周五计算，标为暂定"), page.tree());
    REQUIRE(page.click(Role::button, app::tr(app::Str::state_details)));
    page.settle();
    REQUIRE_MESSAGE(page.find(Role::menuitem, "现在再取"), page.tree());
    page.tab->lost_assets.clear();
    REQUIRE(page.click(Role::menuitem, "现在再取"));
    page.settle();
    CHECK_FALSE(page.find_text("未计节假日"));
    CHECK_FALSE(page.find_text("标为暂定"));
    page.app().go(Screen::services);
    page.settle();
    CHECK_FALSE(page.find_text("（暂定）"));
}
