#include "platform/native/gzip.h"

#include "platform/native/descriptor.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>

namespace yinfeng::platform::native {

namespace {

struct Free {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

std::unexpected<Failure> damaged(std::string why) { return std::unexpected(Failure{Fault::damaged, std::move(why)}); }

// How long the content is, as the last four bytes say: a hint, because anybody can write anything there.
std::size_t stated_bytes(std::string_view gzip) {
    std::size_t stated = 0;
    for (std::size_t i = 0; i < 4 && i < gzip.size(); ++i)
        stated = stated << 8 | static_cast<unsigned char>(gzip[gzip.size() - 1 - i]);
    return stated;
}

} // namespace

Outcome<std::string> gzip(std::string_view bytes, int level) {
    const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(level));
    if (!compressor) return std::unexpected(Failure{Fault::unknown, "libdeflate_alloc_compressor"});
    std::string out;
    out.resize_and_overwrite(
        libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), [&](char* data, std::size_t room) {
            return libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), data, room);
        });
    if (out.empty()) return std::unexpected(Failure{Fault::unknown, "libdeflate_gzip_compress"});
    out.shrink_to_fit();
    return out;
}

Outcome<std::string> gunzip(std::string_view bytes, std::size_t limit_bytes) {
    const std::unique_ptr<libdeflate_decompressor, Free> decompressor(libdeflate_alloc_decompressor());
    if (!decompressor) return std::unexpected(Failure{Fault::unknown, "libdeflate_alloc_decompressor"});
    std::string out;
    do {
        const std::size_t had = out.size(), most = limit_bytes - had;
        libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
        std::size_t taken = 0;
        // Memory is only promised until it is written to, so that room for all that is allowed costs nothing.
        for (std::size_t room = std::min(most, stated_bytes(bytes));; room = most) {
            out.resize_and_overwrite(had + room, [&](char* data, std::size_t) {
                std::size_t made = 0;
                result = libdeflate_gzip_decompress_ex(
                    decompressor.get(), bytes.data(), bytes.size(), data + had, room, &taken, &made);
                return had + (result == LIBDEFLATE_SUCCESS ? made : 0);
            });
            if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room == most) break;
        }
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) return failed(EFBIG);
        if (result != LIBDEFLATE_SUCCESS) return damaged("not gzip, or cut or damaged");
        bytes.remove_prefix(taken);
    } while (!bytes.empty()); // another member
    return out;
}

} // namespace yinfeng::platform::native
