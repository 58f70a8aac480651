#pragma once
// One line of JSON, made key by key: what parts two of them is written between them and can stand nowhere else.

#include "cli/console.h"

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace yinfeng::cli {

class JsonObject {
public:
    JsonObject& json(std::string_view key, std::string_view value); // JSON already
    JsonObject& text(std::string_view key, std::string_view value) { return json(key, json_text(value)); }
    JsonObject& number(std::string_view key, std::integral auto value) { return json(key, std::to_string(value)); }
    JsonObject& flag(std::string_view key, bool value) { return json(key, value ? "true" : "false"); }
    std::string whole() const { return "{" + members_ + "}"; }
    void print_line() const { print(whole() + "\n"); }

private:
    std::string members_;
    bool has_some_ = false;
};

// Of `each(element)` as JSON.
template <class List, class Each> std::string json_list(const List& list, const Each& each) {
    std::string elements;
    bool has_some = false;
    for (const auto& element : list) {
        if (std::exchange(has_some, true)) elements += ',';
        elements += each(element);
    }
    return "[" + elements + "]";
}

} // namespace yinfeng::cli
