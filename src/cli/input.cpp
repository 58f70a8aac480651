#include "cli/input.h"

#include "app/sealed_file.h"
#include "cli/words.h"
#include "platform/native/disk.h"
#include "platform/native/gzip.h"
#include "platform/native/native_platform.h"
#include "sync/snapshot.h"
#include "sync/snapshot_limits.h"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

namespace yinfeng::cli {

namespace {

namespace fs = std::filesystem;
using platform::Fault;

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::uint64_t read_ahead_bytes = 256u << 20; // of files being decoded or waiting, as they will be unpacked

Exit exit_of(sealed::Trouble trouble) {
    return trouble == sealed::Trouble::wrong_passphrase || trouble == sealed::Trouble::forged ? Exit::passphrase
                                                                                              : Exit::input;
}

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

// What a file will take in memory, guessed by its size and name before it is read.
std::uint64_t guessed_bytes(const std::string& file) {
    std::error_code error;
    const auto size = file == "-" ? 0 : fs::file_size(file, error);
    if (error) return 0;
    return file.ends_with(".json") ? size : size * 12;
}

} // namespace

Answer<Loaded> Reader::read(const std::string& file) {
    auto bytes = platform::native::read_file(file, limits::bytes);
    if (!bytes) {
        if (bytes.error().fault == Fault::full) return refuse(Exit::input, std::string(say(Word::too_large)));
        return refuse(Exit::input, say(Word::cannot_read, {bytes.error().detail}));
    }
    Loaded loaded;
    loaded.file = file;
    loaded.file_bytes = bytes->size();
    std::string plain = *std::move(bytes);
    if (sealed::looks_sealed(plain)) {
        loaded.container = Container::sealed;
        auto opened = unseal(file, std::move(plain), loaded);
        if (!opened) return std::unexpected(opened.error());
        plain = *std::move(opened);
    } else if (!options_.trust.empty()) {
        return refuse(Exit::passphrase, std::string(say(Word::not_signed)));
    } else if (plain.starts_with(gzip_magic)) {
        loaded.container = Container::gz;
        auto unpacked = platform::native::gunzip(plain, limits::unpacked_bytes(plain.size()));
        if (!unpacked) return refuse(Exit::input, std::string(say(Word::cannot_unpack)));
        plain = *std::move(unpacked);
    }
    loaded.plain_bytes = plain.size();
    Result<Fragment> fragment = decode_snapshot(plain);
    if (!fragment) return refuse(Exit::input, std::move(fragment.error().message));
    loaded.fragment = *std::move(fragment);
    loaded.left_out = loaded.fragment.left_out;
    loaded.digest = stated_digest(plain);
    return loaded;
}

Answer<void> Reader::check_trust(const sealed::Header& header) const {
    if (options_.trust.empty()) return {};
    if (header.public_key.empty()) return refuse(Exit::passphrase, std::string(say(Word::not_signed)));
    const std::string print = sealed::fingerprint(header.public_key);
    const bool trusted = std::any_of(options_.trust.begin(), options_.trust.end(),
        [&](const std::string& wanted) { return without_spaces(wanted) == without_spaces(print); });
    if (!trusted) return refuse(Exit::passphrase, say(Word::not_trusted, {print}));
    return {};
}

Answer<std::string> Reader::unseal(const std::string& file, std::string bytes, Loaded& loaded) {
    if (const auto parts = sealed::read(bytes); !parts) { // before anybody is asked for a passphrase
        return refuse(exit_of(parts.error().trouble), parts.error().message);
    } else if (const auto trusted = check_trust(parts->header); !trusted) {
        return std::unexpected(trusted.error());
    }
    const Answer<Passphrase> passphrase = passphrases_.for_reading(file);
    if (!passphrase) return std::unexpected(passphrase.error());
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
    if (!opened->has_value()) return refuse(exit_of(opened->error().trouble), opened->error().message);
    loaded.sealed = std::move((*opened)->header);
    return std::move((*opened)->bytes);
}

void Reader::read_all(
    const std::vector<std::string>& files, const std::function<bool(const std::string&, Answer<Loaded>)>& take) {
    const unsigned processors = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t jobs =
        std::min<std::size_t>(options_.jobs > 0 ? static_cast<std::size_t>(options_.jobs) : processors, files.size());
    if (jobs <= 1) {
        for (const std::string& file : files) {
            if (!take(file, read(file))) return;
        }
        return;
    }
    struct Slot {
        std::optional<Answer<Loaded>> answer;
        std::uint64_t bytes = 0;
    };
    std::vector<Slot> slots(files.size());
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t next = 0, taken = 0; // files given to workers, files handed over
    std::uint64_t ahead = 0;
    bool stopped = false;
    const auto work = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            std::size_t mine = 0;
            changed.wait(lock, [&] {
                if (stopped || next == files.size()) return true;
                return next == taken || (next < taken + 4 * jobs && ahead + slots[next].bytes <= read_ahead_bytes);
            });
            if (stopped || next == files.size()) return;
            mine = next++;
            ahead += slots[mine].bytes;
            lock.unlock();
            Answer<Loaded> answer = read(files[mine]);
            lock.lock();
            slots[mine].answer.emplace(std::move(answer));
            changed.notify_all();
        }
    };
    for (std::size_t i = 0; i < files.size(); ++i) slots[i].bytes = guessed_bytes(files[i]);
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < jobs; ++i) workers.emplace_back(work);
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return slots[i].answer.has_value(); });
        Answer<Loaded> answer = *std::move(slots[i].answer);
        slots[i].answer.reset();
        lock.unlock();
        const bool go_on = take(files[i], std::move(answer));
        lock.lock();
        taken = i + 1;
        ahead -= slots[i].bytes;
        stopped = !go_on;
        changed.notify_all();
        if (stopped) break;
    }
    for (std::thread& worker : workers) worker.join();
}

} // namespace yinfeng::cli
