// Rules that colour rows: read, written, kept, and which of them a record fulfils.
#include "tests/unit/view/view_world.h"
#include "view/colour_rules.h"

#include <doctest/doctest.h>

namespace yinfeng::view {

TEST_CASE("rules that colour are read as they were written, and the column stands behind them") {
    ViewWorld world;
    const std::string text =
        "kind project\nlayout table\n"
        "colour red: amount >= 100000; amber: stage = signed | started && investor.region = 辽宁辽阳; stage\n";
    world.look();
    const View view = parse_view(world.columns, text);
    CHECK(view.problems.empty());
    REQUIRE(view.colour_rules.size() == 2);
    CHECK(choices_of(ChoiceList::option_colour)[view.colour_rules[0].colour].code == "red");
    CHECK(view.colour == world.column("stage"));
    CHECK(to_text(world.columns, view) == text);
}

TEST_CASE("a value with the sign between rules in it stays one value") {
    ViewWorld world;
    world.look();
    View view = world.view("");
    for (const std::string_view name : {"a; green: b", "x:y;z", ";", "“;”", "\";\""}) {
        view.colour_rules.push_back({view.colour_rules.size(),
            {Filter::Join::condition,
                {world.column("name"), Op::contains, {{Operand::What::value, Value::text(name), {}}}}, {}}});
    }
    const View again = parse_view(world.columns, to_text(world.columns, view));
    CHECK(again.problems.empty());
    REQUIRE(again.colour_rules.size() == view.colour_rules.size());
    for (std::size_t i = 0; i < view.colour_rules.size(); ++i)
        CHECK(simplified(again.colour_rules[i].filter) == simplified(view.colour_rules[i].filter));
    CHECK(to_text(world.columns, again) == to_text(world.columns, view));
}

TEST_CASE("rules that cannot be read are told and kept") {
    ViewWorld world;
    world.look();
    for (const auto& [item, told] : std::initializer_list<std::pair<std::string, std::string>>{
             {"pink: stage = signed", "“颜色”不能是“pink”"},
             {"red: hue = 3", "没有“hue”这一列"},
             {"red:", "颜色：“red”后面没有条件"},
         }) {
        CAPTURE(item);
        const std::string text = "kind project\nlayout table\ncolour " + item + "; stage\n";
        const View view = parse_view(world.columns, text);
        REQUIRE(view.problems.size() == 1);
        CHECK(view.problems[0].find(told) != std::string::npos);
        CHECK(view.colour_rules.empty());
        CHECK(view.colour == world.column("stage"));
        CHECK(to_text(world.columns, view) == text);
    }
    std::string nine = "kind project\nlayout table\ncolour ";
    for (int i = 0; i < 9; ++i) nine += std::string(i ? "; " : "") + "red: amount > " + std::to_string(i);
    const View view = parse_view(world.columns, nine);
    CHECK(view.colour_rules.size() == most_colour_rules);
    CHECK(view.problems.size() == 1);
    CHECK(to_text(world.columns, view) == nine + "\n");
}

TEST_CASE("the first rule that a record fulfils counts, also after it was written and on another day") {
    ViewWorld world;
    const RecordIndex great = world.project("甲", "signed", "200000"), small = world.project("乙", "signed", "10"),
                      other = world.project("丙", "talks", "10");
    const View view = world.view("colour red: amount >= 100000; blue: stage = signed; stage");
    ColourRules rules;
    rules.follow(world.columns, view);
    CHECK(rules.rule_of(great) == 0);
    CHECK(rules.rule_of(small) == 1);
    CHECK(rules.rule_of(other) == std::nullopt);
    world.set(small, field::project::amount_, Value::text("100000"));
    world.look();
    rules.follow(world.columns, view);
    CHECK(rules.rule_of(small) == 0);
    const View late = world.view("colour red: signed_on = past");
    world.set(small, field::project::signed_on_, Value::text("2019-08-30"));
    world.look();
    rules.follow(world.columns, late);
    CHECK(rules.rule_of(small) == std::nullopt);
    world.today = domain::day("2019-08-31");
    world.look();
    rules.follow(world.columns, late);
    CHECK(rules.rule_of(small) == 0);
}

} // namespace yinfeng::view
