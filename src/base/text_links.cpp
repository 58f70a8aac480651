#include "base/text_links.h"

#include "base/utf8.h"

#include <algorithm>
#include <optional>

namespace yinfeng {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins(std::string_view text, std::string_view with) {
    return text.size() >= with.size() && std::ranges::equal(text.substr(0, with.size()), with, {}, lower);
}
bool is_of_host(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.'; }
bool has_point_inside(std::string_view host) {
    const std::size_t point = host.rfind('.');
    return point != std::string_view::npos && point > 0 && host.size() - point > 2 && is_letter(host.back());
}

// --- web ---

// By RFC 3986; Chinese text around it is none of it. What ends a sentence or closes a bracket that was opened before stays outside.
std::size_t web_size(std::string_view text) {
    constexpr std::string_view signs = "-._~:/?#[]@!$&'()*+,;=%";
    std::size_t size = 0;
    while (size < text.size() && (is_letter(text[size]) || is_digit(text[size]) || signs.contains(text[size]))) ++size;
    for (; size > 0; --size) {
        const char last = text[size - 1];
        const std::string_view held = text.substr(0, size);
        const bool closes = (last == ')' && std::ranges::count(held, '(') < std::ranges::count(held, ')')) ||
                            (last == ']' && std::ranges::count(held, '[') < std::ranges::count(held, ']'));
        if (!closes && !std::string_view(".,;:!?'(").contains(last)) break;
    }
    return size;
}

std::optional<TextLink> web_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    const std::size_t scheme = begins(rest, "https://") ? 8 : begins(rest, "http://") ? 7 : 0;
    const bool is_bare = scheme == 0 && begins(rest, "www.");
    if (scheme == 0 && !is_bare) return std::nullopt;
    if (at > 0 && (is_letter(text[at - 1]) || is_digit(text[at - 1]) ||
                      (is_bare && text[at - 1] != ' ' && static_cast<unsigned char>(text[at - 1]) < 0x80 &&
                          std::string_view(".-_@/").contains(text[at - 1]))))
        return std::nullopt;
    const std::size_t size = web_size(rest);
    const std::string_view behind = rest.substr(std::min(scheme, size), size - std::min(scheme, size));
    const auto host_end = std::ranges::find_if_not(behind, is_of_host);
    const std::string_view host = behind.substr(0, static_cast<std::size_t>(host_end - behind.begin()));
    if (host.empty() || (is_bare && (!has_point_inside(host) || std::ranges::count(host, '.') < 2)))
        return std::nullopt;
    std::string address(rest.substr(0, size));
    if (is_bare) address.insert(0, "http://");
    return TextLink{TextLink::Kind::web, at, size, std::move(address)};
}

// --- mail ---

std::optional<TextLink> mail_at(std::string_view text, std::size_t sign) {
    const auto is_of_name = [](char c) { return is_letter(c) || is_digit(c) || std::string_view("._%+-").contains(c); };
    std::size_t first = sign, last = sign + 1;
    while (first > 0 && is_of_name(text[first - 1])) --first;
    while (first < sign && text[first] == '.') ++first;
    while (last < text.size() && is_of_host(text[last])) ++last;
    while (last > sign + 1 && !is_letter(text[last - 1]) && !is_digit(text[last - 1])) --last;
    const std::string_view host = text.substr(sign + 1, last - sign - 1);
    if (first == sign || text[sign - 1] == '.' || !has_point_inside(host) ||
        is_digit(host.front()) + is_letter(host.front()) == 0)
        return std::nullopt;
    std::string address = "mailto:";
    for (const char c : text.substr(first, last - first)) // a sign that has a meaning in addresses
        if (c == '%') address += "%25";
        else address += c;
    return TextLink{TextLink::Kind::mail, first, last - first, std::move(address)};
}

// --- telephones ---

// The groups of digits from one place on, with one sign between two of them.
struct Digits {
    std::string digits;
    std::vector<std::size_t> groups, ends; // digits of each, and where it ends in the text
};

std::size_t closing_bracket(std::string_view text) {
    return text.starts_with(')') ? 1 : text.starts_with("）") ? std::string_view("）").size() : 0;
}
std::size_t opening_bracket(std::string_view text) {
    return text.starts_with('(') ? 1 : text.starts_with("（") ? std::string_view("（").size() : 0;
}

// `in_bracket`: one was opened before the first digit, and closes behind the first group.
Digits digits_at(std::string_view text, std::size_t at, bool in_bracket) {
    Digits found;
    while (at < text.size() && is_digit(text[at])) {
        std::size_t group = 0;
        for (; at < text.size() && is_digit(text[at]); ++at, ++group) found.digits += text[at];
        found.groups.push_back(group);
        found.ends.push_back(at);
        std::size_t between = at;
        if (in_bracket && found.groups.size() == 1) {
            const std::size_t close = closing_bracket(text.substr(at));
            if (close == 0) return {};
            between += close;
        }
        if (between < text.size() && (text[between] == '-' || text[between] == ' ')) ++between;
        if (between == at) break;
        at = between;
    }
    return found;
}

bool is_mobile(std::string_view digits) { return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3'; }
bool is_service(std::string_view digits) {
    return digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
}
// 010 and 02x have three digits, all others four; the number itself seven or eight and no 0 or 1 before it.
std::size_t area_size(std::string_view digits) {
    if (digits.size() < 10 || digits[0] != '0' || digits[1] == '0') return 0;
    return digits[1] == '1' || digits[1] == '2' ? 3 : 4;
}
bool is_local(std::string_view digits) { return (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2'; }
bool is_landline(std::string_view digits) {
    const std::size_t area = area_size(digits);
    return area > 0 && is_local(digits.substr(area));
}

// The groups as people write them: 138 0013 8000, 024-2345 6789, 400-810-8888. Other ones are other numbers.
bool is_grouped_so(const std::vector<std::size_t>& groups, std::string_view digits) {
    using Groups = std::vector<std::size_t>;
    if (groups.size() == 1) return true;
    if (is_mobile(digits)) return groups == Groups{3, 4, 4} || groups == Groups{3, 8};
    if (is_service(digits))
        return groups == Groups{3, 3, 4} || groups == Groups{3, 7} || groups == Groups{3, 4, 3} ||
               groups == Groups{6, 4};
    if (is_local(digits)) return groups == Groups{digits.size() - 4, 4};
    const std::size_t area = area_size(digits), rest = digits.size() - area;
    return groups == Groups{area, rest} || groups == Groups{area, rest - 4, 4};
}

constexpr std::string_view counted[] = {
#define COUNTED(words) words,
#define EXTENSION(words)
#include "base/text_link_words.def"
#undef COUNTED
#undef EXTENSION
};
constexpr std::string_view extensions[] = {
#define COUNTED(words)
#define EXTENSION(words) words,
#include "base/text_link_words.def"
#undef COUNTED
#undef EXTENSION
};

bool is_counted(std::string_view behind) {
    behind = behind.substr(std::min(behind.find_first_not_of(' '), behind.size()));
    return std::ranges::any_of(counted, [&](std::string_view unit) { return behind.starts_with(unit); });
}

// 转 801, -801, ext. 801
std::size_t extension_size(std::string_view behind, std::string& digits) {
    std::size_t at = 0;
    while (at < behind.size() && behind[at] == ' ') ++at;
    const auto word =
        std::ranges::find_if(extensions, [&](std::string_view each) { return begins(behind.substr(at), each); });
    if (word == std::end(extensions)) return 0;
    at += word->size();
    while (at < behind.size() && behind[at] == ' ') ++at;
    const std::size_t first = at;
    while (at < behind.size() && is_digit(behind[at])) ++at;
    if (at - first < 1 || at - first > 5 || (at < behind.size() && (is_letter(behind[at]) || behind[at] == '-')))
        return 0;
    digits = behind.substr(first, at - first);
    return at;
}

// Whether what stands behind the digits makes them part of something else.
bool goes_on(std::string_view behind) {
    if (behind.empty()) return false;
    const char next = behind.front();
    const bool joins = std::string_view("-/.").contains(next) && behind.size() > 1 && is_digit(behind[1]);
    return is_letter(next) || is_digit(next) || next == '@' || next == '_' || joins || is_counted(behind);
}

std::optional<TextLink> telephone_at(std::string_view text, std::size_t at, bool telephones) {
    if (at > 0) { // the middle of something longer, or a figure behind a point or a currency
        const char before = text[at - 1];
        if (is_letter(before) || is_digit(before) || std::string_view("-_./$#@=&+").contains(before) ||
            text.substr(0, at).ends_with("¥") || text.substr(0, at).ends_with("￥"))
            return std::nullopt;
    }
    std::size_t first = at;
    const bool is_china = begins(text.substr(at), "+86");
    const std::size_t bracket = opening_bracket(text.substr(at));
    if (is_china) {
        first += 3;
        if (first < text.size() && (text[first] == ' ' || text[first] == '-')) ++first;
    } else {
        first += bracket;
    }
    const Digits found = digits_at(text, first, bracket > 0);
    // As many groups as are one number; what follows may be another one, or an extension.
    std::size_t length = found.digits.size();
    for (std::size_t count = found.groups.size(); count > 0; length -= found.groups[--count]) {
        const std::string_view digits = std::string_view(found.digits).substr(0, length);
        const std::vector<std::size_t> groups(
            found.groups.begin(), found.groups.begin() + static_cast<std::ptrdiff_t>(count));
        const bool is_number = is_mobile(digits) || is_service(digits) || is_landline(digits) ||
                               (telephones && is_local(digits) && bracket == 0);
        if (!is_number || !is_grouped_so(groups, digits)) continue;
        std::size_t last = found.ends[count - 1];
        std::string extension;
        const std::size_t more = extension_size(text.substr(last), extension);
        if (more == 0 && goes_on(text.substr(last))) continue;
        last += more;
        TextLink link{TextLink::Kind::telephone, at, last - at, is_china ? "tel:+86" : "tel:"};
        link.address += digits;
        if (!extension.empty()) link.address += ";ext=" + extension;
        return link;
    }
    return std::nullopt;
}

} // namespace

std::vector<TextLink> links_in_text(std::string_view text, bool telephones) {
    std::vector<TextLink> links;
    std::size_t end = 0; // of the last one
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        std::optional<TextLink> found;
        if (c == '@') found = mail_at(text, at);
        else if (lower(c) == 'h' || lower(c) == 'w') found = web_at(text, at);
        else if (is_digit(c) || c == '+' || opening_bracket(text.substr(at)) > 0)
            found = telephone_at(text, at, telephones);
        if (!found || found->first < end) {
            ++at;
            continue;
        }
        at = end = found->first + found->size;
        links.push_back(*std::move(found));
    }
    return links;
}

} // namespace yinfeng
