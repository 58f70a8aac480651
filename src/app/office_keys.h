#pragma once
// Whose signatures this browser knows: the public key of an office is kept (pinned) when its first signed file is imported,
// and a file that another key has signed in its name is shown as such until somebody has confirmed the new one. And this
// browser's own key pair, made when the first file is signed. All of it lies in the registry's preferences.
//
// The private key is as safe as the browser's profile: whoever can read that can sign in this office's name.
// Rule: reference/sync-storage-security.md, 3.1.

#include "app/registry.h"
#include "sync/sealed.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

enum class Trust : std::uint8_t {
    not_signed,     // and no signature of this office is known
    signature_gone, // not signed, although this office's files were before
    first,          // signed by an office of which no key is known yet
    known,          // signed by a key that is known
    changed,        // signed in the name of an office of which only other keys are known
};

struct KnownKey {
    std::string office;     // as it calls itself
    std::string public_key; // 65 bytes
    std::int64_t since_ms = 0;
};

class OfficeKeys {
public:
    explicit OfficeKeys(Registry& registry) : registry_(registry) {}

    std::vector<KnownKey> known() const; // by office, then by time
    bool knows(std::string_view office) const;
    Trust judge(std::string_view office, std::string_view public_key) const; // an empty key: not signed
    // An office may have several keys: each of its computers has its own.
    void keep(std::string_view office, std::string_view public_key, std::int64_t now_ms);
    void forget(std::string_view public_key);

    std::optional<platform::Crypto::KeyPair> own() const; // none before keep_own()
    void keep_own(const platform::Crypto::KeyPair& pair);

private:
    Registry& registry_;
};

} // namespace yinfeng::app
