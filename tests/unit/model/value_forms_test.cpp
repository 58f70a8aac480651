// What is written becomes what, field by field: tests/unit/model/value_forms.txt.

#include "assets/embedded.h"
#include "base/text_tables.h"
#include "base/utf8.h"
#include "model/field_input.h"
#include "model/typed.h"
#include "tests/support/source_dir.h"

#include <doctest/doctest.h>

#include <charconv>
#include <fstream>
#include <string>
#include <vector>

using namespace yinfeng;

namespace {

struct Form {
    FieldId field = 0;
    std::string unit;
    InputContext context;
    std::string words, becomes;
};

FieldId field_named(std::string_view name) {
    const std::size_t point = name.find('.');
    const auto kind = find_kind(name.substr(0, point));
    REQUIRE_MESSAGE(kind.has_value(), std::string(name));
    const auto field = find_field(*kind, name.substr(point + 1));
    REQUIRE_MESSAGE(field.has_value(), std::string(name));
    return *field;
}

std::vector<Form> forms() {
    std::ifstream file(test::source_path("tests/unit/model/value_forms.txt"));
    REQUIRE(file.good());
    std::vector<Form> forms;
    Form form;
    std::string line;
    while (std::getline(file, line)) {
        if (line.empty() || line.starts_with("#")) continue;
        if (line.starts_with("[")) {
            const std::size_t end = line.find(']');
            form = {field_named(std::string_view(line).substr(1, end - 1)), {}, {.today = parse_iso_date("2026-03-11")},
                {}, {}};
            const std::string_view more = trim(std::string_view(line).substr(end + 1));
            if (more == "1904") {
                form.context.serials = SerialDays::from_1904;
            } else if (more.starts_with("year=")) {
                std::int32_t year = 0;
                std::from_chars(more.data() + 5, more.data() + more.size(), year);
                form.context.year = year;
            } else {
                form.unit = more;
            }
            continue;
        }
        const std::size_t arrow = line.find(" => ");
        REQUIRE_MESSAGE(arrow != std::string::npos, line);
        form.words = line.substr(0, arrow);
        form.becomes = line.substr(arrow + 4);
        for (std::size_t at; (at = form.words.find("⇥")) != std::string::npos;) form.words.replace(at, 3, "\t");
        forms.push_back(form);
    }
    return forms;
}

std::string stored(const Value& value) {
    return value.shape() == Value::Shape::text ? std::string(value.as_text()) : value.to_json();
}

} // namespace

TEST_CASE("what public tables write becomes the value that it means, or is refused with the reason") {
    REQUIRE(load_text_tables(assets::find("text_tables.bin")).has_value());
    const std::vector<Form> all = forms();
    CHECK(all.size() > 220);
    for (Form form : all) {
        form.context.default_unit = form.unit;
        CAPTURE(form.words);
        CAPTURE(std::string(info(form.field).name));
        const auto value = parse_field_input(info(form.field), form.words, form.context);
        if (form.becomes.starts_with("! ")) {
            REQUIRE_FALSE(value.has_value());
            CAPTURE(value.error().message);
            CHECK(value.error().message.contains(form.becomes.substr(2)));
            continue;
        }
        REQUIRE_MESSAGE(value.has_value(), (value ? std::string() : value.error().message));
        CHECK(stored(*value) == form.becomes);
        // A value is one that the field can hold, that sorts before what is unfilled, and that is not a text by chance.
        CHECK(is_within_bounds(info(form.field), *value));
        if (info(form.field).type == FieldType::quantity) CHECK(stated_of(*value).has_value());
        if (info(form.field).type == FieldType::date) CHECK(date_of(*value).has_value());
    }
}
