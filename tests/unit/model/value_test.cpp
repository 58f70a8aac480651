#include <doctest/doctest.h>

#include "model/catalogue.h"
#include "model/typed.h"
#include "model/value.h"

#include <utility>

using namespace yinfeng;

TEST_CASE("values have five shapes, compare by content and share their text") {
    CHECK(sizeof(Value) == 16);
    const Value nothing{}, yes = Value::of(true), seven = Value::of(std::int64_t{7});
    const Value text = Value::text("贵阳"), same = Value::text("贵阳"), empty = Value::text("");
    CHECK(nothing.is_none());
    CHECK(yes.as_boolean());
    CHECK(seven.as_integer() == 7);
    CHECK(text.as_text() == "贵阳");
    CHECK(text == same);
    CHECK_FALSE(text.shares_text_with(same));
    Value copy = text;
    CHECK(copy.shares_text_with(text));
    CHECK(copy.hash() == same.hash());
    CHECK(empty.shape() == Value::Shape::text);
    CHECK(empty != nothing);
    CHECK(empty == Value::text(""));
    CHECK(Value::compound("[1]") != Value::text("[1]"));
    const Value& itself = copy;
    copy = itself;
    CHECK(copy == text);
    Value moved = std::move(copy);
    CHECK(moved == text);
    CHECK(copy.is_none()); // NOLINT: a moved-from value is nothing
    moved = yes;
    CHECK(moved == yes);
    CHECK(seven.as_text().empty());
    CHECK(text.as_integer() == 0);
    CHECK_FALSE(seven.as_boolean());
    CHECK(Value::of(false) != nothing);
}

TEST_CASE("hashes are the same on every machine") {
    CHECK(Value().hash() == 0xe604823a249029bfu);
    CHECK(Value::of(true).hash() != Value::of(std::int64_t{1}).hash());
    CHECK(Value::text("甲").hash() == Value::text("甲").hash());
}

TEST_CASE("JSON of values is canonical") {
    CHECK(Value().to_json() == "null");
    CHECK(Value::of(false).to_json() == "false");
    CHECK(Value::of(std::int64_t{-12}).to_json() == "-12");
    CHECK(Value::text("a\"b\\c\nd\te\x01 中").to_json() == "\"a\\\"b\\\\c\\nd\\te\\u0001 中\"");
    CHECK(Value::compound("{\"a\":1.50}").to_json() == "{\"a\":1.50}");
}

TEST_CASE("the catalogue answers by name and by number") {
    CHECK(info(Kind::project).name == "project");
    CHECK(find_kind("chain_node") == Kind::chain_node);
    CHECK_FALSE(find_kind("nothing"));
    CHECK(find_field(Kind::project, "name") == field::project::name_);
    CHECK(find_field(Kind::chain, "template") == field::chain::template_);
    CHECK_FALSE(find_field(Kind::chain, "amount"));
    for (std::size_t k = 0; k < known_kind_count; ++k) {
        const auto kind = static_cast<Kind>(k);
        for (const FieldInfo& field : fields_of(kind)) {
            CHECK(field.kind == kind);
            const auto id = find_field(kind, field.name);
            REQUIRE(id);
            CHECK(&info(*id) == &field);
            if (field.type == FieldType::choice) CHECK_FALSE(choices_of(field.options.choices).empty());
            if (field.type == FieldType::link || field.type == FieldType::link_set)
                CHECK(field.options.target != Kind::count_);
        }
    }
    CHECK(title_field(Kind::project) == field::project::name_);
    CHECK(title_field(Kind::service_record) == field::service_record::title_);
    CHECK(title_field(Kind::person) == field::person::name_);
    CHECK(choices_of(ChoiceList::tier).size() == 3);
    CHECK(choice_index(ChoiceList::stage, "signed") == 5);
    CHECK_FALSE(choice_index(ChoiceList::stage, "签约"));
    CHECK(choices_of(ChoiceList::none).empty());
}

TEST_CASE("dates keep how exact they are") {
    for (const char* text : {"2017", "2017-04", "2017-04-30", "0001-01-01", "9999-12-31"}) {
        const auto date = parse_partial_date(text);
        REQUIRE_MESSAGE(date.has_value(), std::string(text));
        CHECK(to_string(*date) == text);
    }
    for (const char* text : {"", "17", "2017-4", "2017-13", "2017-00", "2017-02-29", "2017-04-31", "2017/04",
             "2017-04-1", "2017-04-00", "0000", "２０１７", "2017-04-30 "}) {
        CHECK_MESSAGE(!parse_partial_date(text), text);
    }
    const auto month = *parse_partial_date("2019-02");
    CHECK(to_iso(month.first()) == "2019-02-01");
    CHECK(to_iso(month.last()) == "2019-02-28");
    CHECK_FALSE(month.whole());
    CHECK(to_iso(parse_partial_date("2020")->last()) == "2020-12-31");
    CHECK(*parse_partial_date("2019") < *parse_partial_date("2019-01"));
    CHECK(*parse_partial_date("2019-01-31") < *parse_partial_date("2019-02"));
    CHECK(to_value(*make_date(2019, 8, 30)).as_text() == "2019-08-30");
    CHECK(PartialDate::of(*make_date(2019, 8, 30)).is_whole());
}

TEST_CASE("quantities keep their qualifier") {
    for (const char* text : {"15", "0", "207.5", ">10", "约470", "近500", "余3000", "多4", "≥1", "<2", "≤3"}) {
        const auto quantity = quantity_of(Value::text(text));
        REQUIRE_MESSAGE(quantity.has_value(), std::string(text));
        CHECK(to_value(*quantity).as_text() == text);
    }
    for (const char* text : {"", "十", "1.50", ">", "> 1", "大约3", "1e3", "gt 10", "+1"}) {
        CHECK_MESSAGE(!quantity_of(Value::text(text)), text);
    }
    CHECK_FALSE(quantity_of(Value()));
    CHECK_FALSE(quantity_of(Value::of(true)));
    CHECK(quantity_of(Value::of(std::int64_t{12}))->value == Decimal::from_integer(12));
}

TEST_CASE("typed readings of the wrong shape are nothing") {
    CHECK_FALSE(date_of(Value::of(std::int64_t{2019})));
    CHECK_FALSE(link_of(Value::text("x")));
    CHECK(link_of(to_value(Id{1, 2})) == Id{1, 2});
    CHECK_FALSE(boolean_of(Value()));
    CHECK(boolean_of(Value::of(false)) == false);
    CHECK_FALSE(integer_of(Value::text("1")));
    CHECK(integer_of(Value::of(std::int64_t{3})) == 3);
    CHECK(choice_of(choice_value(ChoiceList::tier, 2), ChoiceList::tier) == 2);
    CHECK_FALSE(choice_of(Value::text("nowhere"), ChoiceList::tier));
    CHECK(choice_value(ChoiceList::tier, 3).is_none());
}

TEST_CASE("text is cleaned of what no file may hold") {
    CHECK(clean_text("甲\r\n乙\r丙\x0B丁") == "甲\n乙\n丙\n丁");
    CHECK(clean_text("a\x01\x7F\xC2\x85z") == "a\nz");
    CHECK(clean_text("\xE2\x80\xAE反\xE2\x80\xAC\xE2\x81\xA6转\xE2\x81\xA9") == "反转");
    CHECK(clean_text("两\n行", true) == "两 行");
    CHECK(clean_text("甲\t乙\r\n丙\u2028丁", true) == "甲 乙 丙 丁");
    CHECK(clean_text("坏\xFF字") == "坏\xEF\xBF\xBD字");
    CHECK(clean_text("好\t\n") == "好\t\n");
    CHECK(is_clean_text("中文 English 𠮷\n\t"));
    CHECK_FALSE(is_clean_text("\r"));
    CHECK_FALSE(is_clean_text("\xC2\x80"));
    CHECK(is_clean_text("\xC2\xA0\xE2\x80\xA9\xE2\x81\xA5"));
}
