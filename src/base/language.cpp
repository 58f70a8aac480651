#include "base/language.h"

#include "base/language_pack.h"
#include "base/traditional.h"
#include "base/words.h"

#include <algorithm>

namespace yinfeng {

namespace {
Language chosen = Language::zh;
}

void set_language(Language language) { chosen = language; }
Language language() { return chosen; }

bool has_language(Language language) {
    switch (language) {
    case Language::zh: return true;
    case Language::en:
#ifdef YINFENG_CHINESE_ONLY
        return has_language_pack();
#else
        return true;
#endif
    case Language::zh_hant: return has_traditional();
    }
    return false;
}

std::string_view asset_of(Language language) {
    switch (language) {
    case Language::zh: return {};
    case Language::en: return "en.words";
    case Language::zh_hant: return "zh-hant.txt";
    }
    return {};
}

Result<void> load_language(Language language, std::string_view bytes) {
    return language == Language::zh_hant ? load_traditional(bytes) : load_language_pack(std::string(bytes));
}

std::string_view tag_of(Language language) {
    switch (language) {
    case Language::zh: return "zh-CN";
    case Language::en: return "en";
    case Language::zh_hant: return "zh-Hant";
    }
    return {};
}

std::string_view own_name(Language language) {
    switch (language) {
    case Language::zh: return word_in(Language::zh, BaseWord::language_zh);
    case Language::zh_hant: return word_in(Language::zh, BaseWord::language_zh_hant);
    case Language::en: return word_in(Language::zh, BaseWord::language_en);
    }
    return {};
}

std::string_view short_name(Language language) {
    switch (language) {
    case Language::zh: return word_in(Language::zh, BaseWord::language_short_zh);
    case Language::zh_hant: return word_in(Language::zh, BaseWord::language_short_zh_hant);
    case Language::en: return word_in(Language::zh, BaseWord::language_en);
    }
    return {};
}

std::optional<Language> language_of_tag(std::string_view tag) {
    for (const Language each : languages)
        if (tag_of(each) == tag) return each;
    return std::nullopt;
}

std::string_view in_language(std::string_view zh, std::string_view en, Language wanted) {
    if (en.empty() || en == zh || wanted == Language::zh) return zh; // an office's own words are the same in both
    return wanted == Language::en ? en : traditional(zh);
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
