#include "base/id.h"

#include "base/sha256.h"

#include <algorithm>
#include <array>

namespace yinfeng {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t id_length = 26;

constexpr auto digit_of_character = [] {
    std::array<signed char, 256> digits{};
    digits.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        digits[static_cast<unsigned char>(alphabet[i])] = static_cast<signed char>(i);
    }
    return digits;
}();

// The time takes 48 bits; a clock before 1970 or after the year 10889 is a broken clock.
constexpr std::uint64_t time_bits(std::int64_t unix_ms) {
    return (unix_ms < 0 ? 0 : static_cast<std::uint64_t>(unix_ms) & 0xffff'ffff'ffffu) << 16;
}

} // namespace

std::string to_string(Id id) {
    std::string text(id_length, '0');
    for (std::size_t i = id_length; i-- > 0;) {
        text[i] = alphabet[id.low & 31];
        id.low = id.low >> 5 | id.high << 59;
        id.high >>= 5;
    }
    return text;
}

std::optional<Id> parse_id(std::string_view text) {
    // 26 characters hold 130 bits: the first may only be 0 to 7.
    if (text.size() != id_length || text[0] > '7') {
        return std::nullopt;
    }
    Id id;
    for (const char each : text) {
        const signed char digit = digit_of_character[static_cast<unsigned char>(each)];
        if (digit < 0) {
            return std::nullopt;
        }
        id.high = id.high << 5 | id.low >> 59;
        id.low = id.low << 5 | static_cast<std::uint64_t>(digit);
    }
    return id;
}

Id make_id(std::int64_t unix_ms, std::span<const std::byte, 10> random) {
    Id id;
    id.high =
        time_bits(unix_ms) | std::to_integer<std::uint64_t>(random[0]) << 8 | std::to_integer<std::uint64_t>(random[1]);
    for (std::size_t i = 2; i < 10; ++i) {
        id.low = id.low << 8 | std::to_integer<std::uint64_t>(random[i]);
    }
    return id;
}

Id derived_id(std::string_view text) {
    Sha256 hash;
    hash.update(text);
    const std::array<std::byte, 32> digest = hash.finish();
    std::array<std::byte, 10> random{};
    std::copy_n(digest.begin(), random.size(), random.begin());
    return make_id(0, random);
}

Id IdSource::next(std::int64_t unix_ms) {
    std::array<std::byte, 10> random;
    random_(random);
    if (time_bits(unix_ms) >> 16 > last_.high >> 16) {
        last_ = make_id(unix_ms, random);
        return last_;
    }
    // Same or earlier millisecond: a random step above the last id. Overflowing the random part
    // moves into the next millisecond, which is still in order.
    std::uint64_t step = 1;
    for (std::size_t i = 0; i < 4; ++i) {
        step += std::to_integer<std::uint64_t>(random[i]) << (8 * i);
    }
    last_.low += step;
    last_.high += last_.low < step ? 1 : 0;
    return last_;
}

} // namespace yinfeng
