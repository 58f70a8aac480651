#include "base/language.h"

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
    for (std::size_t value = 0;; ++value) {
        const std::size_t gap = pattern.find("{}");
        out += pattern.substr(0, gap);
        if (gap == std::string_view::npos) return out;
        if (value < values.size()) out += values[value];
        pattern.remove_prefix(gap + 2);
    }
}

} // namespace yinfeng
