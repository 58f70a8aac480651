#pragma once
// Files of this machine, read. "-" is standard input. Writing: file_write.h.

#include "platform/platform.h"

#include <string>

namespace yinfeng::platform::native {

// Fault::damaged: not there, no right, a folder. Fault::full: longer than `limit_bytes`.
Outcome<std::string> read_file(const std::string& path, std::size_t limit_bytes);
// The first bytes of an ordinary file, fewer if it is shorter; of anything else none, because a pipe can be read only once.
Outcome<std::string> read_beginning(const std::string& path, std::size_t bytes);
// SHA-256 of the content, 64 hexadecimal digits; as much memory for any size.
Outcome<std::string> digest_of_file(const std::string& path);
Outcome<std::string> digest_of(int file); // of an ordinary file that is open

// The one absolute path by which a file is known, links followed, also of a file that is not there yet. As it was given where
// nothing can be found out.
std::string resolved(const std::string& path);
std::string folder_of(const std::string& path); // with its slash at the end; "" for the current one

} // namespace yinfeng::platform::native
