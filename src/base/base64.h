// Base64 (RFC 4648, section 4, with padding) for bytes in JSON headers and key files. Only the canonical spelling is read, so
// that one sequence of bytes has one text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yinfeng {

std::string to_base64(std::string_view bytes);
// Nothing for other characters, missing padding, line ends or bits set beyond the last byte.
std::optional<std::string> from_base64(std::string_view text);

} // namespace yinfeng
