#pragma once
// gzip without compression: a real gzip file (RFC 1952) whose deflate blocks are all "stored". Enough for the
// fake platform, whose tests care about the container and not about the size.

#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::platform {

std::string stored_gzip(std::string_view bytes);

// Nothing if it is no gzip file, is damaged, is larger than the limit, or was compressed by somebody else.
std::optional<std::string> stored_gunzip(std::string_view gzip, std::size_t limit_bytes);

} // namespace yinfeng::platform
