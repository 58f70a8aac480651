#include "documents/words.h"

#include "base/word_table.h"

namespace yinfeng::documents {

namespace {

constexpr WordTable<Word> table{{
#define S(name, zh, en) WORDS(zh, en),
#include "documents/words.def"
#undef S
                                },
    table_key(
#define S(name, zh, en) #name "\n"
#include "documents/words.def"
#undef S
        )};

} // namespace

std::string_view say(Word word) { return table[word]; }
std::string say(Word word, std::initializer_list<std::string_view> values) { return fill(say(word), values); }

} // namespace yinfeng::documents
