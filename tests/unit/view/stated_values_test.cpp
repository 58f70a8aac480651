// Ranges, other currencies, what is undecided, and periods of days: in conditions, order, groups, sums and cells.

#include "domain/pipeline.h"
#include "model/field_input.h"
#include "model/typed.h"
#include "tests/support/english.h"
#include "tests/unit/view/view_world.h"
#include "view/cell_text.h"
#include "view/statistics.h"

#include <doctest/doctest.h>

#include <set>

namespace yinfeng::view {

namespace {

// One project for each way to state an amount, called by what stands in its cell.
struct Stated : ViewWorld {
    Stated() {
        for (const char* typed : {"2亿", "3–5亿", "4亿", "5亿以上", "3–5亿美元", "1亿美元", "1亿美元@7", "2亿/年",
                 "待定", "数十亿", "总投资15亿元，其中一期3亿元"}) {
            const auto value = parse_field_input(info(field::project::amount_), typed);
            REQUIRE_MESSAGE(value.has_value(), typed);
            set(project(typed, "", ""), field::project::amount_, *value);
        }
        project("未填", "", "");
    }
};

using FoundNames = std::set<std::string>;
FoundNames found(ViewWorld& world, std::string_view condition) {
    const Names names = world.where(condition);
    return {names.begin(), names.end()};
}

struct Dated : ViewWorld {
    Dated() {
        for (const char* typed : {"2019-06-30", "2019年上半年", "2019-07", "2019年三季度", "2019-08-15", "2019年8月底",
                 "2019-09-01前", "2019.7–2021.12", "2019"}) {
            const auto value = parse_field_input(info(field::project::signed_on_), typed);
            REQUIRE_MESSAGE(value.has_value(), typed);
            set(project(typed, "", ""), field::project::signed_on_, *value);
        }
        project("未填", "", "");
    }
};

} // namespace

TEST_CASE("of a range, a bound and another currency conditions count what is certain") {
    Stated world;
    CHECK(found(world, "投资总额 至少 3亿") ==
          FoundNames{"1亿美元@7", "3–5亿", "4亿", "5亿以上", "数十亿", "总投资15亿元，其中一期3亿元"});
    CHECK(found(world, "投资总额 大于 3亿") ==
          FoundNames{"1亿美元@7", "4亿", "5亿以上", "数十亿", "总投资15亿元，其中一期3亿元"});
    CHECK(found(world, "投资总额 至多 5亿") == FoundNames{"2亿", "3–5亿", "4亿"});
    CHECK(found(world, "投资总额 小于 5亿") == FoundNames{"2亿", "4亿"});
    CHECK(found(world, "投资总额 介于 3亿 至 5亿") == FoundNames{"3–5亿", "4亿"});
    CHECK(found(world, "amount=3亿..4亿") == FoundNames{"4亿"});
    CHECK(found(world, "投资总额 是 3–5亿") == FoundNames{"3–5亿", "4亿"}); // whatever lies in it
    CHECK(found(world, "投资总额 是 4亿") == FoundNames{"4亿"});
    CHECK(found(world, "投资总额 至少 3–5亿") ==
          FoundNames{"1亿美元@7", "3–5亿", "4亿", "5亿以上", "数十亿", "总投资15亿元，其中一期3亿元"});
    CHECK(found(world, "投资总额 大于 3–5亿") == FoundNames{"1亿美元@7", "数十亿", "总投资15亿元，其中一期3亿元"});
    CHECK(found(world, "投资总额 至少 1亿美元") ==
          FoundNames{"1亿美元", "1亿美元@7", "3–5亿美元"}); // in its own currency
    CHECK(found(world, "投资总额 大于 1亿美元") == FoundNames{"3–5亿美元"});
    CHECK(found(world, "投资总额 至少 1亿元/年") == FoundNames{"2亿/年"});
    CHECK(found(world, "投资总额 是 待定") == FoundNames{"待定"});
    CHECK(found(world, "投资总额 未填") == FoundNames{"未填"});
    CHECK(found(world, "投资总额 仅有区间") == FoundNames{"3–5亿", "3–5亿美元", "5亿以上", "数十亿"});
    CHECK(found(world, "投资总额 是 15亿") == FoundNames{"总投资15亿元，其中一期3亿元"});
}

TEST_CASE("amounts stand by the least that they are, behind them what cannot be compared, and the unfilled last") {
    Stated world;
    CHECK(world.names(world.view("sort amount, name")) == Names{"2亿", "3–5亿", "4亿", "5亿以上", "1亿美元@7", "数十亿",
                                                              "总投资15亿元，其中一期3亿元", "2亿/年", "1亿美元",
                                                              "3–5亿美元", "待定", "未填"});
    CHECK(world.names(world.view("sort -amount, name")).back() == "未填");
}

TEST_CASE("a sum says its least and its most, and what is no part of it") {
    Stated world;
    const View view = world.view("sums amount, amount average, amount share");
    world.look();
    const Rows& rows = world.query.run(view);
    CHECK(sum_words(world.columns, world.column("amount"), rows.sums.front().sum) ==
          "31–33 亿元 · 1 个未填、2 个仅有区间、1 个待定、2 个外币未折算、1 个按年计");
    CHECK(figure_words(world.columns, view.sums[1], rows.sums[1], rows.sums[1]) == "6.2–6.6 亿元");
    // 2–5 亿 and then 3 亿: a total of projects has a range where one of them has.
    world.set(world.project("引荐", "", "", world.boe), field::project::amount_, Value::text("20000..50000"));
    world.set(world.project("引荐二", "", "", world.boe), field::project::amount_, Value::text("30000"));
    CHECK(world.shown(world.boe, "sum(project/investor.amount)", Kind::enterprise) == "5–8 亿元");
    CHECK(world.shown(world.boe, "least(project/investor.amount)", Kind::enterprise) == "2–5 亿元");
}

TEST_CASE("what may lie in several bands is in none, and a range that lies in one is in that") {
    using domain::size_band;
    const auto band = [](std::string_view stored) { return size_band(parse_quantity(stored)); };
    CHECK(band("20000..40000") == size_band(parse_quantity("30000")));
    CHECK_FALSE(band("30000..50000").has_value()); // 5 亿 is already in the next
    CHECK_FALSE(band("5000..20000").has_value());
    CHECK(band("500000..900000") == size_band(parse_quantity("600000")));
    Stated world;
    CHECK(world.where("size_band = no_band").size() == 7);
    CHECK(found(world, "size_band 未填") == FoundNames{"未填"});
}

TEST_CASE("a value in other words is in the group of the same value") {
    ViewWorld world;
    world.project("甲", "", "150000");
    world.project("乙", "", "150000|总投资15亿元，其中一期3亿元");
    world.project("丙", "", "待定");
    world.project("丁", "", "待定|面议");
    world.look();
    const Rows& rows = world.query.run(world.view("group amount"));
    REQUIRE(rows.groups.size() == 3);
    CHECK(rows.groups[0].label == "15 亿元");
    CHECK(rows.groups[0].count == 2);
    CHECK(rows.groups[1].label == "待定");
    CHECK(rows.groups[2].label == "面议");
}

TEST_CASE("cells of every way to state an amount and a day come back as they were") {
    Stated amounts;
    Dated dates;
    const auto come_back = [](ViewWorld& world, std::string_view name) {
        const ColumnId id = world.column(name);
        for (const RecordIndex record : world.workspace.live(Kind::project)) {
            CellTexts texts(world.columns);
            const std::string text = texts.text(record, id);
            CAPTURE(text);
            const auto read = texts.parse(id, text);
            REQUIRE_MESSAGE(read.has_value(), (read ? std::string() : read.error().message));
            CHECK(*read == texts.value(record, id));
        }
    };
    come_back(amounts, "amount");
    come_back(dates, "signed_on");
}

TEST_CASE("a condition on each of them is printed and read as the same, in words and in keys") {
    Stated amounts;
    Dated dates;
    const auto come_back = [](ViewWorld& world, std::string_view name) {
        const ColumnId id = world.column(name);
        for (const RecordIndex record : world.workspace.live(Kind::project)) {
            const Value value = world.columns.value(record, id);
            if (value.is_none()) continue;
            Filter filter{Filter::Join::all, {}, {{Filter::Join::condition, {id, Op::is, {{.value = value}}}, {}}}};
            for (const Wording wording : {Wording::words, Wording::keys}) {
                const std::string text = to_text(world.columns, filter, wording);
                CAPTURE(text);
                const auto read = parse_filter(world.columns, static_cast<KindId>(Kind::project), text);
                REQUIRE_MESSAGE(read.has_value(), (read ? std::string() : read.error().message));
                CHECK(*read == filter);
            }
            CHECK(Matcher(world.columns, filter).holds(record));
        }
    };
    come_back(amounts, "amount");
    come_back(dates, "signed_on");
    const test::InEnglish english;
    amounts.columns.speak(Language::en);
    dates.columns.speak(Language::en);
    come_back(amounts, "amount");
    come_back(dates, "signed_on");
}

TEST_CASE("a period stands by its last day, and lies in what all of its days lie in") {
    Dated world;
    CHECK(world.names(world.view("sort signed_on")) == Names{"2019-06-30", "2019年上半年", "2019-07", "2019-08-15",
                                                           "2019年8月底", "2019-09-01前", "2019年三季度", "2019",
                                                           "2019.7–2021.12", "未填"});
    CHECK(found(world, "signed_on = 2019-07-01..2019-09-30") ==
          FoundNames{"2019-07", "2019-08-15", "2019年8月底", "2019年三季度"});
    CHECK(
        found(world, "签约日期 是 2019年三季度") == FoundNames{"2019-07", "2019-08-15", "2019年8月底", "2019年三季度"});
    CHECK(found(world, "签约日期 早于 2019-09-02") ==
          FoundNames{"2019-06-30", "2019-07", "2019-08-15", "2019-09-01前", "2019年8月底", "2019年上半年"});
    CHECK(found(world, "签约日期 晚于 2019-08-01") == FoundNames{"2019-08-15", "2019年8月底"});
    CHECK(found(world, "签约日期 是 本月") == FoundNames{"2019-08-15", "2019年8月底"});
    CHECK(found(world, "签约日期 是 2019-07 至 2021-12") ==
          FoundNames{"2019-07", "2019-08-15", "2019.7–2021.12", "2019年8月底", "2019年三季度"});
    world.look();
    const auto groups = [&](std::string_view by) {
        std::string text;
        for (const Group& group : world.query.run(world.view("group signed_on " + std::string(by))).groups)
            text += (group.label.empty() ? "未填" : group.label) + " " + std::to_string(group.count) + "; ";
        return text;
    };
    CHECK(groups("quarter") == "2019年2季度 1; 2019年3季度 4; 归不进组 4; 未填 1; ");
    CHECK(groups("year") == "2019年 7; 归不进组 2; 未填 1; ");
    CHECK(groups("month") == "2019年6月 1; 2019年7月 1; 2019年8月 2; 归不进组 5; 未填 1; ");
}

TEST_CASE("a value in a form of a newer version stays as it is, is no figure, and stands behind what can be read") {
    ViewWorld world;
    const RecordIndex newer = world.project("新", "", "500XYZ@7.1");
    world.project("旧", "", "100");
    world.set(newer, field::project::signed_on_, Value::text("2019-07/.."));
    CHECK(world.shown(newer, "amount") == "500XYZ@7.1");
    CHECK(world.shown(newer, "signed_on") == "2019-07/..");
    CHECK(world.names(world.view("sort amount")) == Names{"旧", "新"});
    world.look();
    const Rows& rows = world.query.run(world.view("sums amount"));
    CHECK(sum_words(world.columns, world.column("amount"), rows.sums.front().sum) == "100 万元 · 1 个未填");
    CellTexts texts(world.columns);
    CHECK(texts.text(newer, world.column("amount")) == "500XYZ@7.1");
}

} // namespace yinfeng::view
