#include "assets/embedded.h"
#include "base/random.h"
#include "base/stated_quantity.h"
#include "base/text_tables.h"
#include "base/typed_blanks.h"
#include "tests/support/english.h"
#include "tests/support/source_dir.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

namespace yinfeng {
namespace {

Decimal number(std::string_view text) { return parse_decimal(text).value(); }

// Other traditional forms than those of amounts are read through the tables.
struct Loaded {
    Loaded() { REQUIRE(load_text_tables(assets::find("text_tables.bin")).has_value()); }
};

struct Form {
    std::string typed, section, stored, shown, reason;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
}

// tests/unit/base/amount_forms.txt says how it is written.
std::vector<Form> forms() {
    std::ifstream file(test::source_path("tests/unit/base/amount_forms.txt"));
    REQUIRE(file.good());
    std::vector<Form> forms;
    std::string line, section;
    while (std::getline(file, line)) {
        if (line.empty() || line.starts_with("#")) {
            continue;
        }
        if (line.starts_with("[")) {
            section = line;
            continue;
        }
        constexpr std::string_view arrow = " => ";
        const std::size_t first = line.find(arrow);
        REQUIRE(first != std::string::npos);
        Form form{line.substr(0, first), section, line.substr(first + arrow.size()), {}, {}};
        if (form.stored.starts_with("! ")) {
            form.reason = form.stored.substr(2);
        } else {
            const std::size_t second = form.stored.find(arrow);
            REQUIRE(second != std::string::npos);
            form.shown = form.stored.substr(second + arrow.size());
            form.stored.resize(second);
        }
        replace_all(form.typed, "⇥", "\t");
        replace_all(form.typed, "↵", "\n");
        replace_all(form.typed, "␠", "\u00A0");
        forms.push_back(std::move(form));
    }
    return forms;
}

const Measure& measure_of_form(const Form& form) {
    return form.section.starts_with("[land")    ? land_area()
           : form.section.starts_with("[floor") ? floor_area()
                                                : money();
}

Result<StatedInput> read(const Form& form, std::string_view typed) {
    const std::size_t comma = form.section.find(", ");
    const std::string unit = form.section.substr(comma + 2, form.section.size() - comma - 3);
    const bool is_base = unit == measure_of_form(form).base_unit;
    return parse_stated_input(typed, measure_of_form(form), is_base ? "" : std::string_view(unit));
}

} // namespace

TEST_CASE("amounts are read as people mean them, or refused with the reason") {
    const Loaded tables;
    const std::vector<Form> all = forms();
    CHECK(all.size() > 280);
    for (const Form& form : all) {
        CAPTURE(form.typed);
        CAPTURE(form.section);
        const Result<StatedInput> parsed = read(form, form.typed);
        if (!form.reason.empty()) {
            REQUIRE_FALSE(parsed.has_value());
            CAPTURE(parsed.error().message);
            CHECK(parsed.error().message.find(form.reason) != std::string::npos);
            CHECK(parsed.error().message.find("请") != std::string::npos);
            CHECK(parsed.error().message.find_first_of("\t\n") == std::string::npos);
        } else {
            REQUIRE_MESSAGE(parsed.has_value(), (parsed ? std::string() : parsed.error().message));
            CHECK(to_string(parsed->stated, parsed->words) == form.stored);
            CHECK(format_stated(parsed->stated, measure_of_form(form), parsed->words).text() == form.shown);
        }
    }
}

TEST_CASE("what is refused of an amount is refused in English too, but for what is quoted") {
    const Loaded tables;
    const test::InEnglish english;
    for (const Form& form : forms()) {
        if (form.reason.empty()) continue;
        CAPTURE(form.typed);
        std::string message = read(form, form.typed).error().message;
        CAPTURE(message);
        if (const std::string typed = yinfeng::quoted(form.typed); !typed.empty()) {
            replace_all(message, typed, ""); // may have quotation marks of its own
        }
        CHECK(test::has_chinese(test::unquoted(message)) != has_language(Language::en));
        CHECK(message.find("{}") == std::string::npos);
    }
}

TEST_CASE("what is stored says the same when it is typed, or is refused") {
    const Loaded tables;
    std::size_t read_count = 0;
    for (const Form& form : forms()) {
        if (!form.reason.empty()) continue;
        CAPTURE(form.stored);
        const Result<StatedInput> again = parse_stated_input(form.stored, measure_of_form(form));
        if (!again) continue;
        ++read_count;
        CHECK(to_string(again->stated, again->words) == form.stored);
        // In another currency it names its unit, so no heading changes it.
        if (again->stated.currency == Currency::yuan) continue;
        CHECK(parse_stated_input(form.stored, money(), "亿元")->stated == again->stated);
    }
    CHECK(read_count > 250);
    for (const char* typed : {"12000USD", "12000 USD", "12000美元", "$12000", "1.2万美元", "1.2万USD"}) {
        CAPTURE(typed);
        CHECK_FALSE((std::string_view(typed) != "1.2万USD" && parse_stated_quantity(typed)));
        CHECK(to_string(parse_stated_input(typed, money())->stated) == "1.2万USD");
    }
}

TEST_CASE("traditional amounts are read by programs that have loaded no tables") {
    CHECK(to_string(parse_amount("1.5億元").value()) == "15000");
    CHECK(to_string(parse_amount("約3000餘萬圓").value_or(Quantity{})) == "0"); // two qualifiers
    CHECK(to_string(parse_amount("3000餘萬圓").value()) == "余3000");
    CHECK(to_string(parse_quantity_input("440畝", land_area()).value()) == "440");
}

TEST_CASE("two figures never become one, whatever parts them") {
    SeededRandom random(47);
    const std::string_view between[] = {"\t", "\n", "\r\n", "  ", "\u2028", "\v", " \t", "\n\n"};
    const std::string_view units[] = {"", "", "万", "亿", "万元", "亿元", "余万元", "元"};
    for (int i = 0; i < 20'000; ++i) {
        const auto figure = [&] {
            std::string text = std::to_string(random.between(0, random.chance(1, 2) ? 999 : 99'999));
            if (random.chance(1, 4)) text += "." + std::to_string(random.between(0, 99));
            return text.append(units[random.below(std::size(units))]);
        };
        const std::string typed = figure().append(between[random.below(std::size(between))]) + figure();
        CAPTURE(typed);
        REQUIRE_FALSE(parse_amount(typed).has_value());
        REQUIRE_FALSE(parse_amount(typed, "亿元").has_value());
        REQUIRE_FALSE(parse_stated_input(typed, money()).has_value());
    }
    // A single blank joins nothing but groups of three, and then reads as with commas.
    for (int i = 0; i < 20'000; ++i) {
        std::string spaced = std::to_string(random.between(0, 99'999));
        std::string commas = spaced;
        for (std::uint64_t more = 1 + random.below(2); more > 0; --more) {
            const std::string group = std::to_string(random.between(0, 99'999));
            spaced += " " + group;
            commas += "," + group;
        }
        CAPTURE(spaced);
        const Result<Quantity> by_blanks = parse_amount(spaced), by_commas = parse_amount(commas);
        REQUIRE(by_blanks.has_value() == by_commas.has_value());
        REQUIRE((!by_blanks || *by_blanks == *by_commas));
    }
}

TEST_CASE("two figures in Chinese never become one either, and one is read as its digits") {
    for (const std::string_view first : {"三亿", "二十", "两万", "三百亿元", "三", "三亿五", "十"}) {
        for (const std::string_view second : {"五千万", "三亿", "二十亿元", "五亿", "一百万", "5000万"}) {
            for (const std::string_view between : {"\t", "\n", "\r\n", "  ", "\u2028", "\n\n"}) {
                const std::string typed = std::string(first).append(between).append(second);
                CAPTURE(typed);
                CHECK_FALSE(parse_stated_input(typed, money()).has_value());
            }
        }
    }
    // 一千零二十, 三百, 十五: as it is said of 0 to 9999.
    const auto said = [](int figure) {
        constexpr std::string_view digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
        constexpr std::string_view units[] = {"千", "百", "十", ""};
        std::string text;
        bool has_gap = false;
        for (int place = 0, of = 1000; place < 4; ++place, of /= 10) {
            const int digit = figure / of % 10;
            has_gap = has_gap || (digit == 0 && !text.empty());
            if (digit == 0) continue;
            if (std::exchange(has_gap, false)) text += digits[0];
            if (!(figure < 20 && place == 2)) text += digits[digit];
            text += units[place];
        }
        return text;
    };
    for (int figure = 1; figure < 10'000; ++figure) {
        CAPTURE(said(figure));
        REQUIRE(parse_amount(said(figure) + "万元")->value == Decimal::from_integer(figure));
        REQUIRE(parse_amount(said(figure) + "亿")->value == Decimal::from_integer(figure * 10'000LL));
        const int more = figure * 7919 % 9000 + 1000; // 三亿一千万, 三万一千亿
        const auto sum = [&](std::string_view scale, std::string_view behind) {
            return parse_amount(said(figure).append(scale) + said(more).append(behind));
        };
        REQUIRE(sum("亿", "万元")->value == Decimal::from_integer(figure * 10'000LL + more));
        REQUIRE(sum("万", "万元")->value == Decimal::from_integer(figure * 10'000LL + more));
        REQUIRE(sum("万", "元")->value == Decimal{figure * Decimal::one + more * (Decimal::one / 10'000)});
    }
    // Neighbours are a range, in every scale.
    for (int first = 1; first < 9; ++first) {
        for (const auto& [scale, factor] :
            {std::pair("", 1), std::pair("十", 10), std::pair("百", 100), std::pair("千", 1000)}) {
            const std::string typed = said(first) + said(first + 1) + scale + "亿";
            CAPTURE(typed);
            REQUIRE(parse_amount(typed) == make_range(Decimal::from_integer(first * factor * 10'000LL),
                                               Decimal::from_integer((first + 1) * factor * 10'000LL)));
        }
    }
}

TEST_CASE("a field says which unit is meant while none is typed") {
    CHECK(unit_left_unsaid("", money()) == "万元");
    CHECK(unit_left_unsaid("5", money()) == "万元");
    CHECK(unit_left_unsaid("约5", money(), "亿元") == "亿元");
    CHECK(unit_left_unsaid("3000余", money()) == "万元");
    CHECK(unit_left_unsaid("5亿", money()).empty());
    CHECK(unit_left_unsaid("5 万元", money(), "亿元").empty());
    CHECK(unit_left_unsaid("待定", money()).empty());
    CHECK(unit_left_unsaid("440", land_area()) == "亩");
    const Measure capacity = plain_measure("千伏安"); // mechanisms.md trap 4: the unit begins with a scale word
    CHECK(parse_quantity_input("6.6萬千伏安", capacity)->value == number("66000"));
    CHECK(format_quantity({number("66000"), Qualifier::none}, capacity).text() == "6.6 万千伏安");
    const Measure tons = plain_measure("吨");
    CHECK(format_quantity(parse_quantity_input("24万吨", tons).value(), tons).text() == "24 万吨");
    CHECK(format_quantity(parse_quantity_input("800", tons).value(), tons).text() == "800 吨");
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
            REQUIRE(again.has_value());
            REQUIRE(*again == quantity);
            REQUIRE(parse_quantity_input(editable_quantity(quantity, *measure), *measure) == quantity);
        }
    }
    for (const char* bad : {"", "约", "约约1", "大约1", "15亿", ">=5", "1.0", "5余"}) {
        CHECK_FALSE(parse_quantity(bad).has_value());
    }
}

TEST_CASE("whatever is stated of a quantity, its text and what is shown are read as the same, in each language") {
    const Loaded tables;
    const test::WithTraditional characters;
    SeededRandom random(59);
    const auto any_figure = [&] {
        Decimal value{random.between(-1'000'000, 9'000'000'000'000'000'000 >> random.below(60))};
        if (random.chance(1, 2)) value.millionths = value.millionths / 1'000'000 * 1'000'000;
        if (random.chance(1, 8)) value.millionths = random.chance(1, 2) ? INT64_MAX : INT64_MIN;
        return value;
    };
    for (int i = 0; i < 20'000; ++i) {
        if (i % 7'000 == 0) set_language(languages[i / 7'000]);
        StatedQuantity stated;
        stated.quantity = {any_figure(), static_cast<Qualifier>(random.below(9))};
        if (random.chance(1, 2))
            if (const auto range =
                    make_range(any_figure(), any_figure(), random.chance(1, 2) ? Qualifier::about : Qualifier::none))
                stated.quantity = *range;
        stated.currency = static_cast<Currency>(random.below(static_cast<std::uint64_t>(Currency::count_)));
        if (stated.currency != Currency::yuan && random.chance(1, 2)) {
            stated.rate = {random.between(1, 20'000'000)};
            if (random.chance(1, 2)) stated.rate_day = Date{static_cast<std::int32_t>(random.between(-10'000, 40'000))};
            if (!stated.figure()) stated.rate = {}, stated.rate_day = {};
        }
        stated.per_year = random.chance(1, 5);
        const std::string stored = to_string(stated);
        CAPTURE(stored);
        REQUIRE(parse_stated_quantity(stored) == stated);
        const std::string shown = format_stated(stated, money()).text();
        CAPTURE(shown);
        for (const std::string& text : {shown, editable_stated(stated, money())}) {
            const Result<StatedInput> read = parse_stated_input(text, money(), "亿元");
            REQUIRE_MESSAGE(read.has_value(), (read ? std::string() : read.error().message));
            REQUIRE(read->stated == stated);
            REQUIRE(read->words.empty());
        }
    }
}

TEST_CASE("amounts are said in the language that is spoken") {
    const auto shown = [](std::string_view typed, const Measure& measure) {
        return format_quantity(parse_quantity_input(typed, measure).value(), measure).text();
    };
    const Measure tons = plain_measure("吨");
    {
        const test::InEnglish english;
        for (const auto& [typed, said] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"4.25亿元", "425 million yuan"}, {"15亿", "1.5 billion yuan"}, {"3000万元", "30 million yuan"},
                 {"约1.2万亿元", "about 1.2 trillion yuan"}, {"近500万", "nearly 5 million yuan"},
                 {"3000余万元", "30 odd million yuan"}, {"4000多万元", "40 plus million yuan"},
                 {">10亿元", ">1 billion yuan"}, {"3–5亿元", "300–500 million yuan"},
                 {"1234.5678万", "12,345,678 yuan"}, {"0", "0 yuan"}, {"500元", "500 yuan"}})
            CHECK(shown(typed, money()) == said);
        CHECK(shown("440余亩", land_area()) == "440 odd mu");
        CHECK(shown("4万㎡", floor_area()) == "40,000 m²");
        CHECK(shown("24万吨", tons) == "240,000 吨"); // an office's own unit stays as it is called
        CHECK(format_stated(parse_stated_input("1.2亿美元（汇率 7.1）", money())->stated, money()).text() ==
              "120 million USD (rate 7.1)");
        CHECK(format_stated(parse_stated_input("3亿元/年", money())->stated, money()).text() ==
              "300 million yuan a year");
        CHECK(format_stated(parse_stated_input("待定", money())->stated, money()).text() == "undecided");
        CHECK(example_quantity(money()) == "15 million yuan");
    }
    const test::WithTraditional characters;
    set_language(Language::zh_hant);
    CHECK(shown("3000余万元", money()) == "3000 餘萬元");
    CHECK(shown("约15亿元", money()) == "約 15 億元");
    CHECK(shown("440亩", land_area()) == "440 畝");
}

TEST_CASE("whatever is put together of the words of amounts is read as one value, with its words, or refused") {
    SeededRandom random(7);
    constexpr std::string_view pieces[] = {"5", "12", "0.5", "1,000", "三", "十", "两", "百", "千", "万", "亿", "元",
        "美元", "人民币", "$", "亩", "约", "近", "超", "余", "多", "以上", "不足", "上", "数", "几", "个", "-", "–",
        "至", "~", "..", "，", "、", "（", "）", "：", " ", "总投资", "投资", "其中", "一期", "二期", "含", "约合",
        "固定资产", "每年", "/年", "汇率", "7.1", "@", "2026-03-01", "待定", "—", "|", "级", "w", "廿", "\n", "三期",
        "共", "（暂定）", "USD", "不含"};
    std::size_t read_count = 0;
    for (int i = 0; i < 40'000; ++i) {
        std::string typed;
        for (std::uint64_t left = 1 + random.below(8); left > 0; --left)
            typed += pieces[random.below(std::size(pieces))];
        CAPTURE(typed);
        const std::string_view unit = random.chance(1, 2) ? "" : "亿元";
        const Result<StatedInput> read = parse_stated_input(typed, money(), unit);
        if (!read) {
            REQUIRE_FALSE(read.error().message.empty());
            continue;
        }
        ++read_count;
        const std::string stored = to_string(read->stated, read->words);
        CAPTURE(stored);
        REQUIRE(parse_stated_quantity(stored) == read->stated);
        REQUIRE(words_in(stored) == read->words);
        const Result<StatedInput> again =
            parse_stated_input(editable_stated(read->stated, money(), read->words), money());
        REQUIRE_MESSAGE(again.has_value(), (again ? std::string() : again.error().message));
        REQUIRE(again->stated == read->stated);
        REQUIRE(again->words == read->words);
    }
    CHECK(read_count > 1'500);
}

TEST_CASE("words that say more than the value are kept, and are read as it again") {
    for (const char* typed :
        {"总投资15亿元，其中一期3亿元", "数十亿元", "面议", "1.2亿美元（约合人民币8.5亿元）", "一期3亿元、二期5亿元"}) {
        const StatedInput input = parse_stated_input(typed, money()).value();
        CHECK(input.words == typed);
        const std::string stored = to_string(input.stated, input.words);
        CHECK(parse_stated_quantity(stored) == input.stated);
        CHECK(words_in(stored) == typed);
        CHECK(editable_stated(input.stated, money(), input.words) == typed);
    }
    // Words of another value, which only a stranger writes, are shown and not read.
    CHECK(editable_stated(parse_stated_quantity("150000|三亿").value(), money(), "三亿") == "15 亿元");
    CHECK(parse_stated_input("三亿", money())->words.empty());
    for (const char* bad :
        {"待定|", "15|", "|15", "|", "15亿|15亿", "USD", "15USD", "万USD", "15万USDX", "15万usd", "15万XYZ", "15@7.1",
            "15万USD@", "15万USD@0", "15万USD@-7", "15万USD@7.10", "15万USD@7@2019", "15USD@7.1", "15/年/年", "5..3",
            "3..3", "3..", "..3", "近3..5", "3..5..7", "约约3..5", "9223372036854.775807万USD@2"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_stated_quantity(bad).has_value());
    }
}

TEST_CASE("what an amount is made up of is told by name and phase") {
    const auto parts = [](std::string_view words) {
        std::string text;
        for (const AmountPart& part : parts_of_amount(words, money()))
            text += part.name + " " + std::to_string(part.phase) + " " + to_string(part.amount) + "; ";
        return text;
    };
    CHECK(parts("总投资15亿元，分3期建设，一期投资3亿元，二期投资约5亿元") == "1期 1 30000; 2期 2 约50000; ");
    CHECK(parts("15亿元（其中：固定资产投资12亿元，设备5,000万元）") == "固定资产投资 0 120000; 设备 0 5000; ");
    CHECK(parts("首期 3亿元；第二期：5-8亿元") == "首期 1 30000; 第2期 2 50000..80000; ");
    CHECK(parts("15亿元") == "");
    CHECK(parts("") == "");
}

TEST_CASE("ranges make a total from the least to the most, and what is no part of it is said") {
    const auto shown = [](std::initializer_list<const char*> amounts) {
        QuantitySum sum;
        for (const char* amount : amounts) sum.add(addend_of(parse_stated_input(amount, money())->stated));
        return describe_sum(sum, money());
    };
    CHECK(shown({"3-5亿", "2亿"}) == "5–7 亿元");
    CHECK(shown({"3-5亿", "约2亿"}) == "约 5–7 亿元");
    CHECK(shown({"3-5亿", ">10亿"}) == "3–5 亿元 · 1 个仅有区间");
    CHECK(shown({"1-1.5551亿"}) == "约 1–1.56 亿元");
    CHECK(shown({"3亿", "1亿美元", "待定", "面议", "2亿/年"}) == "3 亿元 · 2 个待定、1 个外币未折算、1 个按年计");
    CHECK(shown({"3亿", "1亿美元@7.1"}) == "10.1 亿元");
    CHECK(shown({"1亿美元"}) == "— · 1 个外币未折算");
    CHECK(shown({"1-2亿美元@7.1", "总投资15亿元，其中一期3亿元"}) == "22.1–29.2 亿元");
    QuantitySum large;
    large.add(make_range({0}, {INT64_MAX}));
    large.add(make_range({0}, {5}));
    CHECK(large.overflowed());
    CHECK(large.quantity().upper() == Decimal{INT64_MAX});
}

TEST_CASE("a quantity in parts") {
    const FormattedQuantity formatted = format_amount(parse_amount("3000余万元").value());
    CHECK(formatted.before == "");
    CHECK(formatted.number == "3000");
    CHECK(formatted.unit == "余万元");
    CHECK(formatted.behind == "余");
    CHECK(format_amount({number("15"), Qualifier::nearly}).before == "近");
}

TEST_CASE("in a column of one unit every figure keeps its qualifier") {
    const auto cell = [](const char* typed) {
        const FormattedQuantity parts = format_quantity_in(parse_amount(typed).value(), {"亿元", 4});
        return parts.before + parts.number + std::string(parts.behind);
    };
    CHECK(cell("2亿余元") == "2余");
    CHECK(cell("1.5亿余元") == "1.5余");
    CHECK(cell("3000余万元") == "0.3余");
    CHECK(cell("20多亿") == "20多");
    CHECK(cell("约470亿") == "约470");
    CHECK(cell("10亿以上") == "≥10");
    CHECK(cell("5万") == "0.0005");
    CHECK(cell("24013533386") == "2,401,353.3386");
}

TEST_CASE("a sum is shown with two decimals at most, and then says that it is about so much") {
    const auto shown = [](std::initializer_list<const char*> amounts) {
        QuantitySum sum;
        for (const char* amount : amounts) {
            sum.add(parse_amount(amount).value());
        }
        return describe_sum(sum, money());
    };
    CHECK(shown({"24013533386"}) == "约 240.14 万亿元");
    CHECK(shown({"177.5亿", "5万"}) == "约 177.5 亿元");
    CHECK(shown({"79.9986亿", "1亿多"}) == "约 81 亿元");
    CHECK(shown({"99999.5万"}) == "约 10 亿元");
    CHECK(shown({"0.01元"}) == "约 0 万元");
    CHECK(shown({"-177.505亿"}) == "约 -177.51 亿元");
    CHECK(shown({"9000000000000"}) == "90,000 万亿元");
    CHECK_FALSE(format_sum(QuantitySum{}, money()).has_value());
}

TEST_CASE("a figure in another unit than was meant is a thousand times another one") {
    const auto is = [](const char* before, const char* after) {
        return is_thousandfold(parse_amount(before).value(), parse_amount(after).value());
    };
    CHECK(is("5亿", "5万"));
    CHECK(is("5万", "5亿"));
    CHECK(is("5亿", "5000万元以内") == false);
    CHECK(is("5亿", "50万"));
    CHECK_FALSE(is("5亿", "51万"));
    CHECK_FALSE(is("5亿", "0"));
    CHECK_FALSE(is("0", "5亿"));
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
