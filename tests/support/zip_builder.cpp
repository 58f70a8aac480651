#include "tests/support/zip_builder.h"

#include <zlib.h>

namespace yinfeng::test {

namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

std::string packed(std::string_view bytes) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

} // namespace

ZipBuilder& ZipBuilder::add(std::string name, std::string_view bytes, bool is_packed) {
    const std::string kept = is_packed ? packed(bytes) : std::string(bytes);
    const auto crc = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
    parts_.push_back({name, crc, static_cast<std::uint32_t>(kept.size()), static_cast<std::uint32_t>(bytes.size()),
        static_cast<std::uint32_t>(out_.size()), is_packed});
    out_ += "PK\x03\x04";
    put(out_, 20, 2), put(out_, 0, 2), put(out_, is_packed ? 8 : 0, 2), put(out_, 0, 4), put(out_, crc, 4);
    put(out_, kept.size(), 4), put(out_, bytes.size(), 4), put(out_, name.size(), 2), put(out_, 0, 2);
    out_ += name + kept;
    return *this;
}

std::string ZipBuilder::bytes() const {
    std::string all = out_;
    for (const Part& part : parts_) {
        all += "PK\x01\x02";
        put(all, 20, 2), put(all, 20, 2), put(all, 0, 2), put(all, part.is_packed ? 8 : 0, 2), put(all, 0, 4);
        put(all, part.crc, 4), put(all, part.packed, 4), put(all, part.size, 4), put(all, part.name.size(), 2);
        put(all, 0, 2), put(all, 0, 2), put(all, 0, 2), put(all, 0, 2), put(all, 0, 4), put(all, part.offset, 4);
        all += part.name;
    }
    const std::size_t directory = all.size() - out_.size();
    all += "PK\x05\x06";
    put(all, 0, 4), put(all, parts_.size(), 2), put(all, parts_.size(), 2);
    put(all, directory, 4), put(all, out_.size(), 4), put(all, 0, 2);
    return all;
}

} // namespace yinfeng::test
