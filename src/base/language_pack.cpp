#include "base/language_pack.h"

#include "base/words.h"

#include <deque>
#include <vector>

namespace yinfeng {

// The layout, numbers little-endian and 32 bits wide: "YFWORDS1", a count of tables; of each its key, a count of lines and as many ends
// of texts (bytes from the table's first text on); then the texts of all tables one behind the other, in UTF-8.
namespace {

constexpr std::string_view magic = "YFWORDS1";

struct PackedTable {
    std::uint32_t key = 0;
    std::vector<std::string_view> lines;
};
struct Pack {
    std::string bytes;
    std::vector<PackedTable> tables;
};

std::deque<Pack> kept; // all that were ever loaded: somebody may still hold a text
const Pack* loaded = nullptr;

class PackReader {
public:
    explicit PackReader(Pack& pack) : pack_(pack), rest_(pack.bytes) {}

    bool read() {
        if (!rest_.starts_with(magic)) return false;
        rest_.remove_prefix(magic.size());
        std::vector<std::vector<std::uint32_t>> ends(count());
        for (auto& of_table : ends) {
            if (!is_good_) return false;
            pack_.tables.push_back({.key = number(), .lines = {}});
            of_table.resize(count());
            for (std::uint32_t& end : of_table) end = number();
        }
        for (std::size_t i = 0; is_good_ && i < ends.size(); ++i) {
            std::uint32_t from = 0;
            for (const std::uint32_t end : ends[i]) {
                if (end < from || end > rest_.size()) return false;
                pack_.tables[i].lines.push_back(rest_.substr(from, end - from));
                from = end;
            }
            rest_.remove_prefix(from);
        }
        return is_good_ && rest_.empty() && !ends.empty();
    }

private:
    std::uint32_t count() { // what a damaged one asks memory for is no more than there are bytes
        const std::uint32_t value = number();
        is_good_ &= value <= rest_.size() / 4;
        return is_good_ ? value : 0;
    }
    std::uint32_t number() {
        if (rest_.size() < 4) is_good_ = false;
        if (!is_good_) return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(rest_[i]);
        rest_.remove_prefix(4);
        return value;
    }
    Pack& pack_;
    std::string_view rest_;
    bool is_good_ = true;
};

} // namespace

Result<void> load_language_pack(std::string bytes) {
    Pack& pack = kept.emplace_back(std::move(bytes)); // where it stays, for the texts are looked at in place
    if (!PackReader(pack).read()) {
        kept.pop_back();
        return fail(say(BaseWord::language_unreadable));
    }
    loaded = &pack;
    return {};
}

bool has_language_pack() { return loaded != nullptr; }
void unload_language_pack() { loaded = nullptr; }

std::string_view packed_word(std::uint32_t table, std::size_t line) {
    if (!loaded) return {};
    for (const PackedTable& each : loaded->tables)
        if (each.key == table) return line < each.lines.size() ? each.lines[line] : std::string_view();
    return {};
}

} // namespace yinfeng
