#include "sync/words.h"

#include "base/language.h"

#include <array>

namespace yinfeng::sync {

namespace {

struct Words {
    std::string_view zh, en;
};
#ifdef YINFENG_CHINESE_ONLY
#define S(name, zh, en) {zh, {}},
#else
#define S(name, zh, en) {zh, en},
#endif
constexpr Words table[] = {
#include "sync/words.def"
};
#undef S

} // namespace

std::string_view say(Word word) {
    const Words& words = table[static_cast<std::size_t>(word)];
    return in_language(words.zh, words.en);
}

std::string say(Word word, std::initializer_list<std::string_view> values) { return fill(say(word), values); }

} // namespace yinfeng::sync
