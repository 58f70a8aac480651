#pragma once
// GB18030, read and written, natively and in WebAssembly alike: what two bytes stand for comes from iconv (whose C library in WebAssembly knows
// nothing else of it), the rest by the standard's own counting. Four bytes 81308130 … are the characters of the first plane that no two
// bytes stand for, in their order; 90308130 … those of the other planes.

#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::documents {

std::optional<std::string> from_gb18030(std::string_view bytes); // nothing: it is none
std::string to_gb18030(std::string_view utf8);                   // what is malformed as U+FFFD

} // namespace yinfeng::documents
