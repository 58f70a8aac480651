#pragma once
// Snapshots in their containers: plain, gzipped, sealed.

#include "base/result.h"
#include "cli/console.h"
#include "cli/passphrase.h"
#include "platform/platform.h"

#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::cli {

bool has_ending(std::string_view file, std::string_view ending); // in capitals too: names come from every system
// By the ending of its name: .yfs, .gz, else plain.
Container container_named(const std::string& file);
bool begins_sealed(const std::string& file);

struct Packing { // of a sealed file
    std::string passphrase, office;
    std::uint32_t rounds = 0;
    std::optional<platform::Crypto::KeyPair> signer;
};
std::expected<std::string, std::string> pack(const std::string& snapshot, Container container, const Packing& packing);

// Whether an opening of `bytes` would get that snapshot and could read it. Else why not, in the reader's words.
Result<void> read_back(const std::string& bytes, const std::string& passphrase, std::string_view snapshot);

// Whether the passphrase that is known for reading, without asking for it, opens this sealed file.
bool opens(const std::string& file, Passphrases& passphrases);

// What a file says about itself that whoever replaces it must not lose; nothing of what cannot be read.
std::string signer_of(const std::string& file); // fingerprint of the key that has signed it; "" if none has
// Made without the confidential fields. A sealed file can be asked only where the passphrase is known without asking for it;
// null: not at all.
bool says_left_out(const std::string& file, Passphrases* passphrases);

} // namespace yinfeng::cli
