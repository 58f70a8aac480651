#include "platform/native/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>

namespace yinfeng::platform::native {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto between_tries = std::chrono::milliseconds(10);
constexpr auto patience = std::chrono::seconds(1); // before anybody is told

// Network folders want a file open for writing before they lock it for one alone; some files may only be read.
Descriptor open_for_lock(const std::string& path, bool make) {
    for (const int way : {O_RDWR, O_RDONLY}) {
        const int number = ::open(path.c_str(), way | O_CLOEXEC | O_NONBLOCK | (make ? O_CREAT : 0), 0600);
        if (number >= 0) return Descriptor(number);
    }
    return Descriptor();
}

// Whether the path leads to what is open.
bool is_still(const std::string& path, int number) {
    struct stat there{}, open{};
    return ::fstat(number, &open) == 0 && ::stat(path.c_str(), &there) == 0 && there.st_dev == open.st_dev &&
           there.st_ino == open.st_ino;
}

} // namespace

Outcome<FileLock> FileLock::take(
    const std::string& path, int wait_ms, const std::function<void()>& on_wait, IfMissing missing) {
    const auto begin = Clock::now(), end = begin + std::chrono::milliseconds(wait_ms);
    bool said = false;
    for (;;) {
        Descriptor file = open_for_lock(path, missing == IfMissing::make);
        struct stat status{};
        if (!file.is_open() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return FileLock();
        bool locked = false;
        do {
            locked = ::flock(file.number(), LOCK_EX | LOCK_NB) == 0;
            if (locked || errno == EINTR) continue;
            if (errno != EWOULDBLOCK) return FileLock(); // there are no locks here
            const auto now = Clock::now();
            if (!said && now - begin >= patience) {
                said = true;
                on_wait();
            }
            if (now >= end) return std::unexpected(Failure{Fault::blocked, path});
            std::this_thread::sleep_for(between_tries);
        } while (!locked && is_still(path, file.number()));
        if (locked && is_still(path, file.number())) return FileLock(std::move(file));
        if (Clock::now() >= end + patience) return std::unexpected(Failure{Fault::blocked, path});
    }
}

} // namespace yinfeng::platform::native
