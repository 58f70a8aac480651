#include "tests/support/english.h"
#include "tests/unit/view/view_world.h"

#include <rapidcheck.h>

namespace yinfeng::view {

namespace {

struct Projects : ViewWorld {
    RecordIndex a = project("挤压型材", "signed", "150000", zhongwang);
    RecordIndex b = project("板带箔", "started", ">100000", zhongwang);
    RecordIndex c = project("面板", "talks", "", boe);
    RecordIndex d = project("北京１２号", "", "近500");
    Projects() {
        set(a, field::project::signed_on_, Value::text("2019-08-28"));
        set(b, field::project::signed_on_, Value::text("2018-05"));
        put_in(a, field::project::tags_, "省关注");
        put_in(a, field::project::tags_, "重点");
        put_in(c, field::project::tags_, "重点");
    }
};

} // namespace

TEST_CASE("conditions of every type, with signs and with words") {
    Projects world;
    CHECK(world.where("stage=signed|started") == Names{"挤压型材", "板带箔"});
    CHECK(world.where("阶段 是 签约、开工") == Names{"挤压型材", "板带箔"});
    CHECK(world.where("阶段 不是 签约、开工") == Names{"面板", "北京１２号"}); // the unfilled one too
    CHECK(world.where("阶段 至少 签约") == Names{"挤压型材", "板带箔"});
    CHECK(world.where("投资总额 至少 10亿") == Names{"挤压型材", "板带箔"});
    CHECK(world.where("投资总额 大于 10亿") == Names{"挤压型材", "板带箔"}); // >10 亿 certainly is
    CHECK(world.where("投资总额 大于 12亿") == Names{"挤压型材"});           // >10 亿 is not certain
    CHECK(world.where("amount=100..600") == Names{"北京１２号"});
    CHECK(world.where("投资总额 介于 1亿元 至 20亿元") == Names{"挤压型材"});
    CHECK(world.where("投资总额 未填") == Names{"面板"});
    CHECK(world.where("amount is filled") == Names{"挤压型材", "板带箔", "北京１２号"});
    CHECK(world.where("投资总额 仅有区间") == Names{"板带箔"});
    CHECK(world.where("name~12") == Names{"北京１２号"});
    CHECK(world.where("名称 包含 bdb") == Names{"板带箔"});
    CHECK(world.where("投资方 包含 zw") == Names{"挤压型材", "板带箔"});
    CHECK(world.where("investor=忠旺集团") == Names{"挤压型材", "板带箔"});
    CHECK(world.where("investor.region 包含 辽宁") == Names{"挤压型材", "板带箔"});
    CHECK(world.where("标签 是 重点") == Names{"挤压型材", "面板"});
    CHECK(world.where("标签 不含 省") == Names{"板带箔", "面板", "北京１２号"});
    CHECK(world.where("signed_on=2019") == Names{"挤压型材"});
    CHECK(world.where("signed_on<2019") == Names{"板带箔"});
}

TEST_CASE("a value in a condition is read as values are written: marks of a direction are no part of it") {
    Projects world;
    CHECK(world.where("name = \u200e面板\u200f") == Names{"面板"});
    CHECK(world.where("投资方 = \"忠旺\u202d集团\"") == Names{"挤压型材", "板带箔"});
    CHECK(world.where("标签 包含 重\u200e点") == Names{"挤压型材", "面板"});
}

TEST_CASE("a span that lacks one end is refused with how a bound is written") {
    Projects world;
    world.look();
    for (const std::string_view text :
        {"投资总额 = 1亿..", "投资总额 = ..1亿", "投资总额 介于 1亿 至", "signed_on=2019.."}) {
        const auto filter = parse_filter(world.columns, static_cast<KindId>(Kind::project), text);
        REQUIRE_FALSE(filter.has_value());
        CHECK_MESSAGE(filter.error().message.contains("缺一端"), text << ": " << filter.error().message);
        CHECK(filter.error().message.contains(">="));
    }
    const auto nothing = parse_filter(world.columns, static_cast<KindId>(Kind::project), "投资总额 =");
    REQUIRE_FALSE(nothing.has_value());
    CHECK(nothing.error().message.contains("没有写值"));
}

TEST_CASE("conditions are joined by 且, 或 and 非, and parentheses hold them together") {
    Projects world;
    CHECK(world.where("stage=signed && amount>=10亿") == Names{"挤压型材"});
    CHECK(world.where("阶段 是 签约 或 阶段 是 在谈 且 投资总额 未填") == Names{"挤压型材", "面板"});
    CHECK(world.where("（阶段 是 签约 或 阶段 是 在谈）且 投资总额 未填") == Names{"面板"});
    CHECK(world.where("非（阶段 是 签约 或 标签 是 重点）") == Names{"板带箔", "北京１２号"});
    CHECK(world.where("!(stage=signed || tags=重点)") == Names{"板带箔", "北京１２号"});
    CHECK(world.where("").size() == 4);
    CHECK(world.where("全部").size() == 4);
}

TEST_CASE("conditions are read without blanks where only one reading is possible") {
    Projects world;
    world.look();
    const auto kind = static_cast<KindId>(Kind::project);
    const auto read = [&](std::string_view text) {
        const auto filter = parse_filter(world.columns, kind, text);
        REQUIRE_MESSAGE(filter.has_value(), text << ": " << filter.error().message);
        return to_text(world.columns, *filter, Wording::keys);
    };
    for (const auto& [dense, spaced] :
        std::initializer_list<std::pair<const char*, const char*>>{{"名称=甲且阶段=签约", "名称 是 甲 且 阶段 是 签约"},
            {"名称=甲或阶段=签约且投资总额>=10亿", "名称 是 甲 或 阶段 是 签约 且 投资总额 至少 10亿"},
            {"名称是甲且阶段不是签约", "名称 是 甲 且 阶段 不是 签约"},
            {"名称包含甲并且投资总额至少10亿或者签约日期早于2019",
                "名称 包含 甲 且 投资总额 至少 10亿 或 签约日期 早于 2019"},
            {"名称~甲且(阶段=签约或标签=重点)", "名称 包含 甲 且（阶段 是 签约 或 标签 是 重点）"},
            {"名称=甲且非（标签=重点）", "名称 是 甲 且 非（标签 是 重点）"},
            {"非阶段=签约且标签=重点", "非（阶段 是 签约）且 标签 是 重点"},
            {"!stage=signed && tags=重点", "!(stage = signed) && tags = 重点"},
            {"投资总额未填且阶段=签约", "投资总额 未填 且 阶段 是 签约"},
            {"名称=甲且投资总额未填", "名称 是 甲 且 投资总额 未填"},
            {"（阶段=签约或阶段=在谈）且投资总额未填", "（阶段 是 签约 或 阶段 是 在谈）且 投资总额 未填"},
            {"name=a and stage=signed or tags=x", "name = a && stage = signed || tags = x"},
            {"stage=signed and amount>1", "stage = signed && amount > 1"}, {"amount<>10亿", "amount != 10亿"},
            {"amount≥10亿", "amount >= 10亿"}, {"阶段＝签约", "阶段 是 签约"}, {"阶段！=签约", "阶段 不是 签约"},
            {"stage==signed", "stage = signed"}, {"amount≤500", "amount <= 500"}, {"名称 含 甲", "名称 包含 甲"},
            {"名称～甲", "名称 包含 甲"}, {"名称=“甲”且阶段=签约", "名称 是 甲 且 阶段 是 签约"},
            {"名称=“引凤”工程", "名称 是 \"“引凤”工程\""}, {"amount=>10亿", "amount = \">10亿\""}})
        CHECK(read(dense) == read(spaced));
}

TEST_CASE("a value that might as well be another condition is refused, with the place and how to quote it") {
    Projects world;
    world.look();
    const auto kind = static_cast<KindId>(Kind::project);
    for (const auto& [text, place] : std::initializer_list<std::pair<const char*, const char*>>{
             {"名称=甲且颜色=红", "甲▸且颜色=红"}, {"名称=甲且乙", "甲▸且乙"}, {"名称=甲=乙", "甲▸=乙"},
             {"名称 包含 甲 阶段 是 签约", "甲▸ 阶段 是 签约"}, {"名称 包含 甲，阶段 是 签约", "甲▸，阶段 是 签约"},
             {"name is a, stage is signed", "a▸, stage is"}, {"name=a;amount>1", "a▸;amount>1"}, {"name=a\"b", "a▸\"b"},
             {"名称=阶段=签约", "▸阶段=签约"}, {"标签=重点>3", "重点▸>3"}}) {
        const auto filter = parse_filter(world.columns, kind, text);
        CAPTURE(text);
        REQUIRE_FALSE(filter.has_value());
        CHECK_MESSAGE(filter.error().message.find(place) != std::string::npos, filter.error().message);
        CHECK(filter.error().message.find("英文双引号") != std::string::npos);
    }
    for (const std::string_view text : {"amount>>10", "amount>=>10亿", "amount<≥5", "name==~a", "stage=<signed"})
        CHECK_FALSE(parse_filter(world.columns, kind, text).has_value());
    for (const auto& [text, word] : std::initializer_list<std::pair<const char*, const char*>>{{"名称 包含", "包含"},
             {"名称 含 \"\"", "含"}, {"name~", "~"}, {"amount=", "="}, {"amount!=", "!="}, {"名称 是 \"\"", "是"},
             {"名称 是 甲、", "是"}, {"签约日期 早于", "早于"}, {"name~a|", "~"}, {"投资总额 介于 5亿", "介于"}}) {
        const auto filter = parse_filter(world.columns, kind, text);
        REQUIRE_FALSE(filter.has_value());
        CHECK_MESSAGE(filter.error().message.starts_with("“" + std::string(word) + "”后面"), filter.error().message);
    }
    // Nothing can lie between them, on no day.
    for (const std::string_view text : {"投资总额 是 5亿..1亿", "投资总额 介于 5亿 至 1亿", "signed_on = 2020..2019",
             "signed_on = 2019-08-02 .. 2019-08-01", "stage = started .. signed",
             "signed_on = next month .. this month"}) {
        const auto filter = parse_filter(world.columns, kind, text);
        REQUIRE_MESSAGE(!filter.has_value(), text);
        CHECK_MESSAGE(filter.error().message.contains("起止反了"), filter.error().message);
    }
    for (const std::string_view text :
        {"投资总额 是 1亿..1亿", "signed_on = 2019-08-15 .. 2019-08", "signed_on = 2019 .. 2019",
            "stage = signed .. started", "signed_on = this month .. next month", "signed_on = 2030 .. today"})
        CHECK_MESSAGE(parse_filter(world.columns, kind, text).has_value(), text);
    // However long and however full of words: in time.
    for (const std::string_view piece : {"且", "是", "未填且", "名称未填且", "( ", "非", " 甲", "，名称", "“", "="}) {
        std::string text = "名称=";
        while (text.size() < 60'000) text += piece;
        CHECK_FALSE((parse_filter(world.columns, kind, text).has_value() && piece == "且"));
    }
}

TEST_CASE("relative days move with today, and 我 is who works here") {
    Projects world;
    CHECK(world.where("签约日期 是 本周") == Names{"挤压型材"});
    CHECK(world.where("签约日期 是 本月") == Names{"挤压型材"});
    CHECK(world.where("签约日期 是 近7天") == Names{"挤压型材"});
    CHECK(world.where("签约日期 是 已过") == Names{"挤压型材", "板带箔"});
    const View this_week = world.view("where 签约日期 是 本周");
    world.today = domain::day("2019-09-02");
    CHECK(world.names(this_week) == Names{});
    const RecordIndex me = world.add(Kind::person, {{field::person::name_, Value::text("李敏")}});
    world.set(world.c, field::project::tracker_, world.link(me));
    CHECK(world.where("跟踪人 是 我") == Names{"面板"});
}

TEST_CASE("periods are whole weeks, tens of days, months and quarters") {
    ViewWorld world;
    world.look();
    const auto span = [&](std::string_view words, std::string_view today) {
        const auto filter =
            parse_filter(world.columns, static_cast<KindId>(Kind::project), "signed_on = " + std::string(words));
        REQUIRE(filter.has_value());
        const domain::Reading reading{world.workspace, domain::day(today), domain::china()};
        const DaySpan days = days_of(filter->parts.front().condition.operands.front().period, reading);
        return to_iso(days.first) + " " + to_iso(days.last);
    };
    CHECK(span("本周", "2019-09-01") == "2019-08-26 2019-09-01"); // a Sunday belongs to the week before it
    CHECK(span("本旬", "2019-08-31") == "2019-08-21 2019-08-31");
    CHECK(span("本旬", "2020-02-29") == "2020-02-21 2020-02-29");
    CHECK(span("本旬-1", "2019-08-05") == "2019-07-21 2019-07-31");
    CHECK(span("本月", "2020-02-10") == "2020-02-01 2020-02-29");
    CHECK(span("上月", "2020-01-31") == "2019-12-01 2019-12-31");
    CHECK(span("本季", "2019-08-30") == "2019-07-01 2019-09-30");
    CHECK(span("去年", "2019-08-30") == "2018-01-01 2018-12-31");
    CHECK(span("近 7 天", "2019-08-30") == "2019-08-24 2019-08-30");
    CHECK(span("未来7天", "2019-08-30") == "2019-08-30 2019-09-05");
    CHECK(span("3 个工作日内", "2019-08-30") == "2019-08-30 2019-09-04");
    CHECK(span("today-30", "2019-08-30") == "2019-07-31 2019-07-31");
}

TEST_CASE("what cannot be read is refused in words, and says where") {
    ViewWorld world;
    world.look();
    const auto problem = [&](std::string_view text) {
        const auto filter = parse_filter(world.columns, static_cast<KindId>(Kind::project), text);
        return filter ? std::string("read") : filter.error().message;
    };
    CHECK(problem("颜色 是 红").find("没有“颜色”这一列") != std::string::npos);
    CHECK(problem("阶段 是 已经谈成").find("可以填线索、谋划") != std::string::npos);
    CHECK(problem("投资总额 至少 很多").find("投资总额") != std::string::npos);
    CHECK(problem("签约日期 早于 改天").find("签约日期") != std::string::npos);
    CHECK(problem("阶段 是 签约 且").find("没有写完") != std::string::npos);
    CHECK(problem("（阶段 是 签约").find("没有写完") != std::string::npos);
    CHECK(problem("阶段 是 签约）").find("读不懂") != std::string::npos);
    CHECK(problem("名称 仅有区间").find("没有“仅有区间”") != std::string::npos);
    CHECK(problem("amount>=1亿|2亿").find("只能有一个值") != std::string::npos);
    CHECK(problem("签约").find("读不懂") != std::string::npos);
    CHECK(problem(std::string(200, '(') + "stage=signed").find("16 层") != std::string::npos);
    std::string many = "name=a";
    for (int i = 0; i < 300; ++i) many += " || name=a";
    CHECK(problem(many).find("200 条") != std::string::npos);
}

TEST_CASE("a text with signs of the grammar stands in quotation marks") {
    Projects world;
    for (const std::string name : {"甲|乙", "甲、乙", "数据中心（一期）", "甲）", "x || y", "研发 且 生产", "a && b",
             "(一期)", "我", "今天", "甲且乙", "a=b", "阶段是签约", "甲 阶段 是 签约", "甲，阶段=签约", "且末县", "a>b",
             "≥", "a~b", "“甲”", "“引凤”工程", "x and stage is signed", "甲\"乙", "\"引\\号\"", " 空 ", "..", "非"}) {
        CAPTURE(name);
        world.set(world.d, field::project::name_, Value::text(name));
        Filter filter{Filter::Join::all, {},
            {{Filter::Join::condition, {field::project::name_, Op::is, {{Operand::What::value, Value::text(name), {}}}},
                {}}}};
        world.look();
        for (const Wording wording : {Wording::keys, Wording::words}) {
            const std::string text = to_text(world.columns, filter, wording);
            CAPTURE(text);
            const auto again = parse_filter(world.columns, static_cast<KindId>(Kind::project), text);
            REQUIRE(again.has_value());
            CHECK(*again == filter);
        }
        CHECK(world.where(to_text(world.columns, filter, Wording::words)).size() == 1);
    }
}

TEST_CASE("a sentence over what links here is read back, in each language and by a program that never heard of it") {
    const test::WithTraditional characters;
    for (const Language language : languages) {
        for (const std::string text :
            {"count(project/investor) >= 2", "count(project/introducer) = 1", "sum(project/investor.amount) >= 100000",
                "latest(project/investor.signed_on) < 2019-01-01", "greatest(project/investor.days_in_stage) > 5"}) {
            CAPTURE(text);
            ViewWorld one, other;
            const auto kind = static_cast<KindId>(Kind::enterprise);
            for (ViewWorld* each : {&one, &other}) each->columns.speak(language), each->look();
            const auto filter = parse_filter(one.columns, kind, text);
            REQUIRE(filter.has_value());
            const std::string words = to_text(one.columns, *filter, Wording::words);
            CAPTURE(words);
            const auto again = parse_filter(other.columns, kind, words);
            REQUIRE_MESSAGE(again.has_value(), (again ? std::string() : again.error().message));
            CHECK(to_text(other.columns, *again, Wording::keys) == text);
        }
    }
}

TEST_CASE("what the printer of conditions writes its parser reads, in keys and in words") {
    const test::WithTraditional characters;
    Projects world;
    world.look();
    const auto kind = static_cast<KindId>(Kind::project);
    const std::vector<ColumnId> columns{field::project::name_, field::project::stage_, field::project::amount_,
        field::project::signed_on_, field::project::tags_, field::project::investor_, field::project::key_project_,
        world.column("investor.region"), world.column("days_in_stage"), world.column("time_state")};
    CHECK(rc::check([&] {
        const std::function<Filter(int)> any_filter = [&](int depth) -> Filter {
            const int what = *rc::gen::inRange(0, depth > 2 ? 1 : 4);
            if (what == 0) {
                Condition condition;
                condition.column =
                    columns[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(columns.size())))];
                const Column& column = world.columns[condition.column];
                const bool has_order = column.type == FieldType::quantity || column.type == FieldType::date ||
                                       column.type == FieldType::integer;
                const auto any_operand = [&]() -> Operand {
                    switch (column.type) {
                    case FieldType::choice: {
                        const auto choices = choices_of(column.options.choices);
                        return {Operand::What::value,
                            Value::text(choices[static_cast<std::size_t>(
                                                    *rc::gen::inRange(0, static_cast<int>(choices.size())))]
                                    .code),
                            {}};
                    }
                    case FieldType::quantity: {
                        static constexpr const char* signs[] = {"", "约", "近", "余", "多", ">", "≥", "<", "≤"};
                        return {Operand::What::value,
                            Value::text(
                                signs[*rc::gen::inRange(0, 9)] + std::to_string(*rc::gen::inRange(1, 3'000'000))),
                            {}};
                    }
                    case FieldType::date:
                        if (*rc::gen::arbitrary<bool>()) {
                            const bool may_be_past = condition.op == Op::is || condition.op == Op::is_not;
                            const auto unit = static_cast<Period::Unit>(
                                *rc::gen::inRange(0, may_be_past ? 10 : static_cast<int>(Period::Unit::past)));
                            const bool counted = unit >= Period::Unit::last_days && unit != Period::Unit::past;
                            return {Operand::What::period, {},
                                {unit, unit == Period::Unit::past ? 0 : *rc::gen::inRange(counted ? 0 : -40, 40)}};
                        }
                        return {Operand::What::value,
                            Value::text(*rc::gen::element<std::string>("2019", "2019-08", "2019-08-30")), {}};
                    case FieldType::boolean: return {Operand::What::value, Value::of(*rc::gen::arbitrary<bool>()), {}};
                    case FieldType::integer:
                        return {Operand::What::value, Value::of(std::int64_t{*rc::gen::inRange(-500, 500)}), {}};
                    case FieldType::link:
                        if (*rc::gen::arbitrary<bool>()) return {Operand::What::value, world.link(world.boe), {}};
                        return {Operand::What::name, Value::text("忠旺集团"), {}};
                    default: break;
                    }
                    return {Operand::What::value,
                        Value::text(*rc::gen::element<std::string>("甲", "甲乙", "甲|乙", "（一期）", "a\nb", "it is",
                            "and", "至", "a, b", "研发 或 生产", "“引”", "x.y", "1..2", "非甲", "是 我", "甲且乙",
                            "a=b", "甲或阶段=签约", "阶段是签约", "甲 阶段 是 签约", "a; stage is signed",
                            "x and name = y", "a<>b", "“甲” 乙")),
                        {}};
                };
                std::vector<Op> ops{
                    Op::is, Op::is_not, Op::contains, Op::lacks, Op::unfilled, Op::filled, Op::in_conflict};
                if (has_order) ops.insert(ops.end(), {Op::less, Op::at_most, Op::greater, Op::at_least, Op::between});
                if (column.type == FieldType::quantity) ops.push_back(Op::bound_only);
                condition.op = ops[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(ops.size())))];
                const bool by_text = condition.op == Op::contains || condition.op == Op::lacks;
                std::size_t count = 1;
                if (condition.op == Op::unfilled || condition.op == Op::filled || condition.op == Op::in_conflict ||
                    condition.op == Op::bound_only)
                    count = 0;
                else if (condition.op == Op::between) count = 2;
                else if (condition.op == Op::is || condition.op == Op::is_not || by_text)
                    count = static_cast<std::size_t>(*rc::gen::inRange(1, 4));
                for (std::size_t i = 0; i < count; ++i) {
                    condition.operands.push_back(by_text ? Operand{Operand::What::value,
                                                               Value::text(*rc::gen::element<std::string>("甲", "zw",
                                                                   "一 二", "(", "或", "且末", "=", "名称 是 甲")),
                                                               {}}
                                                         : any_operand());
                }
                // The wrong way round a span is refused.
                const Filter alone{Filter::Join::condition, condition, {}};
                if (condition.op == Op::between &&
                    !parse_filter(world.columns, kind, to_text(world.columns, alone, Wording::keys)))
                    std::swap(condition.operands[0], condition.operands[1]);
                return {Filter::Join::condition, condition, {}};
            }
            Filter filter{static_cast<Filter::Join>(what), {}, {}};
            const int parts = *rc::gen::inRange(1, 4);
            for (int i = 0; i < parts; ++i) filter.parts.push_back(any_filter(depth + 1));
            return filter;
        };
        Filter filter = simplified(any_filter(0));
        if (filter.join != Filter::Join::all) filter = {Filter::Join::all, {}, {filter}};
        for (const auto& [wording, language] :
            {std::pair(Wording::keys, Language::zh), std::pair(Wording::words, Language::zh),
                std::pair(Wording::words, Language::en), std::pair(Wording::words, Language::zh_hant)}) {
            world.columns.speak(language);
            const std::string text = to_text(world.columns, filter, wording);
            const auto again = parse_filter(world.columns, kind, text);
            if (!again) RC_FAIL(text + " -> " + again.error().message);
            // A sentence for people names the targets of links; all else is the same.
            if (wording == Wording::keys && *again != filter)
                RC_FAIL(text + " -> " + to_text(world.columns, *again, wording));
            if (to_text(world.columns, *again, wording) != text)
                RC_FAIL(text + " -> " + to_text(world.columns, *again, wording));
        }
    }));
}

TEST_CASE("conditions are said and read in traditional Chinese, of data that are simplified") {
    const test::WithTraditional characters;
    Projects world;
    set_language(Language::zh_hant);
    world.columns.speak(Language::zh_hant);
    world.look();
    const auto kind = static_cast<KindId>(Kind::project);
    for (const auto& [keys, words] :
        std::initializer_list<std::pair<const char*, const char*>>{{"stage = signed", "階段 是 簽約"},
            {"amount >= 100000", "投資總額 至少 10 億元"}, {"signed_on > 2019-01-01", "簽約日期 晚於 2019-01-01"},
            {"signed_on = this week", "簽約日期 是 本週"}, {"investor.region = 辽宁辽阳", "投資方的所在地 是 辽宁辽阳"},
            {"amount is a bound", "投資總額 僅有區間"}}) {
        const auto filter = parse_filter(world.columns, kind, keys);
        REQUIRE_MESSAGE(filter.has_value(), keys);
        CHECK(to_text(world.columns, *filter, Wording::words) == words);
        const auto read = parse_filter(world.columns, kind, words);
        REQUIRE_MESSAGE(read.has_value(), (read ? std::string() : read.error().message));
        CHECK(*read == *filter);
    }
    CHECK(world.names(world.view("sort name"), "擠壓") == std::vector<std::string>{"挤压型材"});
}

} // namespace yinfeng::view
