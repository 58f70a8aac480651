#include "base/words.h"

#include "base/word_table.h"

namespace yinfeng {

namespace {

constexpr WordTable<BaseWord> table{{
#define S(name, zh, en) WORDS(zh, en),
#include "base/words.def"
#undef S
                                    },
    table_key(
#define S(name, zh, en) #name "\n"
#include "base/words.def"
#undef S
        )};

} // namespace

std::string_view say(BaseWord word) { return table[word]; }
std::string say(BaseWord word, std::initializer_list<std::string_view> values) { return fill(say(word), values); }
std::string_view word_in(Language language, BaseWord word) { return table.in(language, word); }
std::string say(Language language, BaseWord word, std::initializer_list<std::string_view> values) {
    return fill(table.in(language, word), values);
}

} // namespace yinfeng
