#pragma once
// Files of this machine. "-" is standard input or output.

#include "platform/platform.h"

#include <string>
#include <string_view>

namespace yinfeng::platform::native {

// Fault::damaged: not there, no right, a folder. Fault::full: longer than `limit_bytes`.
Outcome<std::string> read_file(const std::string& path, std::size_t limit_bytes);
// The first bytes of an ordinary file, fewer if it is shorter; of anything else none, because a pipe can be read only once.
Outcome<std::string> read_beginning(const std::string& path, std::size_t bytes);

// All or nothing: into a file beside it, to the disk, and then renamed over what was there. A link is followed; what is
// no ordinary file (a pipe, /dev/null) is written as it is. Rights of the file that is replaced stay; a new one is readable as
// the umask says, or for the owner alone.
Outcome<void> write_file(const std::string& path, std::string_view bytes, bool only_owner = false);

} // namespace yinfeng::platform::native
