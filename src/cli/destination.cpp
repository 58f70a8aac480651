#include "cli/destination.h"

#include "cli/containers.h"
#include "cli/signing_key.h"
#include "cli/system_words.h"
#include "cli/words.h"
#include "domain/reading.h"
#include "model/limits.h"
#include "platform/native/disk.h"
#include "platform/native/file_write.h"
#include "sync/sealed.h"

#include <sys/stat.h>

#include <algorithm>

namespace yinfeng::cli {

namespace {

constexpr int most_attempts = 20;

using platform::native::FileLock;
using platform::native::Over;
using platform::native::Written;

// Standard output, a pipe or a device is written as it is: it has no place to be taken, nor anything to be lost.
bool is_ordinary(const std::string& file) {
    struct stat status{};
    if (file == "-") return false;
    return ::stat(file.c_str(), &status) != 0 || S_ISREG(status.st_mode);
}
bool is_there(const std::string& path) {
    struct stat status{};
    return !path.empty() && ::stat(path.c_str(), &status) == 0;
}

bool is_folder(const std::string& path) {
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::unexpected<Refusal> not_written(const std::string& file, const platform::Failure& failure) {
    return refuse(Exit::output, file + ": " + say(Word::cannot_write, {system_words(failure.detail)}));
}
// Of what is no ordinary file nobody can say how much has gone out.
std::unexpected<Refusal> not_sent(const std::string& file, const platform::Failure& failure) {
    return refuse(Exit::output, file + ": " + say(Word::cannot_send, {system_words(failure.detail)}));
}

} // namespace

Destination::Destination(const Options& options, Passphrases& passphrases, std::string path)
    : options_(options), passphrases_(passphrases), file_(options.output), path_(std::move(path)), replica_(path_) {}

Answer<Destination> Destination::open(
    const Options& options, Passphrases& passphrases, const std::vector<std::string>& inputs, PackedAs packed) {
    if (options.output.empty()) return refuse(Exit::usage, std::string(say(Word::no_output)));
    Destination it(
        options, passphrases, is_ordinary(options.output) ? platform::native::resolved(options.output) : std::string());
    if (is_folder(options.output)) return refuse(Exit::output, it.file_ + ": " + std::string(say(Word::is_folder)));
    if (is_there(it.path_) && is_signing_key(it.path_))
        return refuse(Exit::output, it.file_ + ": " + std::string(say(Word::is_key)));
    it.is_input_ = std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) { return it.is(input); });
    const bool was_sealed = is_there(it.path_) && begins_sealed(it.path_);
    const Container usual = packed == PackedAs::before ? Container::plain : container_named(it.file_);
    it.container_ = options.container.value_or(was_sealed ? Container::sealed : usual);
    // Said before “exists”, which would advise --force for another reason.
    if (!options.force && it.container_ != Container::sealed) {
        if (was_sealed) return refuse(Exit::output, it.file_ + ": " + std::string(say(Word::would_unseal)));
        if (has_ending(it.file_, sealed::file_extension))
            return refuse(Exit::output, it.file_ + ": " + std::string(say(Word::would_look_sealed)));
    }
    if (!options.sign_key.empty() && it.container_ != Container::sealed) {
        return refuse(Exit::usage, std::string(say(Word::sign_needs_sealed)));
    }
    if (options.gives_new_passphrase() && it.container_ != Container::sealed)
        return refuse(Exit::usage, say(Word::passphrase_needs_sealed, {it.file_}));
    // Nobody waits for a file, and no file for somebody, while a passphrase is typed.
    if (it.is_input_ && was_sealed) {
        if (const auto passphrase = passphrases.for_reading(it.file_); !passphrase)
            return refuse(passphrase.error().exit, it.file_ + ": " + passphrase.error().message);
    }
    if (is_there(it.path_)) { // refused at once what will be refused in the end
        if (!options.may_replace()) return refuse(Exit::output, it.file_ + ": " + std::string(say(Word::exists)));
        if (const auto checked = it.check_signature(signer_of(it.path_)); !checked)
            return std::unexpected(checked.error());
    }
    if (it.container_ == Container::sealed) {
        if (const auto passphrase = passphrases.for_writing(it.file_, it.whose_passphrase(inputs, was_sealed));
            !passphrase)
            return std::unexpected(passphrase.error());
    }
    if (const auto taken = it.take_locks(); !taken) return std::unexpected(taken.error());
    if (const auto looked = it.look(); !looked) return std::unexpected(looked.error());
    // Of what is not refused.
    if (it.container_ != Container::sealed && (was_sealed || has_ending(it.file_, sealed::file_extension)))
        note(say(Word::is_not_sealed, {in_one_line(it.file_)}));
    return it;
}

// Nobody ends with a file that is sealed under a passphrase which was not said for it.
Passphrases::Else Destination::whose_passphrase(const std::vector<std::string>& inputs, bool was_sealed) const {
    using Else = Passphrases::Else;
    if (is_input_ && was_sealed) return Else::its_own;
    if (passphrases_.gives_new()) return Else::given;
    const bool is_of_input =
        std::ranges::any_of(inputs, [](const std::string& input) { return input != "-" && begins_sealed(input); });
    const bool is_of_another = was_sealed && passphrases_.is_given() && !opens(path_, passphrases_);
    return is_of_input || is_of_another ? Else::nothing : Else::given;
}

Answer<void> Destination::take_locks() {
    if (path_.empty()) return {};
    const auto take = [&](FileLock& lock, const std::string& path, FileLock::IfMissing missing) -> Answer<void> {
        const auto waits = [&] { note(say(Word::waiting, {in_one_line(file_)})); };
        auto taken = FileLock::take(path, static_cast<int>(options_.wait_seconds) * 1000, waits, missing);
        if (!taken) return refuse(Exit::output, file_ + ": " + say(Word::still_written, {}));
        lock = *std::move(taken);
        return {};
    };
    // First the one beside what is remembered of the file, which works on this machine also where the file's folder has no locks.
    if (const auto place = state_of(path_)) {
        if (auto taken = take(state_lock_, place->lock, FileLock::IfMissing::make); !taken) return taken;
    }
    return take(lock_, path_, FileLock::IfMissing::lock_nothing);
}

Answer<void> Destination::look() {
    standing_ = {};
    if (!is_there(path_)) return {};
    standing_.is_there = true;
    if (!options_.may_replace()) return refuse(Exit::output, file_ + ": " + std::string(say(Word::exists)));
    auto digest = platform::native::digest_of_file(path_);
    if (!digest) return not_written(file_, digest.error());
    standing_.sha256 = *std::move(digest);
    standing_.lacks_confidential = says_left_out(path_, is_input_ ? nullptr : &passphrases_);
    return check_signature(signer_of(path_));
}

Answer<void> Destination::check_signature(const std::string& signer) const {
    if (signer.empty() || !options_.sign_key.empty() || options_.unsigned_output) return {};
    return refuse(Exit::passphrase, file_ + ": " + say(Word::would_lose_signature, {signer}));
}

bool Destination::is(const std::string& input) const {
    return !path_.empty() && input != "-" && platform::native::resolved(input) == path_;
}

Answer<std::string> Destination::encode(std::string snapshot, const std::string& office) {
    std::string passphrase;
    std::optional<platform::Crypto::KeyPair> signer;
    if (container_ == Container::sealed) {
        if (!options_.sign_key.empty()) {
            auto key = read_signing_key(options_.sign_key);
            if (!key) return std::unexpected(key.error());
            signer = *std::move(key);
        }
        auto given = passphrases_.for_writing(file_, Passphrases::Else::given); // as it was settled in open()
        if (!given) return std::unexpected(given.error());
        if (passphrases_.is_borrowed()) // what came from standard input was sealed
            return refuse(Exit::passphrase, say(Word::passphrase_of_another, {file_}));
        passphrase = *std::move(given);
    }
    auto bytes = pack(snapshot, container_, {passphrase, office, options_.rounds, signer});
    if (!bytes) return not_written(file_, {platform::Fault::unknown, bytes.error()});
    if (const auto read = read_back(*bytes, passphrase, snapshot); !read) {
        return refuse(Exit::refused, file_ + ": " + say(Word::not_readable_again, {read.error().message}));
    }
    return *std::move(bytes);
}

Answer<std::optional<std::string>> Destination::write(const Workspace& workspace, Contents contents, Uses uses) {
    std::string snapshot;
    std::string digest = write_snapshot(workspace, [&](std::string_view part) { snapshot += part; }, contents);
    const RecordIndex settings = domain::settings_record(workspace);
    const std::string office = settings == no_record
                                   ? std::string()
                                   : std::string(workspace.value(settings, field::settings::office_).as_text());
    auto bytes = encode(std::move(snapshot), office);
    if (!bytes) return std::unexpected(bytes.error());
    if (uses == Uses::own_replica && !path_.empty()) {
        again_ = Again::renumbered;
        if (!replica_.use_up(workspace)) return std::nullopt;
        if (!replica_.remembers()) note(say(Word::state_not_kept));
    }
    Over over;
    if (!path_.empty()) over = {standing_.is_there ? Over::What::content : Over::What::nothing, standing_.sha256};
    const auto written = platform::native::write_file(file_, *bytes, over);
    if (!written) return path_.empty() ? not_sent(file_, written.error()) : not_written(file_, written.error());
    switch (*written) {
    case Written::done: break;
    case Written::not_on_disk: return refuse(Exit::output, file_ + ": " + std::string(say(Word::not_on_disk)));
    case Written::kept_aside: return refuse(Exit::output, file_ + ": " + std::string(say(Word::kept_aside)));
    case Written::changed: again_ = Again::changed; return std::nullopt;
    }
    return digest;
}

Answer<void> Destination::again() {
    if (again_ == Again::renumbered) return {};
    if (is_input_ && ++attempts_ < most_attempts) return look();
    return refuse(
        Exit::output, file_ + ": " + std::string(say(options_.may_replace() ? Word::changed_meanwhile : Word::exists)));
}

} // namespace yinfeng::cli
