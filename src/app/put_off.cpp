#include "app/put_off.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

std::string_view take_word(std::string_view& line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

} // namespace

std::string to_text(const std::vector<PutOff>& all) {
    std::string text;
    for (const PutOff& each : all) {
        if (!text.empty()) text += '\n';
        text.append(domain::matter_name(each.matter)).append(" ").append(to_string(each.record));
        text.append(" ").append(to_iso(each.until));
    }
    return text;
}

std::vector<PutOff> parse_put_off(std::string_view text) {
    std::vector<PutOff> all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::string_view name = take_word(line);
        const auto record = parse_id(take_word(line));
        const auto until = parse_iso_date(line);
        for (std::size_t i = 0; record && until && i < domain::matter_count; ++i) {
            const auto matter = static_cast<domain::Matter>(i);
            if (domain::matter_name(matter) == name && all.size() < most_put_off)
                all.push_back({matter, *record, *until});
        }
    }
    return all;
}

void put_off(std::vector<PutOff>& all, const PutOff& what) {
    std::erase_if(all, [&](const PutOff& each) { return each.matter == what.matter && each.record == what.record; });
    all.push_back(what);
    if (all.size() > most_put_off) all.erase(all.begin());
}

void drop_past(std::vector<PutOff>& all, Date today) {
    std::erase_if(all, [&](const PutOff& each) { return each.until <= today; });
}

} // namespace yinfeng::app
