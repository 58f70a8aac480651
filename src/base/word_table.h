#pragma once
// A table of words: what a room of the house says, one line each in every language. A room has three small files for it:
//
//   words.def   S(too_large, "“{}”太大。", "“{}” is too large.")        {} is filled in; {?file|files} behind it is the first where that was 1
//   words.h     the enumeration of these names, and say()
//   words.cpp   constexpr WordTable<Word> table{{ a WORDS(zh, en) for each line }};
//
// The page holds the Chinese alone and loads the others (base/language_pack.h): they would be bytes that everybody loads and few see.

#include "base/language.h"
#include "base/language_pack.h"

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace yinfeng {

struct Words {
    std::string_view zh;
#ifndef YINFENG_CHINESE_ONLY
    std::string_view en;
#endif
    std::uint32_t key;
};
// (Each key is worked out by itself: all of a table at once would be more than compilers take for one constant.)
#define WORD_KEY(zh, en) ::std::integral_constant<::std::uint32_t, ::yinfeng::word_key(zh, en)>::value
#ifdef YINFENG_CHINESE_ONLY
#define WORDS(zh, en)                                                                                                  \
    ::yinfeng::Words {                                                                                                 \
        zh, WORD_KEY(zh, en)                                                                                           \
    }
#else
#define WORDS(zh, en)                                                                                                  \
    ::yinfeng::Words { zh, en, WORD_KEY(zh, en) }
#endif

// Word is an enumeration that ends with count_.
template <class Word> struct WordTable {
    Words words[static_cast<std::size_t>(Word::count_)];

    std::string_view in(Language language, Word word) const {
        const Words& said = words[static_cast<std::size_t>(word)];
        if (language == Language::zh) return said.zh;
#ifndef YINFENG_CHINESE_ONLY
        if (language == Language::en) return said.en.empty() ? said.zh : said.en;
#endif
        const std::string_view packed = packed_word(language, said.key);
        return packed.empty() ? said.zh : packed;
    }
    std::string_view operator[](Word word) const { return in(language(), word); }
};

} // namespace yinfeng
