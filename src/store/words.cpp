#include "store/words.h"

#include "base/word_table.h"

namespace yinfeng {

namespace {

constexpr WordTable<StoreWord> table{{
#define S(name, zh, en) WORDS(zh, en),
#include "store/words.def"
#undef S
                                     },
    table_key(
#define S(name, zh, en) #name "\n"
#include "store/words.def"
#undef S
        )};

} // namespace

std::string_view say(StoreWord word) { return table[word]; }
std::string say(StoreWord word, std::initializer_list<std::string_view> values) { return fill(say(word), values); }

} // namespace yinfeng
