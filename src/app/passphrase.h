#pragma once
// Whether a passphrase is worth sealing with: a file that travels by mail and chat is attacked at leisure.
// Rule: reference/sync-storage-security.md, 3.1 (at least 12 characters or 4 words).

#include <string>
#include <string_view>

namespace yinfeng::app {

// 12 letters, digits or signs; a Chinese character counts for two.
bool is_long_enough(std::string_view passphrase);

// Whether somebody else can type it: valid UTF-8 without control characters, line ends, invisible characters (direction,
// zero width) and combining marks, and no blank at either end. What passes has one form in bytes: characters with marks
// have two, and the other one is made of combining marks.
bool can_be_typed(std::string_view passphrase);

// What came with it by pasting is gone: blanks and line ends at both ends, and invisible characters.
std::string as_typed(std::string_view passphrase);

} // namespace yinfeng::app
