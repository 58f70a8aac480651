// The native machine: gzip, files, ciphers, and the rules of the seam.

#include <doctest/doctest.h>

#include "base/sha256.h"
#include "platform/fake/stored_gzip.h"
#include "platform/native/disk.h"
#include "platform/native/file_lock.h"
#include "platform/native/file_write.h"
#include "platform/native/gzip.h"
#include "platform/native/native_platform.h"
#include "platform/openssl/openssl_crypto.h"
#include "platform/openssl/openssl_sha256.h"

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

using namespace yinfeng::platform;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path;
    Folder() {
        std::string name = (fs::temp_directory_path() / "yinfeng-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()));
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
    std::string operator/(const char* name) const { return (path / name).string(); }
};

std::string from_hex(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16));
    return bytes;
}

Fault fault_of(const auto& outcome) {
    REQUIRE_FALSE(outcome.has_value());
    return outcome.error().fault;
}

} // namespace

TEST_CASE("native gzip: there and back, also what the fake writes") {
    std::string text;
    for (unsigned i = 0; i < 300'000; ++i) text += static_cast<char>('a' + i * i % 23);
    for (const std::string& bytes : {std::string(), std::string("x"), text}) {
        const auto packed = native::gzip(bytes);
        REQUIRE(packed.has_value());
        CHECK(*native::gunzip(*packed, bytes.size()) == bytes);
        CHECK(*native::gunzip(stored_gzip(bytes), bytes.size() + 5) == bytes);
    }
    CHECK(native::gzip(text)->size() < text.size() / 2);
}

TEST_CASE("native gunzip: bombs, cuts, junk behind the end and damage are refused") {
    const std::string zeros(5'000'000, '\0'), bomb = *native::gzip(zeros);
    CHECK(bomb.size() < 10'000);
    CHECK(fault_of(native::gunzip(bomb, zeros.size() - 1)) == Fault::full);
    CHECK(fault_of(native::gunzip(bomb, 0)) == Fault::full);
    CHECK(native::gunzip(bomb, zeros.size())->size() == zeros.size());
    const std::string packed = *native::gzip("snapshot snapshot snapshot");
    for (std::size_t length = 0; length < packed.size(); ++length)
        CHECK(fault_of(native::gunzip(packed.substr(0, length), 1000)) == Fault::damaged);
    CHECK(fault_of(native::gunzip(packed + "x", 1000)) == Fault::damaged);
    const std::string more = *native::gzip("and more"), all = "snapshot snapshot snapshotand more";
    CHECK(*native::gunzip(packed + more, all.size()) == all); // a file of several members
    CHECK(fault_of(native::gunzip(packed + more, all.size() - 1)) == Fault::full);
    CHECK(fault_of(native::gunzip(packed + more + "x", 1000)) == Fault::damaged);
    CHECK(fault_of(native::gunzip(packed + more.substr(0, more.size() - 1), 1000)) == Fault::damaged);
    for (std::size_t at = 10; at < packed.size(); ++at) {
        std::string changed = packed;
        changed[at] = static_cast<char>(changed[at] ^ 2);
        const auto plain = native::gunzip(changed, 1000);
        CHECK_FALSE((plain && *plain != "snapshot snapshot snapshot"));
    }
}

TEST_CASE("native files: replaced whole or not at all, with the rights they had") {
    const Folder folder;
    const std::string path = folder / "a.json";
    CHECK(fault_of(native::read_file(path, 100)) == Fault::damaged);
    REQUIRE(native::write_file(path, "one"));
    CHECK(*native::read_file(path, 100) == "one");
    CHECK(*native::read_file(path, 3) == "one");
    CHECK(fault_of(native::read_file(path, 2)) == Fault::full);
    CHECK(*native::read_beginning(path, 2) == "on");
    CHECK(*native::read_beginning(path, 100) == "one");
    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    const std::string link = folder / "link";
    REQUIRE(::symlink(path.c_str(), link.c_str()) == 0);
    REQUIRE(native::write_file(link, "two"));
    CHECK(*native::read_file(path, 100) == "two");
    CHECK(fs::is_symlink(link));
    struct stat status{};
    ::stat(path.c_str(), &status);
    CHECK((status.st_mode & 0777) == 0640);
    CHECK(fs::hard_link_count(path) == 1);
    CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 2); // nothing is left beside them

    REQUIRE(native::write_file(folder / "key", "secret", {}, native::Rights::only_owner));
    ::stat((folder / "key").c_str(), &status);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK_FALSE(native::write_file(folder.path.string(), "x"));
    CHECK_FALSE(native::write_file(folder / "missing/x", "x"));
    CHECK(fault_of(native::read_file(folder.path.string(), 100)) == Fault::damaged);
    CHECK(native::read_beginning(folder.path.string(), 100)->empty());
    CHECK(fault_of(native::read_beginning((folder.path / "nothing").string(), 100)) == Fault::damaged);
    CHECK(native::write_file("/dev/null", "x").has_value());
    CHECK(fs::is_character_file("/dev/null"));
    if (fs::exists("/dev/full")) CHECK(fault_of(native::write_file("/dev/full", "x")) == Fault::full);
}

TEST_CASE("native files: a new file is made by one alone, and a changed one is not replaced") {
    using native::Over;
    using native::Written;
    const Folder folder;
    const std::string path = folder / "a.json";
    CHECK(*native::write_file(path, "one", {Over::What::nothing, {}}) == Written::done);
    CHECK(*native::write_file(path, "two", {Over::What::nothing, {}}) == Written::changed);
    CHECK(*native::read_file(path, 100) == "one");
    const std::string one = yinfeng::sha256_hex("one");
    CHECK(*native::digest_of_file(path) == one);
    CHECK(*native::write_file(path, "two", {Over::What::content, yinfeng::sha256_hex("other")}) == Written::changed);
    CHECK(*native::read_file(path, 100) == "one");
    CHECK(*native::write_file(path, "two", {Over::What::content, one}) == Written::done);
    CHECK(*native::write_file(path, "three", {Over::What::content, one}) == Written::changed);
    CHECK(*native::read_file(path, 100) == "two");
    fs::remove(path);
    CHECK(*native::write_file(path, "three", {Over::What::content, one}) == Written::changed); // gone is changed too
    CHECK(fs::is_empty(folder.path));
    // A link to where nothing is yet.
    const std::string link = folder / "link";
    REQUIRE(::symlink("a.json", link.c_str()) == 0);
    CHECK(native::resolved(link) == native::resolved(path));
    CHECK(*native::write_file(link, "one", {Over::What::nothing, {}}) == Written::done);
    CHECK(fs::is_symlink(link));
    CHECK(*native::read_file(path, 100) == "one");
}

TEST_CASE("native files: what a killed writer left is removed when it is old and nobody holds it") {
    const Folder folder;
    const std::string path = folder / "a.json";
    REQUIRE(native::write_file(path, "one"));
    // Its name is the same for every write of the file: learnt from a write that cannot be finished.
    const std::string blocked = folder / "b.json";
    const auto left_by = [&](const std::string& file) {
        return (folder.path /
                (".yinfeng-" + yinfeng::sha256_hex(fs::path(file).filename().string()).substr(0, 16) + "-abcdef.tmp"))
            .string();
    };
    const std::string old = left_by(path), other = left_by(blocked), plain = folder / ".yinfeng-notes.tmp";
    for (const std::string& name : {old, other, plain}) {
        std::ofstream(name) << "half";
        fs::last_write_time(name, fs::file_time_type::clock::now() - std::chrono::hours(1));
    }
    CHECK(native::is_temporary_name(fs::path(old).filename().string()));
    {
        const auto living = native::FileLock::take(old, 0, [] {});
        REQUIRE(living->is_held());
        REQUIRE(native::write_file(path, "two"));
        CHECK(fs::exists(old)); // somebody holds it
    }
    REQUIRE(native::write_file(path, "three"));
    CHECK_FALSE(fs::exists(old));
    CHECK(fs::exists(other)); // another file's
    CHECK(fs::exists(plain)); // nobody's
    std::ofstream(old) << "half";
    REQUIRE(native::write_file(path, "four"));
    CHECK(fs::exists(old)); // young: perhaps of another machine
}

TEST_CASE("native locks: one at a time, also after the file has been replaced; nothing is left behind") {
    using native::FileLock;
    const Folder folder;
    const std::string path = folder / "a.json";
    CHECK_FALSE(FileLock::take(path, 0, [] {})->is_held()); // nothing to lock
    CHECK(fs::is_empty(folder.path));
    REQUIRE(native::write_file(path, "one"));
    {
        const auto mine = FileLock::take(path, 0, [] {});
        REQUIRE(mine->is_held());
        CHECK(fault_of(FileLock::take(path, 0, [] {})) == Fault::blocked);
        REQUIRE(native::write_file(path, "two")); // whoever holds it replaces it
    }
    CHECK(FileLock::take(path, 0, [] {})->is_held());
    {
        std::optional<FileLock> mine = *FileLock::take(path, 0, [] {});
        int said = 0;
        // It is replaced and let go while somebody waits: they get the new one.
        const auto theirs = FileLock::take(path, 60'000, [&] {
            ++said;
            REQUIRE(native::write_file(path, "three"));
            mine.reset();
        });
        CHECK(theirs->is_held());
        CHECK(said == 1);
        CHECK(fault_of(FileLock::take(path, 0, [] {})) == Fault::blocked);
    }
    CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
    CHECK(FileLock::take(folder / "new", 0, [] {}, FileLock::IfMissing::make)->is_held());
    CHECK_FALSE(FileLock::take(folder.path.string(), 0, [] {})->is_held());
    CHECK_FALSE(FileLock::take("/dev/null", 0, [] {})->is_held());
}

TEST_CASE("native platform: answers come later, in order, and what it has not it says") {
    native::NativePlatform platform;
    std::string order;
    platform.after(20, [&] { order += 'd'; });
    platform.gzip("text", [&](Outcome<std::string> packed) {
        order += 'a';
        platform.gunzip(*packed, 4, [&](Outcome<std::string> plain) { order += *plain == "text" ? 'c' : '?'; });
    });
    platform.after(0, [&] { order += 'b'; });
    platform.open_database("x", [&](auto database) { CHECK(fault_of(database) == Fault::unsupported); });
    platform.pick_files("", false, [&](auto files) { CHECK(fault_of(files) == Fault::cancelled); });
    CHECK(order.empty());
    platform.run_until_idle();
    CHECK(order == "abcd");
    CHECK(platform.now_ms() > 1'567'123'200'000);
    std::array<std::byte, 1000> one{}, two{};
    platform.random(one);
    platform.random(two);
    CHECK(one != two);
}

TEST_CASE("digests: OpenSSL's are BearSSL's, also in pieces and with more to come") {
    const auto digests = [] {
        std::string all;
        for (std::size_t length = 0; length < 300; ++length) {
            const std::string text(length, static_cast<char>(length));
            yinfeng::Sha256 hash;
            hash.update(std::string_view(text).substr(0, length / 3));
            all += yinfeng::to_hex(hash.finish());
            const yinfeng::Sha256 copy = hash;
            hash.update(std::string_view(text).substr(length / 3));
            all += yinfeng::to_hex(hash.finish()) + yinfeng::to_hex(copy.finish());
        }
        return all;
    };
    const std::string slow = digests();
    yinfeng::use_sha256_engine(openssl::sha256_engine());
    const std::string fast = digests();
    CHECK(slow == fast);
    CHECK(yinfeng::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("ciphers: published vectors") {
    CHECK(*openssl::sha256("abc") == from_hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    CHECK(*openssl::pbkdf2("password", "salt", 4096) ==
          from_hex("c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"));

    // McGrew and Viega, test case 16.
    const std::string key = from_hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    const std::string nonce = from_hex("cafebabefacedbaddecaf888"),
                      associated = from_hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const std::string plain =
        from_hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
                 "b16aedf5aa0de657ba637b39");
    const std::string sealed =
        from_hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                 "c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b");
    CHECK(*openssl::aes_gcm_seal(key, nonce, associated, plain) == sealed);
    CHECK(*openssl::aes_gcm_open(key, nonce, associated, sealed) == plain);
    CHECK(fault_of(openssl::aes_gcm_open(key, nonce, "", sealed)) == Fault::damaged);
    CHECK(fault_of(openssl::aes_gcm_open(key, nonce, associated, sealed.substr(1))) == Fault::damaged);
    CHECK(fault_of(openssl::aes_gcm_open(key, nonce, associated, "short")) == Fault::damaged);
    CHECK(*openssl::aes_gcm_open(key, nonce, "", *openssl::aes_gcm_seal(key, nonce, "", "")) == "");
    CHECK(fault_of(openssl::aes_gcm_seal("short", nonce, associated, plain)) == Fault::unknown);
    CHECK(fault_of(openssl::pbkdf2("", "salt", 1)) == Fault::unknown);

    // RFC 6979, A.2.5, "sample" with SHA-256.
    const std::string point =
        from_hex("0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB67903FE1008B8BC99A41AE9E95628BC64"
                 "F2F1B20C2D7E9F5177A3C294D4462299");
    const std::string signature = from_hex("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                                           "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
    CHECK(*openssl::ecdsa_verify(point, "sample", signature));
    CHECK_FALSE(*openssl::ecdsa_verify(point, "samplf", signature));
    CHECK(fault_of(openssl::ecdsa_verify('\x04' + std::string(64, '\x01'), "sample", signature)) == Fault::damaged);
    CHECK_FALSE(*openssl::ecdsa_verify(point, "sample", std::string(64, '\0')));

    const auto pair = openssl::ecdsa_generate();
    REQUIRE(pair.has_value());
    CHECK(*openssl::public_key_of(pair->private_key) == pair->public_key);
    const auto made = openssl::ecdsa_sign(pair->private_key, "报表");
    REQUIRE(made.has_value());
    CHECK(made->size() == 64);
    CHECK(*openssl::ecdsa_verify(pair->public_key, "报表", *made));
    CHECK_FALSE(*openssl::ecdsa_verify(point, "报表", *made));
    CHECK(fault_of(openssl::ecdsa_sign("no key", "x")) == Fault::unknown);
}
