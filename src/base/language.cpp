#include "base/language.h"

namespace yinfeng {

namespace {
Language chosen = Language::zh;
}

void set_language(Language language) { chosen = language; }
Language language() { return chosen; }

std::string_view in_language(std::string_view zh, std::string_view en) {
    return chosen == Language::en && !en.empty() ? en : zh;
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
    std::string out;
    auto value = values.begin();
    while (true) {
        const std::size_t gap = pattern.find("{}");
        out += pattern.substr(0, gap);
        if (gap == std::string_view::npos) return out;
        if (value != values.end()) out += *value++;
        pattern.remove_prefix(gap + 2);
    }
}

} // namespace yinfeng
