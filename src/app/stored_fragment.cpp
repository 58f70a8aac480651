#include "app/stored_fragment.h"

#include "base/utf8.h"
#include "model/limits.h"
#include "model/typed.h"
#include "sync/snapshot.h"

#include <charconv>
#include <optional>
#include <set>
#include <string>

namespace yinfeng::app {

namespace {

constexpr std::string_view list_opening = "\"authors\":[";

// The text of the JSON string whose opening quote stands at `at`, which moves behind its end. Written by our own writer, so there
// are no escapes but \" \\ \n \t \r \b \f and \u00xx.
std::optional<std::string> take_string(std::string_view json, std::size_t& at) {
    std::string text;
    if (at >= json.size() || json[at] != '"') return std::nullopt;
    for (++at; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '"') {
            ++at;
            return text;
        }
        if (c != '\\') {
            text += c;
            continue;
        }
        if (++at >= json.size()) return std::nullopt;
        if (json[at] == 'u') {
            unsigned code = 0;
            const char* digits = json.data() + at + 1;
            if (at + 4 >= json.size() || std::from_chars(digits, digits + 4, code, 16).ptr != digits + 4)
                return std::nullopt;
            append_code_point(text, code);
            at += 4;
        } else if (json[at] == '"' || json[at] == '\\' || json[at] == '/') {
            text += json[at];
        } else {
            text += ' ';
        }
    }
    return std::nullopt;
}

// Nothing where there is no such list, or nothing to mend in it.
std::optional<std::string> with_mended_authors(std::string_view json) {
    const std::size_t list = json.find(list_opening);
    if (list == std::string_view::npos) return std::nullopt;
    std::string out(json.substr(0, list + list_opening.size()));
    std::size_t at = out.size();
    std::set<std::string> taken;
    bool changed = false;
    while (at < json.size() && json[at] != ']') {
        const auto text = take_string(json, at);
        if (!text) return std::nullopt;
        const std::string clean = clean_text(*text, true);
        std::string name(truncate_bytes(clean, most_author_bytes));
        for (int number = 2; !taken.insert(name).second; ++number) {
            const std::string suffix = " " + std::to_string(number);
            name = std::string(truncate_bytes(clean, most_author_bytes - suffix.size())) + suffix;
        }
        changed = changed || name != *text;
        append_json_string(out, name);
        if (at < json.size() && json[at] == ',') {
            out += ',';
            ++at;
        }
    }
    if (!changed) return std::nullopt;
    out += json.substr(at);
    return out;
}

} // namespace

Result<StoredFragment> decode_stored(std::string_view json) {
    Result<Fragment> fragment = decode_snapshot(json, Digest::ignored);
    if (fragment) return StoredFragment{*std::move(fragment), false};
    if (const auto mended = with_mended_authors(json)) {
        if (Result<Fragment> read = decode_snapshot(*mended, Digest::ignored))
            return StoredFragment{*std::move(read), true};
    }
    return std::unexpected(fragment.error());
}

} // namespace yinfeng::app
