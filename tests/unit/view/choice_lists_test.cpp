// The office's choice lists in views: names, order, conditions and formulas follow what the lists say, without a value being touched.

#include "domain/list_edits.h"
#include "tests/unit/view/view_world.h"

#include <doctest/doctest.h>

using namespace yinfeng;
using namespace yinfeng::view;

namespace {

constexpr domain::ChoiceAt knocking{ChoiceList::method, "knocking"}, chain{ChoiceList::method, "chain"};

struct ListWorld : ViewWorld {
    RecordIndex with_method(std::string_view name, std::string_view method) {
        return add(Kind::project,
            {{field::project::name_, Value::text(name)}, {field::project::method_, Value::text(method)}});
    }
    RecordIndex one = with_method("甲", "knocking"), two = with_method("乙", "chain"),
                three = with_method("丙", "event");
    template <class Edit> void edit(const Edit& make) {
        Change change{"改", {}};
        make(change);
        REQUIRE(put(change));
    }
};

} // namespace

TEST_CASE("a renamed choice is shown, asked for, and printed in conditions by its new name") {
    ListWorld world;
    CHECK(world.shown(world.one, "method") == "敲门招商");
    const View before = world.view("where 招商方式 是 敲门招商");
    CHECK(world.names(before) == view::Names{"甲"});
    world.edit([&](Change& change) { domain::rename_choice(world.workspace, knocking, "上门招商", change); });
    CHECK(world.shown(world.one, "method") == "上门招商");
    CHECK(world.names(before) == view::Names{"甲"});
    CHECK(world.where("招商方式 是 上门招商") == view::Names{"甲"});
    CHECK(world.where("招商方式 是 敲门招商") == view::Names{"甲"}); // what everybody calls it
    CHECK(world.where("method is knocking") == view::Names{"甲"});
    CHECK(to_text(world.columns, before.filter, Wording::words).find("上门招商") != std::string::npos);
    CHECK(to_text(world.columns, before.filter, Wording::keys).find("knocking") != std::string::npos);
}

TEST_CASE("rows and groups stand in the order that the office gave, and a bound follows it") {
    ListWorld world;
    const View sorted = world.view("sort method"), from = world.view("where 招商方式 至少 敲门招商");
    CHECK(world.names(sorted) == view::Names{"乙", "甲", "丙"});
    CHECK(world.names(from) == view::Names{"甲", "丙"});
    for (int i = 0; i < 4; ++i)
        world.edit([&](Change& change) { domain::move_choice(world.workspace, knocking, true, change); });
    CHECK(world.names(sorted) == view::Names{"甲", "乙", "丙"});
    CHECK(world.names(from) == view::Names{"甲", "乙", "丙"});
}

TEST_CASE("a retired choice is still shown where it was chosen, and a code that nobody knows as it is") {
    ListWorld world;
    world.edit([&](Change& change) { domain::retire_choice(world.workspace, chain, true, change); });
    CHECK(world.shown(world.two, "method") == "产业链招商");
    CHECK(world.where("招商方式 是 产业链招商") == view::Names{"乙"});
    const RecordIndex other = world.with_method("丁", "telepathy");
    CHECK(world.shown(other, "method") == "telepathy");
}
