#include "platform/web/web_crypto.h"

#include <utility>

extern "C" {
void yf_sha256(int token, const char* message, std::size_t length);
void yf_pbkdf2(int token, const char* passphrase, std::size_t passphrase_length, const char* salt,
    std::size_t salt_length, int rounds);
void yf_aes_gcm(int token, int seal, const char* key, const char* nonce, const char* associated,
    std::size_t associated_length, const char* text, std::size_t length);
void yf_ecdsa_generate(int token);
void yf_ecdsa_sign(int token, const char* key, std::size_t key_length, const char* message, std::size_t length);
void yf_ecdsa_verify(int token, const char* key, const char* message, std::size_t length, const char* signature);
}

namespace yinfeng::platform::web {

namespace {

OnReply bytes_to(Done<std::string> done) {
    return [done = std::move(done)](Reply reply) {
        if (reply.failure) return done(reply.error());
        done(reply.values.empty() ? std::string() : std::move(reply.values.front()).value_or(""));
    };
}

} // namespace

void WebCrypto::sha256(std::string_view message, Done<std::string> done) {
    yf_sha256(tokens_.once(bytes_to(std::move(done))), message.data(), message.size());
}

void WebCrypto::pbkdf2(std::string passphrase, std::string salt, std::uint32_t rounds, Done<std::string> done) {
    yf_pbkdf2(tokens_.once(bytes_to(std::move(done))), passphrase.data(), passphrase.size(), salt.data(), salt.size(),
        static_cast<int>(rounds));
}

void WebCrypto::aes_gcm_seal(
    std::string key, std::string nonce, std::string associated, std::string plain, Done<std::string> done) {
    yf_aes_gcm(tokens_.once(bytes_to(std::move(done))), 1, key.data(), nonce.data(), associated.data(),
        associated.size(), plain.data(), plain.size());
}

void WebCrypto::aes_gcm_open(
    std::string key, std::string nonce, std::string associated, std::string sealed, Done<std::string> done) {
    yf_aes_gcm(tokens_.once(bytes_to(std::move(done))), 0, key.data(), nonce.data(), associated.data(),
        associated.size(), sealed.data(), sealed.size());
}

void WebCrypto::ecdsa_generate(Done<KeyPair> done) {
    yf_ecdsa_generate(tokens_.once([done = std::move(done)](Reply reply) {
        if (reply.failure) return done(reply.error());
        done(KeyPair{reply.values[0].value_or(""), reply.values[1].value_or("")});
    }));
}

void WebCrypto::ecdsa_sign(std::string private_key, std::string message, Done<std::string> done) {
    yf_ecdsa_sign(tokens_.once(bytes_to(std::move(done))), private_key.data(), private_key.size(), message.data(),
        message.size());
}

void WebCrypto::ecdsa_verify(std::string public_key, std::string message, std::string signature, Done<bool> done) {
    const int token = tokens_.once([done = std::move(done)](Reply reply) {
        if (reply.failure) return done(reply.error());
        done(reply.numbers[0] != 0);
    });
    public_key.resize(65);
    signature.resize(64);
    yf_ecdsa_verify(token, public_key.data(), message.data(), message.size(), signature.data());
}

} // namespace yinfeng::platform::web
