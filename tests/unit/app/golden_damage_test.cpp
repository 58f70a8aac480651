// The golden files (tests/golden) cut at every byte and with bits flipped, all the way: sealed ones up to their ciphers and signature,
// plain ones up to the program that was asked to import them. Nothing crashes, nothing is taken for whole, nothing is half applied.
// What the reader of plain snapshots says of every bit is in tests/unit/sync/bad_files_test.cpp.
#include "tests/unit/app/app_fixture.h"

#include "app/sealed_file.h"
#include "sync/snapshot.h"
#include "tests/support/sealed_vector.h"
#include "tests/support/source_dir.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

using namespace yinfeng;
using namespace yinfeng::test;
using sealed::Trouble;

namespace {

std::string golden(const std::string& name) {
    std::ifstream file(source_path("tests/golden/" + name), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    REQUIRE(bytes.size() > 2'000);
    return bytes;
}

std::string flipped(std::string bytes, std::size_t at, std::size_t bit) {
    bytes[at] = static_cast<char>(bytes[at] ^ 1 << bit % 8);
    return bytes;
}

#if defined(__EMSCRIPTEN__)
constexpr bool has_ciphers = false; // the browser tests have them
#else
constexpr bool has_ciphers = true;
#endif

} // namespace

TEST_CASE("golden sealed files cut at any byte are refused before a passphrase is asked") {
    for (const char* name : {"sealed-v1.yfs", "sealed-v1-signed.yfs"}) {
        const std::string file = golden(name);
        for (std::size_t length = 0; length < file.size(); ++length) {
            const auto parts = sealed::read(std::string_view(file).substr(0, length));
            REQUIRE_FALSE(parts.has_value());
            const Trouble expected = length == 0 ? Trouble::not_sealed : Trouble::cut;
            if (parts.error().trouble != expected || parts.error().message.empty())
                FAIL(std::string(name), " cut at ", length);
        }
        REQUIRE(sealed::read(file).has_value());
    }
}

TEST_CASE(
    "golden sealed files: a flipped bit of the header is found without a passphrase, one of the content by the cipher") {
    platform::FakeWorld world;
    platform::FakePlatform tab(world);
    const std::string key = vector_secrets().file_key;
    for (const char* name : {"sealed-v1.yfs", "sealed-v1-signed.yfs"}) {
        const std::string file = golden(name);
        const auto whole = sealed::read(file);
        REQUIRE(whole.has_value());
        const std::size_t preamble = whole->preamble.size(), chunks_end = preamble + whole->chunks.size();
        const sealed::Chunk chunk = sealed::chunk_at(whole->header, 0);
        REQUIRE(sealed::chunk_count(whole->header.length) == 1);
        std::size_t refused = 0, opened = 0;
        const auto open = [&](std::string_view content) {
            tab.crypto().aes_gcm_open(key, chunk.nonce, std::string(whole->preamble), std::string(content),
                [&](platform::Outcome<std::string> plain) { ++(plain ? opened : refused); });
            world.run_until_idle();
        };
        for (std::size_t at = 0; at < chunks_end; ++at) {
            for (std::size_t bit = 0; bit < (whole->signature.empty() ? 8 : 1);
                ++bit) { // the content is the same in both
                const std::string changed = flipped(file, at, bit + at % (whole->signature.empty() ? 1 : 8));
                const auto parts = sealed::read(changed);
                if (parts.has_value() != (at >= preamble)) FAIL(std::string(name), " byte ", at, " bit ", bit);
                if (parts && has_ciphers) open(parts->chunks);
            }
        }
        CHECK(opened == 0);
        CHECK(refused == (has_ciphers ? (whole->signature.empty() ? 8 : 1) * whole->chunks.size() : 0));
        if (has_ciphers) {
            open(whole->chunks);
            CHECK(opened == 1); // the key is the right one
        }
    }
}

TEST_CASE("golden sealed files: a flipped bit anywhere breaks the signature, and opening says so") {
    if (!has_ciphers) return;
    platform::FakeWorld world;
    platform::FakePlatform tab(world);
    const std::string file = golden("sealed-v1-signed.yfs");
    const auto trouble_of = [&](const std::string& bytes) {
        std::optional<Trouble> trouble;
        app::check_sealed(tab, bytes, [&](sealed::Checked<sealed::Header> checked) {
            if (!checked) trouble = checked.error().trouble;
        });
        world.run_until_idle();
        return trouble;
    };
    CHECK_FALSE(trouble_of(file).has_value());
    const std::size_t preamble = sealed::read(file)->preamble.size();
    // Checking one costs milliseconds: every byte of the signature, every fifth of what it covers.
    for (std::size_t at = 0; at < file.size(); at += at + sealed::signature_bytes < file.size() ? 5 : 1) {
        const auto trouble = trouble_of(flipped(file, at, at));
        if (!trouble || (at >= preamble && *trouble != Trouble::forged)) FAIL("byte ", at);
    }
    // With the passphrase, from end to end: this derives a key each time, so it is a sample.
    const std::string plain = golden("sealed-v1.yfs");
    for (std::size_t i = 0; i < 6; ++i) {
        const std::size_t at =
            sealed::read(plain)->preamble.size() + i * (plain.size() - sealed::read(plain)->preamble.size() - 1) / 5;
        std::optional<sealed::Checked<app::Opened>> opened;
        app::open_sealed(tab, flipped(plain, at, i), std::string(vector_passphrase),
            [&](sealed::Checked<app::Opened> outcome) { opened = std::move(outcome); });
        world.run_until_idle();
        REQUIRE(opened.has_value());
        REQUIRE_FALSE(opened->has_value());
        CHECK(opened->error().trouble == Trouble::altered);
    }
}

TEST_CASE("the program that imports a damaged golden file is left as it was") {
    platform::FakeWorld world;
    AppFixture tab(world);
    tab.create();
    tab.add_project("忠旺轨道车辆项目");
    const std::string bytes = golden("v1-small.json");
    const std::string before = encode_snapshot(*tab.app->workspace());
    const std::string undo_name(tab.app->workspace()->undo_name());
    const auto is_refused = [&](std::string damaged) {
        tab.import({"同事.json", std::move(damaged)});
        const bool said = tab.app->import_session() &&
                          tab.app->import_session()->state == app::ImportSession::State::refused &&
                          !tab.problem().empty();
        tab.app->cancel_import();
        tab.settle();
        return said && encode_snapshot(*tab.app->workspace()) == before &&
               tab.app->workspace()->undo_name() == undo_name;
    };
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 23) {
        if (!is_refused(bytes.substr(0, at))) FAIL("cut at ", at);
        if (!is_refused(flipped(bytes, at, at))) FAIL("byte ", at);
    }
    // What is refused is not on the disk either.
    tab.tab.kill();
    AppFixture again(world, 2);
    CHECK(encode_snapshot(*again.app->workspace()) == before);
    // And the whole file is taken.
    again.import({"同事.json", bytes});
    CHECK(again.problem().empty());
    again.app->apply_import();
    again.settle();
    CHECK(encode_snapshot(*again.app->workspace()) != before);
}
