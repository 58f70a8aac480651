// Records of one name are told apart, deleted targets of links are marked, and projects are found by their investor.

#include "tests/ui/ui_fixture.h"

#include "ui/record_options.h"

#include <doctest/doctest.h>

#include <set>

using namespace yinfeng;
using app::Screen;
using ui::Role;

namespace {

struct Office : test::UiFixture {
    Office() { open_sample(); }
    const Workspace& data() { return *app().workspace(); }
    Id add(Kind kind, std::vector<std::pair<FieldId, Value>> values) {
        const Id made = app().new_id();
        Change change{"新建", {}};
        for (auto& [field, value] : values) change.set(kind, made, field, std::move(value));
        REQUIRE(app().apply(change));
        return made;
    }
    Id enterprise(std::string_view name, std::string_view region = {}) {
        std::vector<std::pair<FieldId, Value>> values{{field::enterprise::name_, Value::text(name)}};
        if (!region.empty()) values.emplace_back(field::enterprise::region_, Value::text(region));
        return add(Kind::enterprise, std::move(values));
    }
    Id project(std::string_view name, Id investor) {
        return add(
            Kind::project, {{field::project::name_, Value::text(name)}, {field::project::stage_, Value::text("talks")},
                               {field::project::investor_, Value::text(to_string(investor))}});
    }
};

} // namespace

TEST_CASE("records of one name carry what tells them apart, and at least the end of their number") {
    Office office;
    const std::vector<RecordIndex> records{office.data().find(office.enterprise("同名公司", "河北")),
        office.data().find(office.enterprise("同名公司", "辽宁")), office.data().find(office.enterprise("同名公司")),
        office.data().find(office.enterprise("同名公司")), office.data().find(office.enterprise("别的公司"))};
    ui::Semantics semantics;
    ui::Keyboard keyboard;
    const ui::Ui ui{office.app(), semantics, keyboard};
    const std::vector<std::string> details = ui::details_of(ui, records);
    CHECK(details[0] == "河北");
    CHECK(details[1] == "辽宁");
    CHECK(details[2].starts_with("…"));
    CHECK(details[3].starts_with("…")); // not one with it and one without
    CHECK(std::set<std::string>(details.begin(), details.begin() + 4).size() == 4);
    CHECK(details[4].empty()); // one of its name needs nothing
}

TEST_CASE("the choices of a filter tell records of one name apart") {
    Office office;
    const Id north = office.enterprise("同名公司", "河北"), south = office.enterprise("同名公司", "辽宁");
    office.project("北边的项目", north);
    office.project("南边的项目", south);
    REQUIRE(office.click(Role::tab, "表格"));
    REQUIRE(office.click(Role::button, "筛选"));
    REQUIRE_MESSAGE(office.click(Role::option, "投资方"), office.tree());
    office.type("同名公司");
    CHECK_MESSAGE(office.find(Role::option, "同名公司（河北）"), office.tree());
    REQUIRE_MESSAGE(office.click(Role::option, "同名公司（辽宁）"), office.tree());
    CHECK_MESSAGE(office.find_text("投资方 是 \"同名公司（辽宁）\""), office.tree());
    CHECK(office.find(Role::row, "南边的项目"));
    CHECK_FALSE(office.find(Role::row, "北边的项目"));
}

TEST_CASE("a deleted target is marked wherever its link is shown, and can still be asked for") {
    Office office;
    const Id investor = office.enterprise("甲公司");
    office.project("甲的项目", investor);
    office.app().trash({office.data().find(investor)});
    office.settle();
    REQUIRE(office.click(Role::tab, "表格"));
    REQUIRE(office.fill(Role::searchbox, "在列表中查找", "甲的项目"));
    CHECK_MESSAGE(office.find_text("甲公司（已删除）"), office.tree());
    REQUIRE(office.fill(Role::searchbox, "在列表中查找", ""));
    REQUIRE(office.click(Role::button, "筛选"));
    REQUIRE_MESSAGE(office.click(Role::option, "投资方"), office.tree());
    office.type("甲公司");
    REQUIRE_MESSAGE(office.click(Role::option, "甲公司（已删除）"), office.tree());
    CHECK_MESSAGE(office.find_text("投资方 是 甲公司（已删除）"), office.tree());
    CHECK(office.find(Role::row, "甲的项目"));
    CHECK(office.find_text("筛出 1 项"));
}
