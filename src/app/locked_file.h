#pragma once
// A sealed file that waits for its passphrase. Its structure and its signature have been checked; what it says of itself
// is readable without the passphrase, and proven only by a signature that is known.

#include "app/office_keys.h"

#include <cstdint>
#include <string>

namespace yinfeng::app {

struct LockedFile {
    std::string file_name;
    std::uint64_t file_bytes = 0;
    std::string office;
    std::int64_t created_ms = 0;
    std::string public_key;          // of who signed it; empty: nobody
    Trust trust = Trust::not_signed; // changed: App::unlock() wants a confirmation
    std::string problem;             // why the last passphrase did not open it
    bool opening = false;
};

} // namespace yinfeng::app
