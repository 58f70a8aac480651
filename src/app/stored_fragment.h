#pragma once
// Chunks and log entries as they are read from the storage.

#include "base/result.h"
#include "store/fragment.h"

#include <string_view>

namespace yinfeng::app {

struct StoredFragment {
    Fragment fragment;
    bool was_mended = false; // it should be written anew
};

// Versions before November 2026 put into the header whatever had been typed as the author's name, and could not read that again
// where it held control or direction characters or was too long. Such a name is cleaned and cut here; where two become the
// same, the later one is numbered.
Result<StoredFragment> decode_stored(std::string_view json);

} // namespace yinfeng::app
