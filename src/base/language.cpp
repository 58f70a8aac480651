#include "base/language.h"

#include <algorithm>

namespace yinfeng {

namespace {
Language chosen = Language::zh;
}

void set_language(Language language) { chosen = language; }
Language language() { return chosen; }

bool has_language(Language language) {
#ifdef YINFENG_CHINESE_ONLY
    return language == Language::zh;
#else
    return language <= Language::en;
#endif
}

std::string_view in_language(std::string_view zh, std::string_view en, Language wanted) {
    return wanted == Language::en && !en.empty() ? en : zh;
}

std::string fill(std::string_view pattern, std::span<const std::string_view> values) {
    std::string out;
    std::string_view before;
    for (std::size_t value = 0;;) {
        const std::size_t gap = std::min(pattern.find("{}"), pattern.find("{?"));
        out += pattern.substr(0, gap);
        if (gap == std::string_view::npos) return out;
        pattern.remove_prefix(gap);
        if (pattern.starts_with("{}")) {
            before = value < values.size() ? values[value] : std::string_view();
            ++value;
            out += before;
            pattern.remove_prefix(2);
            continue;
        }
        const std::size_t bar = pattern.find('|'), end = pattern.find('}');
        if (bar > end || end == std::string_view::npos) return out.append(pattern); // a table is wrong
        out += before == "1" ? pattern.substr(2, bar - 2) : pattern.substr(bar + 1, end - bar - 1);
        pattern.remove_prefix(end + 1);
    }
}

} // namespace yinfeng
