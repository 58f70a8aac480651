// SHA-256 (FIPS 180-4): the fingerprint of a snapshot that two offices compare by telephone, and of
// stored manifests. Streaming and synchronous in both builds; the work is done by BearSSL, which
// sha256.cpp hides.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace yinfeng {

class Sha256 {
public:
    Sha256();
    void update(std::string_view bytes);
    // The digest of everything so far; more may be added afterwards.
    std::array<std::byte, 32> finish() const;

private:
    alignas(8) std::array<std::byte, 128> context_; // plain data of the library
};

// 64 lower-case hexadecimal digits.
std::string to_hex(const std::array<std::byte, 32>& digest);
std::string sha256_hex(std::string_view bytes);

} // namespace yinfeng
