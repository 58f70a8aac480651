#include "platform/native/file_write.h"

#include "base/sha256.h"
#include "platform/native/descriptor.h"
#include "platform/native/disk.h"
#include "platform/native/file_replace.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <memory>

namespace yinfeng::platform::native {

namespace {

constexpr std::string_view temporary_begin = ".yinfeng-", temporary_end = ".tmp";
constexpr std::size_t piece_bytes = std::size_t{1} << 20; // between two looks at the signals
constexpr time_t oldest_living_seconds = 600;

// Signals that ask the program to end wait until nothing is half done. What is ignored stays ignored.
class SignalsHeld {
public:
    SignalsHeld() {
        ::sigemptyset(&held_);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
            struct sigaction action{};
            if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) ::sigaddset(&held_, signal);
        }
        ::sigprocmask(SIG_BLOCK, &held_, &before_);
    }
    ~SignalsHeld() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

    bool any_waiting() const {
        sigset_t waiting;
        if (::sigpending(&waiting) != 0) return false;
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
            if (::sigismember(&waiting, signal) == 1 && ::sigismember(&held_, signal) == 1) return true;
        }
        return false;
    }

private:
    sigset_t held_{}, before_{};
};

// 0, or errno; EINTR where `signals` says that the program is asked to end.
int write_all(int descriptor, std::string_view bytes, const SignalsHeld* signals = nullptr) {
    while (!bytes.empty()) {
        if (signals && signals->any_waiting()) return EINTR;
        const ssize_t written = ::write(descriptor, bytes.data(), std::min(bytes.size(), piece_bytes));
        if (written < 0 && errno != EINTR) return errno;
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

// The same for every file beside `path`, whatever the length and bytes of its name.
std::string temporary_prefix(const std::string& path) {
    return std::string(temporary_begin) + sha256_hex(path.substr(folder_of(path).size())).substr(0, 16) + "-";
}

// `newest_s`: when a file was made here just now, by the clock of whoever keeps the folder.
void remove_left_behind(const std::string& folder, const std::string& prefix, time_t newest_s) {
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.empty() ? "." : folder.c_str()), ::closedir);
    if (!entries) return;
    while (const dirent* entry = ::readdir(entries.get())) {
        const std::string_view name = entry->d_name;
        if (!name.starts_with(prefix) || !name.ends_with(temporary_end)) continue;
        const Descriptor file(::openat(::dirfd(entries.get()), entry->d_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        struct stat status{};
        if (!file.is_open() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
        if (status.st_mtime > newest_s - oldest_living_seconds) continue;
        if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) continue; // whoever writes it holds its lock
        ::unlinkat(::dirfd(entries.get()), entry->d_name, 0);
    }
}

int sync_folder(const std::string& folder) {
    const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() || ::fsync(opened.number()) == 0) return 0; // a folder that may not be read cannot be asked
    return errno == EINVAL || errno == ENOTSUP || errno == EBADF || errno == EROFS ? 0 : errno; // not of every kind
}

// Puts `beside` where nothing is. 0, EEXIST, or what went wrong.
int put_where_nothing_is(const std::string& beside, const std::string& path) {
    if (::renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return errno;
    if (::link(beside.c_str(), path.c_str()) == 0) {
        ::unlink(beside.c_str());
        return 0;
    }
    if (errno == EEXIST) return errno;
    // Neither (FAT, some network folders): whoever makes the empty file may replace it.
    const Descriptor claim(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!claim.is_open()) return errno;
    if (::rename(beside.c_str(), path.c_str()) == 0) return 0;
    const int error = errno;
    ::unlink(path.c_str());
    return error;
}

int give_rights(int file, const struct stat* old, Rights rights) {
    if (rights == Rights::only_owner) return 0; // as it was made
    if (!old) {
        const mode_t mask = ::umask(0);
        ::umask(mask);
        return ::fchmod(file, 0666 & ~mask) == 0 ? 0 : errno;
    }
    struct stat now{};
    if (::fstat(file, &now) == 0 && (now.st_uid != old->st_uid || now.st_gid != old->st_gid)) {
        if (::fchown(file, old->st_uid, old->st_gid) != 0) (void)!::fchown(file, static_cast<uid_t>(-1), old->st_gid);
    }
    return ::fchmod(file, old->st_mode & 07777) == 0 ? 0 : errno;
}

} // namespace

Outcome<Written> write_file(const std::string& wanted, std::string_view bytes, const Over& over, Rights rights) {
    if (wanted == "-") {
        if (const int error = write_all(STDOUT_FILENO, bytes)) return failed(error);
        return Written::done;
    }
    const std::string path = resolved(wanted), folder = folder_of(path);
    struct stat old{};
    const bool exists = ::stat(path.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) return failed(EISDIR);
    if (exists && !S_ISREG(old.st_mode)) {
        const Descriptor pipe(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!pipe.is_open()) return failed(errno);
        if (const int error = write_all(pipe.number(), bytes)) return failed(error);
        return Written::done;
    }

    const SignalsHeld signals;
    const std::string prefix = temporary_prefix(path);
    std::string beside = folder + prefix + "XXXXXX" + std::string(temporary_end);
    Descriptor file(::mkostemps(beside.data(), static_cast<int>(temporary_end.size()), O_CLOEXEC)); // the owner's alone
    if (!file.is_open()) return failed(errno);
    ::flock(file.number(), LOCK_EX | LOCK_NB); // it lives
    const auto give_up = [&](int error) {
        ::unlink(beside.c_str());
        return failed(error);
    };
    if (const int error = give_rights(file.number(), exists ? &old : nullptr, rights)) return give_up(error);
    if (const int error = write_all(file.number(), bytes, &signals)) return give_up(error);
    if (::fsync(file.number()) != 0) return give_up(errno);
    struct stat made{};
    if (::fstat(file.number(), &made) == 0) remove_left_behind(folder, prefix, made.st_mtime);
    if (signals.any_waiting()) return give_up(EINTR);

    if (over.what == Over::What::nothing) {
        const int error = put_where_nothing_is(beside, path);
        if (error) ::unlink(beside.c_str());
        if (error == EEXIST) return Written::changed;
        if (error) return failed(error);
    } else if (over.what == Over::What::content) {
        const auto replaced = replace_content(file.number(), beside, path, over.sha256);
        if (replaced != Written::done) return replaced;
    } else if (::rename(beside.c_str(), path.c_str()) != 0) {
        return give_up(errno);
    }
    return sync_folder(folder) == 0 ? Written::done : Written::not_on_disk;
}

bool is_temporary_name(std::string_view name) {
    return name.starts_with(temporary_begin) && name.ends_with(temporary_end);
}

} // namespace yinfeng::platform::native
