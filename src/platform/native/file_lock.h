#pragma once
// The right to write one file, so that two programs that read, change and replace it do so one after the other.
//
// flock(2) on the file itself: it ends with the process however that ends, so no lock is ever left behind and there is nothing
// to clean up. Because a writer replaces the file (file_write.h), whoever has got the lock looks whether the path still leads to
// what is locked, and else takes the one that is there now.
//
// Advisory, and on some network folders locks do nothing or hold on one machine only. So a writer never relies on it alone: it
// also says what it has read, and the file is replaced only while that is what stands there.

#include "platform/native/descriptor.h"

#include <functional>
#include <string>

namespace yinfeng::platform::native {

class FileLock {
public:
    FileLock() = default; // of nothing

    enum class IfMissing : std::uint8_t { lock_nothing, make }; // make: an empty file, for its owner alone

    // Waits at most so long; `on_wait` is called once, when somebody else has kept it for a second. Fault::blocked: they still
    // do. A file that is not there, or a folder where there are no locks, gives a lock that is not held.
    static Outcome<FileLock> take(const std::string& path, int wait_ms, const std::function<void()>& on_wait,
        IfMissing missing = IfMissing::lock_nothing);
    bool is_held() const { return file_.is_open(); }

private:
    explicit FileLock(Descriptor file) : file_(std::move(file)) {}
    Descriptor file_; // closing it gives the lock back
};

} // namespace yinfeng::platform::native
