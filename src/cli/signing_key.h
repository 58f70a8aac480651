#pragma once
// Signing keys as files: PKCS #8 in PEM.

#include "cli/console.h"
#include "platform/platform.h"

#include <string>

namespace yinfeng::cli {

Answer<platform::Crypto::KeyPair> read_signing_key(const std::string& path);
bool is_signing_key(const std::string& path);                           // by its first line, damaged or not
Answer<std::string> make_key_file(const std::string& path, bool force); // returns the fingerprint

} // namespace yinfeng::cli
