// A 64-bit hash of bytes that is the same natively and in WebAssembly and in every version, so it
// may be stored and compared between computers. It is FNV-1a (64 bit), which has published test
// vectors. Not for secrets or signatures: those use sha256.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yinfeng {

inline constexpr std::uint64_t hash_seed = 0xcbf29ce484222325u;

// Continue an earlier hash by passing it as the seed: hash_bytes(b, hash_bytes(a)) == hash_bytes(a
// + b).
constexpr std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = hash_seed) {
    for (const char byte : bytes) {
        seed = (seed ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
    }
    return seed;
}

// Spreads every input bit over the whole word (MurmurHash3's finaliser): for hash tables keyed by
// integers.
constexpr std::uint64_t mix_bits(std::uint64_t value) {
    value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdu;
    value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53u;
    return value ^ (value >> 33);
}

constexpr std::uint64_t combine_hashes(std::uint64_t left, std::uint64_t right) {
    return mix_bits(left * 0x9e3779b97f4a7c15u + right);
}

// For unordered containers of std::string that are searched by std::string_view.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return static_cast<std::size_t>(mix_bits(hash_bytes(text))); }
};

} // namespace yinfeng
