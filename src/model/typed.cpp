#include "model/typed.h"

#include "base/utf8.h"

namespace yinfeng {

namespace {

void append_padded(std::string& out, std::int32_t number, int width) {
    std::string digits;
    append_integer(digits, number);
    for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
    out += digits;
}

std::optional<std::int32_t> digits_at(std::string_view text, std::size_t from, std::size_t count) {
    std::int32_t number = 0;
    for (std::size_t i = from; i < from + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

// Embedding, override and isolate controls: they can make a name read backwards.
constexpr bool turns_direction(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

constexpr bool is_unwanted(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || turns_direction(c);
}

} // namespace

PartialDate PartialDate::of(Date date) {
    const YearMonthDay parts = to_year_month_day(date);
    return {parts.year, parts.month, parts.day};
}

std::optional<Date> PartialDate::whole() const {
    if (!is_whole()) return std::nullopt;
    return make_date(year, month, day);
}

Date PartialDate::first() const { return make_date(year, month ? month : 1, day ? day : 1).value_or(Date{}); }

Date PartialDate::last() const {
    const std::int32_t in_month = month ? month : 12;
    return make_date(year, in_month, day ? day : days_in_month(year, in_month)).value_or(Date{});
}

std::string to_string(PartialDate date) {
    std::string out;
    append_padded(out, date.year, 4);
    if (date.month) {
        out += '-';
        append_padded(out, date.month, 2);
        if (date.day) {
            out += '-';
            append_padded(out, date.day, 2);
        }
    }
    return out;
}

std::optional<PartialDate> parse_partial_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    PartialDate date;
    const auto year = digits_at(text, 0, 4);
    if (!year || *year == 0) return std::nullopt;
    date.year = *year;
    if (text.size() >= 7) {
        const auto month = digits_at(text, 5, 2);
        if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
        date.month = *month;
    }
    if (text.size() == 10) {
        const auto day = digits_at(text, 8, 2);
        if (text[7] != '-' || !day || *day < 1 || *day > days_in_month(date.year, date.month)) return std::nullopt;
        date.day = *day;
    }
    return date;
}

std::optional<Quantity> quantity_of(const Value& value) {
    if (value.shape() == Value::Shape::integer) { // written by a script: a plain whole number
        std::string digits;
        append_integer(digits, value.as_integer());
        return parse_quantity(digits);
    }
    return value.shape() == Value::Shape::text ? parse_quantity(value.as_text()) : std::nullopt;
}

std::optional<PartialDate> date_of(const Value& value) {
    return value.shape() == Value::Shape::text ? parse_partial_date(value.as_text()) : std::nullopt;
}

std::optional<Id> link_of(const Value& value) {
    return value.shape() == Value::Shape::text ? parse_id(value.as_text()) : std::nullopt;
}

std::optional<std::size_t> choice_of(const Value& value, ChoiceList list) {
    return value.shape() == Value::Shape::text ? choice_index(list, value.as_text()) : std::nullopt;
}

std::optional<bool> boolean_of(const Value& value) {
    if (value.shape() != Value::Shape::boolean) return std::nullopt;
    return value.as_boolean();
}

std::optional<std::int64_t> integer_of(const Value& value) {
    if (value.shape() != Value::Shape::integer) return std::nullopt;
    return value.as_integer();
}

Value to_value(const Quantity& quantity) { return Value::text(to_string(quantity)); }
Value to_value(PartialDate date) { return Value::text(to_string(date)); }
Value to_value(Date date) { return Value::text(to_iso(date)); }
Value to_value(Id link) { return Value::text(to_string(link)); }

Value choice_value(ChoiceList list, std::size_t index) {
    const auto choices = choices_of(list);
    return index < choices.size() ? Value::text(choices[index].code) : Value();
}

bool is_clean_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte < 0x7F) continue;
        if (byte < 0x20) {
            if (byte != '\n' && byte != '\t') return false;
        } else if (byte == 0x7F) {
            return false;
        } else if (byte == 0xC2) { // U+0080 … U+00BF
            if (i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return false;
        } else if (byte == 0xE2 && i + 2 < text.size()) {
            const auto second = static_cast<unsigned char>(text[i + 1]);
            const auto third = static_cast<unsigned char>(text[i + 2]);
            if (second == 0x80 && third >= 0xAA && third <= 0xAE) return false;
            if (second == 0x81 && third >= 0xA6 && third <= 0xA9) return false;
        }
    }
    return true;
}

std::string clean_text(std::string_view text, bool one_line) {
    if (is_valid_utf8(text) && is_clean_text(text) && !(one_line && text.find('\n') != std::string_view::npos)) {
        return std::string(text);
    }
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_code_point(text, at);
        if (c == '\r') {
            if (at < text.size() && text[at] == '\n') continue;
            c = '\n';
        }
        if (c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x0C || c == 0x85) c = '\n'; // other kinds of line end
        if (is_unwanted(c)) continue;
        if (one_line && c == '\n') c = ' ';
        append_code_point(out, c);
    }
    return out;
}

} // namespace yinfeng
