#include "model/carried_value.h"

#include "base/sort_list.h"
#include "model/json_scanner.h"
#include "model/limits.h"
#include "model/words.h"

#include <algorithm>

namespace yinfeng {

bool CarriedValue::is_readable_number(std::string_view raw) {
    if (raw.size() > most_number_bytes) return false;
    const auto exponent = raw.find_first_of("eE");
    if (exponent == std::string_view::npos) return true;
    int size = 0;
    for (const char c : raw.substr(exponent + 1)) {
        if (c >= '0') size = std::min(size * 10 + (c - '0'), 1'000);
    }
    return size <= most_exponent;
}

bool CarriedValue::open(char bracket) {
    if (writer_.depth() >= most_value_depth) return fail(say(ModelWord::too_deep));
    writer_.open(bracket);
    keys_.emplace_back();
    return true;
}

bool CarriedValue::close(char bracket) {
    auto& keys = keys_.back();
    sort_list(keys);
    if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) return fail(say(ModelWord::double_key));
    keys_.pop_back();
    writer_.close(bracket);
    return true;
}

bool CarriedValue::key(std::string_view name, bool clean) {
    if (name.size() > most_name_bytes) return fail(say(ModelWord::long_text));
    if (!clean) return fail(say(ModelWord::control_characters));
    keys_.back().emplace_back(name);
    writer_.key(name);
    return true;
}

bool CarriedValue::text(std::string_view text, bool clean) {
    if (!clean) return fail(say(ModelWord::control_characters));
    writer_.text(text);
    return true;
}

bool CarriedValue::integer(std::int64_t number) {
    if (number > static_cast<std::int64_t>(greatest_n) || number < -greatest_integer)
        return fail(say(ModelWord::number_out_of_range));
    writer_.integer(number);
    return true;
}

bool CarriedValue::other_number(std::string_view raw) {
    if (!is_readable_number(raw)) return fail(say(ModelWord::number_out_of_range));
    writer_.json(raw);
    return true;
}

bool CarriedValue::word(std::string_view null_true_or_false) {
    writer_.json(null_true_or_false);
    return true;
}

namespace {

// Takes one value, which must be a compound one.
class Check {
public:
    bool null() { return within(&CarriedValue::word, "null"); }
    bool boolean(bool yes) { return within(&CarriedValue::word, yes ? "true" : "false"); }
    bool integer(std::int64_t number) { return value_.is_open() && value_.integer(number); }
    bool other_number(std::string_view raw) {
        if (value_.is_open()) return value_.other_number(raw);
        text_ = raw;
        return CarriedValue::is_readable_number(raw);
    }
    bool string(std::string_view text, bool clean) { return value_.is_open() && value_.text(text, clean); }
    bool key(std::string_view name, bool clean) { return value_.key(name, clean); }
    bool start_object() { return value_.open('{'); }
    bool end_object() { return close('}'); }
    bool start_array() { return value_.open('['); }
    bool end_array() { return close(']'); }
    const std::string& text() const { return text_; }

private:
    bool within(bool (CarriedValue::*add)(std::string_view), std::string_view text) {
        return value_.is_open() && (value_.*add)(text);
    }
    bool close(char bracket) {
        if (!value_.close(bracket)) return false;
        if (!value_.is_open()) text_ = value_.take();
        return true;
    }

    CarriedValue value_;
    std::string text_;
};

} // namespace

bool is_carried_value(std::string_view json) {
    Check check;
    JsonScanner scanner(json, check);
    return scanner.run() && check.text() == json;
}

} // namespace yinfeng
