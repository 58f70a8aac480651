#pragma once
// The browser's own ciphers (WebCrypto). The work is done by web/lib/crypto.js.

#include "platform/platform.h"
#include "platform/web/reply.h"

namespace yinfeng::platform::web {

class WebCrypto final : public Crypto {
public:
    void sha256(std::string_view message, Done<std::string> done) override;
    void pbkdf2(std::string passphrase, std::string salt, std::uint32_t rounds, Done<std::string> done) override;
    void aes_gcm_seal(
        std::string key, std::string nonce, std::string associated, std::string plain, Done<std::string> done) override;
    void aes_gcm_open(std::string key, std::string nonce, std::string associated, std::string sealed,
        Done<std::string> done) override;
    void ecdsa_generate(Done<KeyPair> done) override;
    void ecdsa_sign(std::string private_key, std::string message, Done<std::string> done) override;
    void ecdsa_verify(std::string public_key, std::string message, std::string signature, Done<bool> done) override;

private:
    Tokens tokens_;
};

} // namespace yinfeng::platform::web
