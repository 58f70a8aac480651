// The sealed file as bytes: what is written, what is refused before any passphrase is asked, and in which words.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "model/limits.h"
#include "sync/sealed.h"

#include <set>

using namespace yinfeng;
using namespace yinfeng::sealed;
using namespace std::string_literals;

namespace {

Header sample_header(std::uint64_t length) {
    Header header;
    header.keys = {{least_rounds, std::string(16, 's'), std::string(12, 'n'), std::string(48, 'w')}};
    header.prefix = std::string(7, 'p');
    header.length = length;
    header.created_ms = 1'567'123'200'000;
    header.office = "开发区“招商局”";
    return header;
}

std::string file_of(const Header& header) {
    std::string file = encode_preamble(header);
    file += std::string(static_cast<std::size_t>(header.length + chunk_count(header.length) * tag_bytes), 'c');
    if (!header.public_key.empty()) file += std::string(signature_bytes, 'g');
    return file;
}

// A file whose header is this JSON, with the right checksum.
std::string with_header(std::string_view json, std::uint32_t version = 1) {
    std::string file(magic);
    for (const std::uint32_t number : {version, static_cast<std::uint32_t>(json.size())}) {
        for (int shift = 24; shift >= 0; shift -= 8) file += static_cast<char>(number >> shift & 0xFF);
    }
    file += json;
    Sha256 hash;
    hash.update(file);
    for (const std::byte byte : hash.finish()) file += static_cast<char>(byte);
    return file;
}

std::string json_of(const Header& header) {
    const std::string preamble = encode_preamble(header);
    return preamble.substr(16, preamble.size() - 16 - 32);
}

Trouble trouble_of(std::string_view bytes) {
    const auto parts = read(bytes);
    REQUIRE_FALSE(parts.has_value());
    CHECK_FALSE(parts.error().message.empty());
    return parts.error().trouble;
}

} // namespace

TEST_CASE("sealed: a header comes back as it was written") {
    Header header = sample_header(100'000);
    header.public_key = '\x04' + std::string(64, 'k');
    header.keys.push_back({usual_rounds, std::string(64, 't'), std::string(12, 'm'), std::string(48, 'v')});
    const std::string file = file_of(header);
    const auto parts = read(file);
    REQUIRE_MESSAGE(parts.has_value(), (parts ? "" : parts.error().message));
    CHECK(parts->header.office == header.office);
    CHECK(parts->header.length == 100'000);
    CHECK(parts->header.created_ms == header.created_ms);
    CHECK(parts->header.prefix == header.prefix);
    CHECK(parts->header.public_key == header.public_key);
    REQUIRE(parts->header.keys.size() == 2);
    CHECK(parts->header.keys[0].rounds == least_rounds);
    CHECK(parts->header.keys[1].salt == std::string(64, 't'));
    CHECK(parts->header.keys[1].wrapped == std::string(48, 'v'));
    CHECK(parts->preamble == encode_preamble(header));
    CHECK(parts->chunks.size() == 100'000 + 2 * tag_bytes);
    CHECK(parts->signed_bytes.size() + signature_bytes == file.size());
    CHECK(parts->signature == std::string(signature_bytes, 'g'));
}

TEST_CASE("sealed: chunks cover the payload, and no two have the same nonce") {
    for (const std::uint64_t length : {0ull, 1ull, 65'535ull, 65'536ull, 65'537ull, 131'072ull, 200'000ull}) {
        const Header header = sample_header(length);
        std::set<std::string> nonces;
        std::uint64_t covered = 0;
        for (std::uint64_t i = 0; i < chunk_count(length); ++i) {
            const Chunk chunk = chunk_at(header, i);
            CHECK(chunk.plain_begin == covered);
            CHECK(chunk.sealed_begin == covered + i * tag_bytes);
            covered += chunk.plain_bytes;
            CHECK(chunk.nonce.size() == nonce_bytes);
            CHECK((chunk.nonce.back() == '\x01') == (i + 1 == chunk_count(length)));
            nonces.insert(chunk.nonce);
        }
        CHECK(covered == length);
        CHECK(nonces.size() == chunk_count(length));
    }
}

TEST_CASE("sealed: a file that is cut anywhere is called incomplete, or no sealed file at all") {
    const std::string file = file_of(sample_header(70'000));
    for (std::size_t length = 0; length < file.size(); length += length < 900 ? 1 : 97) {
        CAPTURE(length);
        const Trouble trouble = trouble_of(std::string_view(file).substr(0, length));
        CHECK(trouble == (length == 0 ? Trouble::not_sealed : Trouble::cut));
    }
    CHECK(read(file).has_value());
}

TEST_CASE("sealed: every bit of the header counts") {
    const Header header = sample_header(10);
    const std::string file = file_of(header);
    for (std::size_t at = 0; at < encode_preamble(header).size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            CAPTURE(at);
            std::string changed = file;
            changed[at] = static_cast<char>(changed[at] ^ 1 << bit);
            const Trouble trouble = trouble_of(changed);
            const bool in_length = at >= 12 && at < 16; // a longer header than there are bytes looks cut
            const bool in_name = at < 4;
            CHECK((trouble == Trouble::altered || (in_length && trouble == Trouble::cut) ||
                   (in_name && trouble == Trouble::not_sealed)));
        }
    }
    CHECK(trouble_of(file + "x") == Trouble::altered);
}

TEST_CASE("sealed: what a text conversion makes of the file is told apart from other files") {
    const std::string file = file_of(sample_header(10));
    for (const std::string& start : {std::string("\xC2\x89YFS\r\n\x1a\n"), std::string("\xEF\xBF\xBDYFS\r\n\x1a\n"),
             std::string("\x89YFS\n\x1a\n"), std::string("\x09YFS\r\n\x1a\n")}) {
        CHECK(trouble_of(start + file.substr(magic.size())) == Trouble::altered);
    }
    CHECK(trouble_of("{\"yinfeng\":{}}") == Trouble::not_sealed);
    CHECK(trouble_of("PK\x03\x04") == Trouble::not_sealed);
}

TEST_CASE("sealed: headers of strangers are bounded and checked") {
    const std::string good = json_of(sample_header(0));
    const std::string rest(tag_bytes, 'c');
    REQUIRE(read(with_header(good) + rest).has_value());
    const auto with = [&](std::string_view from, std::string_view to) {
        std::string json = good;
        const std::size_t at = json.find(from);
        REQUIRE(at != std::string::npos);
        json.replace(at, from.size(), to);
        return with_header(json) + rest;
    };
    CHECK(trouble_of(with_header(good, 2) + rest) == Trouble::too_new);
    CHECK(trouble_of(with("\"cipher\":\"A256GCM\"", "\"cipher\":\"SM4GCM\"")) == Trouble::too_new);
    CHECK(trouble_of(with("gzip", "zstd")) == Trouble::too_new);
    CHECK(trouble_of(with("PBKDF2-HMAC-SHA-256", "Argon2id")) == Trouble::too_new);
    CHECK(trouble_of(with("600000", "599999")) == Trouble::altered);
    CHECK(trouble_of(with("600000", "10000001")) == Trouble::altered);
    CHECK(trouble_of(with("600000", "-600000")) == Trouble::altered);
    CHECK(trouble_of(with("600000", "600000.0")) == Trouble::altered);
    CHECK(trouble_of(with("\"length\":0", "\"length\":-1")) == Trouble::altered);
    CHECK(trouble_of(with("\"length\":0", "\"length\":\"0\"")) == Trouble::altered);
    CHECK(trouble_of(with("\"length\":0", "\"length\":536870913")) == Trouble::altered);
    CHECK(trouble_of(with("\"length\":0", "\"length\":0,\"length\":0")) == Trouble::altered);
    CHECK(trouble_of(with("\"length\":0", "\"length\":0,\"x\":{},\"x\":[]")) == Trouble::altered);
    CHECK(trouble_of(with("\"created\":1567123200000", "\"created\":9007199254740991")) == Trouble::altered);
    CHECK(trouble_of(with("\"office\":\"", "\"office\":\"\\u202e")) == Trouble::altered);
    CHECK(trouble_of(with("\"office\":\"", "\"office\":\"" + std::string(2000, 'x'))) == Trouble::altered);
    CHECK(trouble_of(with("\"nonce\":\"cHBw", "\"nonce\":\"cHB")) == Trouble::altered);
    CHECK(trouble_of(with("\"length\":0", "\"length\":0,\"signature\":{\"key\":\"BA==\",\"scheme\":\"ES256\"}")) ==
          Trouble::altered);
    CHECK(trouble_of(with("\"length\":0", "\"length\":0,\"signature\":{\"key\":\"BA==\",\"scheme\":\"SM2\"}")) ==
          Trouble::too_new);
    CHECK(trouble_of(with_header("[]")) == Trouble::altered);
    CHECK(trouble_of(with_header("")) == Trouble::altered);
    CHECK(trouble_of(with("\"length\":0", "\"length\":0,\"x\":[[[[[[[[[[]]]]]]]]]]")) == Trouble::altered);

    CHECK(trouble_of(with("\"created\":1567123200000", "\"created\":-1")) == Trouble::altered);
    CHECK(trouble_of(with("\"created\":1567123200000,", "")) == Trouble::altered);
    CHECK(trouble_of(with("\"length\":0,", "")) == Trouble::altered);
    CHECK(trouble_of(with("\"cipher\":\"A256GCM\",", "")) == Trouble::too_new);
    CHECK(trouble_of(with("\"rounds\":600000,", "")) == Trouble::altered);
    CHECK(trouble_of(with("\"wrap\":\"A256GCM\"", "\"wrap\":\"SM4GCM\"")) == Trouble::too_new); // no key is left
    Header odd = sample_header(0);
    for (const auto& [part, bytes] : {std::pair(&WrappedKey::salt, 15uz), std::pair(&WrappedKey::salt, 65uz),
             std::pair(&WrappedKey::nonce, 11uz), std::pair(&WrappedKey::wrapped, 47uz)}) {
        odd = sample_header(0);
        odd.keys[0].*part = std::string(bytes, 'x');
        CHECK(trouble_of(encode_preamble(odd) + rest) == Trouble::altered);
    }
    odd = sample_header(0);
    odd.keys.clear();
    CHECK(trouble_of(encode_preamble(odd) + rest) == Trouble::too_new);
    CHECK(trouble_of(with("\"office\":", "\"office\":\"a\",\"office\":")) == Trouble::altered);
    CHECK(trouble_of(with_header("12")) == Trouble::altered);
    std::string members;
    for (int i = 0; i < 300; ++i) members += ",\"m" + std::to_string(i) + "\":1";
    for (const std::string& added :
        {members, ",\"a/b\":1"s, ",\"" + std::string(65, 'n') + "\":1", ",\"\\u0001\":1"s}) {
        CAPTURE(added.substr(0, 40));
        CHECK(trouble_of(with("\"length\":0", "\"length\":0" + added)) == Trouble::altered);
    }

    // What a newer program adds is passed over.
    CHECK(read(with("\"length\":0", "\"length\":0,\"later\":{\"a\":[1,2.5,null,true]}")).has_value());
    const std::size_t begin = good.find("[{") + 1, end = good.find("}]") + 1;
    const std::string key = good.substr(begin, end - begin);
    std::string unknown = key;
    unknown.replace(unknown.find("PBKDF2-HMAC-SHA-256"), 19, "X25519");
    const auto two = read(with(key, unknown + "," + key));
    REQUIRE(two.has_value());
    CHECK(two->header.keys.size() == 1);

    std::string nine = key;
    for (int i = 0; i < 8; ++i) nine += "," + key;
    CHECK(trouble_of(with(key, nine)) == Trouble::altered);
    // Each is within the bound, all together are not.
    std::string slow = key;
    slow.replace(slow.find("600000"), 6, "6000000");
    CHECK(trouble_of(with(key, slow + "," + slow)) == Trouble::altered);
}

TEST_CASE("sealed: a fingerprint can be read out by telephone") {
    CHECK(fingerprint("") == "e3b0 c442 98fc 1c14 9afb f4c8 996f b924");
}

TEST_CASE("sealed: an office's name of any length is written so that it can be read") {
    std::string name;
    for (int i = 0; i < 400; ++i) name += "局";
    for (const auto& [given, kept] :
        {std::pair(name, name.substr(0, 1'023)), std::pair("x" + name, "x" + name.substr(0, 1'023)),
            std::pair("招商\u202e局\n"s, "招商局 "s), std::pair("\xBC\xD7"s, "\uFFFD\uFFFD"s), std::pair(""s, ""s)}) {
        Header header = sample_header(1);
        header.office = given;
        header.created_ms = given.empty() ? -1 : 253'402'300'800'000; // a clock of either end
        const std::string file = file_of(header);
        const auto parts = read(file);
        REQUIRE_MESSAGE(parts.has_value(), (parts ? "" : parts.error().message));
        CHECK(parts->header.office == kept);
    }
}
