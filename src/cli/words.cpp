#include "cli/words.h"

#include "base/word_table.h"
#include "cli/console.h"

#include <vector>

namespace yinfeng::cli {

namespace {

constexpr WordTable<Word> table{{
#define S(name, zh, en) WORDS(zh, en),
#include "cli/words.def"
#undef S
                                },
    table_key(
#define S(name, zh, en) #name "\n"
#include "cli/words.def"
#undef S
        )};

} // namespace

std::string_view say(Word word) { return table[word]; }

std::string say(Word word, std::initializer_list<std::string_view> values) {
    std::vector<std::string> lines;
    for (const std::string_view value : values) lines.push_back(in_one_line(value));
    return fill(say(word), std::vector<std::string_view>(lines.begin(), lines.end()));
}

} // namespace yinfeng::cli
