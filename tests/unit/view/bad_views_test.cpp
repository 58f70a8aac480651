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
        {"rows five", "不认识行高“five”"},
        {"pinned colour", "没有“colour”这一列"},
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

TEST_CASE("words behind a column are told and kept, like a grouping that there is not") {
    ViewWorld world;
    world.look();
    const auto read = [&](std::string_view text) {
        return parse_view(world.columns, "kind project\n" + std::string(text));
    };
    for (const std::string text : {"sort amount desc", "sort -amount desc", "columns name abc", "columns name 32x",
             "cards name big", "from signed_on x", "colour stage = zz", "pinned name two"}) {
        CAPTURE(text);
        const View view = read(text);
        REQUIRE(view.problems.size() == 1);
        CHECK(view.problems.front().contains("读不懂"));
        CHECK(view.refused.size() == 1);
        CHECK(to_text(world.columns, view).contains(text + "\n"));
    }
    View view = read("sort amount desc, name");
    view.sort.front().descending = true; // something else has been chosen
    CHECK(to_text(world.columns, view).contains("sort -amount, name\n"));
    CHECK(read("columns name 320, stage\nsort -amount\ncolour stage").problems.empty());
}

TEST_CASE("the trash of a view is yes or no; anything else is told and kept") {
    ViewWorld world;
    world.look();
    const auto read = [&](std::string_view text) {
        return parse_view(world.columns, "kind project\ntrash " + std::string(text));
    };
    for (const char* yes : {"yes", "是", "true", "1"}) CHECK(read(yes).deleted);
    for (const char* no : {"no", "否", "false"}) {
        CHECK_FALSE(read(no).deleted);
        CHECK(read(no).problems.empty());
    }
    const View odd = read("maybe");
    CHECK_FALSE(odd.deleted);
    REQUIRE(odd.problems.size() == 1);
    CHECK(odd.problems.front().contains("请填是或否"));
    CHECK(to_text(world.columns, odd).contains("trash maybe\n"));
}

TEST_CASE("who may not write a view is told what there could be, not what is done instead") {
    ViewWorld world;
    world.look();
    const auto refusal = [&](std::string_view text) {
        const View view = parse_view(world.columns, "kind project\n" + std::string(text));
        REQUIRE(view.refused.size() == 1);
        return view.refused.front();
    };
    CHECK(refusal("layout carousel").text ==
          "“版式”不能是“carousel”：可以填table、ledger、board、cards、calendar、timeline、statistics。");
    CHECK(refusal("chart pie").text.contains("可以填bars、stacked"));
    CHECK(refusal("group stage month").text.contains("可以填value、labels、initial") == false);
    CHECK(refusal("group stage month").text.contains("可以填value、labels。"));
    CHECK(refusal("sums name average").text.contains("可以填count。"));
    CHECK_FALSE(refusal("where 颜色 = 红").text.contains("没有用上"));
    CHECK(refusal("columns hue").is_column);
    CHECK_FALSE(refusal("layout carousel").is_column);
}

TEST_CASE("what goes wrong very often in one list is told some times and counted") {
    ViewWorld world;
    world.look();
    std::string same = "kind project\nsort name", other = "kind project\ncolumns name";
    for (int i = 0; i < 500; ++i) {
        same += ", amount";
        other += ", hue" + std::to_string(i);
    }
    const View often = parse_view(world.columns, same);
    CHECK(often.problems.size() == 1);
    CHECK(to_text(world.columns, often) == "kind project\nlayout table\n" + same.substr(same.find("sort")) + "\n");
    const View many = parse_view(world.columns, other);
    REQUIRE(many.problems.size() == 6);
    CHECK(many.problems.back() == "列：还有 495 处同样没有用上。");
}

TEST_CASE("a part of a view that is no text is told, and kept as it is") {
    ViewWorld world;
    const Id id{0x0180'0000'0000'0000u, 7};
    world.put(new_view(world.columns, world.view("name 重点"), id));
    const RecordIndex record = world.workspace.find(id);
    world.bring(record, field::view::where_, Value::compound("{\"stage\":\"signed\"}"));
    world.bring(record, field::view::layout_, Value::of(std::int64_t{5}));
    world.bring(record, field::view::columns_, Value::compound("[\"name\",\"hue\"]"));
    world.look();
    View view = saved_view(world.columns, record);
    CHECK(view.filter.is_empty());
    CHECK(std::ranges::any_of(view.problems, [](const std::string& each) { return each.contains("条件没有用上"); }));
    CHECK(std::ranges::any_of(view.problems, [](const std::string& each) { return each.contains("不认识版式“5”"); }));
    CHECK(std::ranges::any_of(view.problems, [](const std::string& each) { return each.contains("hue"); }));
    view.sort = {{field::project::name_, false}};
    const auto change = update_view(world.columns, record, view);
    REQUIRE(change.has_value());
    CHECK(change->writes.size() == 1); // the order, and nothing else
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
        const std::string open = "视图的“" + std::string(info(field).zh) + "”有两个值待确认，现在用的是其中一个。";
        CHECK(shown.problems == std::vector{open});
        CHECK(with_overlay(here.columns, shown, std::array{ViewPart{"rows", "two"}}).problems == std::vector{open});
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
