// Sealing and opening with real ciphers: the known answer, wrong passphrases, damage, signatures. In WebAssembly under Node there
// are none (the browser tests have them), so these cases end early there.

#include <doctest/doctest.h>

#include "app/sealed_file.h"
#include "base/sha256.h"
#include "platform/fake/fake_platform.h"
#include "platform/fake/stored_gzip.h"
#include "sync/snapshot.h"
#include "tests/support/sealed_vector.h"
#include "tests/support/source_dir.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

using namespace yinfeng;
using sealed::Trouble;

namespace {

std::string file_bytes(const std::string& name) {
    std::ifstream file(test::source_path("tests/golden/" + name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Desk {
    platform::FakeWorld world;
    platform::FakePlatform platform{world, 7};

#if defined(__EMSCRIPTEN__)
    static constexpr bool has_ciphers = false;
#else
    static constexpr bool has_ciphers = true;
#endif

    template <class T, class Start> sealed::Checked<T> wait(Start start) {
        std::optional<sealed::Checked<T>> answer;
        int answers = 0;
        start([&](sealed::Checked<T> outcome) {
            answer.emplace(std::move(outcome));
            ++answers;
        });
        CHECK(answers == 0); // never from inside the call
        world.run_until_idle();
        CHECK(answers == 1);
        REQUIRE(answer.has_value());
        return *std::move(answer);
    }
    sealed::Checked<std::string> seal(std::string snapshot, app::Sealing sealing) {
        return wait<std::string>(
            [&](auto done) { app::seal(platform, std::move(snapshot), std::move(sealing), done); });
    }
    sealed::Checked<std::string> seal_vector(std::string packed, app::Sealing sealing = test::vector_sealing()) {
        return wait<std::string>([&](auto done) {
            app::seal_packed(platform, std::move(packed), std::move(sealing), test::vector_secrets(), done);
        });
    }
    sealed::Checked<app::Opened> open(std::string file, std::string_view passphrase = test::vector_passphrase) {
        return wait<app::Opened>(
            [&](auto done) { app::open_sealed(platform, std::move(file), std::string(passphrase), done); });
    }
    sealed::Checked<sealed::Header> check(std::string file) {
        return wait<sealed::Header>([&](auto done) { app::check_sealed(platform, std::move(file), done); });
    }
    platform::Crypto::KeyPair key_pair() {
        std::optional<platform::Crypto::KeyPair> pair;
        platform.crypto().ecdsa_generate([&](platform::Outcome<platform::Crypto::KeyPair> made) { pair = *made; });
        world.run_until_idle();
        return *pair;
    }
};

Trouble trouble_of(const auto& outcome) {
    REQUIRE_FALSE(outcome.has_value());
    CHECK_FALSE(outcome.error().message.empty());
    return outcome.error().trouble;
}

} // namespace

TEST_CASE("sealed file: without ciphers the page is told so") {
    Desk desk;
    desk.platform.can_encrypt = false;
    CHECK(trouble_of(desk.seal("text", test::vector_sealing())) == Trouble::impossible);
    CHECK(trouble_of(desk.open(file_bytes("sealed-v1.yfs"))) == Trouble::impossible);
    CHECK(trouble_of(desk.check(file_bytes("sealed-v1-signed.yfs"))) == Trouble::impossible);
    CHECK(desk.check(file_bytes("sealed-v1.yfs")).has_value()); // needs none
}

TEST_CASE("sealed file: the known answer, written and read") {
    Desk desk;
    if (!desk.has_ciphers) return;
    const std::string snapshot = file_bytes("v1-small.json");
    auto sealed = desk.seal_vector(platform::stored_gzip(snapshot));
    REQUIRE(sealed.has_value());
    auto signing = test::vector_sealing();
    if (std::getenv("YINFENG_WRITE_GOLDEN")) {
        std::ofstream(test::source_path("tests/golden/sealed-v1.yfs"), std::ios::binary) << *sealed;
        signing.signer = desk.key_pair();
        std::ofstream(test::source_path("tests/golden/sealed-v1-signed.yfs"), std::ios::binary)
            << *desk.seal_vector(platform::stored_gzip(snapshot), signing);
    }
    CHECK(*sealed == file_bytes("sealed-v1.yfs"));

    const auto opened = desk.open(file_bytes("sealed-v1.yfs"));
    REQUIRE(opened.has_value());
    CHECK(opened->bytes == snapshot);
    CHECK(opened->header.office == "开发区招商局");
    CHECK(opened->header.public_key.empty());
    CHECK(decode_snapshot(opened->bytes).has_value());

    const auto with_signature = desk.open(file_bytes("sealed-v1-signed.yfs"));
    REQUIRE(with_signature.has_value());
    CHECK(with_signature->bytes == snapshot);
    CHECK(with_signature->header.public_key.size() == sealed::public_key_bytes);

    const auto large = desk.seal_vector(test::vector_payload());
    REQUIRE(large.has_value());
    CHECK(sha256_hex(*large) == test::vector_payload_sha256);
}

TEST_CASE("sealed file: what is sealed opens again, and no two files are alike") {
    Desk desk;
    if (!desk.has_ciphers) return;
    for (const std::size_t length : {0uz, 1uz, 70'000uz}) {
        const std::string snapshot(length, 'x');
        const auto one = desk.seal(snapshot, test::vector_sealing()), two = desk.seal(snapshot, test::vector_sealing());
        REQUIRE(one.has_value());
        REQUIRE(two.has_value());
        CHECK(*one != *two);
        CHECK(desk.open(*one)->bytes == snapshot);
    }
    CHECK(trouble_of(desk.seal("text", {.passphrase = ""})) == Trouble::impossible);
    CHECK(trouble_of(desk.seal("text", {.passphrase = "weak", .rounds = 1'000})) == Trouble::impossible);
}

TEST_CASE("sealed file: a wrong passphrase, an altered and a cut file are told apart") {
    Desk desk;
    if (!desk.has_ciphers) return;
    const std::string file = file_bytes("sealed-v1.yfs");
    const auto parts = sealed::read(file);
    REQUIRE(parts.has_value());
    CHECK(trouble_of(desk.open(file, "引凤 correct horse 2019 电 池")) == Trouble::wrong_passphrase);
    CHECK(trouble_of(desk.open(file, "")) == Trouble::wrong_passphrase);
    CHECK(trouble_of(desk.open(file.substr(0, file.size() - 1))) == Trouble::cut);
    CHECK(trouble_of(desk.open(file + '\0')) == Trouble::altered);
    for (const std::size_t at :
        {parts->preamble.size(), parts->preamble.size() + 100, file.size() - 16, file.size() - 1}) {
        std::string changed = file;
        changed[at] = static_cast<char>(changed[at] ^ 4);
        CHECK(trouble_of(desk.open(changed)) == Trouble::altered);
    }
}

TEST_CASE("sealed file: no chunk can be changed, swapped, dropped or taken from another place") {
    Desk desk;
    if (!desk.has_ciphers) return;
    const std::string file = *desk.seal_vector(test::vector_payload());
    const auto parts = sealed::read(file);
    const std::size_t begin = parts->preamble.size(), step = sealed::chunk_bytes + sealed::tag_bytes;
    const auto open_with = [&](std::string changed) {
        return desk.wait<app::Opened>([&](auto done) {
            app::open_packed(desk.platform, std::move(changed), std::string(test::vector_passphrase), done);
        });
    };
    CHECK(open_with(file)->bytes == test::vector_payload());
    std::string swapped = file;
    swapped.replace(begin, step, file, begin + step, step);
    swapped.replace(begin + step, step, file, begin, step);
    CHECK(trouble_of(open_with(swapped)) == Trouble::altered);

    // A shorter file with a header that says so and a right checksum: the key does not open chunks under another header.
    sealed::Header shorter = parts->header;
    shorter.length = 2 * sealed::chunk_bytes;
    CHECK(trouble_of(open_with(sealed::encode_preamble(shorter) + file.substr(begin, 2 * step))) == Trouble::altered);
    sealed::Header renamed = parts->header;
    renamed.office = "另一个单位";
    CHECK(trouble_of(open_with(sealed::encode_preamble(renamed) + file.substr(begin))) == Trouble::altered);
}

TEST_CASE("sealed file: a signature covers every byte") {
    Desk desk;
    if (!desk.has_ciphers) return;
    const std::string file = file_bytes("sealed-v1-signed.yfs");
    CHECK(desk.check(file).has_value());
    const std::size_t preamble = sealed::read(file)->preamble.size();
    for (std::size_t at = preamble; at < file.size(); at += at + 70 < file.size() ? 131 : 1) {
        std::string changed = file;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK(trouble_of(desk.check(changed)) == Trouble::forged);
    }
    CHECK(trouble_of(desk.open(file.substr(0, file.size() - sealed::signature_bytes))) == Trouble::cut);

    // Somebody else's signature under the same content, and a key that is none.
    auto sealing = test::vector_sealing();
    sealing.signer = desk.key_pair();
    const std::string other = *desk.seal_vector("packed", sealing);
    CHECK(desk.check(other)->public_key == sealing.signer->public_key);
    CHECK(desk.check(other)->public_key != sealed::read(file)->header.public_key);
    std::string borrowed = other;
    borrowed.replace(other.size() - 64, 64, file, file.size() - 64, 64);
    CHECK(trouble_of(desk.check(borrowed)) == Trouble::forged);
    sealing.signer->public_key = '\x04' + std::string(64, '\x01');
    CHECK(trouble_of(desk.check(*desk.seal_vector("packed", sealing))) == Trouble::forged);
}
