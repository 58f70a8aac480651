#include "model/field_input.h"
#include "model/typed.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace yinfeng;

namespace {

Result<Value> read(FieldId field, std::string_view typed, const InputContext& context = {}) {
    return parse_field_input(info(field), typed, context);
}
std::string reason(FieldId field, std::string_view typed) {
    const auto value = read(field, typed);
    REQUIRE_FALSE(value.has_value());
    return value.error().message;
}

} // namespace

TEST_CASE("one reader makes a field's value of what is typed, wherever it is typed") {
    using namespace field;
    CHECK(read(project::amount_, "5")->as_text() == "5");
    CHECK(read(project::amount_, "5", {{}, "亿元"})->as_text() == "50000");
    CHECK(read(project::amount_, "5万", {{}, "亿元"})->as_text() == "5");
    CHECK(read(project::area_, "2公顷")->as_text() == "30");
    CHECK(read(project::signed_on_, "2019年7月")->as_text() == "2019-07");
    CHECK(read(project::signed_on_, "0019")->as_text() == "0019"); // as files write it
    const Date late = *parse_iso_date("2026-11-29");
    CHECK(read(project::planned_start_, "3月15日", {late})->as_text() == "2027-03-15"); // lies ahead
    CHECK(read(project::started_on_, "3月15日", {late})->as_text() == "2026-03-15");    // has happened
    CHECK(read(service_record::limit_days_, "5")->as_integer() == 5);
    CHECK(read(service_record::limit_days_, "５ 个工作日")->as_integer() == 5);
    CHECK(read(settings::stale_talks_, "30天")->as_integer() == 30);
    CHECK(read(project::name_, " 甲\t乙\r\n丙 ")->as_text() == "甲 乙 丙");
    CHECK(read(project::note_, "甲\t乙\r\n丙")->as_text() == "甲\t乙\n丙");
    for (const FieldId any : {project::amount_, project::signed_on_, project::name_, service_record::limit_days_})
        CHECK(read(any, " \t\n")->is_none());
    CHECK(read(project::stage_, "签约")->as_text() == "signed");
    CHECK(read(project::key_project_, "是")->as_boolean());
    CHECK_FALSE(read(project::investor_, "忠旺").has_value()); // chosen, not typed
}

TEST_CASE("a field refuses numbers that it may not hold, and says which it may") {
    using namespace field;
    CHECK(reason(service_record::rating_, "6") == "业主评分要在 1 到 5 之间。");
    CHECK(reason(service_record::rating_, "-3") == "业主评分要在 1 到 5 之间。");
    CHECK(reason(service_record::rating_, "100000") == "业主评分要在 1 到 5 之间。");
    CHECK(reason(service_record::rating_, "2.5").find("整数") != std::string::npos);
    CHECK(reason(service_record::limit_days_, "-5").find("0 到") != std::string::npos);
    CHECK(reason(phase::number_, "-1").find("1 到") != std::string::npos);
    CHECK(reason(phase::amount_, "-5亿") == "投资额不能小于 0。");
    CHECK(reason(project::area_, "-440亩") == "用地不能小于 0。");
    CHECK(read(enterprise::net_assets_, "-5亿")->as_text() == "-50000");          // debts
    CHECK(read(service_record::rating_, "6", {.asks = true})->as_integer() == 6); // a filter looks for old ones
    CHECK(reason(service_record::limit_days_, "5\t3").find("两个数") != std::string::npos);
}

TEST_CASE("every field with a number says what it may hold, and only such a field does") {
    for (std::size_t kind = 0; kind < known_kind_count; ++kind) {
        for (const FieldInfo& field : fields_of(static_cast<Kind>(kind))) {
            CAPTURE(std::string(field.name));
            const bool is_number = field.type == FieldType::integer || field.type == FieldType::quantity;
            const bool may_be_negative = field.kind == Kind::enterprise && field.name == "net_assets";
            CHECK((field.options.least != no_least) == (is_number && !may_be_negative));
            if (field.options.greatest != no_greatest) CHECK(field.options.least <= field.options.greatest);
            if (field.options.planned) CHECK(field.type == FieldType::date);
            if (!is_number) continue;
            const auto value = [&](std::int64_t number) {
                return field.type == FieldType::integer ? Value::of(number)
                                                        : to_value(Quantity{Decimal::from_integer(number), {}});
            };
            CHECK(is_within_bounds(field, Value()));
            CHECK(is_within_bounds(field, Value::text("待定")));
            CHECK(is_within_bounds(field, Value::text("没有定"))); // no number: shown as it is
            if (field.options.least != no_least) {
                CHECK(is_within_bounds(field, value(field.options.least)));
                CHECK_FALSE(is_within_bounds(field, value(field.options.least - 1)));
            }
            if (field.options.greatest != no_greatest) {
                CHECK(is_within_bounds(field, value(field.options.greatest)));
                CHECK_FALSE(is_within_bounds(field, value(field.options.greatest + 1)));
            }
        }
    }
}

TEST_CASE("every word for a choice stands for one that there is, and for one only") {
    struct Word {
        ChoiceList list;
        std::string_view code, words;
    };
    static constexpr Word said[] = {
#define WORD(list, code, words) {ChoiceList::list, #code, words},
#include "model/choice_words.def"
#undef WORD
    };
    for (const Word& line : said) {
        CAPTURE(line.code);
        REQUIRE(choice_index(line.list, line.code).has_value());
        for (std::string_view rest = line.words; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            const std::string_view word = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            CAPTURE(word);
            REQUIRE_FALSE(word.empty());
            CHECK(choice_by_words(line.list, word) == choice_index(line.list, line.code));
        }
    }
}

TEST_CASE("what an office has learned of words goes before what everybody says") {
    const LearnedWord learned[] = {{ChoiceList::stage, folded_choice_word("前期项目"), "planning"}};
    CHECK(read(field::project::stage_, "前期")->as_text() == "landing");
    CHECK(read(field::project::stage_, "前期", {.learned = learned})->as_text() == "planning");
    CHECK(read(field::project::stage_, "签约", {.learned = learned})->as_text() == "signed");
}
