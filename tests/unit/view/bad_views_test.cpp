// Views that ask for what is gone, or is of another type: the outcome is said by name, the rest is shown, and what stood there is
// still there when the view is written back.

#include "view/saved.h"

#include "tests/unit/view/view_world.h"

namespace yinfeng::view {

TEST_CASE("each part of a view that asks for what is gone or of another type is named, and the rest is shown") {
    ViewWorld world;
    world.project("甲", "signed", "100", world.zhongwang);
    world.project("乙", "talks", "200", world.boe);
    struct Case {
        const char *part, *said;
    };
    static constexpr Case cases[] = {
        // A field that is gone, in every part that names one, also at either end of a path.
        {"where colour = red", "没有“colour”这一列"},
        {"where investor.colour = red", "没有“colour”这一列"},
        {"where colour.name = red", "没有“colour.name”这一列"},
        {"where count(project/colour) > 1", "没有“count(project/colour)”这一列"},
        {"group colour", "没有“colour”这一列"},
        {"sort -colour", "没有“colour”这一列"},
        {"columns name, colour 80", "没有“colour”这一列"},
        {"cards investor.colour", "没有“colour”这一列"},
        {"sums colour", "没有“colour”这一列"},
        {"from colour", "没有“colour”这一列"},
        {"colour colour", "没有“colour”这一列"},
        // A choice that is gone, and values that are none of the type.
        {"where stage = bargaining", "bargaining"},
        {"where amount >= plenty", "plenty"},
        {"where signed_on < someday", "someday"},
        {"where signed_on between 2019-02-30 and 2019-03-01", "2019-02-30"},
        {"where signed_on = 2019-13", "2019-13"},
        {"where days_in_stage > soon", "soon"},
        // A column of another type than the part needs.
        {"group name month", "“名称”不能按“month”分组"},
        {"group amount month", "“投资总额”不能按“month”分组"},
        {"group signed_on band", "“签约日期”不能按“band”分组"},
        {"group stage initial", "“阶段”不能按“initial”分组"},
        {"sums name average", "“名称”没有“average”"},
        {"sums signed_on sum", "“签约日期”没有“sum”"},
        {"from name", "不是日期"},
        {"to stage", "不是日期"},
        {"where name > 3 && stage < talks && tags < a", "没有大小先后"},
        {"where 名称 仅有区间", "没有“仅有区间”"},
        {"columns name.region", "没有“name.region”这一列"}, // a path over what is no link
        {"columns count(enterprise/name)", "没有“count(enterprise/name)”这一列"},
        {"columns sum(project/investor.name)", "没有“sum(project/investor.name)”这一列"},
        {"layout carousel", "carousel"},
    };
    for (const Case& each : cases) {
        const std::string part = each.part;
        CAPTURE(part);
        world.look();
        const View view = parse_view(world.columns, "kind project\n" + std::string(each.part) + "\n");
        const std::vector<std::string> problems = problems_of(world.columns, view);
        CHECK(problems.size() == 1);
        if (problems.empty()) continue;
        CHECK_MESSAGE(problems.front().find(each.said) != std::string::npos, problems.front());
        CHECK(world.query.run(view).count == 2); // nothing is left out because of it
        const std::string kept = to_text(world.columns, view);
        CHECK_MESSAGE(kept.find(each.part) != std::string::npos, kept);
        CHECK(to_text(world.columns, parse_view(world.columns, kept)) == kept);
    }
}

TEST_CASE("a condition on a record or a name that is gone is said, finds nothing by it, and stays") {
    ViewWorld world;
    world.project("甲", "", "", world.zhongwang);
    const RecordIndex other = world.project("乙", "", "", world.boe);
    const View by_name = world.view("where investor = 辽河油田");
    CHECK(
        problems_of(world.columns, by_name) == std::vector<std::string>{"条件里的“投资方”：没有叫“辽河油田”的企业。"});
    CHECK(world.names(by_name).empty());
    const std::string id = to_string(Id{0x0190'0000'0000'0000u, 4711});
    const View by_id = world.view("where investor = " + id + " || investor = " + to_string(world.id(world.boe)));
    CHECK(problems_of(world.columns, by_id) == std::vector<std::string>{"条件里的“投资方”：记录 " + id + " 不在了。"});
    CHECK(world.names(by_id) == Names{"乙"});
    // In the trash it is not gone: what links to it is still found, and shown as deleted.
    Change change{"删除", {}};
    world.workspace.add_delete(change, world.boe);
    world.put(change);
    const View deleted = world.view("where investor = " + to_string(world.id(world.boe)));
    CHECK(problems_of(world.columns, deleted).empty());
    CHECK(world.names(deleted) == Names{"乙"});
    CHECK(world.shown(other, "investor").find("已删除") != std::string::npos);
}

TEST_CASE("what was read as the nearest thing stays as it was written until something else is chosen") {
    ViewWorld world;
    world.look();
    View view = parse_view(world.columns, "kind project\ngroup stage month, park\nsums amount median, area average\n");
    CHECK(view.problems.size() == 2);
    CHECK(view.groups.size() == 2);
    CHECK(view.sums.size() == 2);
    CHECK(to_text(world.columns, view) ==
          "kind project\nlayout table\ngroup stage month, park\nsums amount median, area average\n");
    view.groups.erase(view.groups.begin());
    view.sums.front().figure = Figure::greatest;
    CHECK(
        to_text(world.columns, view) == "kind project\nlayout table\ngroup park\nsums amount greatest, area average\n");
}

// One view, edited by two offices at once, in every part: what differs waits for a decision, and either answer is a whole view.
TEST_CASE("two offices that change one part of a view both keep theirs until somebody decides") {
    static constexpr std::array<std::array<const char*, 3>, 6> parts{{
        {"where", "stage = signed", "amount >= 100000"},
        {"group", "stage", "signed_on month"},
        {"sort", "-amount", "name"},
        {"columns", "name, amount", "name, investor.region 200"},
        {"sums", "amount", "area average"},
        {"layout", "board", "cards"},
    }};
    for (const auto& [key, one, other] : parts) {
        CAPTURE(key);
        ViewWorld here;
        const Id id{0x0180'0000'0000'0000u, 7};
        here.put(new_view(here.columns, here.view("name 重点\nlayout ledger"), id));
        const RecordIndex record = here.workspace.find(id);
        const FieldId field = *find_field(Kind::view, key);
        here.set(record, field, Value::text(one));
        here.bring(record, field, Value::text(other)); // somewhere else, at the same time
        here.look();
        CHECK(here.workspace.record(record).conflicts == 1);
        const View shown = saved_view(here.columns, record);
        CHECK(shown.problems.empty());
        CHECK(shown.name == "重点");
        const Cell* cell = here.workspace.record(record).find(field);
        REQUIRE(cell);
        CHECK(cell->siblings().size() == 2); // nothing is lost
        here.set(record, field, Value::text(other));
        here.look();
        CHECK(here.workspace.record(record).conflicts == 0);
        CHECK(to_text(here.columns, saved_view(here.columns, record)).find(std::string(key) + ' ' + other) !=
              std::string::npos);
    }
}

} // namespace yinfeng::view
