#include "base/written_list.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace yinfeng {

namespace {

constexpr std::array<std::string_view, 6> between_elements{"、", "；", ";", "，", ",", "\n"};

bool parts_a_list(std::string_view text) {
    return text.starts_with('"') ||
           std::ranges::any_of(between_elements, [text](std::string_view sign) { return text.contains(sign); });
}

// An element as append_to_list() has written it, with the sign behind it; nothing where the quotation mark is a part of a text.
std::optional<std::string> take_quoted(std::string_view& text) {
    std::string element;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != '"') {
            element += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
            element += text[++at];
        } else {
            const std::string_view behind = trim(text.substr(at + 1));
            if (behind.empty()) {
                text = {};
                return element;
            }
            for (const std::string_view sign : between_elements) {
                if (!behind.starts_with(sign)) continue;
                text = behind.substr(sign.size());
                return element;
            }
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

void append_to_list(std::string& list, std::string_view element) {
    if (!list.empty()) list += "、";
    if (!parts_a_list(element)) {
        list += element;
        return;
    }
    list += '"';
    for (const char c : element) list.append(c == '"' ? 2 : 1, c);
    list += '"';
}

std::vector<std::string> parts_of_list(std::string_view text) {
    std::vector<std::string> parts;
    while (!(text = trim(text)).empty()) {
        if (text.starts_with('"')) {
            if (auto quoted = take_quoted(text)) {
                parts.push_back(std::move(*quoted));
                continue;
            }
        }
        std::size_t end = text.size(), after = text.size();
        for (const std::string_view sign : between_elements) {
            if (const std::size_t at = text.find(sign); at < end) end = at, after = at + sign.size();
        }
        if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
        text.remove_prefix(after);
    }
    return parts;
}

} // namespace yinfeng
