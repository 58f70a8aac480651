#pragma once
// A table of words: what a room of the house says, one line each in every language. A room has three small files for it:
//
//   words.def   S(too_large, "“{}”太大。", "“{}” is too large.")        {} is filled in; {?file|files} behind it is the first where that was 1
//   words.h     the enumeration of these names, and say()
//   words.cpp   constexpr WordTable<Word> table{{ a WORDS(zh, en) for each line }};
//
// The page has no switch of language yet; its second language would be bytes that everybody loads and nobody sees.

#include "base/language.h"

#include <cstddef>
#include <string_view>

namespace yinfeng {

struct Words {
    std::string_view zh, en;
};
#ifdef YINFENG_CHINESE_ONLY
#define WORDS(zh, en)                                                                                                  \
    ::yinfeng::Words {                                                                                                 \
        zh, {}                                                                                                         \
    }
#else
#define WORDS(zh, en)                                                                                                  \
    ::yinfeng::Words { zh, en }
#endif

// Word is an enumeration that ends with count_.
template <class Word> struct WordTable {
    Words words[static_cast<std::size_t>(Word::count_)];

    std::string_view in(Language language, Word word) const {
        const Words& said = words[static_cast<std::size_t>(word)];
        return in_language(said.zh, said.en, language);
    }
    std::string_view operator[](Word word) const { return in(language(), word); }
};

} // namespace yinfeng
