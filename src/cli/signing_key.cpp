#include "cli/signing_key.h"

#include "base/base64.h"
#include "cli/system_words.h"
#include "cli/words.h"
#include "platform/native/disk.h"
#include "platform/native/file_write.h"
#include "platform/openssl/openssl_crypto.h"
#include "sync/sealed.h"

#include <algorithm>
#include <optional>

namespace yinfeng::cli {

namespace {

using platform::native::Over;
using platform::native::Written;

constexpr std::string_view pem_begin = "-----BEGIN PRIVATE KEY-----\n", pem_end = "-----END PRIVATE KEY-----\n";

std::optional<platform::Crypto::KeyPair> parse_key(std::string pem) {
    std::erase(pem, '\r');
    const std::size_t begin = pem.find(pem_begin), end = pem.find(pem_end);
    if (begin == std::string::npos || end == std::string::npos || end < begin) return std::nullopt;
    std::string text = pem.substr(begin + pem_begin.size(), end - begin - pem_begin.size());
    std::erase(text, '\n');
    const auto der = from_base64(text);
    if (!der) return std::nullopt;
    auto point = platform::openssl::public_key_of(*der);
    if (!point) return std::nullopt;
    return platform::Crypto::KeyPair{*der, *std::move(point)};
}

} // namespace

Answer<platform::Crypto::KeyPair> read_signing_key(const std::string& path) {
    const auto bytes = platform::native::read_file(path, 65536);
    auto key = bytes ? parse_key(*bytes) : std::nullopt;
    if (!key) return refuse(Exit::input, say(Word::bad_key_file, {path}));
    return *std::move(key);
}

Answer<void> settle_trust(Options& options) {
    for (std::string& trusted : options.trust) {
        std::string digits = trusted;
        std::erase(digits, ' ');
        constexpr std::size_t fingerprint_digits = 32;
        if (digits.size() == fingerprint_digits &&
            digits.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos)
            continue;
        const auto bytes = platform::native::read_file(trusted, 65536);
        const auto key = bytes ? parse_key(*bytes) : std::nullopt;
        if (!key) return refuse(Exit::usage, say(Word::bad_trust, {trusted}));
        trusted = sealed::fingerprint(key->public_key);
    }
    return {};
}

bool is_signing_key(const std::string& path) {
    const auto there = platform::native::read_beginning(path, 65536);
    return there && there->contains("-----BEGIN PRIVATE KEY-----");
}

Answer<std::string> make_key_file(const std::string& path, bool force) {
    const auto pair = platform::openssl::ecdsa_generate();
    if (!pair) return refuse(Exit::internal, say(Word::internal_error, {pair.error().detail}));
    const std::string text = to_base64(pair->private_key);
    std::string pem(pem_begin);
    for (std::size_t at = 0; at < text.size(); at += 64) pem += text.substr(at, 64) + "\n";
    pem += pem_end;
    const auto again = parse_key(pem);
    if (!again || again->public_key != pair->public_key)
        return refuse(Exit::internal, say(Word::internal_error, {"PEM"}));
    // --force replaces a key, never what somebody works with.
    if (const auto there = platform::native::read_beginning(path, 65536);
        force && there && !there->empty() && !parse_key(*there))
        return refuse(Exit::output, path + ": " + std::string(say(Word::no_key_there)));
    const Over over{force ? Over::What::anything : Over::What::nothing, {}};
    const auto written = platform::native::write_file(path, pem, over, platform::native::Rights::only_owner);
    if (!written)
        return refuse(Exit::output, path + ": " + say(Word::cannot_write, {system_words(written.error().detail)}));
    if (*written == Written::changed) return refuse(Exit::output, path + ": " + std::string(say(Word::exists)));
    if (*written != Written::done) return refuse(Exit::output, path + ": " + std::string(say(Word::not_on_disk)));
    return sealed::fingerprint(pair->public_key);
}

} // namespace yinfeng::cli
