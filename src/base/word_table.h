#pragma once
// A table of words: what a room of the house says, one line each in every language. A room has three small files for it:
//
//   words.def   S(too_large, "“{}”太大。", "“{}” is too large.")        {} is filled in; {?file|files} behind it is the first where that was 1
//   words.h     the enumeration of these names, and say()
//   words.cpp   constexpr WordTable<Word> table{{ a WORDS(zh, en) for each line }, table_key( a NAME "\n" for each )};
//
// The page holds the Chinese alone and loads the others when they are chosen (base/language_pack.h, base/traditional.h): they would be
// bytes that everybody loads and few see.

#include "base/language.h"
#include "base/language_pack.h"
#include "base/traditional.h"

#include <cstddef>
#include <string_view>

namespace yinfeng {

struct Words {
    std::string_view zh;
#ifndef YINFENG_CHINESE_ONLY
    std::string_view en;
#endif
};
#ifdef YINFENG_CHINESE_ONLY
#define WORDS(zh, en)                                                                                                  \
    ::yinfeng::Words { zh }
#else
#define WORDS(zh, en)                                                                                                  \
    ::yinfeng::Words { zh, en }
#endif

// Word is an enumeration that ends with count_.
template <class Word> struct WordTable {
    Words words[static_cast<std::size_t>(Word::count_)];
    std::uint32_t key; // table_key() of its lines

    std::string_view in(Language language, Word word) const {
        const Words& said = words[static_cast<std::size_t>(word)];
        switch (language) {
        case Language::zh: break;
        case Language::zh_hant: return traditional(said.zh);
        case Language::en:
#ifdef YINFENG_CHINESE_ONLY
            const std::string_view english = packed_word(key, static_cast<std::size_t>(word));
#else
            const std::string_view english = said.en;
#endif
            if (!english.empty()) return english;
        }
        return said.zh;
    }
    std::string_view operator[](Word word) const { return in(language(), word); }
};

} // namespace yinfeng
