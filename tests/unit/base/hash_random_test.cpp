#include "base/hash.h"
#include "base/random.h"
#include "base/sha256.h"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>

namespace yinfeng {

TEST_CASE("hash_bytes is FNV-1a with its published vectors and can be continued") {
    CHECK(hash_bytes("") == 0xcbf29ce484222325u);
    CHECK(hash_bytes("a") == 0xaf63dc4c8601ec8cu);
    CHECK(hash_bytes("foobar") == 0x85944171f73967e8u);
    CHECK(hash_bytes("引凤", hash_bytes("引")) == hash_bytes("引引凤"));
    CHECK(combine_hashes(1, 2) != combine_hashes(2, 1));
}

TEST_CASE("mix_bits loses nothing: different inputs stay different") {
    std::set<std::uint64_t> seen;
    for (std::uint64_t value = 0; value < 10'000; ++value) {
        seen.insert(mix_bits(value));
    }
    CHECK(seen.size() == 10'000);
}

TEST_CASE("the seeded generator gives the same numbers everywhere") {
    SeededRandom random(42);
    CHECK(random.next() == 1546998764402558742u);
    CHECK(random.next() == 6990951692964543102u);
    SeededRandom again(42);
    SeededRandom other(43);
    CHECK(again.next() == 1546998764402558742u);
    CHECK(other.next() != 1546998764402558742u);
}

TEST_CASE("bounded random numbers reach every value and no other") {
    SeededRandom random(7);
    std::array<int, 6> counts{};
    for (int i = 0; i < 6000; ++i) {
        ++counts.at(random.below(6));
    }
    for (const int count : counts) {
        CHECK(count > 850);
        CHECK(count < 1150);
    }
    for (int i = 0; i < 1000; ++i) {
        const std::int64_t value = random.between(-2, 2);
        CHECK(value >= -2);
        CHECK(value <= 2);
    }
    // A plain remainder would make the lower third of this range twice as likely as the rest.
    int low = 0;
    for (int i = 0; i < 3000; ++i) {
        low += random.below(3ull << 62) < 1ull << 62 ? 1 : 0;
    }
    CHECK(low > 850);
    CHECK(low < 1150);
    CHECK(random.between(INT64_MIN, INT64_MAX) != random.between(INT64_MIN, INT64_MAX));
    CHECK_FALSE(random.chance(0, 5));
    CHECK(random.chance(5, 5));
}

TEST_CASE("fill covers lengths that are no multiple of eight") {
    SeededRandom random(1);
    const RandomSource source = random.source();
    std::array<std::byte, 11> bytes{};
    std::array<bool, 11> touched{};
    for (int round = 0; round < 20; ++round) {
        source(bytes);
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            touched[i] = touched[i] || bytes[i] != std::byte{0};
        }
    }
    for (const bool each : touched) {
        CHECK(each);
    }
}

TEST_CASE("SHA-256 gives the vectors of FIPS 180-4") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(
        sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 does not depend on how the bytes are cut") {
    SeededRandom random(3);
    std::string text(1000, '\0');
    random.fill(std::as_writable_bytes(std::span(text)));
    const std::string expected = sha256_hex(text);
    for (int round = 0; round < 100; ++round) {
        Sha256 digest;
        std::string_view rest = text;
        while (!rest.empty()) {
            const std::size_t size = std::min<std::size_t>(rest.size(), random.below(150));
            digest.update(rest.substr(0, size));
            rest.remove_prefix(size);
        }
        REQUIRE(to_hex(digest.finish()) == expected);
        REQUIRE(to_hex(digest.finish()) == expected);
    }
}

} // namespace yinfeng
