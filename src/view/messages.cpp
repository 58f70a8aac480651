#include "view/messages.h"

namespace yinfeng::view {

namespace {

struct Words {
    std::string_view zh, en;
};
constexpr Words table[] = {
#define M(name, zh, en) {zh, en},
#include "view/messages.def"
#undef M
};

} // namespace

std::string say(Language language, Message message, std::initializer_list<std::string_view> values) {
    const Words& words = table[static_cast<std::size_t>(message)];
    std::string_view pattern = language == Language::en ? words.en : words.zh;
    std::string out;
    for (const std::string_view value : values) {
        const std::size_t gap = pattern.find("{}");
        if (gap == std::string_view::npos) break;
        out.append(pattern.substr(0, gap)).append(value);
        pattern.remove_prefix(gap + 2);
    }
    return out.append(pattern);
}

} // namespace yinfeng::view
