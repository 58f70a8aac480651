#include "view/messages.h"

#include "base/word_table.h"

namespace yinfeng::view {

namespace {

constexpr WordTable<Message> table{{
#define M(name, zh, en) WORDS(zh, en),
#include "view/messages.def"
#undef M
                                   },
    table_key(
#define M(name, zh, en) #name "\n"
#include "view/messages.def"
#undef M
        )};

} // namespace

std::string say(Language language, Message message, std::initializer_list<std::string_view> values) {
    return fill(table.in(language, message), values);
}

} // namespace yinfeng::view
