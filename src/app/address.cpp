#include "app/address.h"

#include "app/kept_text.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace yinfeng::app {

namespace {

constexpr std::size_t most_bytes = 4000; // browsers and chat programs take less
constexpr std::size_t most_where = 1200; // of the conditions, as they stand in it
constexpr std::size_t most_word = 100;   // of a list or a view
constexpr std::size_t most_name_characters = 60, most_find_characters = 60;
constexpr char end_of_where = '!'; // nothing that is encoded has it
constexpr std::string_view where_as_left = "left";

constexpr std::string_view start_page = "start";
constexpr std::array<std::string_view, static_cast<std::size_t>(Screen::count_)> pages = {"today", "projects", "chains",
    "services", "directory", "data", "settings", "conflicts", "compare", "trash", "duplicates"};

bool stands_for_itself(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~' || c == ':';
}

void append_encoded(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        if (stands_for_itself(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out.append({'%', digits[byte >> 4], digits[byte & 15]});
        }
    }
}

std::string encoded(std::string_view text) {
    std::string out;
    append_encoded(out, text);
    return out;
}

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) return {};
        out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
        i += 2;
    }
    return out;
}

bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= most_word && std::ranges::all_of(text, stands_for_itself);
}

void append_part(std::string& out, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    if (!out.empty()) out += '&';
    out.append(key).append("=");
    append_encoded(out, value);
}

enum class Part : std::uint8_t { workspace, page, list, view, record, layout, where, find, name, count_ };
constexpr std::array<std::string_view, static_cast<std::size_t>(Part::count_)> keys = {
    "w", "page", "list", "view", "record", "layout", "where", "find", "name"};

constexpr std::string_view key_of(Part part) { return keys[static_cast<std::size_t>(part)]; }

// False: what it says is damaged.
bool read_id(std::string_view text, Id& into) {
    const std::optional<Id> id = parse_id(text);
    if (id) into = *id;
    return id && !is_nil(*id);
}

bool read_word(std::string_view text, std::string& into) {
    into = text;
    return is_word(text);
}

bool read_where(std::string_view raw, std::string_view text, Sight& into) {
    if (text == where_as_left) {
        into.conditions = Sight::Conditions::as_left;
        return true;
    }
    if (!raw.ends_with(end_of_where) || !is_valid_utf8(text)) return false;
    into.conditions = Sight::Conditions::tried;
    into.where = text.substr(0, text.size() - 1);
    return true;
}

void append_sight(std::string& out, const Sight& sight) {
    using enum Sight::Conditions;
    append_part(out, key_of(Part::layout), sight.layout);
    const std::string where = encoded(sight.where);
    if (sight.conditions == as_left || (sight.conditions == tried && where.size() > most_where))
        append_part(out, key_of(Part::where), where_as_left);
    else if (sight.conditions == tried)
        out.append("&").append(key_of(Part::where)).append("=").append(where) += end_of_where;
    append_part(out, key_of(Part::find), kept_line(sight.find, most_find_characters));
}

} // namespace

std::string to_text(const Address& address) {
    std::string out;
    const auto id_text = [](Id id) { return is_nil(id) ? std::string() : to_string(id); };
    append_part(out, key_of(Part::workspace), id_text(address.workspace));
    append_part(out, key_of(Part::page), address.page ? pages[static_cast<std::size_t>(*address.page)] : start_page);
    append_part(out, key_of(Part::list), address.list);
    append_part(out, key_of(Part::view), address.view);
    append_part(out, key_of(Part::record), id_text(address.record));
    append_sight(out, address.sight);
    append_part(out, key_of(Part::name), kept_line(address.name, most_name_characters));
    return out;
}

bool leaves_out_conditions(const Address& address) {
    return address.sight.conditions == Sight::Conditions::as_left || encoded(address.sight.where).size() > most_where;
}

std::expected<Address, AddressFault> parse_address(std::string_view text) {
    if (text.size() > most_bytes) return std::unexpected(AddressFault::foreign);
    Address address;
    std::array<bool, keys.size()> seen{};
    bool damaged = false, unknown_page = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = part.find('=');
        const auto known = std::ranges::find(keys, part.substr(0, std::min(equals, part.size())));
        if (known == keys.end() || equals == std::string_view::npos) continue;
        const auto which = static_cast<std::size_t>(known - keys.begin());
        const std::optional<std::string> value = decoded(part.substr(equals + 1));
        const bool again = std::exchange(seen[which], true);
        // Nothing hangs on these.
        if (static_cast<Part>(which) == Part::name || static_cast<Part>(which) == Part::find) {
            const bool is_name = static_cast<Part>(which) == Part::name;
            (is_name ? address.name : address.sight.find) =
                value ? kept_line(*value, is_name ? most_name_characters : most_find_characters) : std::string();
            continue;
        }
        damaged |= !value || again;
        if (!value) continue;
        switch (static_cast<Part>(which)) {
        case Part::workspace: damaged |= !read_id(*value, address.workspace); break;
        case Part::record: damaged |= !read_id(*value, address.record); break;
        case Part::list: damaged |= !read_word(*value, address.list); break;
        case Part::view: damaged |= !read_word(*value, address.view); break;
        case Part::layout: damaged |= !read_word(*value, address.sight.layout); break;
        case Part::where: damaged |= !read_where(part.substr(equals + 1), *value, address.sight); break;
        case Part::page: {
            const auto page = std::ranges::find(pages, *value);
            if (page != pages.end()) address.page = static_cast<Screen>(page - pages.begin());
            else if (*value == start_page) address.page.reset();
            else unknown_page = true, damaged |= !is_word(*value);
            break;
        }
        case Part::find:
        case Part::name:
        case Part::count_: break;
        }
    }
    if (std::ranges::none_of(seen, std::identity())) return std::unexpected(AddressFault::foreign);
    if (damaged) return std::unexpected(AddressFault::damaged);
    if (unknown_page) return std::unexpected(AddressFault::unknown_page);
    return address;
}

} // namespace yinfeng::app
