// The functions on a plain context: EVP's need memory for every digest. OpenSSL 3 advises against them and keeps them.
#define OPENSSL_API_COMPAT 0x10100000L

#include "platform/openssl/openssl_sha256.h"

#include <openssl/sha.h>

#include <new>
#include <type_traits>

namespace yinfeng::platform::openssl {

namespace {

static_assert(sizeof(SHA256_CTX) <= 128 && alignof(SHA256_CTX) <= 8 && std::is_trivially_copyable_v<SHA256_CTX>);

constexpr Sha256Engine engine{
    [](void* context) { SHA256_Init(new (context) SHA256_CTX); },
    [](void* context, const void* bytes, std::size_t length) {
        SHA256_Update(std::launder(static_cast<SHA256_CTX*>(context)), bytes, length);
    },
    [](const void* context, void* digest) {
        SHA256_CTX copy = *std::launder(static_cast<const SHA256_CTX*>(context));
        SHA256_Final(static_cast<unsigned char*>(digest), &copy);
    },
};

} // namespace

const Sha256Engine& sha256_engine() { return engine; }

} // namespace yinfeng::platform::openssl
