#include "platform/native/byte_source.h"

#include "platform/native/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

namespace yinfeng::platform::native {

namespace {

std::unexpected<Failure> damaged(std::string why) { return std::unexpected(Failure{Fault::damaged, std::move(why)}); }

class FileBytes final : public ByteSource {
public:
    FileBytes(Descriptor file, std::size_t limit_bytes) : file_(std::move(file)), left_(limit_bytes) {}

    Outcome<std::size_t> read(char* data, std::size_t room) override {
        for (;;) {
            const ssize_t count = ::read(file_.number(), data, std::min<std::size_t>(room, std::size_t{1} << 30));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return failed(errno);
            const auto bytes = static_cast<std::size_t>(count);
            if (bytes > left_) return failed(EFBIG); // it has grown
            left_ -= bytes;
            return bytes;
        }
    }

private:
    Descriptor file_;
    std::size_t left_;
};

class MemoryBytes final : public ByteSource {
public:
    explicit MemoryBytes(std::string_view bytes) : left_(bytes) {}

    Outcome<std::size_t> read(char* data, std::size_t room) override {
        const std::size_t count = left_.copy(data, room);
        left_.remove_prefix(count);
        return count;
    }

private:
    std::string_view left_;
};

class UnpackedBytes final : public ByteSource {
public:
    UnpackedBytes(std::unique_ptr<ByteSource> packed, std::size_t limit_bytes)
        : packed_(std::move(packed)), left_(limit_bytes) {
        is_good_ = inflateInit2(&stream_, 15 + 16) == Z_OK; // a window of 32 kB, gzip around it
        begun_ = is_good_;
    }
    ~UnpackedBytes() override {
        if (begun_) inflateEnd(&stream_);
    }
    UnpackedBytes(const UnpackedBytes&) = delete;
    UnpackedBytes& operator=(const UnpackedBytes&) = delete;

    Outcome<std::size_t> read(char* data, std::size_t room) override {
        auto answer = unpack(data, room);
        is_good_ = is_good_ && answer.has_value();
        return answer;
    }

private:
    Outcome<std::size_t> unpack(char* data, std::size_t room) {
        if (!is_good_) return damaged("not gzip, or cut or damaged");
        stream_.next_out = reinterpret_cast<Bytef*>(data);
        stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(room, std::size_t{1} << 30));
        const uInt given = stream_.avail_out;
        while (!is_whole_ && stream_.avail_out == given) {
            if (stream_.avail_in == 0) {
                const auto count = refill();
                if (!count) return count;
                if (*count == 0) return damaged("cut");
            }
            const int state = inflate(&stream_, Z_NO_FLUSH);
            if (state == Z_STREAM_END) {
                const auto goes_on = next_member();
                if (!goes_on) return std::unexpected(goes_on.error());
                is_whole_ = !*goes_on;
            } else if (state != Z_OK && state != Z_BUF_ERROR) {
                return damaged("not gzip, or cut or damaged");
            }
        }
        const std::size_t made = given - stream_.avail_out;
        if (made > left_) return failed(EFBIG);
        left_ -= made;
        return made;
    }

    Outcome<std::size_t> refill() {
        const auto count = packed_->read(piece_.data(), piece_.size());
        if (!count) return count;
        stream_.next_in = reinterpret_cast<Bytef*>(piece_.data());
        stream_.avail_in = static_cast<uInt>(*count);
        return count;
    }

    // Behind a member comes another one, or nothing: what else stands there, inflate refuses.
    Outcome<bool> next_member() {
        if (stream_.avail_in == 0) {
            const auto count = refill();
            if (!count) return std::unexpected(count.error());
            if (*count == 0) return false;
        }
        return inflateReset(&stream_) == Z_OK;
    }

    std::unique_ptr<ByteSource> packed_;
    std::size_t left_;
    z_stream stream_{};
    bool begun_ = false, is_good_ = false, is_whole_ = false;
    std::vector<char> piece_ = std::vector<char>(std::size_t{64} << 10);
};

} // namespace

Outcome<OpenedFile> open_file_bytes(const std::string& path, std::size_t limit_bytes) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return failed(errno);
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) return failed(errno);
    if (S_ISDIR(status.st_mode)) return failed(EISDIR);
    if (!S_ISREG(status.st_mode)) return failed(ESPIPE);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > limit_bytes) return failed(EFBIG);
    return OpenedFile{std::make_unique<FileBytes>(std::move(file), limit_bytes), size};
}

std::unique_ptr<ByteSource> bytes_in_memory(std::string_view bytes) { return std::make_unique<MemoryBytes>(bytes); }

std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> packed, std::size_t limit_bytes) {
    return std::make_unique<UnpackedBytes>(std::move(packed), limit_bytes);
}

Outcome<std::string> gunzip_beginning(std::string_view bytes, std::size_t wanted) {
    const auto source = unpacked(bytes_in_memory(bytes), SIZE_MAX);
    std::string beginning;
    Outcome<std::size_t> count = 0;
    do {
        const std::size_t had = beginning.size();
        beginning.resize_and_overwrite(wanted, [&](char* data, std::size_t) {
            count = source->read(data + had, wanted - had);
            return had + count.value_or(0);
        });
    } while (count && *count > 0 && beginning.size() < wanted);
    if (!count && beginning.empty()) return std::unexpected(count.error());
    return beginning;
}

} // namespace yinfeng::platform::native
