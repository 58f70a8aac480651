#include "base/language_pack.h"

#include "base/words.h"

#include <algorithm>
#include <array>
#include <deque>

namespace yinfeng {

// The layout, numbers little-endian and 32 bits wide: "YFWORDS1", a count, that many keys in ascending order, as many ends of texts
// (bytes from the first text on), the texts one behind the other, in UTF-8.
namespace {

constexpr std::string_view magic = "YFWORDS1";

struct Pack {
    std::string bytes;
    std::size_t count = 0;

    std::uint32_t number(std::size_t at) const {
        std::uint32_t value = 0;
        for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
        return value;
    }
    std::uint32_t key(std::size_t index) const { return number(magic.size() + 4 + 4 * index); }
    std::uint32_t end(std::size_t index) const { return number(magic.size() + 4 + 4 * (count + index)); }
    std::size_t texts() const { return magic.size() + 4 + 8 * count; }
};

std::deque<Pack> kept; // all that were ever loaded: somebody may still hold a text
constinit std::array<const Pack*, std::size(languages)> loaded = {};

const Pack* pack_of(Language language) { return loaded[static_cast<std::size_t>(language)]; }

bool is_whole(Pack& pack) {
    const std::size_t head = magic.size() + 4;
    if (!pack.bytes.starts_with(magic) || pack.bytes.size() < head) return false;
    const std::size_t count = pack.number(magic.size());
    if (count == 0 || count > (pack.bytes.size() - head) / 8) return false;
    pack.count = count;
    for (std::size_t i = 1; i < count; ++i)
        if (pack.key(i - 1) >= pack.key(i) || pack.end(i - 1) > pack.end(i)) return false;
    return pack.texts() + pack.end(count - 1) == pack.bytes.size();
}

} // namespace

std::string_view asset_name(Language language) {
    switch (language) {
    case Language::zh: return {};
    case Language::en: return "en.words";
    case Language::zh_hant: return "zh-hant.words";
    }
    return {};
}

Result<void> load_language_pack(Language language, std::string bytes) {
    Pack pack{.bytes = std::move(bytes)};
    if (asset_name(language).empty() || !is_whole(pack)) return fail(say(BaseWord::language_unreadable));
    kept.push_back(std::move(pack));
    loaded[static_cast<std::size_t>(language)] = &kept.back();
    return {};
}

bool has_language_pack(Language language) { return pack_of(language) != nullptr; }
void unload_language_packs() { loaded = {}; }

std::string_view packed_word(Language language, std::uint32_t key) {
    const Pack* const pack = pack_of(language);
    if (!pack) return {};
    std::size_t first = 0, last = pack->count;
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        if (pack->key(middle) < key) first = middle + 1;
        else
            last = middle;
    }
    if (first == pack->count || pack->key(first) != key) return {};
    const std::size_t from = first == 0 ? 0 : pack->end(first - 1);
    return std::string_view(pack->bytes).substr(pack->texts() + from, pack->end(first) - from);
}

std::size_t packed_words(Language language) {
    const Pack* const pack = pack_of(language);
    return pack ? pack->count : 0;
}

} // namespace yinfeng
