#include "assets/embedded.h"
#include "base/amount.h"
#include "base/random.h"
#include "base/text_tables.h"

#include <doctest/doctest.h>

namespace yinfeng {
namespace {

Decimal number(std::string_view text) { return parse_decimal(text).value(); }

// 億, 萬 and 畝 are read through the tables of traditional forms.
struct Loaded {
    Loaded() { REQUIRE(load_text_tables(assets::find("text_tables.bin")).has_value()); }
};

struct Example {
    const char* input;
    const char* canonical;
    const char* shown;
};

} // namespace

TEST_CASE_FIXTURE(Loaded, "amounts as people type them and as they are shown") {
    const Example examples[] = {
        {"15亿", "150000", "15 亿元"},
        {"1.5 亿元", "15000", "1.5 亿元"},
        {"3000余万元", "余3000", "3000 余万元"},
        {"3000万余元", "余3000", "3000 余万元"},
        {"近500万", "近500", "近 500 万元"},
        {">10亿元", ">100000", ">10 亿元"},
        {"＞１０亿元", ">100000", ">10 亿元"},
        {"约470亿", "约4700000", "约 470 亿元"},
        {"470亿左右", "约4700000", "约 470 亿元"},
        {"约470亿元左右", "约4700000", "约 470 亿元"},
        {"1800万元", "1800", "1800 万元"},
        {"207.5亿元", "2075000", "207.5 亿元"},
        {"10亿以上", "≥100000", "≥10 亿元"},
        {"10亿元及以上", "≥100000", "≥10 亿元"},
        {"不低于10亿", "≥100000", "≥10 亿元"},
        {"超过10亿", ">100000", ">10 亿元"},
        {"不超过500万元", "≤500", "≤500 万元"},
        {"500万以内", "≤500", "≤500 万元"},
        {"不足500万", "<500", "<500 万元"},
        {"15亿多", "多150000", "15 亿多元"},
        {"1亿2000万元", "12000", "1.2 亿元"},
        {"1亿2000万余元", "余12000", "1.2 亿余元"},
        {"5千万元", "5000", "5000 万元"},
        {"3百万", "300", "300 万元"},
        {"63.57亿", "635700", "63.57 亿元"},
        {"0.3億元", "3000", "3000 万元"},
        {"１５亿元", "150000", "15 亿元"},
        {"人民币1,800万元", "1800", "1800 万元"},
        {"￥1800万", "1800", "1800 万元"},
        {"500万人民币", "500", "500 万元"},
        {"123456.78元", "12.345678", "12.345678 万元"},
        {"0.01元", "0.000001", "0.000001 万元"},
        {"1800", "1800", "1800 万元"},
        {"-200万", "-200", "-200 万元"},
        {"0", "0", "0 万元"},
        {"150000.000001", "150000.000001", "15.0000000001 亿元"},
        {"9999.999999", "9999.999999", "9999.999999 万元"},
    };
    for (const Example& example : examples) {
        CAPTURE(example.input);
        const Result<Quantity> parsed = parse_amount(example.input);
        REQUIRE(parsed.has_value());
        CHECK(to_string(*parsed) == example.canonical);
        CHECK(format_amount(*parsed).text() == example.shown);
    }
    CHECK(parse_amount("15", "亿元") == parse_amount("15亿"));
    CHECK(parse_amount("15亿", "元") == parse_amount("15亿"));
    CHECK(parse_amount("0.3", "亿")->value == number("3000"));
}

TEST_CASE_FIXTURE(Loaded, "areas and other units") {
    const auto land = [](const char* text) { return to_string(parse_quantity_input(text, land_area()).value()); };
    CHECK(land("440亩") == "440");
    CHECK(land("440 畝") == "440");
    CHECK(land("440") == "440");
    CHECK(land("2公顷") == "30");
    CHECK(land("6平方公里") == "9000");
    CHECK(land("6 km²") == "9000");
    CHECK(land("1000平方米") == "1.5");
    CHECK(land("1.2万亩") == "12000");
    const auto floor = [](const char* text) { return parse_quantity_input(text, floor_area()).value(); };
    CHECK(to_string(floor("4万多㎡")) == "多40000");
    CHECK(to_string(floor("4万多平方米")) == "多40000");
    CHECK(format_quantity(floor("4万多㎡"), floor_area()).text() == "4 万多㎡");
    CHECK(format_quantity(floor("8000平米"), floor_area()).text() == "8000 ㎡");
    CHECK_FALSE(parse_quantity_input("10亩", floor_area()).has_value()); // 10/0.0015 ㎡ is no decimal
    CHECK(format_quantity({number("9"), Qualifier::more}, land_area()).text() == "9 亩多");
    CHECK(format_quantity({number("440"), Qualifier::over}, land_area()).text() == "440 余亩");

    const Measure tons = plain_measure("吨");
    CHECK(format_quantity(parse_quantity_input("24万吨", tons).value(), tons).text() == "24 万吨");
    CHECK(format_quantity(parse_quantity_input("800", tons).value(), tons).text() == "800 吨");
    // mechanisms.md trap 4: 6.6万千伏安 is a capacity whose unit begins with a scale word.
    const Measure capacity = plain_measure("千伏安");
    CHECK(parse_quantity_input("6.6萬千伏安", capacity)->value == number("66000"));
    CHECK(format_quantity({number("66000"), Qualifier::none}, capacity).text() == "6.6 万千伏安");
}

TEST_CASE("amounts that are refused, and why") {
    const struct {
        const char* input;
        const char* reason;
    } examples[] = {
        {"", "请填写数字"},
        {"5-8亿", "区间"},
        {"5亿~8亿", "区间"},
        {"5至8亿", "区间"},
        {"三亿", "阿拉伯数字"},
        {"约五百万", "阿拉伯数字"},
        {"数亿元", "阿拉伯数字"},
        {"500万美元", "外币"},
        {"$500万", "外币"},
        {"约470余亿", "两种说法"},
        {"近10亿以上", "两种说法"},
        {"3亿5", "单位不清楚"},
        {"1万2亿", "单位不清楚"},
        {"15个亿", "看不懂"},
        {"待定", "看不懂"},
        {"亿", "看不懂"},
        {"15亿亿亿", "太大"},
        {"9999999999999亿", "太大"},
        {"0.001元", "小数"},
        {"1.2.3亿", "不是数字"},
        {"12,34亿", "逗号"},
        {"15亿元。", "看不懂"},
        {"预计3000万", "看不懂"},
        {"约", "看不懂"},
        {"440亩", "看不懂"},
    };
    for (const auto& example : examples) {
        CAPTURE(example.input);
        const Result<Quantity> parsed = parse_amount(example.input);
        REQUIRE_FALSE(parsed.has_value());
        CAPTURE(parsed.error().message);
        CHECK(parsed.error().message.find(example.reason) != std::string::npos);
    }
}

TEST_CASE("what is shown can be typed again, and what is stored can be read again") {
    SeededRandom random(31);
    for (int i = 0; i < 20'000; ++i) {
        Quantity quantity{{random.between(1, 9'000'000'000'000'000'000 >> random.below(60))},
            static_cast<Qualifier>(random.below(9))};
        if (random.chance(1, 2)) {
            quantity.value.millionths = quantity.value.millionths / 10'000'000 * 10'000'000;
        }
        const std::string stored = to_string(quantity);
        REQUIRE(parse_quantity(stored) == quantity);
        for (const Measure* measure : {&money(), &land_area(), &floor_area()}) {
            const std::string shown = format_quantity(quantity, *measure).text();
            CAPTURE(shown);
            const Result<Quantity> again = parse_quantity_input(shown, *measure);
            // 15.0000000001 亿元 is exact on the screen but has too many decimals to be typed.
            const bool is_typeable = again.has_value() || again.error().message.find("小数") != std::string::npos;
            REQUIRE(is_typeable);
            REQUIRE((!again || *again == quantity));
        }
    }
    for (const char* bad : {"", "约", "约约1", "大约1", "15亿", ">=5", "1.0", "5余"}) {
        CHECK_FALSE(parse_quantity(bad).has_value());
    }
}

TEST_CASE("a quantity in parts") {
    const FormattedQuantity formatted = format_amount(parse_amount("3000余万元").value());
    CHECK(formatted.before == "");
    CHECK(formatted.number == "3000");
    CHECK(formatted.unit == "余万元");
    CHECK(format_amount({number("15"), Qualifier::nearly}).before == "近");
}

TEST_CASE("the sample's total says what it leaves out") {
    QuantitySum sum;
    for (const char* amount : {"100亿", "30亿", "35亿", "15亿", "15亿", "10亿", "1亿", "0.7亿", "0.5亿", "0.3亿"}) {
        sum.add(parse_amount(amount).value());
    }
    for (int i = 0; i < 5; ++i) {
        sum.add(parse_amount(">10亿").value());
    }
    for (int i = 0; i < 42; ++i) {
        sum.add(std::nullopt);
    }
    CHECK(sum.total() == number("2075000"));
    CHECK(sum.counted() == 10);
    CHECK(sum.unfilled() == 42);
    CHECK(sum.bounded() == 5);
    CHECK(describe_sum(sum, money()) == "207.5 亿元 · 42 个未填、5 个仅有区间");
    CHECK(describe_omissions(sum) == "42 个未填、5 个仅有区间");
}

TEST_CASE("approximate summands make the total approximate, bounds do not enter it") {
    QuantitySum sum;
    sum.add(parse_amount("近500万").value());
    sum.add(parse_amount("3000余万元").value());
    CHECK(sum.quantity() == Quantity{number("3500"), Qualifier::about});
    CHECK(describe_sum(sum, money()) == "约 3500 万元");
    sum.add(parse_amount("不足1亿").value());
    CHECK(sum.total() == number("3500"));
    CHECK(describe_sum(sum, money()) == "约 3500 万元 · 1 个仅有区间");

    QuantitySum nothing;
    CHECK(describe_sum(nothing, money()) == "—");
    nothing.add(std::nullopt);
    CHECK(describe_sum(nothing, money()) == "— · 1 个未填");

    QuantitySum large;
    large.add(Quantity{{INT64_MAX}, Qualifier::none});
    large.add(Quantity{number("5"), Qualifier::none});
    CHECK(large.overflowed());
    CHECK(large.total() == Decimal{INT64_MAX});
}

} // namespace yinfeng
