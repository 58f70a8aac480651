// Reading a snapshot piece by piece: the same records, the same refusals in the same words, whatever the pieces are.

#include <doctest/doctest.h>

#include "base/random.h"
#include "base/sha256.h"
#include "sync/snapshot_stream.h"
#include "tests/support/synthetic.h"

#include <string>
#include <vector>

using namespace yinfeng;

namespace {

std::string snapshot(std::uint32_t records) {
    Workspace workspace = test::make_synthetic({.records = records});
    test::edit_synthetic(workspace, 20, 3, 0xE1);
    return encode_snapshot(workspace);
}

struct Outcome {
    std::string message; // empty if it is whole
    std::string records; // joined and written again
    bool needs_all = false;
};

Outcome read(std::string_view bytes, std::size_t fed_at_once, std::size_t piece_bytes, bool in_parts) {
    Workspace workspace;
    SnapshotStream stream(in_parts ? [&](Fragment& part) { workspace.join(part, {}); } : SnapshotReader::Take());
    stream.piece_bytes = piece_bytes;
    for (std::size_t at = 0; at < bytes.size(); at += fed_at_once) stream.feed(bytes.substr(at, fed_at_once));
    const auto rest = stream.finish();
    if (!rest) return {rest.error().message, {}, stream.needs_all()};
    workspace.join(*rest, {}); // where they were kept
    return {{}, encode_snapshot(workspace), false};
}

std::string message_of(std::string_view bytes) {
    const auto whole = decode_snapshot(bytes);
    return whole ? std::string() : whole.error().message;
}

// With the digest of what it says.
std::string sealed_again(std::string text) {
    text.resize(text.rfind("\"end\""));
    const std::string digest = sha256_hex(text);
    return text + "\"end\":{\"bytes\":" + std::to_string(text.size()) + ",\"sha256\":\"" + digest + "\"}}\n";
}

} // namespace

TEST_CASE("a snapshot in pieces of any size gives what the whole gives") {
    const std::string bytes = snapshot(60);
    for (const std::size_t fed : {std::size_t{1}, std::size_t{977}, std::size_t{65'536}, bytes.size()}) {
        for (const std::size_t piece : {std::size_t{1}, std::size_t{5'000}, std::size_t{1} << 20}) {
            CAPTURE(fed);
            CAPTURE(piece);
            CHECK(read(bytes, fed, piece, true).records == bytes);
            CHECK(read(bytes, fed, piece, false).records == bytes);
        }
    }
    // A byte order mark and other line ends are put right, also where they are cut between two pieces.
    std::string changed = "\xEF\xBB\xBF";
    for (const char c : bytes) changed += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(read(changed, 1, 1, true).records == bytes);
    CHECK(read(changed, 4'096, 1, true).records == bytes);
    CHECK(read(bytes + std::string(10'000, '\n'), 100, 1, true).records == bytes);
}

TEST_CASE("what is wrong with a snapshot is said in the same words in pieces and as a whole") {
    const std::string bytes = snapshot(12);
    SeededRandom random(5);
    const auto same = [&](const std::string& bad) {
        const std::string expected = message_of(bad);
        for (const auto [fed, piece] : {std::pair<std::size_t, std::size_t>{3, 1}, {5'000, 64}, {1 << 20, 1 << 20}}) {
            Outcome found = read(bad, fed, piece, true);
            if (found.needs_all) found = read(bad, fed, piece, false); // an id that was changed stands out of order
            REQUIRE_MESSAGE(found.message == expected, found.message << " / " << expected);
        }
    };
    same("");
    same(bytes);
    for (const char* other :
        {"{\"a\":1}", "[]", "x", "PK\x03\x04zip", "%PDF-1", "\xFF\xFE{", "  <html>", "{\"yinfeng\":3}", "\xEF\xBB\xBF"})
        same(other);
    for (int i = 0; i < 60; ++i) same(bytes.substr(0, random.below(bytes.size())));
    for (int i = 0; i < 120; ++i) {
        std::string bad = bytes;
        const std::size_t at = random.below(bad.size());
        bad[at] = static_cast<char>(random.below(256));
        same(bad);
        same(sealed_again(
            bad.substr(0, bad.rfind("\"end\"")) + "\"end\"")); // the digest is right, so it was written like this
    }
    for (const char* inserted : {"\n", ",\n", "\xC3", "\xE5\xBC", "\r", "]", "\""}) {
        for (int i = 0; i < 8; ++i) {
            std::string bad = bytes;
            bad.insert(random.below(bad.size()), inserted);
            same(bad);
        }
    }
}

TEST_CASE("a snapshot out of order asks to be read as a whole") {
    std::string bytes = snapshot(20);
    const std::size_t first = bytes.find("\n{\"kind\"") + 1, second = bytes.find('\n', first) + 1,
                      third = bytes.find('\n', second) + 1;
    const std::string swapped = sealed_again(bytes.substr(0, first) + bytes.substr(second, third - second) +
                                             bytes.substr(first, second - first) + bytes.substr(third));
    CHECK(read(swapped, 100, 1, true).needs_all);
    CHECK(read(swapped, 100, 1, false).records == bytes);
    const std::string twice = sealed_again(bytes.substr(0, second) + bytes.substr(first));
    CHECK(read(twice, 100, 1, true).needs_all);
    CHECK(read(twice, 100, 1, false).message == message_of(twice));
}
