#include "model/typed.h"

#include "base/utf8.h"
#include "model/file_text.h"

#include <algorithm>

namespace yinfeng {

namespace {

// Embedding, override and isolate controls: they can make a name read backwards.
constexpr bool turns_direction(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// Left-to-right, right-to-left and Arabic letter mark: with them two names that look alike are two.
constexpr std::string_view direction_marks[] = {"\u200E", "\u200F", "\u061C"};

constexpr bool is_unwanted(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || turns_direction(c);
}

} // namespace

std::optional<StatedQuantity> stated_of(const Value& value) {
    if (value.shape() == Value::Shape::integer) { // written by a script: a plain whole number
        std::string digits;
        append_integer(digits, value.as_integer());
        return parse_stated_quantity(digits);
    }
    return value.shape() == Value::Shape::text ? parse_stated_quantity(value.as_text()) : std::nullopt;
}

std::optional<Quantity> quantity_of(const Value& value) {
    const auto stated = stated_of(value);
    return stated ? stated->figure() : std::nullopt;
}

std::string_view words_of(const Value& quantity) { return words_in(quantity.as_text()); }

Addend addend_of(const Value& quantity) {
    const auto stated = stated_of(quantity);
    return stated ? addend_of(*stated) : Addend{};
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

std::optional<std::size_t> choice_of(const Value& value, const FieldOptions& options) {
    return value.shape() == Value::Shape::text ? choice_index(options, value.as_text()) : std::nullopt;
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
Value to_value(const StatedQuantity& stated, std::string_view words) { return Value::text(to_string(stated, words)); }
Value to_value(PartialDate date) { return Value::text(to_string(date)); }
Value to_value(Date date) { return Value::text(to_iso(date)); }
Value to_value(Id link) { return Value::text(to_string(link)); }

namespace {
Value value_at(std::span<const Choice> choices, std::size_t index) {
    return index < choices.size() ? Value::text(choices[index].code) : Value();
}
} // namespace

Value choice_value(ChoiceList list, std::size_t index) { return value_at(choices_of(list), index); }
Value choice_value(const FieldOptions& options, std::size_t index) { return value_at(choices_of(options), index); }

std::string clean_element(std::string_view text) { return std::string(trim(clean_text(text, true))); }

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

bool has_direction_mark(std::string_view text) {
    return std::ranges::any_of(direction_marks, [&](std::string_view mark) { return text.contains(mark); });
}

std::string clean_text(std::string_view text, bool one_line) {
    std::string clean = file_text(text, one_line);
    for (const std::string_view mark : direction_marks)
        for (std::size_t at = 0; (at = clean.find(mark, at)) != std::string::npos;) clean.erase(at, mark.size());
    return clean;
}

std::string file_text(std::string_view text, bool one_line) {
    if (is_valid_utf8(text) && is_clean_text(text) &&
        !(one_line && text.find_first_of("\n\t") != std::string_view::npos)) {
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
        if (one_line && (c == '\n' || c == '\t')) c = ' ';
        append_code_point(out, c);
    }
    return out;
}

} // namespace yinfeng
