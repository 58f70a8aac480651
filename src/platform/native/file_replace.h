#pragma once
// A file put in the place of another one, if that is still the one that somebody has read; also where no lock works.
//
// The two exchange their names in one step (renameat2). What was there then lies beside, and is looked at once more: where it is
// not what was read, because somebody was quicker, the names are exchanged back. So nothing of anybody's is ever replaced unseen.
// File systems that cannot exchange names (network folders, FAT) get a plain rename right behind the last look, and a moment of
// microseconds, there of one answer of the server, stays between the two. A file of locks beside it would not close that gap: nobody
// else heeds it, and one that a killed program on another machine has left cannot be told from one that is held.

#include "platform/native/file_write.h"

namespace yinfeng::platform::native {

// `beside` is the new file, open as `ours`. It is gone from there afterwards, whatever comes of it.
Outcome<Written> replace_content(
    int ours, const std::string& beside, const std::string& path, const std::string& sha256);

} // namespace yinfeng::platform::native
