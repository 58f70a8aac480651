#include "platform/native/file_replace.h"

#include "platform/native/descriptor.h"
#include "platform/native/disk.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdio>
#include <optional>

namespace yinfeng::platform::native {

namespace {

constexpr int most_exchanges = 1000; // until ours comes back

// Two looks that agree: nobody has written there between them.
struct Look {
    dev_t device = 0;
    ino_t inode = 0;
    off_t bytes = 0;
    timespec written{}, touched{}; // touched: also by getting another name

    bool is_same_file(const Look& other) const { return device == other.device && inode == other.inode; }
    bool is_unwritten_since(const Look& other) const {
        return is_same_file(other) && bytes == other.bytes && is_same_time(written, other.written);
    }
    bool operator==(const Look& other) const {
        return is_unwritten_since(other) && is_same_time(touched, other.touched);
    }

private:
    static bool is_same_time(const timespec& a, const timespec& b) {
        return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
    }
};

Look look_of(const struct stat& status) {
    return {status.st_dev, status.st_ino, status.st_size, status.st_mtim, status.st_ctim};
}

std::optional<Look> look_at(int file) {
    struct stat status{};
    if (::fstat(file, &status) != 0) return std::nullopt;
    return look_of(status);
}

// By opening it: a network folder asks its server then, and answers a stat from memory.
std::optional<Look> look_at(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    return file.is_open() ? look_at(file.number()) : std::nullopt;
}

int exchange(const std::string& one, const std::string& other) {
    return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0 ? 0 : errno;
}

bool is_here(const std::string& path, int file) {
    struct stat there{};
    const auto open = look_at(file);
    return open && ::lstat(path.c_str(), &there) == 0 && look_of(there).is_same_file(*open);
}

bool has_a_name(int file) {
    struct stat status{};
    return ::fstat(file, &status) == 0 && status.st_nlink > 0;
}

// What is in the place was put there by us, and `beside` is somebody else's. They get their place back. Whoever does the same at the
// same time may hand us a third file, which is no more ours to keep: it goes on, until what we hold is our own.
Outcome<Written> put_back(int ours, const std::string& beside, const std::string& path) {
    for (int i = 0; i < most_exchanges && has_a_name(ours); ++i) {
        if (exchange(beside, path) != 0) break;
        if (!is_here(beside, ours)) continue;
        ::unlink(beside.c_str());
        return Written::changed;
    }
    // Ours has been replaced meanwhile, by one that knows nothing of what we hold.
    const std::string kept = path + beside.substr(beside.rfind('-'), 7) + std::string(kept_end);
    if (::rename(beside.c_str(), kept.c_str()) != 0) return failed(errno);
    return Written::kept_aside;
}

} // namespace

Outcome<Written> replace_content(
    int ours, const std::string& beside, const std::string& path, const std::string& sha256) {
    const auto without_it = [&](Outcome<Written> answer) {
        ::unlink(beside.c_str());
        return answer;
    };
    const Descriptor read(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    const auto seen = look_at(read.number());
    const auto is_unchanged = [&] { return look_at(path) == seen; };
    if (!seen || digest_of(read.number()) != sha256 || !is_unchanged()) return without_it(Written::changed);

    const int error = exchange(beside, path);
    if (error == 0) {
        const auto now = look_at(read.number());
        // Another writer may have tidied it away by now, old as it is.
        const bool is_what_was_read = is_here(beside, read.number()) || ::access(beside.c_str(), F_OK) != 0;
        if (now && now->is_unwritten_since(*seen) && is_what_was_read) return without_it(Written::done);
        return put_back(ours, beside, path);
    }
    if (error == ENOENT) return without_it(Written::changed);
    if (error != EINVAL && error != ENOSYS && error != ENOTSUP) return without_it(failed(error));
    if (!is_unchanged()) return without_it(Written::changed);
    if (::rename(beside.c_str(), path.c_str()) != 0) return without_it(failed(errno));
    return Written::done;
}

} // namespace yinfeng::platform::native
