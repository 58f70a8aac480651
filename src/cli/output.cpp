#include "cli/output.h"

#include "app/sealed_file.h"
#include "base/base64.h"
#include "cli/words.h"
#include "domain/reading.h"
#include "platform/native/disk.h"
#include "platform/native/gzip.h"
#include "platform/native/native_platform.h"
#include "platform/openssl/openssl_crypto.h"
#include "sync/snapshot.h"

#include <sys/stat.h>

#include <optional>

namespace yinfeng::cli {

namespace {

constexpr std::string_view pem_begin = "-----BEGIN PRIVATE KEY-----\n", pem_end = "-----END PRIVATE KEY-----\n";

Container container_of(const std::string& file) {
    if (file.ends_with(sealed::file_extension)) return Container::sealed;
    if (file.ends_with(".gz")) return Container::gz;
    return Container::plain;
}

std::unexpected<Refusal> not_written(const std::string& file, const platform::Failure& failure) {
    return refuse(Exit::output, file + ": " + say(Word::cannot_write, {failure.detail}));
}

bool is_there(const std::string& file) {
    struct stat status{};
    return file != "-" && ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

Answer<platform::Crypto::KeyPair> read_key(const std::string& path) {
    const auto bytes = platform::native::read_file(path, 65536);
    const auto bad = [&] { return refuse(Exit::input, say(Word::bad_key_file, {path})); };
    if (!bytes) return bad();
    const std::size_t begin = bytes->find(pem_begin), end = bytes->find(pem_end);
    if (begin == std::string::npos || end == std::string::npos || end < begin) return bad();
    std::string text = bytes->substr(begin + pem_begin.size(), end - begin - pem_begin.size());
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
    const auto der = from_base64(text);
    if (!der) return bad();
    auto point = platform::openssl::public_key_of(*der);
    if (!point) return bad();
    return platform::Crypto::KeyPair{*der, *std::move(point)};
}

} // namespace

Answer<Target> target_of(const Options& options) {
    if (options.output.empty()) return refuse(Exit::usage, std::string(say(Word::no_output)));
    Target target{options.output, options.container.value_or(container_of(options.output))};
    if (!options.sign_key.empty() && target.container != Container::sealed) {
        return refuse(Exit::usage, std::string(say(Word::sign_needs_sealed)));
    }
    if (!options.force && is_there(target.file))
        return refuse(Exit::output, target.file + ": " + std::string(say(Word::exists)));
    return target;
}

Answer<void> write_bytes(std::string snapshot, const std::string& office, const Target& target, const Options& options,
    Passphrases& passphrases) {
    std::string bytes;
    switch (target.container) {
    case Container::plain: bytes = std::move(snapshot); break;
    case Container::gz: {
        auto packed = platform::native::gzip(snapshot);
        if (!packed) return not_written(target.file, packed.error());
        bytes = *std::move(packed);
        break;
    }
    case Container::sealed: {
        platform::native::NativePlatform platform;
        app::Sealing sealing;
        sealing.office = office;
        sealing.created_ms = platform.now_ms();
        sealing.rounds = options.rounds;
        if (!options.sign_key.empty()) {
            auto key = read_key(options.sign_key);
            if (!key) return std::unexpected(key.error());
            sealing.signer = *std::move(key);
        }
        Answer<std::string> passphrase = passphrases.for_writing(target.file);
        if (!passphrase) return std::unexpected(passphrase.error());
        sealing.passphrase = *std::move(passphrase);
        std::optional<sealed::Checked<std::string>> made;
        app::seal(platform, std::move(snapshot), std::move(sealing),
            [&](sealed::Checked<std::string> outcome) { made.emplace(std::move(outcome)); });
        platform.run_until_idle();
        if (!made->has_value()) return refuse(Exit::output, made->error().message);
        bytes = **std::move(made);
        break;
    }
    }
    if (const auto written = platform::native::write_file(target.file, bytes); !written) {
        return not_written(target.file, written.error());
    }
    return {};
}

Answer<std::string> write_workspace(const Workspace& workspace, const Target& target, const Options& options,
    Passphrases& passphrases, Contents contents) {
    std::string snapshot;
    std::string digest = write_snapshot(workspace, [&](std::string_view part) { snapshot += part; }, contents);
    const RecordIndex settings = domain::settings_record(workspace);
    const std::string office = settings == no_record
                                   ? std::string()
                                   : std::string(workspace.value(settings, field::settings::office_).as_text());
    const auto written = write_bytes(std::move(snapshot), office, target, options, passphrases);
    if (!written) return std::unexpected(written.error());
    return digest;
}

Answer<std::string> make_key_file(const std::string& path, bool force) {
    if (!force && is_there(path)) return refuse(Exit::output, path + ": " + std::string(say(Word::exists)));
    const auto pair = platform::openssl::ecdsa_generate();
    if (!pair) return refuse(Exit::internal, say(Word::internal_error, {pair.error().detail}));
    const std::string text = to_base64(pair->private_key);
    std::string pem(pem_begin);
    for (std::size_t at = 0; at < text.size(); at += 64) pem += text.substr(at, 64) + "\n";
    pem += pem_end;
    if (const auto written = platform::native::write_file(path, pem, true); !written)
        return not_written(path, written.error());
    return sealed::fingerprint(pair->public_key);
}

} // namespace yinfeng::cli
