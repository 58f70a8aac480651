#pragma once
// Signing keys as files: PKCS #8 in PEM.

#include "cli/console.h"
#include "platform/platform.h"

#include <string>

namespace yinfeng::cli {

Answer<platform::Crypto::KeyPair> read_signing_key(const std::string& path);
// Of --trust: fingerprints stay, a key file becomes the fingerprint of its key. What is neither is refused: it would fit nothing.
Answer<void> settle_trust(Options& options);
bool is_signing_key(const std::string& path);                           // by its first line, damaged or not
Answer<std::string> make_key_file(const std::string& path, bool force); // returns the fingerprint

} // namespace yinfeng::cli
