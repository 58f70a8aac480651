#include "base/random.h"

#include <bit>

namespace yinfeng {

SeededRandom::SeededRandom(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
        seed += 0x9e3779b97f4a7c15u;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
        word = mixed ^ (mixed >> 31);
    }
}

std::uint64_t SeededRandom::next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

std::uint64_t SeededRandom::below(std::uint64_t bound) {
    // Numbers below 2^64 mod bound would make small results more likely: draw again.
    const std::uint64_t uneven = (0 - bound) % bound;
    std::uint64_t value = next();
    while (value < uneven) {
        value = next();
    }
    return value % bound;
}

std::int64_t SeededRandom::between(std::int64_t low, std::int64_t high) {
    const std::uint64_t width = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    const std::uint64_t offset = width == 0 ? next() : below(width);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + offset);
}

bool SeededRandom::chance(std::uint32_t numerator, std::uint32_t denominator) { return below(denominator) < numerator; }

void SeededRandom::fill(std::span<std::byte> out) {
    std::uint64_t word = 0;
    int bytes_left = 0;
    for (std::byte& each : out) {
        if (bytes_left == 0) {
            word = next();
            bytes_left = 8;
        }
        each = static_cast<std::byte>(word & 0xff);
        word >>= 8;
        --bytes_left;
    }
}

RandomSource SeededRandom::source() {
    return [this](std::span<std::byte> out) { fill(out); };
}

} // namespace yinfeng
