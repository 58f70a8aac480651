#pragma once
// Whether a passphrase is worth sealing with: a file that travels by mail and chat is attacked at leisure.
// Rule: reference/sync-storage-security.md, 3.1 (at least 12 characters or 4 words).

#include <string_view>

namespace yinfeng::app {

// 12 letters, digits or signs; a Chinese character counts for two.
bool is_long_enough(std::string_view passphrase);

} // namespace yinfeng::app
