#include "platform/openssl/openssl_crypto.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include <climits>
#include <utility>

namespace yinfeng::platform::openssl {

namespace {

template <auto Free> struct Freed {
    template <class T> void operator()(T* object) const { Free(object); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using PKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using PKeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using Pkcs8 = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freed<PKCS8_PRIV_KEY_INFO_free>>;

constexpr std::size_t key_bytes = 32, nonce_bytes = 12, tag_bytes = 16, half_signature_bytes = 32, point_bytes = 65,
                      digest_bytes = 32;

const unsigned char* in(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* out(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

std::unexpected<Failure> failed(Fault fault, std::string what) {
    char text[256] = "";
    if (const unsigned long code = ERR_get_error()) ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    if (*text) what.append(": ").append(text);
    return std::unexpected(Failure{fault, std::move(what)});
}
std::unexpected<Failure> unusable(std::string what) { return failed(Fault::unknown, std::move(what)); }

bool fits(std::string_view key, std::string_view nonce, std::string_view associated, std::string_view text) {
    return key.size() == key_bytes && nonce.size() == nonce_bytes && associated.size() < INT_MAX &&
           text.size() < INT_MAX;
}

PKey load_private(std::string_view der) {
    const unsigned char* at = in(der);
    PKey key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())));
    if (!key || !EVP_PKEY_is_a(key.get(), "EC")) return nullptr;
    char group[32] = "";
    std::size_t length = 0;
    if (!EVP_PKEY_get_group_name(key.get(), group, sizeof group, &length)) return nullptr;
    return std::string_view(group, length) == SN_X9_62_prime256v1 ? std::move(key) : nullptr;
}

PKey load_public(std::string_view point) {
    if (point.size() != point_bytes || point.front() != '\x04') return nullptr;
    char group[] = SN_X9_62_prime256v1;
    std::string copy(point);
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, copy.data(), copy.size()),
        OSSL_PARAM_construct_end(),
    };
    const PKeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) <= 0) {
        return nullptr;
    }
    return PKey(key);
}

std::string point_of(EVP_PKEY* key) {
    std::string point(point_bytes, '\0');
    std::size_t length = 0;
    if (EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, out(point), point.size(), &length) <= 0)
        return {};
    point.resize(length);
    return point;
}

} // namespace

Outcome<std::string> sha256(std::string_view message) {
    std::string digest(digest_bytes, '\0');
    if (EVP_Digest(message.data(), message.size(), out(digest), nullptr, EVP_sha256(), nullptr) != 1)
        return unusable("sha256");
    return digest;
}

Outcome<std::string> pbkdf2(std::string_view passphrase, std::string_view salt, std::uint32_t rounds) {
    if (passphrase.empty() || passphrase.size() > INT_MAX || salt.size() > INT_MAX || rounds == 0 || rounds > INT_MAX) {
        return unusable("pbkdf2: sizes");
    }
    std::string key(key_bytes, '\0');
    if (PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()), in(salt),
            static_cast<int>(salt.size()), static_cast<int>(rounds), EVP_sha256(), static_cast<int>(key.size()),
            out(key)) != 1) {
        return unusable("pbkdf2");
    }
    return key;
}

Outcome<std::string> aes_gcm_seal(
    std::string_view key, std::string_view nonce, std::string_view associated, std::string_view plain) {
    if (!fits(key, nonce, associated, plain)) return unusable("aes-gcm: sizes");
    const Cipher cipher(EVP_CIPHER_CTX_new());
    std::string sealed(plain.size() + tag_bytes, '\0');
    int length = 0;
    if (!cipher || EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, in(key), in(nonce)) != 1 ||
        EVP_EncryptUpdate(cipher.get(), nullptr, &length, in(associated), static_cast<int>(associated.size())) != 1 ||
        EVP_EncryptUpdate(cipher.get(), out(sealed), &length, in(plain), static_cast<int>(plain.size())) != 1 ||
        EVP_EncryptFinal_ex(cipher.get(), out(sealed) + length, &length) != 1 ||
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, out(sealed) + plain.size()) != 1) {
        return unusable("aes-gcm seal");
    }
    return sealed;
}

Outcome<std::string> aes_gcm_open(
    std::string_view key, std::string_view nonce, std::string_view associated, std::string_view sealed) {
    if (!fits(key, nonce, associated, sealed)) return unusable("aes-gcm: sizes");
    if (sealed.size() < tag_bytes) return failed(Fault::damaged, "aes-gcm: shorter than its tag");
    const std::string_view text = sealed.substr(0, sealed.size() - tag_bytes);
    std::string tag(sealed.substr(text.size()));
    const Cipher cipher(EVP_CIPHER_CTX_new());
    std::string plain(text.size(), '\0');
    unsigned char nothing[16];
    int length = 0;
    if (!cipher || EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, in(key), in(nonce)) != 1 ||
        EVP_DecryptUpdate(cipher.get(), nullptr, &length, in(associated), static_cast<int>(associated.size())) != 1 ||
        EVP_DecryptUpdate(cipher.get(), plain.empty() ? nothing : out(plain), &length, in(text),
            static_cast<int>(text.size())) != 1 ||
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) != 1) {
        return unusable("aes-gcm open");
    }
    if (EVP_DecryptFinal_ex(cipher.get(), nothing, &length) != 1)
        return failed(Fault::damaged, "aes-gcm: the tag does not fit");
    return plain;
}

Outcome<Crypto::KeyPair> ecdsa_generate() {
    const PKey key(EVP_EC_gen(SN_X9_62_prime256v1));
    const Pkcs8 info(key ? EVP_PKEY2PKCS8(key.get()) : nullptr);
    unsigned char* der = nullptr;
    const int length = info ? i2d_PKCS8_PRIV_KEY_INFO(info.get(), &der) : -1;
    if (length <= 0) return unusable("ecdsa generate");
    Crypto::KeyPair pair{
        std::string(reinterpret_cast<char*>(der), static_cast<std::size_t>(length)), point_of(key.get())};
    OPENSSL_clear_free(der, static_cast<std::size_t>(length));
    if (pair.public_key.size() != point_bytes) return unusable("ecdsa generate");
    return pair;
}

Outcome<std::string> public_key_of(std::string_view private_key) {
    const PKey key = load_private(private_key);
    std::string point = key ? point_of(key.get()) : std::string();
    if (point.size() != point_bytes) return unusable("not a private key of P-256");
    return point;
}

Outcome<std::string> ecdsa_sign(std::string_view private_key, std::string_view message) {
    const PKey key = load_private(private_key);
    const Digest digest(EVP_MD_CTX_new());
    std::size_t length = 0;
    if (!key || !digest || EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1 ||
        EVP_DigestSign(digest.get(), nullptr, &length, in(message), message.size()) != 1) {
        return unusable("ecdsa sign");
    }
    std::string der(length, '\0');
    if (EVP_DigestSign(digest.get(), out(der), &length, in(message), message.size()) != 1)
        return unusable("ecdsa sign");
    const unsigned char* at = in(der);
    const Signature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(length)));
    std::string pair(2 * half_signature_bytes, '\0');
    if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out(pair), half_signature_bytes) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out(pair) + half_signature_bytes, half_signature_bytes) < 0) {
        return unusable("ecdsa sign");
    }
    return pair;
}

Outcome<bool> ecdsa_verify(std::string_view public_key, std::string_view message, std::string_view signature) {
    if (signature.size() != 2 * half_signature_bytes) return unusable("ecdsa verify: sizes");
    const PKey key = load_public(public_key);
    if (!key) return failed(Fault::damaged, "not a public key of P-256");
    const Signature parts(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(in(signature), half_signature_bytes, nullptr);
    BIGNUM* s = BN_bin2bn(in(signature) + half_signature_bytes, half_signature_bytes, nullptr);
    if (!parts || !r || !s || ECDSA_SIG_set0(parts.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return unusable("ecdsa verify");
    }
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(parts.get(), &der);
    const std::unique_ptr<unsigned char, Freed<[](unsigned char* bytes) { OPENSSL_free(bytes); }>> owned(der);
    const Digest digest(EVP_MD_CTX_new());
    if (length <= 0 || !digest || EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1) {
        return unusable("ecdsa verify");
    }
    const bool holds =
        EVP_DigestVerify(digest.get(), der, static_cast<std::size_t>(length), in(message), message.size()) == 1;
    ERR_clear_error();
    return holds;
}

namespace {

class OpensslCrypto final : public Crypto {
public:
    explicit OpensslCrypto(Later later) : later_(std::move(later)) {}

    void sha256(std::string_view message, Done<std::string> done) override {
        later_([message = std::string(message), done = std::move(done)] { done(openssl::sha256(message)); });
    }
    void pbkdf2(std::string passphrase, std::string salt, std::uint32_t rounds, Done<std::string> done) override {
        later_([=, done = std::move(done)] { done(openssl::pbkdf2(passphrase, salt, rounds)); });
    }
    void aes_gcm_seal(std::string key, std::string nonce, std::string associated, std::string plain,
        Done<std::string> done) override {
        later_([key = std::move(key), nonce = std::move(nonce), associated = std::move(associated),
                   plain = std::move(plain),
                   done = std::move(done)] { done(openssl::aes_gcm_seal(key, nonce, associated, plain)); });
    }
    void aes_gcm_open(std::string key, std::string nonce, std::string associated, std::string sealed,
        Done<std::string> done) override {
        later_([key = std::move(key), nonce = std::move(nonce), associated = std::move(associated),
                   sealed = std::move(sealed),
                   done = std::move(done)] { done(openssl::aes_gcm_open(key, nonce, associated, sealed)); });
    }
    void ecdsa_generate(Done<KeyPair> done) override {
        later_([done = std::move(done)] { done(openssl::ecdsa_generate()); });
    }
    void ecdsa_sign(std::string private_key, std::string message, Done<std::string> done) override {
        later_([private_key = std::move(private_key), message = std::move(message), done = std::move(done)] {
            done(openssl::ecdsa_sign(private_key, message));
        });
    }
    void ecdsa_verify(std::string public_key, std::string message, std::string signature, Done<bool> done) override {
        later_([public_key = std::move(public_key), message = std::move(message), signature = std::move(signature),
                   done = std::move(done)] { done(openssl::ecdsa_verify(public_key, message, signature)); });
    }

private:
    Later later_;
};

} // namespace

std::unique_ptr<Crypto> make_crypto(Later later) { return std::make_unique<OpensslCrypto>(std::move(later)); }

} // namespace yinfeng::platform::openssl
