#pragma once
// gzip (RFC 1952) by libdeflate, at once and on the calling thread.

#include "platform/platform.h"

#include <string>
#include <string_view>

namespace yinfeng::platform::native {

Outcome<std::string> gzip(std::string_view bytes, int level = 6);
// One whole member or several behind each other, as RFC 1952 has it. Fault::damaged for what is anything else, Fault::full for more
// than `limit_bytes` of content.
Outcome<std::string> gunzip(std::string_view bytes, std::size_t limit_bytes);

} // namespace yinfeng::platform::native
