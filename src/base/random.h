// Where random bytes come from. Nothing here is global: the platform hands a RandomSource to
// whoever needs one, and tests and simulations hand in a SeededRandom so that every run can be
// repeated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace yinfeng {

// Fills the whole span. Ids and keys need a cryptographic source (the platform's); SeededRandom is
// not one.
using RandomSource = std::function<void(std::span<std::byte>)>;

// xoshiro256** seeded through splitmix64 (Blackman and Vigna, public domain): the same numbers
// natively and in wasm.
class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed);

    std::uint64_t next();
    // Uniform in [0, bound); bound must not be 0.
    std::uint64_t below(std::uint64_t bound);
    // Uniform in [low, high], both included.
    std::int64_t between(std::int64_t low, std::int64_t high);
    bool chance(std::uint32_t numerator, std::uint32_t denominator);
    void fill(std::span<std::byte> out);
    // The result refers to this generator, which must outlive it.
    RandomSource source();

private:
    std::uint64_t state_[4];
};

} // namespace yinfeng
