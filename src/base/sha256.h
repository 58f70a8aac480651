// SHA-256 (FIPS 180-4): the fingerprint of a snapshot that two offices compare by telephone, and of
// stored manifests. Streaming and synchronous in both builds; the work is done by BearSSL, which
// sha256.cpp hides.
#pragma once

#include <array>
#include <cstddef>
#include <span>
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

// Who does the work. A program whose machine has something faster (platform/openssl, five times as fast with the processor's
// instructions) says so once, before anything is hashed and before any thread is started.
struct Sha256Engine {
    void (*start)(void* context); // 128 bytes of plain data, aligned to 8
    void (*update)(void* context, const void* bytes, std::size_t length);
    void (*finish)(const void* context, void* digest); // of 32 bytes; leaves the context as it is
};
void use_sha256_engine(const Sha256Engine& engine);

// 64 lower-case hexadecimal digits.
std::string to_hex(std::span<const std::byte, 32> digest);
std::string sha256_hex(std::string_view bytes);

} // namespace yinfeng
