#pragma once
// Sealing and opening files (sync/sealed.h) with the platform's gzip, randomness and ciphers. Used by the page and by the command
// line alike; the two make the same bytes from the same secrets. Callbacks run later, once; nothing is kept between calls, and
// the platform must outlive them.

#include "platform/platform.h"
#include "sync/sealed.h"

#include <functional>
#include <optional>
#include <string>

namespace yinfeng::app {

struct Sealing {
    std::string passphrase; // UTF-8 as typed, not empty
    std::string office;     // stands readable in the file
    std::int64_t created_ms = 0;
    std::uint32_t rounds = sealed::usual_rounds;
    std::optional<platform::Crypto::KeyPair> signer;
};

// What chance decides. Drawn anew for every file; tests give it, to get the same file again.
struct SealSecrets {
    std::string file_key, salt, key_nonce, prefix;
};
SealSecrets draw_secrets(platform::Platform& platform);

template <class T> using OnSealed = std::function<void(sealed::Checked<T>)>;

void seal(platform::Platform& platform, std::string snapshot, Sealing sealing, OnSealed<std::string> done);
// The same from what is packed already.
void seal_packed(platform::Platform& platform, std::string gzipped, Sealing sealing, SealSecrets secrets,
    OnSealed<std::string> done);

struct Opened {
    sealed::Header header;
    std::string bytes; // the snapshot; of open_packed(), still gzipped
};
// A signature is checked first and a false one refuses the file. Whose key it is the caller has to judge, by
// header.public_key (empty: not signed).
void open_sealed(platform::Platform& platform, std::string file, std::string passphrase, OnSealed<Opened> done);
void open_packed(platform::Platform& platform, std::string file, std::string passphrase, OnSealed<Opened> done);

// Whether the file is whole and its signature holds, as far as that can be told without the passphrase.
void check_sealed(platform::Platform& platform, std::string file, OnSealed<sealed::Header> done);

} // namespace yinfeng::app
