#pragma once
// The seam's ciphers by OpenSSL's libcrypto, for everything that is not a browser: the command line and the tests.

#include "platform/platform.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace yinfeng::platform::openssl {

// At once and on the calling thread; safe on several threads.
Outcome<std::string> sha256(std::string_view message);
Outcome<std::string> pbkdf2(std::string_view passphrase, std::string_view salt, std::uint32_t rounds);
Outcome<std::string> aes_gcm_seal(
    std::string_view key, std::string_view nonce, std::string_view associated, std::string_view plain);
Outcome<std::string> aes_gcm_open(
    std::string_view key, std::string_view nonce, std::string_view associated, std::string_view sealed);
Outcome<Crypto::KeyPair> ecdsa_generate();
Outcome<std::string> ecdsa_sign(std::string_view private_key, std::string_view message);
Outcome<bool> ecdsa_verify(std::string_view public_key, std::string_view message, std::string_view signature);
Outcome<std::string> public_key_of(std::string_view private_key);

// The same behind the seam. `later` runs what it is given after the calls on the stack have returned.
using Later = std::function<void(std::function<void()>)>;
std::unique_ptr<Crypto> make_crypto(Later later);

} // namespace yinfeng::platform::openssl
