#include "base/date_input.h"
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
        forms.push_back(std::move(form));
    }
    return forms;
}

} // namespace

TEST_CASE("dates are read as people mean them, or refused with the reason") {
    const Date today = *parse_iso_date("2026-03-11");
    const std::vector<Form> all = forms();
    CHECK(all.size() > 90);
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

TEST_CASE("what is shown of a date can be typed again") {
    const Date today = *parse_iso_date("2026-03-11");
    for (std::int32_t days = 0; days < 400'000; days += 37) {
        const Date date{days - 200'000};
        CAPTURE(to_iso(date));
        if (date - today <= 183) REQUIRE(parse_date_input(to_display(date, today), {today}) == PartialDate::of(date));
    }
}

} // namespace yinfeng
