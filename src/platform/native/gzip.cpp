#include "platform/native/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <climits>

namespace yinfeng::platform::native {

namespace {

constexpr int gzip_window = 15 + 16; // zlib: the largest window, with a gzip header
constexpr std::size_t step_bytes = std::size_t{1} << 20;

std::unexpected<Failure> damaged(std::string why) { return std::unexpected(Failure{Fault::damaged, std::move(why)}); }

// zlib counts in unsigned int; files may be longer.
void feed(z_stream& stream, std::string_view& rest) {
    const std::size_t piece = std::min<std::size_t>(rest.size(), UINT_MAX);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
    stream.avail_in = static_cast<uInt>(piece);
    rest.remove_prefix(piece);
}

} // namespace

Outcome<std::string> gzip(std::string_view bytes, int level) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return std::unexpected(Failure{Fault::unknown, "deflateInit2"});
    }
    std::string out;
    int status = Z_OK;
    while (status == Z_OK) {
        if (stream.avail_in == 0) feed(stream, bytes);
        const std::size_t had = out.size();
        out.resize(had + step_bytes);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + had);
        stream.avail_out = static_cast<uInt>(step_bytes);
        status = deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
        if (status == Z_BUF_ERROR) status = Z_OK; // nothing more to take in this round
        out.resize(had + step_bytes - stream.avail_out);
    }
    deflateEnd(&stream);
    if (status != Z_STREAM_END) return std::unexpected(Failure{Fault::unknown, "deflate"});
    return out;
}

Outcome<std::string> gunzip(std::string_view bytes, std::size_t limit_bytes) {
    z_stream stream{};
    if (inflateInit2(&stream, gzip_window) != Z_OK) return std::unexpected(Failure{Fault::unknown, "inflateInit2"});
    std::string out;
    int status = Z_OK;
    std::size_t room = std::min(limit_bytes, std::max(step_bytes, bytes.size() * 12)); // what snapshots usually grow to
    while (status == Z_OK) {
        if (stream.avail_in == 0) feed(stream, bytes);
        const std::size_t had = out.size();
        if (had == room) room = std::min(limit_bytes + 1, room + room / 2 + 1); // one more than allowed shows that there is more
        if (had > limit_bytes) break;
        const std::size_t piece = std::min<std::size_t>(room - had, step_bytes);
        out.reserve(room);
        out.resize_and_overwrite(had + piece, [&](char* data, std::size_t) {
            stream.next_out = reinterpret_cast<Bytef*>(data + had);
            stream.avail_out = static_cast<uInt>(piece);
            status = inflate(&stream, Z_NO_FLUSH);
            return had + piece - stream.avail_out;
        });
        if (status == Z_BUF_ERROR && (stream.avail_out == 0 || !bytes.empty())) status = Z_OK;
    }
    const std::size_t left = stream.avail_in + bytes.size();
    inflateEnd(&stream);
    if (out.size() > limit_bytes) return damaged("larger than allowed");
    if (status != Z_STREAM_END) return damaged("not gzip, or cut or damaged");
    if (left != 0) return damaged("something stands behind the end");
    return out;
}

} // namespace yinfeng::platform::native
