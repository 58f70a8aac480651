#include "base/traditional.h"

#include "base/utf8.h"
#include "base/words.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <string>
#include <unordered_map>

namespace yinfeng {

namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Texts = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;

struct Table {
    Texts pairs;
    std::size_t longest = 0; // in bytes
    Texts converted;         // what was asked for so far
};

std::deque<Table> kept; // all that were ever loaded: somebody may still hold a text
Table* loaded = nullptr;

std::size_t bytes_of_first(std::string_view text) {
    std::size_t bytes = 1;
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
    return bytes;
}

std::string convert(const Table& by, std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t first = bytes_of_first(text);
        std::size_t length = std::min(by.longest, text.size());
        auto found = by.pairs.end();
        for (; length >= first && found == by.pairs.end(); --length) found = by.pairs.find(text.substr(0, length));
        if (found == by.pairs.end()) out += text.substr(0, first);
        else out += found->second;
        text.remove_prefix(found == by.pairs.end() ? first : found->first.size());
    }
    return out;
}

} // namespace

Result<void> load_traditional(std::string_view text) {
    Table made;
    const auto unreadable = [] { return fail(say(BaseWord::language_unreadable)); };
    if (!is_valid_utf8(text) || !text.ends_with('\n')) return unreadable();
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() + 1);
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos || tab == 0) return unreadable();
        made.pairs.emplace(line.substr(0, tab), line.substr(tab + 1));
        made.longest = std::max(made.longest, tab);
    }
    loaded = &kept.emplace_back(std::move(made));
    return {};
}

bool has_traditional() { return loaded != nullptr; }
void unload_traditional() { loaded = nullptr; }

std::string_view traditional(std::string_view simplified) {
    if (!loaded) return simplified;
    Texts& known = loaded->converted;
    if (const auto found = known.find(simplified); found != known.end()) return found->second;
    return known.emplace(simplified, convert(*loaded, simplified)).first->second;
}

} // namespace yinfeng
