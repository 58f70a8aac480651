#pragma once
// What is said in another language: in English while an InEnglish lives, and whether Chinese is left in it; in traditional Chinese.

#include "assets/embedded.h"
#include "base/language.h"
#include "base/traditional.h"

#include <string>
#include <string_view>

namespace yinfeng::test {

struct InEnglish {
    InEnglish() {
        // (As WebAssembly the tests are built as the page is, without English.)
        if (!has_language(Language::en)) (void)load_language(Language::en, assets::find(asset_of(Language::en)));
        set_language(Language::en);
    }
    ~InEnglish() { set_language(Language::zh); }
    InEnglish(const InEnglish&) = delete;
    InEnglish& operator=(const InEnglish&) = delete;
};

// The table of traditional Chinese, while one lives.
struct WithTraditional {
    WithTraditional() { (void)load_language(Language::zh_hant, assets::find(asset_of(Language::zh_hant))); }
    ~WithTraditional() {
        set_language(Language::zh);
        unload_traditional();
    }
    WithTraditional(const WithTraditional&) = delete;
    WithTraditional& operator=(const WithTraditional&) = delete;
};

// Chinese characters and punctuation: E3 80 to E9 BF and EF BC … in UTF-8.
inline bool has_chinese(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]), second = static_cast<unsigned char>(text[i + 1]);
        if ((first >= 0xE4 && first <= 0xE9) || (first == 0xE3 && second >= 0x80) || (first == 0xEF && second >= 0xBC))
            return true;
    }
    return false;
}

// Without what stands between “ and ”: what somebody typed, and examples of what can be.
inline std::string unquoted(std::string_view text) {
    constexpr std::string_view opens = "“", closes = "”";
    std::string out;
    while (true) {
        const std::size_t from = text.find(opens), to = text.find(closes, from);
        out += text.substr(0, from);
        if (from == std::string_view::npos || to == std::string_view::npos) return out;
        text.remove_prefix(to + closes.size());
    }
}

} // namespace yinfeng::test
