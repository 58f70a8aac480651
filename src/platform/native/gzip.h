#pragma once
// gzip (RFC 1952) by libdeflate, at once and on the calling thread.

#include "platform/platform.h"

#include <string>
#include <string_view>

namespace yinfeng::platform::native {

Outcome<std::string> gzip(std::string_view bytes, int level = 6);
// Fault::damaged for what is not exactly one whole gzip member, and for more than `limit_bytes`.
Outcome<std::string> gunzip(std::string_view bytes, std::size_t limit_bytes);

} // namespace yinfeng::platform::native
