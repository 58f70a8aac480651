// The parts of the command line: cells of CSV and terminal, conditions, values as typed.

#include <doctest/doctest.h>

#include "assets/embedded.h"
#include "base/text_tables.h"
#include "base/working_calendar.h"
#include "cli/cells.h"
#include "cli/console.h"
#include "cli/fields.h"
#include "cli/input.h"
#include "cli/question.h"
#include "cli/table.h"
#include "model/value_rank.h"
#include "tests/support/synthetic.h"
#include "view/matcher.h"
#include "view/query.h"

using namespace yinfeng;
using namespace yinfeng::cli;

namespace {

// As the program does before it queries.
struct Tables {
    Tables() { REQUIRE(load_text_tables(assets::find("text_tables.bin")).has_value()); }
};

const WorkingCalendar& china() {
    static const WorkingCalendar calendar = load_calendar(assets::find("calendar.txt")).value();
    return calendar;
}

// As `query` looks at a file.
struct Looking {
    view::Columns columns;
    explicit Looking(const Workspace& workspace) : columns(workspace) {
        columns.look({workspace, *parse_iso_date("2019-08-30"), china()});
    }
    view::ColumnId column(KindId kind, std::string_view name) { return *columns.named(kind, name); }
    Answer<view::Filter> condition(KindId kind, std::string_view text) {
        auto filter = view::parse_filter(columns, kind, text);
        if (!filter) return refuse(Exit::usage, filter.error().message);
        if (const auto good = resolve_names(columns.workspace(), columns, *filter); !good)
            return std::unexpected(good.error());
        return *std::move(filter);
    }
};

Id id_of(std::uint64_t n) { return {0x0190000000000000 + n, 0x8000000000000000 + n}; }

struct Small {
    Workspace workspace;
    RecordIndex project = no_record, other = no_record;
    KindId kind = static_cast<KindId>(Kind::project);

    Small() {
        workspace.set_replica(1);
        workspace.set_author("甲");
        Change change;
        change.set(Kind::enterprise, id_of(1), field::enterprise::name_, Value::text("宏泰 Group"));
        change.set(Kind::project, id_of(2), field::project::name_, Value::text("数据中心 Alpha"));
        change.set(Kind::project, id_of(2), field::project::stage_, Value::text("signed"));
        change.set(Kind::project, id_of(2), field::project::amount_, Value::text(">100000"));
        change.set(Kind::project, id_of(2), field::project::signed_on_, Value::text("2019-04"));
        change.set(Kind::project, id_of(2), field::project::investor_, Value::text(to_string(id_of(1))));
        change.set(Kind::project, id_of(2), field::project::key_project_, Value::of(true));
        change.set(
            Kind::project, id_of(2), workspace.names().element(field::project::tags_, "省关注"), Value::of(true));
        change.set(Kind::project, id_of(2), workspace.names().element(field::project::tags_, "外资"), Value::of(true));
        change.set(Kind::project, id_of(3), field::project::name_, Value::text("Beta"));
        change.set(Kind::project, id_of(3), field::project::amount_, Value::text("近500"));
        REQUIRE(workspace.apply(change, 1'567'123'200'000));
        project = workspace.find(id_of(2));
        other = workspace.find(id_of(3));
    }
    bool holds(std::string_view text) const { return holds(text, project); }
    bool holds(std::string_view text, RecordIndex record) const {
        Looking looking(workspace);
        const auto condition = looking.condition(kind, text);
        REQUIRE_MESSAGE(condition.has_value(), text);
        return view::Matcher(looking.columns, *condition).holds(record);
    }
};

} // namespace

TEST_CASE("terminal and JSON: control and direction characters of files do not get through") {
    const std::string hostile = "a\x1b[31m\x07"
                                "b\xC2\x9B"
                                "31m\xE2\x80\xAE"
                                "c\xFF\x7F\n\td";
    for (const std::string& text : {in_one_line(hostile), cleaned(hostile)}) {
        CHECK(text.find('\x1b') == std::string::npos);
        CHECK(text.find('\x07') == std::string::npos);
        CHECK(text.find("\xC2\x9B") == std::string::npos);
        CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
        CHECK(text.find('\x7F') == std::string::npos);
        CHECK(text.find("[31m") != std::string::npos);
    }
    CHECK(in_one_line("一\n二\t三") == "一 二 三");
    CHECK(cleaned("一\n二") == "一\n二");
    CHECK(json_text("\"\\\n\x1b\xC2\x9B\xE2\x80\xAE引") == "\"\\\"\\\\\\n\\u001b\\u009b\\u202e引\"");
}

TEST_CASE("tables: Chinese takes two columns") {
    CHECK(width_of("引凤 ab") == 7);
    CHECK(width_of("") == 0);
}

TEST_CASE("conditions: each operator and each type of field") {
    const Small small;
    CHECK(small.holds("name=数据中心 Alpha"));
    CHECK_FALSE(small.holds("name=数据中心"));
    CHECK(small.holds("名称~alpha"));
    CHECK(small.holds("name!~beta"));
    CHECK(small.holds("name!=Beta"));
    CHECK(small.holds("stage=signed"));
    CHECK(small.holds("阶段=签约"));
    CHECK(small.holds("stage=started|signed"));
    CHECK_FALSE(small.holds("stage!=started|signed"));
    CHECK(small.holds("stage>=review"));
    CHECK(small.holds("stage<开工"));
    CHECK_FALSE(small.holds("stage>signed"));
    CHECK(small.holds("investor~宏泰"));
    CHECK(small.holds("investor~宏泰ｇｒｏｕｐ"));
    CHECK(small.holds("investor=宏泰 Group"));
    CHECK(small.holds("investor=" + to_string(id_of(1))));
    CHECK(small.holds("key_project=是"));
    CHECK_FALSE(small.holds("high_tech=否"));
    CHECK(small.holds("high_tech 未填"));
    CHECK_FALSE(small.holds("high_tech 已填"));
    CHECK(small.holds("amount 已填"));
    CHECK(small.holds("tags=省关注"));
    CHECK(small.holds("tags~外"));
    CHECK_FALSE(small.holds("tags=内资"));
    CHECK(small.holds("tags!=内资"));
    CHECK(small.holds("park 未填"));
    CHECK(small.holds("conflicts=0"));
    CHECK_FALSE(small.holds("conflicts>0"));
    CHECK(small.holds("updated=2019-08"));
    CHECK(small.holds("updated>2019-07"));
    CHECK(small.holds("id=" + to_string(id_of(2))));
}

TEST_CASE("conditions: of a bound only what is certain counts, of a month what lies within it") {
    const Small small;
    CHECK(small.holds("amount>10亿")); // ">10 亿元"
    CHECK(small.holds("amount>=9亿"));
    CHECK_FALSE(small.holds("amount>11亿"));
    CHECK_FALSE(small.holds("amount<20亿"));
    CHECK(small.holds("amount=>10亿元"));
    CHECK(small.holds("amount<=500", small.other)); // 近 500 万元
    CHECK_FALSE(small.holds("amount>500万", small.other));
    CHECK(small.holds("signed_on=2019-04"));
    CHECK(small.holds("signed_on=2019"));
    CHECK_FALSE(small.holds("signed_on=2019-04-15"));
    CHECK(small.holds("signed_on>=2019-04-01"));
    CHECK_FALSE(small.holds("signed_on>=2019-04-02"));
    CHECK(small.holds("signed_on<2019-05"));
    CHECK_FALSE(small.holds("signed_on<2019-04-30"));
    CHECK_FALSE(small.holds("signed_on<2020", small.other)); // unfilled is neither before nor after
}

TEST_CASE("conditions: what cannot be understood is refused") {
    const Small small;
    for (const char* bad : {"=x", "name", "nothing=1", "stage=nonsense", "amount>many", "signed_on=someday",
             "key_project=maybe", "investor=nobody", "name!x"}) {
        CAPTURE(bad);
        const auto condition = Looking(small.workspace).condition(small.kind, bad);
        REQUIRE_FALSE(condition.has_value());
        CHECK(condition.error().exit == Exit::usage);
    }
}

TEST_CASE("values as typed, and as shown") {
    const Small small;
    const auto parse = [&](FieldId field, std::string_view text) {
        return parse_value(small.workspace, info(field), text);
    };
    CHECK(parse(field::project::amount_, "15亿")->as_text() == "150000");
    CHECK(parse(field::project::amount_, "近500")->as_text() == "近500");
    CHECK(parse(field::project::amount_, ">100000")->as_text() == ">100000");
    CHECK(parse(field::project::stage_, "签约")->as_text() == "signed");
    CHECK(parse(field::project::signed_on_, "2019年3月5日")->as_text() == "2019-03-05");
    CHECK(parse(field::project::signed_on_, "2019-03")->as_text() == "2019-03");
    CHECK(parse(field::project::key_project_, "否")->as_boolean() == false);
    CHECK(parse(field::phase::number_, "１２")->as_integer() == 12);
    CHECK(parse(field::project::investor_, "宏泰 Group")->as_text() == to_string(id_of(1)));
    CHECK(parse(field::project::name_, "")->is_none());
    CHECK_FALSE(parse(field::phase::number_, "1.5"));
    CHECK_FALSE(parse(field::project::stage_, "卖掉"));
    // As the page reads them (tests/unit/base/amount_forms.txt, date_forms.txt).
    CHECK(parse(field::project::amount_, "1.5億元")->as_text() == "15000");
    CHECK(parse(field::project::amount_, "约150亿元人民币")->as_text() == "约1500000");
    CHECK(parse(field::project::amount_, "5个亿")->as_text() == "50000");
    CHECK(parse(field::project::amount_, "余3000")->as_text() == "余3000"); // as files write it
    CHECK(parse(field::project::signed_on_, "2019年7月")->as_text() == "2019-07");
    CHECK(parse(field::project::signed_on_, "201907")->as_text() == "2019-07");
    CHECK(parse(field::project::signed_on_, "2019年")->as_text() == "2019");
    CHECK_FALSE(parse(field::project::signed_on_, "7月3日")); // a script says which year
    for (const char* two : {"5000 3000", "5000\t3000", "5000\n3000", "2019 5亿"}) {
        const auto refused = parse(field::project::amount_, two);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().message.find("两个数") != std::string::npos);
    }
    const auto leap_day = parse(field::project::signed_on_, "2019-02-29");
    REQUIRE_FALSE(leap_day.has_value());
    CHECK(leap_day.error().message.find("不是闰年") != std::string::npos);
    CHECK_FALSE(parse(field::project::amount_, "-5亿"));
    CHECK_FALSE(parse(field::project::amount_, "-50000")); // also as files write it
    CHECK_FALSE(parse(field::service_record::rating_, "6"));
    CHECK(parse_value(small.workspace, info(field::service_record::rating_), "6", {.asks = true})->as_integer() == 6);

    using view::Style;
    Looking looking(small.workspace);
    view::Columns& columns = looking.columns;
    const auto column = [&](std::string_view name) { return looking.column(small.kind, name); };
    const auto cell = [&](std::string_view name, Style style) {
        return cell_text(columns, small.project, column(name), style);
    };
    CHECK(cell("amount", Style::words) == ">10 亿元");
    CHECK(cell("amount", Style::cells) == ">100000");
    CHECK(heading(columns, column("amount"), true) == "投资总额（万元）");
    CHECK(cell("stage", Style::words) == "签约");
    CHECK(cell("stage", Style::codes) == "signed");
    CHECK(cell("investor", Style::words) == "宏泰 Group");
    CHECK(cell("tags", Style::words) == "外资、省关注");
    CHECK(cell("updated", Style::words) == "2019-08-30 08:00");
    CHECK(cell_json(columns, small.project, column("tags")) == R"(["外资","省关注"])");
    CHECK(cell_json(columns, small.project, column("key_project")) == "true");
    CHECK(cell_json(columns, small.project, column("park")) == "null");
}

TEST_CASE("conditions: a text contains what the search of the page would find in it") {
    static const Tables tables;
    Small small;
    Change change;
    change.set(Kind::project, id_of(3), field::project::name_, Value::text("北京１２号遼寧 Plant"));
    REQUIRE(small.workspace.apply(change, 2));
    for (const char* text : {"name~12", "name~１２号", "name~辽宁", "name~遼寧plant", "name~北京 12", "name~PLANT"}) {
        CHECK_MESSAGE(small.holds(text, small.other), std::string(text));
        CHECK_FALSE(small.holds(text));
    }
    CHECK_FALSE(small.holds("name~13", small.other));
    CHECK(small.holds("name~bj", small.other));
    CHECK(small.holds("name~\" \"", small.other)); // a blank is looked for as it is
    CHECK_FALSE(small.holds("investor~\" \"", small.other));
    CHECK_FALSE(
        Looking(small.workspace).condition(small.kind, "name~ ").has_value()); // without marks nothing stands there
}

TEST_CASE("conditions: a bar can be asked for, and a backslash") {
    Small small;
    Change change;
    change.set(Kind::project, id_of(3), field::project::name_, Value::text("甲|乙\\丙"));
    REQUIRE(small.workspace.apply(change, 2));
    CHECK(small.holds("name=甲\\|乙\\\\丙", small.other));
    CHECK(small.holds("name=甲\\|乙\\丙", small.other)); // a backslash before anything else is one
    CHECK(small.holds("name~甲\\|乙", small.other));
    CHECK(small.holds("name=x|甲\\|乙\\\\丙|y", small.other));
    CHECK(small.holds("name~\\|", small.other));
    CHECK_FALSE(small.holds("name~\\|"));
    CHECK_FALSE(small.holds("name=甲|乙", small.other)); // 甲, or 乙
}

TEST_CASE("a deleted link target is marked, and can be asked for by its name") {
    Small small;
    using view::Style;
    Looking looking(small.workspace);
    const auto column = [&](std::string_view name) { return looking.column(small.kind, name); };
    const auto remark = [&](std::string_view name) {
        return cell_remark(looking.columns, small.project, column(name));
    };
    const auto cell = [&](Style style) { return cell_text(looking.columns, small.project, column("investor"), style); };
    CHECK_FALSE(remark("investor"));
    Change change;
    small.workspace.add_delete(change, small.workspace.find(id_of(1)));
    REQUIRE(small.workspace.apply(change, 3));
    CHECK(cell(Style::words) == "宏泰 Group（已删除）");
    CHECK(cell(Style::cells) == "宏泰 Group（已删除）");
    CHECK(cell(Style::codes) == to_string(id_of(1)));
    REQUIRE(remark("investor"));
    CHECK(remark("investor")->key == "investor_deleted");
    CHECK(remark("investor")->json == "true");
    CHECK_FALSE(remark("name"));
    CHECK_FALSE(remark("tags"));
    CHECK_FALSE(remark("id"));
    CHECK(small.holds("investor=宏泰 Group"));
    CHECK_FALSE(small.holds("investor!=宏泰 Group"));
    CHECK(small.holds("investor~已删除"));
    CHECK_FALSE(small.holds("investor~已删除", small.other));
    CHECK_FALSE(record_named(small.workspace, "企业/宏泰 Group"));
    CHECK(record_named(small.workspace, "企业/宏泰 Group", Deleted::too) == small.workspace.find(id_of(1)));
    // What is written does not link to it by name.
    CHECK_FALSE(parse_value(small.workspace, info(field::project::investor_), "宏泰 Group"));

    // A live one of the same name: what links to either is found.
    Change again;
    again.set(Kind::enterprise, id_of(11), field::enterprise::name_, Value::text("宏泰 Group"));
    again.set(Kind::project, id_of(3), field::project::investor_, Value::text(to_string(id_of(11))));
    REQUIRE(small.workspace.apply(again, 4));
    CHECK(small.holds("investor=宏泰 Group"));
    CHECK(small.holds("investor=宏泰 Group", small.other));
    CHECK_FALSE(small.holds("investor=" + to_string(id_of(11))));
    CHECK(record_named(small.workspace, "企业/宏泰 Group", Deleted::too) == small.workspace.find(id_of(11)));
}

TEST_CASE("records of one name are told apart by code or the beginning of an id, and the message lists them") {
    Small small;
    Change change;
    change.set(Kind::enterprise, id_of(21), field::enterprise::name_, Value::text("同名公司"));
    change.set(Kind::enterprise, id_of(21), field::enterprise::credit_code_, Value::text("91330000A"));
    change.set(Kind::enterprise, {0x0290000000000000, 7}, field::enterprise::name_, Value::text("同名公司"));
    REQUIRE(small.workspace.apply(change, 1'567'123'200'000));
    const auto refused = record_named(small.workspace, "同名公司");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.find(to_string(id_of(21)) + " [91330000A · 2019-08-30") != std::string::npos);
    CHECK(refused.error().message.find(to_string(Id{0x0290000000000000, 7})) != std::string::npos);
    CHECK(record_named(small.workspace, "91330000A") == small.workspace.find(id_of(21)));
    CHECK(record_named(small.workspace, "企业/" + to_string(Id{0x0290000000000000, 7}).substr(0, 8)) ==
          small.workspace.find(Id{0x0290000000000000, 7}));
    CHECK_FALSE(record_named(small.workspace, to_string(id_of(2)).substr(0, 8))); // several begin like this
    CHECK_FALSE(record_named(small.workspace, "028"));                            // too short to be meant
    Looking looking(small.workspace);
    const auto condition = looking.condition(small.kind, "investor=同名公司");
    REQUIRE_FALSE(condition.has_value());
    CHECK(condition.error().message.find("91330000A") != std::string::npos);
    CHECK(looking.condition(small.kind, "investor=91330000A"));
}

TEST_CASE("rows are sorted as in the page: by pinyin, numbers in names by value, unfilled ones last") {
    static const Tables tables;
    Workspace workspace;
    workspace.set_replica(1);
    Change change;
    const std::vector<std::string> names{"中山项目", "2号地", "10号地", "安阳", "遼寧", "辽阳", "Beta", "alpha", ""};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Id id = id_of(100 + i);
        change.set(Kind::project, id, field::project::note_, Value::text("x"));
        if (!names[i].empty()) change.set(Kind::project, id, field::project::name_, Value::text(names[i]));
        if (i % 3) change.set(Kind::project, id, field::project::amount_, Value::text(std::to_string(i % 4)));
    }
    REQUIRE(workspace.apply(change, 1));
    const KindId kind = static_cast<KindId>(Kind::project);
    const auto sorted = [&](std::string_view column, bool reversed) {
        Looking looking(workspace);
        view::Ranks ranks(looking.columns);
        view::Query query(looking.columns, ranks);
        view::View view;
        view.kind = kind;
        view.sort = {{looking.column(kind, column), reversed}};
        return query.run(view).order;
    };
    std::vector<std::string> shown;
    for (const RecordIndex row : sorted("name", false))
        shown.push_back(std::string(workspace.value(row, field::project::name_).as_text()));
    std::string all;
    for (const std::string& name : shown) all += name + "|";
    CHECK(all == "2号地|10号地|alpha|Beta|安阳|遼寧|辽阳|中山项目||");
    CHECK(workspace.value(sorted("name", true).front(), field::project::name_).as_text() == "中山项目");
    CHECK(workspace.value(sorted("name", true).back(), field::project::name_).as_text().empty());
    // Equal ones keep their order, either way round.
    const auto amounts = sorted("amount", true);
    for (std::size_t i = 1; i < amounts.size(); ++i) {
        const Value &before = workspace.value(amounts[i - 1], field::project::amount_),
                    &after = workspace.value(amounts[i], field::project::amount_);
        if (before == after) CHECK(workspace.record(amounts[i - 1]).id < workspace.record(amounts[i]).id);
        CHECK((after.is_none() || !before.is_none()));
        if (!before.is_none() && !after.is_none()) CHECK(before.as_text() >= after.as_text());
    }
}

TEST_CASE("records are found by id, by kind and name, or by a name that only one has") {
    Small small;
    CHECK(record_named(small.workspace, to_string(id_of(2))) == small.project);
    CHECK(record_named(small.workspace, "项目/Beta") == small.other);
    CHECK(record_named(small.workspace, "project/Beta") == small.other);
    CHECK(record_named(small.workspace, "Beta") == small.other);
    CHECK_FALSE(record_named(small.workspace, "企业/Beta"));
    CHECK_FALSE(record_named(small.workspace, "Gamma"));
    Change change;
    change.set(Kind::enterprise, id_of(9), field::enterprise::name_, Value::text("Beta"));
    change.set(Kind::project, id_of(8), field::project::name_, Value::text("数据中心 Alpha"));
    REQUIRE(small.workspace.apply(change, 1));
    CHECK_FALSE(record_named(small.workspace, "Beta"));
    CHECK_FALSE(record_named(small.workspace, "项目/数据中心 Alpha"));
    CHECK(record_named(small.workspace, "项目/Beta") == small.other);
}
