#include "cli/input.h"

#include "app/sealed_file.h"
#include "cli/containers.h"
#include "cli/parallel.h"
#include "cli/system_words.h"
#include "cli/words.h"
#include "model/limits.h"
#include "platform/native/byte_source.h"
#include "platform/native/disk.h"
#include "platform/native/gzip.h"
#include "platform/native/native_platform.h"
#include "sync/snapshot_stream.h"

#include <algorithm>
#include <filesystem>

namespace yinfeng::cli {

namespace {

namespace fs = std::filesystem;
using platform::Fault;
using platform::Outcome;
using platform::native::ByteSource;

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::size_t beginning_bytes = 64;                      // by which containers are told
constexpr std::size_t unpacked_at_once = std::size_t{256} << 10; // packed bytes
constexpr std::size_t piece_bytes = std::size_t{256} << 10;
constexpr std::uint64_t read_ahead_bytes = 256u << 20; // of files being decoded or waiting, as they will be unpacked

Refusal not_signed() { return {Exit::passphrase, std::string(say(Word::not_signed)), Refusal::With::signer}; }

// A fingerprint is read out, typed and copied in groups or without, in capitals or small letters.
std::string bare_digits(std::string text) {
    std::erase(text, ' ');
    for (char& c : text)
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c + 32);
    return text;
}

// What a file will take in memory, guessed by its size and name before it is read.
std::uint64_t guessed_bytes(const std::string& file) {
    std::error_code error;
    const auto size = file == "-" ? 0 : fs::file_size(file, error);
    if (error) return 0;
    return has_ending(file, ".json") ? size : size * 12;
}

} // namespace

Refusal refusal_of(const sealed::Problem& problem) {
    using sealed::Trouble;
    const Trouble trouble = problem.trouble;
    const bool is_of_passphrase = trouble == Trouble::wrong_passphrase || trouble == Trouble::forged;
    const bool is_unknown =
        trouble == Trouble::wrong_passphrase || trouble == Trouble::too_new || trouble == Trouble::impossible;
    return {is_of_passphrase ? Exit::passphrase : Exit::input, problem.message,
        is_unknown ? Refusal::With::unknown : Refusal::With::file};
}

// Where the bytes of a snapshot come from, unpacked and unsealed; they can be read again.
struct Reader::Source {
    std::string memory; // unless they are read from the file itself
    std::optional<std::string> path;
    bool is_packed = false;
    std::size_t limit_bytes = 0; // of what is packed

    Outcome<std::unique_ptr<ByteSource>> open() const {
        std::unique_ptr<ByteSource> bytes;
        if (path) {
            auto file = platform::native::open_file_bytes(*path, limits::bytes);
            if (!file) return std::unexpected(file.error());
            bytes = std::move(file->bytes);
        } else {
            bytes = platform::native::bytes_in_memory(memory);
        }
        return is_packed ? platform::native::unpacked(std::move(bytes), limit_bytes) : std::move(bytes);
    }
};

namespace {

std::unexpected<Refusal> unreadable(const platform::Failure& failure, bool is_packed = false) {
    if (failure.fault == Fault::full) return refuse(Exit::input, std::string(say(Word::too_large)));
    if (is_packed) return refuse(Exit::input, std::string(say(Word::cannot_unpack)));
    return refuse(Exit::input, say(Word::cannot_read, {system_words(failure.detail)}));
}

// All bytes of the source through the stream.
Answer<std::uint64_t> pump(ByteSource& source, bool is_packed, SnapshotStream& stream) {
    std::string piece(piece_bytes, '\0');
    for (std::uint64_t all = 0;;) {
        const auto count = source.read(piece.data(), piece.size());
        if (!count) return unreadable(count.error(), is_packed);
        if (*count == 0) return all;
        all += *count;
        stream.feed(std::string_view(piece).substr(0, *count));
    }
}

} // namespace

Outcome<std::string> Reader::read_whole(const std::string& file, bool is_stream) {
    if (again_ == Again::no || !is_stream) return platform::native::read_file(file, limits::bytes);
    if (const auto kept = kept_.find(file); kept != kept_.end()) return kept->second;
    auto bytes = platform::native::read_file(file, limits::bytes);
    if (bytes) kept_.emplace(file, *bytes);
    return bytes;
}

Answer<Reader::Source> Reader::open(const std::string& file, Loaded& loaded) {
    Source source;
    loaded.file = file;
    const auto beginning =
        file == "-" ? Outcome<std::string>() : platform::native::read_beginning(file, beginning_bytes);
    const auto on_disk = beginning && !beginning->empty() && !sealed::looks_sealed(*beginning)
                             ? platform::native::open_file_bytes(file, limits::bytes)
                             : std::unexpected(platform::Failure{});
    std::string_view begins;
    if (on_disk) {
        source.path = file;
        begins = *beginning;
        loaded.file_bytes = on_disk->size;
    } else { // standard input, a pipe, a sealed file, or one that cannot be read, of which this says why
        auto bytes = read_whole(file, beginning && beginning->empty());
        if (!bytes) return unreadable(bytes.error());
        source.memory = *std::move(bytes);
        begins = source.memory;
        loaded.file_bytes = source.memory.size();
    }
    if (sealed::looks_sealed(begins)) {
        loaded.container = Container::sealed;
        auto opened = unseal(file, std::move(source.memory), loaded);
        if (!opened) return std::unexpected(opened.error());
        source.memory = *std::move(opened);
    } else if (!options_.trust.empty()) {
        return std::unexpected(not_signed());
    } else if (begins.starts_with(gzip_magic)) {
        loaded.container = Container::gz;
        source.limit_bytes = limits::unpacked_bytes(loaded.file_bytes);
        if (loaded.file_bytes > unpacked_at_once) {
            source.is_packed = true;
            return source;
        }
        // Of small files there are thousands: libdeflate is quicker than zlib, and what they hold is small.
        auto bytes = source.path ? platform::native::read_file(file, unpacked_at_once)
                                 : Outcome<std::string>(std::move(source.memory));
        if (!bytes) return unreadable(bytes.error());
        auto plain = platform::native::gunzip(*bytes, source.limit_bytes);
        if (!plain) return unreadable(plain.error(), true);
        source.path.reset();
        source.memory = *std::move(plain);
    }
    return source;
}

Answer<Loaded> Reader::stream(const std::string& file, const Receiver& receiver) {
    Loaded loaded;
    const auto source = open(file, loaded);
    if (!source) return std::unexpected(source.error());
    for (bool keep_all = !receiver.take;; keep_all = true) {
        if (receiver.begin) receiver.begin();
        SnapshotStream stream(keep_all ? SnapshotReader::Take() : receiver.take);
        auto bytes = source->open();
        if (!bytes) return unreadable(bytes.error());
        const auto all = pump(**bytes, source->is_packed, stream);
        if (!all) return std::unexpected(all.error());
        Result<Fragment> fragment = stream.finish();
        if (!fragment && stream.needs_all()) continue;
        if (!fragment) return refuse(Exit::input, std::move(fragment.error().message));
        loaded.plain_bytes = *all;
        loaded.fragment = *std::move(fragment);
        if (keep_all && receiver.take) receiver.take(loaded.fragment);
        loaded.left_out = loaded.fragment.left_out;
        loaded.digest = stream.stated_digest();
        return loaded;
    }
}

Answer<Loaded> Reader::read(const std::string& file) { return stream(file, {}); }

Answer<void> Reader::check_trust(const sealed::Header& header) const {
    if (options_.trust.empty()) return {};
    if (header.public_key.empty()) return std::unexpected(not_signed());
    const std::string print = sealed::fingerprint(header.public_key);
    const bool trusted = std::any_of(options_.trust.begin(), options_.trust.end(),
        [&](const std::string& wanted) { return bare_digits(wanted) == bare_digits(print); });
    if (!trusted)
        return std::unexpected(Refusal{Exit::passphrase, say(Word::not_trusted, {print}), Refusal::With::signer});
    return {};
}

Answer<std::string> Reader::unseal(const std::string& file, std::string bytes, Loaded& loaded) {
    if (const auto parts = sealed::read(bytes); !parts) { // before anybody is asked for a passphrase
        return std::unexpected(refusal_of(parts.error()));
    } else if (const auto trusted = check_trust(parts->header); !trusted) {
        return std::unexpected(trusted.error());
    }
    const Answer<Passphrase> passphrase = passphrases_.for_reading(file);
    if (!passphrase)
        return std::unexpected(Refusal{passphrase.error().exit, passphrase.error().message, Refusal::With::unknown});
    platform::native::NativePlatform platform;
    std::optional<sealed::Checked<app::Opened>> opened;
    const auto open = [&](const std::string& word) {
        app::open_sealed(
            platform, bytes, word, [&](sealed::Checked<app::Opened> outcome) { opened.emplace(std::move(outcome)); });
        platform.run_until_idle();
    };
    open(passphrase->text);
    const bool is_wrong = !opened->has_value() && opened->error().trouble == sealed::Trouble::wrong_passphrase;
    if (is_wrong && passphrase->as_before != passphrase->text) open(passphrase->as_before);
    if (!opened->has_value()) {
        return std::unexpected(refusal_of(opened->error()));
    }
    passphrases_.opens_input();
    loaded.sealed = std::move((*opened)->header);
    return std::move((*opened)->bytes);
}

std::size_t Reader::jobs() const {
    return options_.jobs > 0 ? static_cast<std::size_t>(options_.jobs)
                             : std::max(1u, std::thread::hardware_concurrency());
}

void Reader::read_all(
    const std::vector<std::string>& files, const std::function<bool(const std::string&, Answer<Loaded>)>& take) {
    in_order<Answer<Loaded>>(
        files, jobs(), [this](const std::string& file) { return read(file); }, take, guessed_bytes, read_ahead_bytes);
}

} // namespace yinfeng::cli
