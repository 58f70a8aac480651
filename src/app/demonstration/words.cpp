#include "app/demonstration/words.h"

#include "base/utf8.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

constexpr std::string_view first_line = "yinfeng-demonstration 1";
constexpr std::string_view lists[] = {"district", "park", "begin", "end", "region", "plant", "role", "officer",
    "service", "squad", "office", "measure", "result", "rating", "next", "note", "way", "exit", "tag", "option",
    "pause", "tax_field", "way_field"};
constexpr std::string_view coded_lists[] = {"department", "issue"};

std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return trim(line);
}

} // namespace

Result<DemonstrationWords> read_demonstration_words(std::string_view text) {
    if (take_line(text) != first_line) return fail("demonstration.txt: not of this version");
    DemonstrationWords words;
    for (int number = 2; !text.empty(); ++number) {
        const std::string_view line = take_line(text);
        if (line.empty() || line.starts_with('#')) continue;
        const std::size_t blank = line.find(' ');
        const std::string_view key = line.substr(0, blank);
        const std::string_view rest = blank == std::string_view::npos ? std::string_view() : trim(line.substr(blank));
        const auto refuse = [&] { return fail("demonstration.txt: line " + std::to_string(number)); };
        if (rest.empty()) return refuse();
        const bool below_industry = key == "chain" || key == "product";
        if (below_industry && words.industries.empty()) return refuse();
        if (key == "industry") {
            words.industries.push_back({std::string(rest), {}, {}});
        } else if (key == "chain") {
            words.industries.back().chain = rest;
        } else if (key == "product") {
            words.industries.back().products.emplace_back(rest);
        } else if (std::ranges::contains(coded_lists, key)) {
            const std::size_t code = rest.find(' ');
            if (code == std::string_view::npos) return refuse();
            words.coded[std::string(key)].push_back(
                {std::string(rest.substr(0, code)), std::string(trim(rest.substr(code)))});
        } else if (std::ranges::contains(lists, key)) {
            words.lists[std::string(key)].emplace_back(rest);
        } else {
            return refuse();
        }
    }
    for (const std::string_view key : lists)
        if (!words.lists.contains(key)) return fail("demonstration.txt: no " + std::string(key));
    for (const std::string_view key : coded_lists)
        if (!words.coded.contains(key)) return fail("demonstration.txt: no " + std::string(key));
    const bool has_products = !words.industries.empty() && std::ranges::none_of(words.industries,
                                                               [](const auto& each) { return each.products.empty(); });
    if (!has_products) return fail("demonstration.txt: an industry without products");
    return words;
}

} // namespace yinfeng::app
