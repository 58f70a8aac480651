#include "base/text_tables.h"

#include "base/sort_list.h"
#include "base/words.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

// The blob: "YFTEXT01", FNV-1a (32 bit, little-endian) of what follows, then with varints as in
// Protocol Buffers
//   counts of syllables, forms, characters, further readings
//   syllables, sorted, each ended by a zero byte
//   forms: code points they replace (differences), low bytes of what replaces them, the rest of
//   those (varints) characters (differences), then a column each of first letters, syllable numbers
//   within the letter, and tones further readings: character numbers (differences), low bytes of
//   syllable numbers, high bytes
// Columns, because equal things side by side compress well.

namespace yinfeng {
namespace {

constexpr std::string_view magic = "YFTEXT01";
constexpr char32_t dense_first = 0x3000;
constexpr char32_t dense_end = 0xa000;
constexpr std::size_t most_syllables = 1000;
constexpr std::size_t most_forms = 60'000;
constexpr std::size_t most_readings = 65'535;   // numbered in 16 bits
constexpr std::size_t most_characters = 45'055; // pinyin_sort_key has two bytes for a rank, the first 0x40 to 0xef

struct Tables {
    std::vector<char> syllable_letters;
    std::vector<std::string_view> syllables;
    // Code point to its simpler form, and to its character number plus one: by subscript where most
    // characters are, by binary search elsewhere.
    std::vector<std::uint16_t> dense_forms;
    std::vector<std::uint16_t> dense_characters;
    std::vector<std::pair<char32_t, char32_t>> sparse_forms;
    std::vector<std::pair<char32_t, char32_t>> sparse_characters;
    // By character number.
    std::vector<std::uint16_t> readings;
    std::vector<std::uint16_t> first_reading; // one more than there are characters
    std::vector<std::uint32_t> initials;
    std::vector<std::uint16_t> ranks;
};

// Constant-initialised, so that lookups pay for no guard.
constinit Tables loaded_tables;
constinit std::uint32_t loaded_number = 0;

const Tables& tables() { return loaded_tables; }

class BlobReader {
public:
    explicit BlobReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint32_t byte() {
        if (position_ >= bytes_.size()) {
            failed_ = true;
            return 0;
        }
        return static_cast<unsigned char>(bytes_[position_++]);
    }
    std::uint32_t varint() {
        std::uint32_t value = 0;
        for (int shift = 0; shift <= 21; shift += 7) {
            const std::uint32_t next = byte();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        failed_ = true;
        return 0;
    }
    std::size_t count(std::size_t most) {
        const std::size_t value = varint();
        failed_ = failed_ || value > most;
        return failed_ ? 0 : value;
    }
    std::vector<std::uint32_t> ascending(std::size_t count, bool strictly) {
        std::vector<std::uint32_t> values(count);
        std::uint32_t last = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t step = varint();
            failed_ = failed_ || (strictly && i > 0 && step == 0) || last + step > 0x10ffff;
            last += step;
            values[i] = last;
        }
        return values;
    }
    std::vector<std::uint32_t> column(std::size_t count) {
        std::vector<std::uint32_t> values(count);
        std::ranges::generate(values, [this] { return byte(); });
        return values;
    }
    bool ok() const { return !failed_; }
    bool at_end() const { return position_ == bytes_.size(); }
    void refuse() { failed_ = true; }

private:
    std::string_view bytes_;
    std::size_t position_ = 0;
    bool failed_ = false;
};

void put(
    std::vector<std::uint16_t>& dense, std::vector<std::pair<char32_t, char32_t>>& sparse, char32_t from, char32_t to) {
    if (from >= dense_first && from < dense_end && to <= 0xffff) {
        dense[from - dense_first] = static_cast<std::uint16_t>(to);
    } else {
        sparse.emplace_back(from, to); // callers come in ascending order
    }
}

char32_t look_up(
    const std::vector<std::uint16_t>& dense, const std::vector<std::pair<char32_t, char32_t>>& sparse, char32_t from) {
    if (from >= dense_first && from < dense_end && !dense.empty() && dense[from - dense_first] != 0) {
        return dense[from - dense_first];
    }
    const auto found = std::ranges::lower_bound(sparse, from, {}, &std::pair<char32_t, char32_t>::first);
    return found != sparse.end() && found->first == from ? found->second : 0;
}

void read_syllables(BlobReader& reader, std::size_t count, Tables& loaded) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < count && reader.ok(); ++i) {
        starts.push_back(loaded.syllable_letters.size());
        for (std::uint32_t letter = reader.byte(); letter != 0; letter = reader.byte()) {
            if (letter < 'a' || letter > 'z') {
                reader.refuse();
            }
            loaded.syllable_letters.push_back(static_cast<char>(letter));
        }
        if (starts.back() == loaded.syllable_letters.size()) {
            reader.refuse();
        }
    }
    starts.push_back(loaded.syllable_letters.size());
    const std::string_view letters(loaded.syllable_letters.data(), loaded.syllable_letters.size());
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        loaded.syllables.push_back(letters.substr(starts[i], starts[i + 1] - starts[i]));
    }
    if (!std::ranges::is_sorted(loaded.syllables)) {
        reader.refuse();
    }
}

void read_forms(BlobReader& reader, std::size_t count, Tables& loaded) {
    const std::vector<std::uint32_t> from = reader.ascending(count, true);
    std::vector<std::uint32_t> to = reader.column(count);
    for (std::uint32_t& each : to) {
        each |= reader.varint() << 8;
    }
    if (!reader.ok()) {
        return;
    }
    loaded.dense_forms.resize(dense_end - dense_first);
    for (std::size_t i = 0; i < count; ++i) {
        // A form that can itself be simplified would make folding depend on how often it is done.
        if (to[i] == 0 || to[i] > 0x10ffff || std::ranges::binary_search(from, to[i])) {
            reader.refuse();
        }
        put(loaded.dense_forms, loaded.sparse_forms, from[i], to[i]);
    }
}

void rank_characters(
    const std::vector<std::uint32_t>& characters, const std::vector<std::uint32_t>& tones, Tables& loaded) {
    std::vector<std::uint16_t> order(characters.size());
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    const auto sort_key = [&](std::uint16_t number) {
        return std::tuple(loaded.readings[loaded.first_reading[number]], tones[number], characters[number]);
    };
    sort_list(order, {}, sort_key);
    loaded.ranks.resize(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        loaded.ranks[order[place]] = static_cast<std::uint16_t>(place + 1);
    }
}

void read_characters(BlobReader& reader, std::size_t count, std::size_t further_count, Tables& loaded) {
    const std::vector<std::uint32_t> characters = reader.ascending(count, true);
    std::vector<std::uint32_t> usual = reader.column(count);
    for (std::uint32_t& each : usual) {
        const char letter = static_cast<char>('a' + each % 26);
        const auto first = std::ranges::lower_bound(loaded.syllables, std::string_view(&letter, 1));
        each = static_cast<std::uint32_t>(first - loaded.syllables.begin()) + reader.byte();
    }
    const std::vector<std::uint32_t> tones = reader.column(count);
    const std::vector<std::uint32_t> further_characters = reader.ascending(further_count, false);
    std::vector<std::uint32_t> further = reader.column(further_count);
    for (std::uint32_t& each : further) {
        each |= reader.byte() << 8;
    }
    const auto is_no_syllable = [&](std::uint32_t number) { return number >= loaded.syllables.size(); };
    if (!reader.ok() || std::ranges::any_of(usual, is_no_syllable) || std::ranges::any_of(further, is_no_syllable) ||
        (further_count > 0 && further_characters.back() >= count)) {
        reader.refuse();
        return;
    }
    loaded.dense_characters.resize(dense_end - dense_first);
    std::size_t next_further = 0;
    for (std::size_t i = 0; i < count; ++i) {
        put(loaded.dense_characters, loaded.sparse_characters, characters[i], static_cast<char32_t>(i + 1));
        loaded.first_reading.push_back(static_cast<std::uint16_t>(loaded.readings.size()));
        loaded.readings.push_back(static_cast<std::uint16_t>(usual[i]));
        for (; next_further < further_count && further_characters[next_further] == i; ++next_further) {
            loaded.readings.push_back(static_cast<std::uint16_t>(further[next_further]));
        }
        std::uint32_t mask = 0;
        for (std::size_t reading = loaded.first_reading.back(); reading < loaded.readings.size(); ++reading) {
            mask |= 1u << (loaded.syllables[loaded.readings[reading]][0] - 'a');
        }
        loaded.initials.push_back(mask);
    }
    loaded.first_reading.push_back(static_cast<std::uint16_t>(loaded.readings.size()));
    rank_characters(characters, tones, loaded);
}

std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0x811c9dc5u;
    for (const char each : bytes) {
        sum = (sum ^ static_cast<unsigned char>(each)) * 0x01000193u;
    }
    return sum;
}

constexpr bool is_small_letter(char32_t code_point) { return code_point >= 'a' && code_point <= 'z'; }

} // namespace

Result<void> load_text_tables(std::string_view blob) {
    const std::string_view message = say(BaseWord::damaged_characters);
    if (blob.size() < 12 || blob.substr(0, 8) != magic) {
        return fail(message);
    }
    std::uint32_t stated = 0;
    for (std::size_t i = 12; i-- > 8;) {
        stated = stated << 8 | static_cast<unsigned char>(blob[i]);
    }
    BlobReader reader(blob.substr(12));
    if (checksum(blob.substr(12)) != stated) {
        return fail(message);
    }
    Tables loaded;
    const std::size_t syllable_count = reader.count(most_syllables);
    const std::size_t form_count = reader.count(most_forms);
    const std::size_t character_count = reader.count(most_characters);
    const std::size_t further_count = reader.count(most_readings - character_count);
    read_syllables(reader, syllable_count, loaded);
    if (reader.ok()) {
        read_forms(reader, form_count, loaded);
    }
    if (reader.ok()) {
        read_characters(reader, character_count, further_count, loaded);
    }
    if (!reader.ok() || !reader.at_end()) {
        return fail(message);
    }
    loaded_tables = std::move(loaded);
    ++loaded_number;
    return {};
}

std::uint32_t text_tables_number() { return loaded_number; }
void unload_text_tables() {
    loaded_tables = {};
    ++loaded_number;
}

bool text_tables_loaded() { return !tables().syllables.empty(); }

char32_t simplified(char32_t code_point) {
    if (code_point < 0x2e80) {
        return code_point;
    }
    const Tables& loaded = tables();
    const char32_t simpler = look_up(loaded.dense_forms, loaded.sparse_forms, code_point);
    return simpler != 0 ? simpler : code_point;
}

std::uint32_t pinyin_initials(char32_t code_point) {
    if (code_point < dense_first) {
        return is_small_letter(code_point) ? 1u << (code_point - 'a') : 0;
    }
    const Tables& loaded = tables();
    const char32_t number = look_up(loaded.dense_characters, loaded.sparse_characters, code_point);
    return number != 0 ? loaded.initials[number - 1] : 0;
}

std::span<const std::uint16_t> pinyin_readings(char32_t code_point) {
    const Tables& loaded = tables();
    const char32_t number =
        code_point < dense_first ? 0 : look_up(loaded.dense_characters, loaded.sparse_characters, code_point);
    if (number == 0) {
        return {};
    }
    const std::size_t first = loaded.first_reading[number - 1];
    return std::span(loaded.readings).subspan(first, loaded.first_reading[number] - first);
}

std::string_view pinyin_syllable(std::uint16_t syllable) {
    const Tables& loaded = tables();
    return syllable < loaded.syllables.size() ? loaded.syllables[syllable] : std::string_view();
}

std::uint16_t pinyin_rank(char32_t code_point) {
    const Tables& loaded = tables();
    const char32_t number =
        code_point < dense_first ? 0 : look_up(loaded.dense_characters, loaded.sparse_characters, code_point);
    return number != 0 ? loaded.ranks[number - 1] : std::uint16_t{0};
}

} // namespace yinfeng
