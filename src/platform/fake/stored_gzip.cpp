#include "platform/fake/stored_gzip.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace yinfeng::platform {

namespace {

using namespace std::string_view_literals;

constexpr auto header = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"sv;
constexpr std::size_t block_limit = 65535;

constexpr auto crc_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        std::uint32_t c = n;
        for (int bit = 0; bit < 8; ++bit) c = c & 1 ? 0xEDB88320u ^ c >> 1 : c >> 1;
        table[n] = c;
    }
    return table;
}();

std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char c : bytes) crc = crc_table[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ crc >> 8;
    return ~crc;
}

void append_number(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> 8 * i & 0xFF));
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

} // namespace

std::string stored_gzip(std::string_view bytes) {
    std::string out(header);
    std::size_t at = 0;
    do {
        const std::size_t length = std::min(block_limit, bytes.size() - at);
        const bool last = at + length == bytes.size();
        out.push_back(last ? '\x01' : '\x00');
        append_number(out, static_cast<std::uint32_t>(length), 2);
        append_number(out, ~static_cast<std::uint32_t>(length), 2);
        out.append(bytes.substr(at, length));
        at += length;
    } while (at < bytes.size());
    append_number(out, crc_of(bytes), 4);
    append_number(out, static_cast<std::uint32_t>(bytes.size()), 4);
    return out;
}

std::optional<std::string> stored_gunzip(std::string_view gzip, std::size_t limit_bytes) {
    if (gzip.size() < header.size() + 5 + 8 || gzip.substr(0, 4) != header.substr(0, 4)) return std::nullopt;
    std::string out;
    std::size_t at = header.size();
    for (bool last = false; !last;) {
        if (at + 5 > gzip.size()) return std::nullopt;
        if ((gzip[at] & 0x06) != 0) return std::nullopt; // a compressed block
        last = gzip[at] & 1;
        const std::uint32_t length = number_at(gzip, at + 1, 2);
        if ((number_at(gzip, at + 3, 2) ^ 0xFFFF) != length || at + 5 + length > gzip.size()) return std::nullopt;
        if (out.size() + length > limit_bytes) return std::nullopt;
        out.append(gzip.substr(at + 5, length));
        at += 5 + length;
    }
    if (at + 8 != gzip.size() || number_at(gzip, at, 4) != crc_of(out)) return std::nullopt;
    return out;
}

} // namespace yinfeng::platform
