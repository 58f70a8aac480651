#include "platform/native/disk.h"

#include "base/sha256.h"
#include "platform/native/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>

namespace yinfeng::platform::native {

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
    std::string beginning;
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return failed(errno);
    if (!S_ISREG(status.st_mode)) return beginning; // not even opened: whoever writes a pipe would see its reader go
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0) return failed(errno);
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

Outcome<std::string> digest_of(int file) {
    Sha256 digest;
    std::string piece(std::size_t{1} << 20, '\0');
    for (off_t at = 0;;) {
        const ssize_t count = ::pread(file, piece.data(), piece.size(), at);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failed(errno);
        if (count == 0) return to_hex(digest.finish());
        digest.update(std::string_view(piece).substr(0, static_cast<std::size_t>(count)));
        at += count;
    }
}

Outcome<std::string> digest_of_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return failed(errno);
    return digest_of(file.number());
}

std::string resolved(const std::string& given) {
    std::string path = given;
    for (int links = 0; links < 40; ++links) { // as many as Linux follows
        if (char* real = ::realpath(path.c_str(), nullptr)) {
            const std::string text = real;
            std::free(real);
            return text;
        }
        std::string target(4096, '\0');
        const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
        if (length <= 0) break;
        target.resize(static_cast<std::size_t>(length));
        path = target.front() == '/' ? target : folder_of(path) + target;
    }
    // Not there yet: its folder may be.
    const std::string folder = folder_of(path);
    char* real = ::realpath(folder.empty() ? "." : folder.c_str(), nullptr);
    if (!real) return path;
    std::string text = real;
    std::free(real);
    if (!text.ends_with('/')) text += '/';
    return text + path.substr(folder.size());
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

} // namespace yinfeng::platform::native
