#include "platform/native/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace yinfeng::platform::native {

namespace {

Fault fault_of(int error) {
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return Fault::full;
    case EACCES:
    case EPERM:
    case EROFS: return Fault::refused;
    default: return Fault::damaged;
    }
}

std::unexpected<Failure> failed(int error) {
    char text[128] = "";
    return std::unexpected(Failure{fault_of(error), strerror_r(error, text, sizeof text)});
}

class Descriptor {
public:
    explicit Descriptor(int number, bool owned = true) : number_(number), owned_(owned) {}
    ~Descriptor() {
        if (owned_ && number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    int close() { return owned_ ? ::close(std::exchange(number_, -1)) : 0; }

private:
    int number_;
    bool owned_;
};

// 0, or errno.
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written =
            ::write(descriptor, bytes.data(), std::min<std::size_t>(bytes.size(), std::size_t{1} << 30));
        if (written < 0 && errno != EINTR) return errno;
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

std::string resolved(const std::string& path) {
    char* real = ::realpath(path.c_str(), nullptr);
    if (!real) return path;
    std::string text = real;
    std::free(real);
    return text;
}

} // namespace

Outcome<std::string> read_file(const std::string& path, std::size_t limit_bytes) {
    const bool standard = path == "-";
    const Descriptor file(standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC), !standard);
    if (file.number() < 0) return failed(errno);
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) return failed(errno);
    if (S_ISDIR(status.st_mode)) return failed(EISDIR);
    const bool known = S_ISREG(status.st_mode);
    if (known && static_cast<std::uint64_t>(status.st_size) > limit_bytes) return failed(EFBIG);
    std::string bytes;
    std::size_t room = known ? static_cast<std::size_t>(status.st_size) + 1 : std::size_t{1} << 16;
    for (;;) {
        const std::size_t had = bytes.size();
        if (had == room) room *= 2;
        ssize_t count = 0;
        bytes.resize_and_overwrite(room, [&](char* data, std::size_t) {
            count = ::read(file.number(), data + had, std::min<std::size_t>(room - had, std::size_t{1} << 30));
            return had + static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        });
        if (count < 0 && errno != EINTR) return failed(errno);
        if (count == 0) return bytes;
        if (bytes.size() > limit_bytes) return failed(EFBIG);
    }
}

Outcome<std::string> read_beginning(const std::string& path, std::size_t bytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0) return failed(errno);
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) return failed(errno);
    std::string beginning;
    if (!S_ISREG(status.st_mode)) return beginning;
    ssize_t count = 0;
    do {
        beginning.resize_and_overwrite(bytes, [&](char* data, std::size_t) {
            count = ::read(file.number(), data, bytes);
            return static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        });
    } while (count < 0 && errno == EINTR);
    if (count < 0) return failed(errno);
    return beginning;
}

Outcome<void> write_file(const std::string& wanted, std::string_view bytes, bool only_owner) {
    if (wanted == "-") {
        if (const int error = write_all(STDOUT_FILENO, bytes)) return failed(error);
        return {};
    }
    const std::string path = resolved(wanted);
    struct stat old{};
    const bool exists = ::stat(path.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) return failed(EISDIR);
    if (exists && !S_ISREG(old.st_mode)) {
        const Descriptor pipe(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (pipe.number() < 0) return failed(errno);
        if (const int error = write_all(pipe.number(), bytes)) return failed(error);
        return {};
    }
    std::string beside = path + ".XXXXXX";
    Descriptor file(::mkostemp(beside.data(), O_CLOEXEC)); // rights: the owner's alone
    if (file.number() < 0) return failed(errno);
    const auto give_up = [&](int error) {
        ::unlink(beside.c_str());
        return failed(error);
    };
    if (!only_owner) {
        mode_t rights = old.st_mode & 07777;
        if (!exists) {
            const mode_t mask = ::umask(0);
            ::umask(mask);
            rights = 0666 & ~mask;
        }
        if (::fchmod(file.number(), rights) != 0) return give_up(errno);
    }
    if (const int error = write_all(file.number(), bytes)) return give_up(error);
    if (::fsync(file.number()) != 0) return give_up(errno);
    if (file.close() != 0) return give_up(errno);
    if (::rename(beside.c_str(), path.c_str()) != 0) return give_up(errno);
    const std::size_t slash = path.rfind('/');
    const Descriptor folder(::open(
        slash == std::string::npos ? "." : path.substr(0, slash + 1).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() >= 0) ::fsync(folder.number());
    return {};
}

} // namespace yinfeng::platform::native
