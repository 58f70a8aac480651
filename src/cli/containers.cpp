#include "cli/containers.h"

#include "app/sealed_file.h"
#include "cli/words.h"
#include "model/limits.h"
#include "platform/native/disk.h"
#include "platform/native/gzip.h"
#include "platform/native/native_platform.h"
#include "sync/sealed.h"
#include "sync/snapshot.h"

#include <algorithm>

namespace yinfeng::cli {

namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";

// What is in the container, or why it cannot be had.
Result<std::string> unpack(std::string bytes, const std::string& passphrase) {
    if (sealed::looks_sealed(bytes)) {
        platform::native::NativePlatform platform;
        std::optional<sealed::Checked<app::Opened>> opened;
        app::open_sealed(platform, std::move(bytes), passphrase,
            [&](sealed::Checked<app::Opened> outcome) { opened.emplace(std::move(outcome)); });
        platform.run_until_idle();
        if (!opened->has_value()) return fail(opened->error().message);
        return std::move((*opened)->bytes);
    }
    if (!bytes.starts_with(gzip_magic)) return bytes;
    auto plain = platform::native::gunzip(bytes, limits::unpacked_bytes(bytes.size()));
    if (!plain) return fail(plain.error().detail);
    return *std::move(plain);
}

} // namespace

bool has_ending(std::string_view file, std::string_view ending) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return file.size() >= ending.size() &&
           std::ranges::equal(file.substr(file.size() - ending.size()), ending, {}, lower);
}

Container container_named(const std::string& file) {
    if (has_ending(file, sealed::file_extension)) return Container::sealed;
    if (has_ending(file, ".gz")) return Container::gz;
    return Container::plain;
}

bool begins_sealed(const std::string& file) {
    const auto beginning = platform::native::read_beginning(file, 16);
    return beginning && sealed::looks_sealed(*beginning);
}

std::expected<std::string, std::string> pack(const std::string& snapshot, Container container, const Packing& packing) {
    switch (container) {
    case Container::plain: return snapshot;
    case Container::gz: {
        auto packed = platform::native::gzip(snapshot);
        if (!packed) return std::unexpected(packed.error().detail);
        return *std::move(packed);
    }
    case Container::sealed: break;
    }
    platform::native::NativePlatform platform;
    app::Sealing sealing{packing.passphrase, packing.office, platform.now_ms(), packing.rounds, packing.signer};
    std::optional<sealed::Checked<std::string>> made;
    app::seal(platform, snapshot, std::move(sealing),
        [&](sealed::Checked<std::string> outcome) { made.emplace(std::move(outcome)); });
    platform.run_until_idle();
    if (!made->has_value()) return std::unexpected(made->error().message);
    return std::move(**made);
}

Result<void> read_back(const std::string& bytes, const std::string& passphrase, std::string_view snapshot) {
    if (bytes.size() > limits::bytes) return fail(decode_snapshot(bytes).error().message);
    const auto plain = unpack(bytes, passphrase);
    if (!plain) return std::unexpected(plain.error());
    const auto fragment = decode_snapshot(*plain);
    if (!fragment) return std::unexpected(fragment.error());
    if (*plain != snapshot) return fail(say(Word::differs));
    return {};
}

bool opens(const std::string& file, Passphrases& passphrases) {
    const auto known = passphrases.known();
    auto bytes = known ? platform::native::read_file(file, limits::bytes) : platform::Outcome<std::string>();
    if (!known || !bytes) return false;
    return unpack(*bytes, known->text) || (known->as_before != known->text && unpack(*bytes, known->as_before));
}

std::string signer_of(const std::string& file) {
    if (!begins_sealed(file)) return {};
    const auto bytes = platform::native::read_file(file, limits::bytes);
    const auto parts = bytes ? sealed::read(*bytes) : sealed::read({});
    return parts && !parts->header.public_key.empty() ? sealed::fingerprint(parts->header.public_key) : std::string();
}

bool says_left_out(const std::string& file, Passphrases* passphrases) {
    std::string passphrase;
    if (begins_sealed(file)) {
        const auto known = passphrases ? passphrases->known() : std::nullopt;
        if (!known) return false;
        passphrase = known->text;
    }
    auto bytes = platform::native::read_file(file, limits::bytes);
    if (!bytes) return false;
    const auto plain = unpack(*std::move(bytes), passphrase);
    if (!plain) return false;
    // In the header, which is the first line. Nothing that stands inside a text has its quotation marks bare.
    return std::string_view(*plain).substr(0, plain->find('\n')).contains(",\"left_out\":");
}

} // namespace yinfeng::cli
