#pragma once
// Bytes that are read once, piece by piece: of a file, of memory, or what such bytes are when they have been unpacked.

#include "platform/platform.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace yinfeng::platform::native {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    // Up to `room` bytes to `data`; 0 at the end. After a failure there is nothing more.
    virtual Outcome<std::size_t> read(char* data, std::size_t room) = 0;
};

// An ordinary file. Fault::damaged: not there, no right, a folder. Fault::full: longer than `limit_bytes`, now or when it is read.
struct OpenedFile {
    std::unique_ptr<ByteSource> bytes;
    std::uint64_t size = 0;
};
Outcome<OpenedFile> open_file_bytes(const std::string& path, std::size_t limit_bytes);

std::unique_ptr<ByteSource> bytes_in_memory(std::string_view bytes); // which must stay

// gzip, by zlib: it holds a window of 32 kB and a piece of what is packed. Faults as of gunzip() (gzip.h).
std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> packed, std::size_t limit_bytes);

// The first bytes of what is packed, from the first bytes of the file; fewer where those do not hold so many. A failure if they
// are no gzip or damaged.
Outcome<std::string> gunzip_beginning(std::string_view bytes, std::size_t wanted);

} // namespace yinfeng::platform::native
