#pragma once
// Ciphers for the platform in memory: OpenSSL's, behind the fake's queue. WebAssembly under Node has none: there every call
// answers Fault::unsupported, as a browser does for a page without https.

#include "platform/platform.h"

#include <functional>
#include <memory>

namespace yinfeng::platform {

std::unique_ptr<Crypto> make_fake_crypto(std::function<void(std::function<void()>)> later);
std::unique_ptr<Crypto> make_missing_crypto(std::function<void(std::function<void()>)> later);

} // namespace yinfeng::platform
