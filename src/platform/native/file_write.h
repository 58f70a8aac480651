#pragma once
// Files of this machine, written whole or not at all.
//
// Into a file beside it, to the disk, and then in its place (file_replace.h); the folder is brought to the disk too, so what has been acknowledged
// outlives a power cut. The file beside is hidden (.yinfeng-….tmp) and goes also when the program is asked to end: SIGINT, SIGTERM,
// SIGHUP and SIGQUIT are held back meanwhile, and whoever sees one waiting gives up. What a killed run has left behind is removed
// by the next write of the same file: it is known by its name, nobody holds its lock, and it is older than ten minutes.

#include "platform/platform.h"

#include <string>
#include <string_view>

namespace yinfeng::platform::native {

// What must stand in the place for the new content to take it.
struct Over {
    enum class What : std::uint8_t {
        anything,
        nothing, // a new file, made by nobody else meanwhile
        content, // of this digest: what the writer has read
    };
    What what = What::anything;
    std::string sha256; // 64 hexadecimal digits
};

enum class Written : std::uint8_t {
    done,
    changed,     // something else stands there; nothing has been written
    not_on_disk, // it stands in its place, but the folder could not be brought to the disk
    kept_aside, // programs without locks wrote at once: the file of one of them lies beside, under a name that ends on kept_end
};
inline constexpr std::string_view kept_end = ".kept";

enum class Rights : std::uint8_t { usual, only_owner };

// A link is followed; what is no ordinary file (a pipe, /dev/null, "-" for standard output) is written as it is. Rights and
// owner of the file that is replaced stay, as far as this user may give them; a new one is readable as the umask says, or for
// the owner alone.
Outcome<Written> write_file(
    const std::string& path, std::string_view bytes, const Over& over = {}, Rights rights = Rights::usual);

// Whether a name in a folder is that of a file on its way into its place.
bool is_temporary_name(std::string_view name);

} // namespace yinfeng::platform::native
