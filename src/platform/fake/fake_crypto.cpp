#include "platform/fake/fake_crypto.h"

#if !defined(__EMSCRIPTEN__)
#include "platform/openssl/openssl_crypto.h"
#endif

#include <utility>

namespace yinfeng::platform {

namespace {

class MissingCrypto final : public Crypto {
public:
    explicit MissingCrypto(std::function<void(std::function<void()>)> later) : later_(std::move(later)) {}

    void sha256(std::string_view, Done<std::string> done) override { refuse(std::move(done)); }
    void pbkdf2(std::string, std::string, std::uint32_t, Done<std::string> done) override { refuse(std::move(done)); }
    void aes_gcm_seal(std::string, std::string, std::string, std::string, Done<std::string> done) override {
        refuse(std::move(done));
    }
    void aes_gcm_open(std::string, std::string, std::string, std::string, Done<std::string> done) override {
        refuse(std::move(done));
    }
    void ecdsa_generate(Done<KeyPair> done) override { refuse(std::move(done)); }
    void ecdsa_sign(std::string, std::string, Done<std::string> done) override { refuse(std::move(done)); }
    void ecdsa_verify(std::string, std::string, std::string, Done<bool> done) override { refuse(std::move(done)); }

private:
    template <class T> void refuse(Done<T> done) {
        later_([done = std::move(done)] { done(std::unexpected(Failure{Fault::unsupported, "no crypto.subtle"})); });
    }
    std::function<void(std::function<void()>)> later_;
};

} // namespace

std::unique_ptr<Crypto> make_missing_crypto(std::function<void(std::function<void()>)> later) {
    return std::make_unique<MissingCrypto>(std::move(later));
}

std::unique_ptr<Crypto> make_fake_crypto(std::function<void(std::function<void()>)> later) {
#if defined(__EMSCRIPTEN__)
    return make_missing_crypto(std::move(later));
#else
    return openssl::make_crypto(std::move(later));
#endif
}

} // namespace yinfeng::platform
