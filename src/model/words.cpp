#include "model/words.h"

#include "base/word_table.h"

namespace yinfeng {

namespace {

constexpr WordTable<ModelWord> table{{
#define S(name, zh, en) WORDS(zh, en),
#include "model/words.def"
#undef S
                                     },
    table_key(
#define S(name, zh, en) #name "\n"
#include "model/words.def"
#undef S
        )};

} // namespace

std::string_view say(ModelWord word) { return table[word]; }
std::string_view say(Language language, ModelWord word) { return table.in(language, word); }
std::string say(ModelWord word, std::initializer_list<std::string_view> values) { return fill(say(word), values); }

} // namespace yinfeng
