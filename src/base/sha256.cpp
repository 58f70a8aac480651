#include "base/sha256.h"

#include <bearssl_hash.h>

#include <new>
#include <type_traits>

namespace yinfeng {
namespace {

static_assert(sizeof(br_sha256_context) <= 128 && alignof(br_sha256_context) <= 8);
static_assert(std::is_trivially_copyable_v<br_sha256_context>);

constexpr Sha256Engine bearssl{
    [](void* context) { br_sha256_init(new (context) br_sha256_context); },
    [](void* context, const void* bytes, std::size_t length) {
        br_sha256_update(std::launder(static_cast<br_sha256_context*>(context)), bytes, length);
    },
    [](const void* context, void* digest) {
        br_sha256_out(std::launder(static_cast<const br_sha256_context*>(context)), digest);
    },
};
const Sha256Engine* engine = &bearssl;

} // namespace

void use_sha256_engine(const Sha256Engine& faster) { engine = &faster; }

Sha256::Sha256() { engine->start(context_.data()); }

void Sha256::update(std::string_view bytes) { engine->update(context_.data(), bytes.data(), bytes.size()); }

std::array<std::byte, 32> Sha256::finish() const {
    std::array<std::byte, 32> digest;
    engine->finish(context_.data(), digest.data());
    return digest;
}

std::string to_hex(std::span<const std::byte, 32> digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (const std::byte each : digest) {
        text.push_back(digits[std::to_integer<std::size_t>(each) >> 4]);
        text.push_back(digits[std::to_integer<std::size_t>(each) & 15]);
    }
    return text;
}

std::string sha256_hex(std::string_view bytes) {
    Sha256 digest;
    digest.update(bytes);
    return to_hex(digest.finish());
}

} // namespace yinfeng
