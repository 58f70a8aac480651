// Bytes piece by piece: what has been unpacked so.

#include <doctest/doctest.h>

#include "platform/native/byte_source.h"
#include "platform/native/gzip.h"
#include "sync/snapshot.h"
#include "tests/support/synthetic.h"

#include <optional>
#include <string>

using namespace yinfeng;

TEST_CASE("gzip in pieces: whole members come out as they went in; cuts, junk, damage and bombs are refused") {
    const std::string bytes = encode_snapshot(test::make_synthetic({.records = 200})),
                      packed = *platform::native::gzip(bytes);
    bool is_large = false;
    const auto unpack = [&](std::string_view given, std::size_t limit, std::size_t room) -> std::optional<std::string> {
        const auto source = platform::native::unpacked(platform::native::bytes_in_memory(given), limit);
        std::string out, piece(room, '\0');
        for (;;) {
            const auto count = source->read(piece.data(), room);
            if (!count) {
                CHECK(count.error().fault == (is_large ? platform::Fault::full : platform::Fault::damaged));
                CHECK_FALSE(source->read(piece.data(), room)); // and stays so
                return std::nullopt;
            }
            if (*count == 0) return out;
            out.append(piece, 0, *count);
        }
    };
    for (const std::size_t room : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20})
        CHECK(unpack(packed, bytes.size(), room) == bytes);
    const std::string more = *platform::native::gzip("more"), nothing = *platform::native::gzip("");
    for (const std::size_t room : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20})
        CHECK(unpack(packed + nothing + more + packed, 3 * bytes.size(), room) == bytes + "more" + bytes);
    is_large = true;
    CHECK_FALSE(unpack(packed, bytes.size() - 1, 1000));
    CHECK_FALSE(unpack(packed + more, bytes.size() + 3, 1000));
    is_large = false;
    CHECK_FALSE(unpack(packed + "x", bytes.size(), 1000));
    CHECK_FALSE(unpack(packed + more + "x", 2 * bytes.size(), 1000));
    CHECK_FALSE(unpack(packed + more.substr(0, more.size() - 1), 2 * bytes.size(), 1000));
    CHECK_FALSE(unpack("", 10, 10));
    CHECK_FALSE(unpack("no gzip at all", 10, 10));
    for (std::size_t length = 1; length < packed.size(); length += 97)
        CHECK_FALSE(unpack(packed.substr(0, length), bytes.size(), 4096));
    for (std::size_t at = 10; at < packed.size(); at += 131) {
        std::string bad = packed;
        bad[at] = static_cast<char>(bad[at] ^ 0x10);
        const auto out = unpack(bad, 2 * bytes.size(), 4096);
        CHECK((!out || *out == bytes)); // a bit that says nothing may change
    }
    CHECK(*platform::native::gunzip_beginning(std::string_view(packed).substr(0, 4096), 12) == bytes.substr(0, 12));
    CHECK_FALSE(platform::native::gunzip_beginning("no gzip", 12));
}
