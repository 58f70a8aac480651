#pragma once
// OpenSSL's SHA-256, which uses the processor's own instructions where it has them.

#include "base/sha256.h"

namespace yinfeng::platform::openssl {

const Sha256Engine& sha256_engine();

} // namespace yinfeng::platform::openssl
