#include "base/date_input.h"
#include "base/random.h"
#include "tests/support/english.h"
#include "tests/support/source_dir.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

namespace yinfeng {
namespace {

struct Form {
    std::string typed, section, stored;
};

// tests/unit/base/date_forms.txt says how it is written.
std::vector<Form> forms() {
    std::ifstream file(test::source_path("tests/unit/base/date_forms.txt"));
    REQUIRE(file.good());
    std::vector<Form> forms;
    std::string line, section;
    while (std::getline(file, line)) {
        if (line.empty() || line.starts_with("#")) continue;
        if (line.starts_with("[")) {
            section = line;
            continue;
        }
        const std::size_t arrow = line.find(" => ");
        REQUIRE(arrow != std::string::npos);
        Form form{line.substr(0, arrow), section, line.substr(arrow + 4)};
        for (std::size_t at; (at = form.typed.find("⇥")) != std::string::npos;) form.typed.replace(at, 3, "\t");
        for (std::size_t at; (at = form.typed.find("↵")) != std::string::npos;) form.typed.replace(at, 3, "\n");
        forms.push_back(std::move(form));
    }
    return forms;
}

} // namespace

TEST_CASE("dates are read as people mean them, or refused with the reason") {
    const Date today = *parse_iso_date("2026-03-11");
    const std::vector<Form> all = forms();
    CHECK(all.size() > 170);
    for (const Form& form : all) {
        for (const bool planned : {false, true}) {
            if (form.section != "[any]" && (form.section == "[planned]") != planned) continue;
            CAPTURE(form.typed);
            CAPTURE(planned);
            const auto date = parse_date_input(form.typed, {today, planned});
            if (form.stored.starts_with("! ")) {
                REQUIRE_FALSE(date.has_value());
                CAPTURE(date.error().message);
                CHECK(date.error().message.find(form.stored.substr(2)) != std::string::npos);
                CHECK(date.error().message.find("请") != std::string::npos);
            } else {
                REQUIRE_MESSAGE(date.has_value(), (date ? std::string() : date.error().message));
                CHECK(to_string(*date) == form.stored);
            }
        }
    }
}

TEST_CASE("what is refused of a date is refused in English too, but for what is quoted") {
    const test::InEnglish english;
    for (const Form& form : forms()) {
        for (const std::optional<Date>& today : {std::optional<Date>(), parse_iso_date("2026-03-11")}) {
            const auto date = parse_date_input(form.typed, {today});
            if (date) continue;
            CAPTURE(form.typed);
            CAPTURE(date.error().message);
            CHECK(test::has_chinese(test::unquoted(date.error().message)) != has_language(Language::en));
        }
    }
}

TEST_CASE("without a day to count from, a date without a year is refused with what to write") {
    for (const char* typed : {"7月3日", "7.3", "9-30", "7月", "明天", "下周一"}) {
        CAPTURE(typed);
        const auto date = parse_date_input(typed);
        REQUIRE_FALSE(date.has_value());
        CHECK(date.error().message.find("请写成 2026-03-05") != std::string::npos);
    }
    CHECK(parse_date_input("2019年7月").has_value());
}

TEST_CASE("what is longer than any date is refused at once, and no message quotes much of it") {
    const DateContext context{.today = parse_iso_date("2026-03-11")};
    std::string typed = "2019";
    for (int i = 0; i < 10'000; ++i) typed += "至2019";
    for (const std::string& text :
        {typed, "2019-" + std::string(70, '1'), std::string(60, ' ') + "2019年" + std::string(60, '-')}) {
        const auto date = parse_date_input(text, context);
        REQUIRE_FALSE(date.has_value());
        CHECK(date.error().message.find("看不懂日期") != std::string::npos);
        CHECK(date.error().message.size() < 300);
    }
    CHECK(
        to_string(parse_date_input(std::string(100, ' ') + "2019年7月" + std::string(100, ' ')).value()) == "2019-07");
}

TEST_CASE("on any day, what is planned and has no year is the first that is not over by more than a month") {
    for (std::int32_t days = 0; days < 800; ++days) {
        const Date today = *parse_iso_date("2026-01-01") + days;
        for (const char* typed : {"7月3日", "7.3", "7月", "7月底", "7月上旬", "Q3", "三季度", "上半年", "1-3月", "年底",
                 "12月1-10日", "十二月"}) {
            const PartialDate date = parse_date_input(typed, {today, true}).value();
            CAPTURE(typed);
            CAPTURE(to_iso(today));
            CAPTURE(to_string(date));
            REQUIRE(date.last() >= add_months(today, -1));
            DateContext before{today, true};
            before.year = to_year_month_day(date.first()).year - 1;
            REQUIRE(parse_date_input(typed, before)->last() < add_months(today, -1));
        }
    }
}

TEST_CASE("what is shown of a date can be typed again") {
    const Date today = *parse_iso_date("2026-03-11");
    for (std::int32_t days = 0; days < 400'000; days += 37) {
        const Date date{days - 200'000};
        CAPTURE(to_iso(date));
        if (date - today <= 183) REQUIRE(parse_date_input(to_display(date, today), {today}) == PartialDate::of(date));
    }
}

TEST_CASE("whatever period there is, its words and its text are read as the same, in each language") {
    SeededRandom random(13);
    const auto any_date = [&] {
        PartialDate date = PartialDate::of(*make_date(static_cast<int>(random.between(1, 9999)),
            static_cast<int>(random.between(1, 12)), static_cast<int>(random.between(1, 28))));
        if (random.chance(1, 3)) date.day = 0;
        if (date.day == 0 && random.chance(1, 3)) date.month = 0;
        return date;
    };
    const auto check = [](const PartialDate& date) {
        CAPTURE(to_string(date));
        CAPTURE(date_words(date));
        REQUIRE(parse_partial_date(to_string(date)) == date);
        const auto read = parse_date_input(date_words(date));
        REQUIRE_MESSAGE(read.has_value(), (read ? std::string() : read.error().message));
        REQUIRE(*read == date);
    };
    for (const bool in_english : {false, true}) {
        set_language(in_english && has_language(Language::en) ? Language::en : Language::zh);
        for (int i = 0; i < 3'000; ++i) {
            const PartialDate from = any_date(), to = any_date();
            if (const auto period = make_period(from, to)) check(*period);
            if (to.is_whole()) check(PartialDate::by(to.last()));
            const std::int32_t month = from.month ? from.month : 1, days = days_in_month(from.year, month);
            check({from.year, month, 1, {from.year, month, 10}});
            check({from.year, month, 11, {from.year, month, 20}});
            check({from.year, month, 21, {from.year, month, days}});
            check({from.year, month, 1, {from.year, month, 5}});
            check({from.year, month, days - 4, {from.year, month, days}});
            const std::int32_t quarter = (month - 1) / 3 * 3 + 1, half = month > 6 ? 7 : 1;
            check({from.year, quarter, 0, {from.year, quarter + 2, 0}});
            check({from.year, half, 0, {from.year, half + 5, 0}});
        }
    }
    set_language(Language::zh);
    for (const char* bad :
        {"/", "2019-07/", "/2019-07", "2019/2018", "2019-07/2019-07", "2019-07/2019-08/2019-09", "2019-7/2019-8"})
        CHECK_FALSE(parse_partial_date(bad).has_value());
}

TEST_CASE("whatever is put together of the words of dates is read as one date or period, or refused") {
    SeededRandom random(11);
    constexpr std::string_view pieces[] = {"2026", "2019", "19", "7", "12", "31", "2", "年", "月", "日", "号", "-", ".",
        "/", "–", "至", "到", "~", " ", "上半年", "下半年", "三季度", "Q3", "上旬", "中旬", "下旬", "底", "初", "末",
        "年底", "月底", "前", "之前", "今年", "明年", "本月", "by", "to", "内", "43670", "第", "0:00"};
    const DateContext context{.today = parse_iso_date("2026-03-11")};
    std::size_t read_count = 0;
    for (int i = 0; i < 40'000; ++i) {
        std::string typed;
        for (std::uint64_t left = 1 + random.below(7); left > 0; --left)
            typed += pieces[random.below(std::size(pieces))];
        CAPTURE(typed);
        const auto read = parse_date_input(typed, context);
        if (!read) {
            REQUIRE_FALSE(read.error().message.empty());
            continue;
        }
        ++read_count;
        CAPTURE(to_string(*read));
        REQUIRE(parse_partial_date(to_string(*read)) == *read);
        if (read->is_period()) REQUIRE(parse_date_input(date_words(*read)) == *read);
        REQUIRE(read->first() <= read->last());
    }
    CHECK(read_count > 1'500);
}

TEST_CASE("what is less exact stands by its last day, behind that day itself") {
    const auto rank = [](std::string_view text) { return rank_of(parse_partial_date(text).value()); };
    CHECK(rank("2019-06-30") < rank("2019-04/2019-06"));
    CHECK(rank("2019-07-30") < rank("2019-07-27/2019-07-31"));
    CHECK(rank("2019-07-31") < rank("2019-07-27/2019-07-31"));
    CHECK(rank("2019-07-27/2019-07-31") < rank("2019-07"));
    CHECK(rank("2019-07") < rank("2019-08-01"));
    CHECK(rank("2019-12-31") < rank("2019"));
    CHECK(rank("2019") < rank("/2019-12-31"));
    CHECK(rank("/2019-12-31") < rank("2020-01-01"));
}

TEST_CASE("a date without a year is of the one that a heading says, and days as numbers by the system of the file") {
    DateContext context{.today = parse_iso_date("2026-03-11"), .year = 2019};
    CHECK(to_string(parse_date_input("3月底前", context).value()) == "/2019-03-31");
    CHECK(to_string(parse_date_input("7月3日", context).value()) == "2019-07-03");
    CHECK(to_string(parse_date_input("三季度", context).value()) == "2019-07/2019-09");
    context.today.reset();
    CHECK(to_string(parse_date_input("年底", context).value()) == "2019-12");
    CHECK(to_string(parse_date_input("2-28", context).value()) == "2019-02-28");
    CHECK_FALSE(parse_date_input("2-29", context).has_value());
    context.serials = SerialDays::from_1904;
    CHECK(to_string(parse_date_input("42208", context).value()) == "2019-07-24");
    CHECK(to_string(parse_date_input("44255", context).value()) == "2025-03-01");
}

} // namespace yinfeng
