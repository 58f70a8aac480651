#include "cli/words.h"

#include "app/strings.h"
#include "cli/console.h"

#include <iterator>

namespace yinfeng::cli {

namespace {

struct Words {
    std::string_view zh, en;
};
constexpr Words table[] = {
#define S(name, zh, en) {zh, en},
#include "cli/words.def"
#undef S
};
static_assert(std::size(table) == static_cast<std::size_t>(Word::count_));

} // namespace

std::string_view say(Word word) {
    const Words& words = table[static_cast<std::size_t>(word)];
    return app::language() == app::Language::en ? words.en : words.zh;
}

std::string say(Word word, std::initializer_list<std::string_view> values) {
    std::string_view pattern = say(word);
    std::string out;
    for (const std::string_view value : values) {
        const std::size_t gap = pattern.find("{}");
        if (gap == std::string_view::npos) break;
        out.append(pattern.substr(0, gap)).append(in_one_line(value));
        pattern.remove_prefix(gap + 2);
    }
    return out.append(pattern);
}

} // namespace yinfeng::cli
