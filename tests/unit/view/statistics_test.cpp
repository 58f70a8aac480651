// What a view counts: figures by one or two dimensions, totals that are those of the table, and the records behind each figure.

#include "view/statistics.h"

#include "tests/support/synthetic.h"
#include "tests/unit/view/view_world.h"
#include "view/matcher.h"

#include <algorithm>
#include <set>

namespace yinfeng::view {

namespace {

std::string name_of(const Part& part) {
    switch (part.what) {
    case Part::What::rest: return "其余" + std::to_string(part.values);
    case Part::What::unfilled: return "未填";
    default: return part.label;
    }
}

struct StatisticsWorld : ViewWorld {
    Tally tally(const View& wanted) {
        look();
        (void)query.run(wanted);
        return make_tally(query, wanted, counting_of(columns, wanted));
    }
    std::string in_words(const View& wanted) {
        const Tally made = tally(wanted);
        std::string text;
        const auto say = [&](const Counted* counted) {
            text += '|' + (counted ? words_of(columns, wanted, made, *counted) : std::string("·"));
        };
        for (std::size_t row = 0; row < made.rows.size(); ++row) {
            text += name_of(made.rows[row]);
            for (std::size_t column = 0; column < made.columns.size(); ++column) say(made.at(row, column));
            say(&made.rows[row].total);
            text += '\n';
        }
        for (const Part& part : made.columns) text += name_of(part) + '|';
        if (!made.columns.empty()) text += '\n';
        say(&made.all);
        return text;
    }
    // Those that a view with these conditions beside its own shows.
    std::set<RecordIndex> found(View wanted, const std::vector<Filter>& conditions) {
        wanted.groups.clear();
        wanted.filter = {Filter::Join::all, {}, {wanted.filter}};
        for (const Filter& each : conditions) wanted.filter.parts.push_back(each);
        wanted.filter = simplified(std::move(wanted.filter));
        // As it would be kept: the condition must survive being written and read.
        wanted = parse_view(columns, to_text(columns, wanted));
        for (const std::string& problem : wanted.problems) FAIL_CHECK(problem);
        Query other(columns, ranks);
        const Rows& rows = other.run(wanted);
        return {rows.order.begin(), rows.order.end()};
    }
    // Every figure of the tally: the condition behind it finds as many records as it counts, and their figure is the same.
    void check_doors(const View& wanted) {
        const Tally made = tally(wanted);
        const auto check = [&](std::size_t row, std::size_t column, const Counted& counted) {
            (void)query.run(wanted);
            const auto conditions = conditions_behind(query, wanted, made, row, column);
            CAPTURE(to_text(columns, wanted));
            CAPTURE(row == no_part ? std::string() : name_of(made.rows[row]));
            CAPTURE(column == no_part ? std::string() : name_of(made.columns[column]));
            REQUIRE(conditions);
            const auto records = found(wanted, *conditions);
            CHECK(records.size() == counted.count);
            const std::vector<RecordIndex> list(records.begin(), records.end());
            (void)query.run(wanted);
            if (made.figure) CHECK(query.summaries_of(list)[*made.figure].sum.total() == counted.summary.sum.total());
        };
        for (std::size_t row = 0; row < made.rows.size(); ++row) {
            check(row, no_part, made.rows[row].total);
            for (std::size_t column = 0; column < made.columns.size(); ++column)
                if (const Counted* counted = made.at(row, column)) check(row, column, *counted);
        }
        for (std::size_t column = 0; column < made.columns.size(); ++column)
            check(no_part, column, made.columns[column].total);
    }
};

void check_totals(const Tally& tally) {
    const auto add = [](Counted& into, const Counted& each) {
        into.count += each.count;
        into.summary.sum.add(Quantity{each.summary.sum.total()});
    };
    const auto same = [](const Counted& left, const Counted& right) {
        return left.count == right.count && left.summary.sum.total() == right.summary.sum.total();
    };
    Counted rows, columns;
    std::vector<Counted> down(tally.columns.size());
    for (std::size_t row = 0; row < tally.rows.size(); ++row) {
        Counted across;
        for (std::size_t column = 0; column < tally.columns.size(); ++column) {
            if (const Counted* cell = tally.at(row, column)) add(across, *cell), add(down[column], *cell);
        }
        if (!tally.columns.empty()) CHECK_MESSAGE(same(across, tally.rows[row].total), row);
        add(rows, tally.rows[row].total);
    }
    CHECK(same(rows, tally.all));
    for (std::size_t column = 0; column < tally.columns.size(); ++column) {
        CHECK_MESSAGE(same(down[column], tally.columns[column].total), column);
        add(columns, tally.columns[column].total);
    }
    if (!tally.columns.empty()) CHECK(same(columns, tally.all));
}

} // namespace

TEST_CASE("statistics of two dimensions have totals of rows, columns and all, and what is unfilled by itself") {
    StatisticsWorld world;
    world.project("挤压型材", "signed", "150000", world.zhongwang);
    world.project("板带箔", "signed", ">100000", world.zhongwang);
    world.project("面板", "talks", "", world.boe);
    world.project("玻璃", "talks", "约30000", world.boe);
    world.project("散户", "", "5000");
    CHECK(world.in_words(world.view("group stage, investor\nsums amount\nchart matrix")) ==
          "在谈|·|约 3 亿元|·|约 3 亿元\n"
          "签约|15 亿元|·|·|15 亿元\n"
          "未填|·|·|5000 万元|5000 万元\n"
          "忠旺集团|京东方|未填|\n|约 18.5 亿元");
    const Tally made = world.tally(world.view("group stage, investor\nsums amount"));
    CHECK(describe_sum(made.at(1, 0)->summary.sum, money()) == "15 亿元 · 1 个仅有区间");
    CHECK(describe_sum(made.all.summary.sum, money()) == "约 18.5 亿元 · 1 个未填、1 个仅有区间");
    // Without a sum the records are counted; what has an order keeps it, the others come by size.
    CHECK(world.in_words(world.view("group stage, investor\nchart matrix")) ==
          "在谈|2|·|·|2\n签约|·|2|·|2\n未填|·|·|1|1\n京东方|忠旺集团|未填|\n|5");
    world.check_doors(world.view("group stage, investor\nsums amount"));
}

TEST_CASE("of the sample's 57 projects the statistics say what its table says") {
    if (!text_tables_loaded()) REQUIRE(load_text_tables(assets::find("text_tables.bin")).has_value());
    const Workspace workspace = domain::sample_workspace();
    Columns columns(workspace);
    columns.look({workspace, domain::day("2019-08-30"), domain::china(), ""});
    Ranks ranks(columns);
    Query query(columns, ranks);
    const View view = parse_view(columns, "kind project\ngroup stage labels, industry\nsums amount\nchart matrix");
    const Rows& rows = query.run(view);
    const Tally tally = make_tally(query, view, counting_of(columns, view));
    CHECK(tally.all.count == 57);
    CHECK(describe_sum(tally.all.summary.sum, money()) == "207.5 亿元 · 42 个未填、5 个仅有区间");
    std::vector<const Group*> outer;
    for (const Group& group : rows.groups)
        if (group.level == 0) outer.push_back(&group);
    REQUIRE(tally.rows.size() == outer.size());
    for (std::size_t i = 0; i < outer.size(); ++i) {
        CHECK(tally.rows[i].label == outer[i]->label);
        CHECK(tally.rows[i].total.count == outer[i]->count);
        CHECK(tally.rows[i].total.summary.sum.total() == outer[i]->sums.front().sum.total());
    }
    check_totals(tally);
}

TEST_CASE("totals of any dimensions are those of the table, whatever is counted by what") {
    const Workspace workspace = test::make_synthetic({.records = 3000});
    Columns columns(workspace);
    columns.look({workspace, domain::day("2019-08-30"), domain::china(), ""});
    Ranks ranks(columns);
    Query query(columns, ranks);
    for (const char* groups :
        {"stage", "stage, industry", "investor, stage", "signed_on month, stage", "stage labels, park",
            "amount band, signed_on year", "name initial, tracker", "investor, leader", "park, signed_on quarter"}) {
        for (const char* chart : {"matrix", "stacked", "line", "bars"}) {
            CAPTURE(groups);
            CAPTURE(chart);
            const View view = parse_view(columns,
                "kind project\ngroup " + std::string(groups) + "\nsums amount\nwhere amount is filled\nchart " + chart);
            REQUIRE(view.problems.empty());
            const Rows& rows = query.run(view);
            const Tally tally = make_tally(query, view, counting_of(columns, view));
            check_totals(tally);
            CHECK(tally.all.count == rows.count);
            CHECK(tally.all.summary.sum.total() == rows.sums.front().sum.total());
        }
    }
}

TEST_CASE("a record of two labels is counted in each, once in all, and that is said by how many") {
    StatisticsWorld world; // 央企 5, 500强 4, 去重合计 5
    const RecordIndex both = world.project("甲", "signed", "40000"), one = world.project("乙", "talks", "10000");
    world.put_in(both, field::project::tags_, "央企");
    world.put_in(both, field::project::tags_, "500强");
    world.put_in(one, field::project::tags_, "央企");
    world.project("丙", "talks", "");
    const View view = world.view("group tags, stage\nsums amount\nchart matrix");
    CHECK(world.in_words(view) == "央企|1 亿元|4 亿元|5 亿元\n500强|·|4 亿元|4 亿元\n未填||·|\n"
                                  "在谈|签约|\n|5 亿元");
    const Tally made = world.tally(view);
    CHECK(made.repeated(made.rows) == 1);
    CHECK(made.repeated(made.columns) == 0);
    CHECK(made.rows[0].total.count == 2);
    CHECK(made.columns[1].total.count == 1); // 签约: the one with two labels
    world.check_doors(view);
    // The other way round the rows have each record once, however many of their columns it stands in.
    const Tally turned = world.tally(world.view("group stage, tags\nsums amount\nchart matrix"));
    CHECK(turned.rows[1].total.count == 1);
    CHECK(turned.repeated(turned.columns) == 1);
}

TEST_CASE("months that have nothing are zeros of a line, and years that are far apart are not filled up") {
    StatisticsWorld world;
    const auto signed_on = [&](std::string_view name, std::string_view on, std::string_view amount) {
        world.set(world.project(name, "signed", amount), field::project::signed_on_, Value::text(on));
    };
    signed_on("甲", "2018-11-30", "10000");
    signed_on("乙", "2019-02", "20000");
    signed_on("丙", "2019", "30000"); // in no month
    world.project("丁", "", "40000");
    const View view = world.view("group signed_on month\nsums amount");
    CHECK(counting_of(world.columns, view).chart == Chart::line);
    CHECK(world.in_words(view) == "2018年11月|1 亿元\n2018年12月|\n2019年1月|\n2019年2月|2 亿元\n归不进组|3 亿元\n"
                                  "未填|4 亿元\n|10 亿元");
    CHECK(world.in_words(world.view("group signed_on quarter")) ==
          "2018年4季度|1\n2019年1季度|1\n归不进组|1\n未填|1\n|4");
    CHECK(world.in_words(world.view("group signed_on month\nsums amount\nchart bars")).find("2018年12月") ==
          std::string::npos);
    world.check_doors(view);
    world.check_doors(world.view("group signed_on quarter, amount band\nsums amount"));
    CHECK_FALSE(world.tally(view).has_gaps);
    signed_on("戊", "0001-01-01", "1"); // 24 000 months before
    const Tally far = world.tally(view);
    CHECK(far.has_gaps);
    CHECK(far.rows.size() == 5);
}

TEST_CASE("of a ladder it is counted how many came so far, and how many were lost between two steps") {
    StatisticsWorld world;
    for (const char* stage : {"lead", "lead", "talks", "talks", "signed", "started", "production", "shelved", ""})
        world.project("项目", stage, "10000");
    const View view = world.view("group stage\nsums amount\nchart funnel");
    (void)world.tally(view);
    const Funnel funnel = make_funnel(world.query, view, view.groups.front());
    REQUIRE(funnel.steps.size() == 12);
    const auto reached = [](const Funnel& of) {
        std::string text;
        for (const Funnel::Step& step : of.steps) text += step.label + std::to_string(step.reached.count) + ' ';
        return text;
    };
    CHECK(reached(funnel) == "线索7 谋划5 储备5 在谈5 协议审核3 签约3 落地手续2 开工2 在建1 竣工调试1 投产1 达产0 ");
    CHECK_FALSE(funnel.steps[0].lost);
    CHECK(funnel.steps[1].lost == 286); // 2 of 7
    CHECK(funnel.steps[2].lost == 0);
    CHECK(funnel.steps[11].lost == 1000);
    CHECK(funnel.steps[3].of_first == 714);
    CHECK(funnel.steps[3].here.count == 2);
    CHECK(describe_sum(funnel.steps[3].reached.summary.sum, money()) == "5 亿元");
    CHECK(funnel.outside.count == 2);
    for (const Funnel::Step& step : funnel.steps)
        CHECK(world.found(view, {condition_from(view.groups.front(), step)}).size() == step.reached.count);

    const View labels = world.view("group investor, stage labels\nchart funnel");
    const Counting counting = counting_of(world.columns, labels);
    REQUIRE(counting.by.size() == 1);
    (void)world.tally(labels);
    CHECK(reached(make_funnel(world.query, labels, counting.by.front())) == "储备7 在谈5 签约3 开工2 投产1 ");
    CHECK_FALSE(can_draw(world.columns, world.view("group investor"), Chart::funnel));
}

TEST_CASE("a funnel is of the figure that was chosen where its parts add up, and of records where they do not") {
    StatisticsWorld world;
    const auto add = [&](const char* stage, const char* amount) { world.project("项目", stage, amount); };
    add("lead", "10000"), add("talks", "60000"), add("signed", "30000"), add("signed", ""), add("shelved", "500000");
    const auto funnel_of = [&](const View& view) {
        (void)world.tally(view);
        return make_funnel(world.query, view, view.groups.front());
    };
    const View sums = world.view("group stage\nsums amount\nchart funnel");
    const Funnel funnel = funnel_of(sums);
    CHECK(funnel.figure == 0);
    CHECK_FALSE(funnel.is_figure_beside);
    const Funnel::Step &talks = funnel.steps[3], &deal = funnel.steps[5];
    REQUIRE(talks.label == "在谈");
    CHECK(talks.measured.reached == 90000);
    CHECK(talks.measured.here == 60000);
    CHECK_FALSE(talks.measured.of_first); // one of them says no amount: a share of what is said would be none of all
    CHECK(talks.of_first == 750);         // 3 of 4 records
    CHECK_FALSE(funnel.steps[4].measured.lost);
    CHECK(funnel.steps[4].lost == 333);
    CHECK(deal.measured.reached == 30000);
    CHECK(deal.reached.summary.unfilled == 1);
    const Funnel whole = funnel_of(world.view("where amount is filled\ngroup stage\nsums amount\nchart funnel"));
    CHECK(whole.steps[3].measured.of_first == 900);
    CHECK(whole.steps[4].measured.lost == 667); // 6 of 9 亿元
    CHECK(whole.steps[6].measured.lost == 1000);
    CHECK(whole.steps[6].measured.of_first == 0);
    // Those behind a step are the same, by whatever it is measured.
    CHECK(world.found(sums, {condition_from(sums.groups.front(), deal)}).size() == 2);

    for (const char* figure : {"average", "least", "greatest"}) {
        CAPTURE(figure);
        const Funnel beside =
            funnel_of(world.view("group stage\nsums amount " + std::string(figure) + "\nchart funnel"));
        CHECK_FALSE(beside.figure);
        CHECK(beside.is_figure_beside);
        CHECK(beside.steps[3].measured.reached == 3);
        CHECK(beside.steps[4].measured.lost == beside.steps[4].lost);
    }
    const Funnel filled = funnel_of(world.view("group stage\nsums amount count\nchart funnel"));
    CHECK(filled.figure == 0);
    CHECK(filled.steps[5].measured.reached == 1); // of two that were signed one has an amount
    CHECK(funnel_of(world.view("group stage\nchart funnel")).steps[3].measured.reached == 3);
}

TEST_CASE("a sum too large to be added says in every figure that it is not whole, and makes no drop-off") {
    StatisticsWorld world;
    for (int i = 0; i < 3; ++i) world.project("大", "signed", "9000000000000");
    world.project("小", "talks", "10000");
    const View view = world.view("group stage\nsums amount, amount average, amount share\nchart bars");
    const Tally tally = world.tally(view);
    const auto row = [&](std::string_view label) { return *std::ranges::find(tally.rows, label, &Part::label); };
    CHECK(words_of(world.columns, view, tally, row("签约").total).ends_with("（不全）"));
    CHECK(words_of(world.columns, view, tally, tally.all).ends_with("（不全）"));
    CHECK(words_of(world.columns, view, tally, row("在谈").total) == "1 亿元");
    const Summary& large = row("签约").total.summary;
    CHECK(figure_words(world.columns, view.sums[1], large, large).ends_with("（不全）"));
    CHECK(figure_words(world.columns, view.sums[2], large, large).ends_with("（不全）"));
    const View funnel_view = world.view("group stage\nsums amount\nchart funnel");
    (void)world.tally(funnel_view);
    const Funnel funnel = make_funnel(world.query, funnel_view, funnel_view.groups.front());
    CHECK_FALSE(funnel.steps[4].measured.lost);
    CHECK_FALSE(funnel.steps[4].measured.of_first);
    CHECK(funnel.steps[4].lost == 250);
}

TEST_CASE("of 5 000 values and more the largest are shown, and the rest together, with the records behind each") {
    StatisticsWorld world;
    Change change{"许多", {}};
    for (std::uint64_t i = 0; i < 6000; ++i) {
        const Id id{0x0190'0000'0000'0000u, i};
        change.set(Kind::project, id, field::project::name_, Value::text("项目" + std::to_string(i)));
        change.set(Kind::project, id, field::project::park_, Value::text("园区" + std::to_string(i)));
        change.set(Kind::project, id, field::project::stage_, Value::text(i % 2 ? "talks" : "signed"));
        change.set(Kind::project, id, field::project::amount_, Value::text(std::to_string(i + 1)));
    }
    world.put(change);
    const View view = world.view("group park, stage\nsums amount\nchart matrix");
    const Tally made = world.tally(view);
    REQUIRE(made.rows.size() == most_rows);
    CHECK(made.rows.front().label == "园区5999");
    CHECK(made.rows.back().what == Part::What::rest);
    CHECK(made.rows.back().values == 1001);
    CHECK(made.rows.back().total.count == 1001);
    CHECK(made.at(most_rows - 1, 0)->count + made.at(most_rows - 1, 1)->count == 1001);
    check_totals(made);
    (void)world.query.run(view);
    const auto behind = conditions_behind(world.query, view, made, 0, 0);
    REQUIRE(behind);
    CHECK(world.found(view, *behind).size() == 1);
    CHECK_FALSE(conditions_behind(world.query, view, made, most_rows - 1, no_part)); // more than a condition can name
    CHECK_FALSE(conditions_behind(world.query, view, made, 7000, no_part));
    // Across there are fewer.
    const Tally turned = world.tally(world.view("group stage, park\nsums amount\nchart stacked"));
    REQUIRE(turned.columns.size() == most_series);
    CHECK(turned.columns.back().values == 5993);
    check_totals(turned);
    const View few = world.view("where amount >= 5980\ngroup stage, park\nsums amount\nchart stacked");
    world.check_doors(few); // the rest of so few can be said
}

TEST_CASE("statistics of nothing, of negative amounts, of bounds and of a dimension that is gone say what is so") {
    StatisticsWorld world;
    world.look();
    CHECK(world.in_words(world.view("group stage, investor\nsums amount")) == "|");
    CHECK(world.in_words(world.view("sums amount")) == "|");
    world.project("甲", "signed", "10000");
    RecordIndex lost = world.project("乙", "signed", "");
    world.bring(lost, field::project::amount_, Value::text("-30000"));
    world.project("丙", "talks", "");
    world.project("丁", "started", ">600000");
    world.project("戊", "started", "<600000");
    CHECK(world.in_words(world.view("group stage\nsums amount\nchart bars")) == "在谈|\n签约|-2 亿元\n开工|\n|-2 亿元");
    const Tally made = world.tally(world.view("group stage\nsums amount\nchart bars"));
    CHECK(number_of(world.view("group stage\nsums amount"), made, made.rows[1].total) == -20000.0);
    CHECK_FALSE(number_of(world.view("group stage\nsums amount"), made, made.rows[0].total));
    world.check_doors(world.view("group amount band\nsums amount"));
    world.check_doors(world.view("group name initial, stage\nsums amount"));
    world.check_doors(world.view("group stage labels, amount band\nsums amount"));
    const View gone = parse_view(world.columns, "kind project\nlayout statistics\ngroup warp, stage\nchart pie\n");
    CHECK(gone.problems.size() == 2);
    CHECK(world.in_words(gone) == "在谈|1\n签约|2\n开工|2\n|5");
    // Of dates, the first one is no length of a bar: the records are counted.
    CHECK(world.in_words(world.view("group stage\nsums signed_on least")) == "在谈|1\n签约|2\n开工|2\n|5");
    CHECK_FALSE(can_draw(world.columns, world.view("group stage, investor\nsums amount average"), Chart::stacked));
    CHECK(counting_of(world.columns, world.view("group stage, investor\nsums amount average")).chart == Chart::matrix);
}

TEST_CASE("the picture of statistics is a part of the view, and one of a later version is kept") {
    ViewWorld world;
    world.look();
    const std::string text = "kind project\nlayout statistics\ngroup stage\nchart funnel\n";
    const View view = parse_view(world.columns, text);
    CHECK(view.chart == Chart::funnel);
    CHECK(view.problems.empty());
    CHECK(to_text(world.columns, view) == text);
    const View plain = parse_view(world.columns, "kind project\nlayout statistics\n");
    CHECK_FALSE(plain.chart);
    CHECK(to_text(world.columns, plain) == "kind project\nlayout statistics\n");
    const std::string later = "kind project\nlayout statistics\nchart sunburst\n";
    View odd = parse_view(world.columns, later);
    CHECK(odd.problems.size() == 1);
    CHECK(to_text(world.columns, odd) == later);
    odd.chart = Chart::bars;
    CHECK(to_text(world.columns, odd) == "kind project\nlayout statistics\nchart bars\n");
    CHECK(std::ranges::contains(part_keys(), "chart"));
}

} // namespace yinfeng::view
