#include "app/app_impl.h"

#include "app/kept_text.h"
#include "app/passphrase.h"
#include "app/sealed_file.h"
#include "base/sha256.h"
#include "domain/reading.h"
#include "sync/snapshot.h"

#include <algorithm>

namespace yinfeng::app {

namespace {

constexpr std::size_t large_workspace = 20'000; // records, from which encoding takes more than a blink
constexpr int digest_delay_ms = 300;
constexpr std::size_t shown_digest = 8;

// 20190830-1432
std::string file_name_time(std::int64_t unix_ms, int offset_minutes) {
    std::string digits;
    for (const char c : format_full_wall_time(unix_ms, offset_minutes)) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c == ' ') {
            digits += '-';
        }
    }
    return digits;
}

} // namespace

struct App::Impl::ExportJob {
    std::uint64_t ticket = 0;
    ExportOptions options;
    bool begun = false;
    std::string digest;         // of the snapshot
    std::uint64_t revision = 0; // of the workspace that is in it
    std::string bytes;          // plain, then what is written to the file

    bool is_sealed() const { return !options.passphrase.empty(); }
    std::string_view ending() const {
        return is_sealed() ? sealed::file_extension : options.compressed ? ".json.gz" : ".json";
    }
    std::string_view mime() const {
        return is_sealed() ? "application/octet-stream" : options.compressed ? "application/gzip" : "application/json";
    }
};

// Only what is on the disk leaves this browser: after a power cut its counter would otherwise go back, and the
// numbers of changes that others have seen would be used again. Where saving fails, the export is the rescue.
void App::Impl::begin_export(ExportOptions options) {
    if (!ready() || exporting) {
        return;
    }
    if (!options.passphrase.empty() && !can_be_typed(options.passphrase)) {
        say(Toast::Kind::error, std::string(tr(Str::export_passphrase_untypable)), false);
        return;
    }
    exporting = true;
    auto job = std::make_shared<ExportJob>();
    job->ticket = ++export_ticket;
    job->options = std::move(options);
    const bool saving = open->vault && open->vault->status().state == VaultStatus::State::saving;
    progress = Progress{std::string(tr(saving ? Str::export_waiting : Str::export_running)), 0, 3, now(), true};
    const auto encode = [this, job] { // once, whether the disk took everything or gave up
        if (job->ticket != export_ticket || !exporting || std::exchange(job->begun, true)) {
            return;
        }
        after_save_failed = {};
        progress->title = tr(Str::export_running);
        encode_export(job);
    };
    if (saving) {
        open->vault->when_saved(encode);
        after_save_failed = encode;
    } else {
        encode();
    }
    platform.wake();
}

void App::Impl::encode_export(std::shared_ptr<ExportJob> job) {
    const bool whole = !job->options.without_confidential;
    encode_in_slices({
        .contents = whole ? Contents::everything : Contents::without_confidential,
        .goes_on = [this, job] { return job->ticket == export_ticket && exporting; },
        .progressed = shows_progress(),
        .done =
            [this, job, whole](std::string bytes, std::string its_digest, std::uint64_t revision) {
                job->bytes = std::move(bytes);
                job->digest = std::move(its_digest);
                job->revision = revision;
                if (whole) {
                    digest = job->digest;
                    digest_revision = revision;
                }
                job->options.compressed || job->is_sealed() ? pack_export(job) : verify_export(job);
            },
    });
}

void App::Impl::pack_export(std::shared_ptr<ExportJob> job) {
    platform.gzip(std::move(job->bytes), guarded([this, job](platform::Outcome<std::string> packed) {
        if (job->ticket != export_ticket) {
            return;
        }
        if (!packed && job->is_sealed()) {
            end_export(std::string(tr(Str::export_seal_no_gzip)));
            return;
        }
        if (!packed) {
            // No compression in this browser: the plain file says the same.
            exporting = false;
            progress.reset();
            say(Toast::Kind::info, std::string(tr(Str::export_no_gzip)), false);
            job->options.compressed = false;
            begin_export(job->options);
            return;
        }
        job->bytes = std::move(*packed);
        job->is_sealed() ? seal_export(job) : verify_export(job);
    }));
}

void App::Impl::seal_export(std::shared_ptr<ExportJob> job) {
    Sealing sealing{.passphrase = job->options.passphrase, .office = exporting_office(), .created_ms = now()};
    if (job->options.sign) {
        sealing.signer = keys.own();
        if (!sealing.signer) {
            platform.crypto().ecdsa_generate(guarded([this, job](platform::Outcome<platform::Crypto::KeyPair> pair) {
                if (job->ticket != export_ticket) {
                    return;
                }
                if (!pair) {
                    end_export(std::string(tr(Str::export_no_key)));
                    return;
                }
                keys.keep_own(*pair);
                seal_export(job);
            }));
            return;
        }
    }
    seal_packed(platform, std::move(job->bytes), std::move(sealing), draw_secrets(platform),
        guarded([this, job](sealed::Checked<std::string> file) {
            if (job->ticket != export_ticket) {
                return;
            }
            if (!file) {
                end_export(file.error().message);
                return;
            }
            job->bytes = std::move(*file);
            verify_export(job);
        }));
}

// Reads back what will be written, on the way that the receiver's import will take: the same unpacking with the same limits, the
// same reader, and what comes out must be what is in memory.
void App::Impl::verify_export(std::shared_ptr<ExportJob> job) {
    progress->title = tr(Str::export_checking);
    const auto unverified = [this](const std::string& why) { end_export(tr(Str::export_unverified, {why})); };
    const auto check = [this, job, unverified](std::string plain) {
        decode_in_slices(
            std::move(plain), {
                                  .goes_on = [this, job] { return job->ticket == export_ticket && exporting; },
                                  .progressed = shows_progress(),
                                  .done =
                                      [this, job, unverified](Result<Fragment> fragment, std::string stated) {
                                          // The decoder has proven what is stated.
                                          if (!fragment || stated != job->digest) {
                                              unverified(fragment ? std::string() : fragment.error().message);
                                              return;
                                          }
                                          compare_export(job, std::make_shared<Fragment>(*std::move(fragment)));
                                      },
                              });
    };
    if (job->is_sealed()) {
        open_sealed(platform, job->bytes, job->options.passphrase,
            guarded([this, job, check, unverified](sealed::Checked<Opened> opened) {
                if (job->ticket != export_ticket) {
                    return;
                }
                opened ? check(std::move(opened->bytes)) : unverified(opened.error().message);
            }));
        return;
    }
    unpack({std::string("export").append(job->ending()), job->bytes},
        guarded([this, job, check, unverified](std::expected<Incoming, std::string> taken) {
            if (job->ticket != export_ticket) {
                return;
            }
            taken ? check(std::move(taken->bytes)) : unverified(taken.error());
        }));
}

// Only while nobody has written since, and only where everything is in the file: else the digest has to do.
void App::Impl::compare_export(std::shared_ptr<ExportJob> job, std::shared_ptr<Fragment> read) {
    if (job->options.without_confidential || job->revision != open->workspace.revision()) {
        hand_over_export(job);
        return;
    }
    compare_in_slices(std::move(read), [this, job](std::optional<bool> same) {
        if (job->ticket != export_ticket || !exporting) {
            return;
        }
        if (same.value_or(true)) {
            hand_over_export(job);
        } else {
            end_export(tr(Str::export_unverified, {std::string()}));
        }
    });
}

// Whoever works here sends it; several offices may work on one workspace. 招商局 in the workspace of 双台子区招商局 is that one.
std::string App::Impl::exporting_office() const {
    const WorkspaceEntry& entry = open->entry;
    const std::string& own = identity().unit;
    if (!own.empty() && !entry.office.ends_with(own)) {
        return own;
    }
    return kept_line(entry.office.empty() ? entry.name : entry.office, most_title_characters);
}

void App::Impl::hand_over_export(std::shared_ptr<ExportJob> job) {
    std::string name(tr(Str::app_name));
    if (const std::string owner = file_name_part(exporting_office()); !owner.empty()) {
        name += "_" + owner;
    }
    name += "_" + file_name_time(now(), platform.utc_offset_minutes()) + "_" + job->digest.substr(0, shown_digest);
    name += job->ending();
    platform.save_file(name, std::string(job->mime()), std::move(job->bytes),
        guarded([this, job, name](platform::Outcome<void> written) {
            if (job->ticket != export_ticket) {
                return;
            }
            if (!written) {
                const bool given_up = written.error().fault == platform::Fault::cancelled;
                end_export(given_up ? std::string() : std::string(tr(Str::export_not_written)));
                return;
            }
            if (!job->options.without_confidential) { // else it is no backup
                if (open->vault) {
                    open->vault->set_meta("exported_at", std::to_string(now()));
                }
                exported_at_ms = now();
                exported_revision = job->revision;
            }
            end_export({});
            std::string done = tr(Str::export_done, {job->digest.substr(0, shown_digest), name});
            const Workspace& data = open->workspace;
            const auto asks = [&](RecordIndex view) { return domain::is_filled(data, view, field::view::where_); };
            if (job->options.without_confidential && std::ranges::any_of(data.live(Kind::view), asks)) {
                done += " · " + tr(Str::export_conditions_left_out, {name});
            }
            say(Toast::Kind::done, std::move(done), false);
        }));
}

void App::Impl::end_export(std::string problem) {
    exporting = false;
    progress.reset();
    if (!problem.empty()) {
        say(Toast::Kind::error, std::move(problem), false);
    }
    platform.wake();
}

void App::export_snapshot(ExportOptions options) { impl_->begin_export(std::move(options)); }
std::int64_t App::exported_at_ms() const { return impl_->ready() ? impl_->exported_at_ms : 0; }

std::string App::own_fingerprint() const {
    const std::optional<platform::Crypto::KeyPair> own = impl_->keys.own();
    return own ? sealed::fingerprint(own->public_key) : std::string();
}
std::vector<KnownKey> App::known_keys() const { return impl_->keys.known(); }
void App::forget_key(std::string_view public_key) { impl_->keys.forget(public_key); }

void App::cancel_job() {
    if (!impl_->progress || !impl_->progress->can_cancel) {
        return;
    }
    if (impl_->exporting) {
        ++impl_->export_ticket;
        impl_->end_export({});
    } else if (impl_->session) {
        cancel_import();
    } else { // a file is being compared
        ++impl_->comparison_ticket;
        impl_->progress.reset();
    }
}

// --- digest ----------------------------------------------------------------------------------------------

bool App::state_digest_is_dear() const {
    return impl_->ready() && impl_->open->workspace.record_count() > large_workspace;
}

const std::string& App::state_digest() {
    static const std::string none;
    if (!impl_->ready()) {
        return none;
    }
    if (impl_->digest_revision == impl_->open->workspace.revision()) {
        return impl_->digest;
    }
    if (!state_digest_is_dear()) {
        compute_state_digest();
    }
    return none;
}

void App::compute_state_digest() {
    if (!impl_->ready() || impl_->digest_scheduled) {
        return;
    }
    impl_->digest_scheduled = true;
    impl_->later(digest_delay_ms, [impl = impl_.get()] { impl->compute_digest(); });
}

void App::Impl::compute_digest() {
    if (!ready() || digest_revision == open->workspace.revision()) {
        digest_scheduled = false;
        return;
    }
    encode_in_slices({
        .keeps_bytes = false,
        .goes_on = [] { return true; },
        .done =
            [this](std::string, std::string its_digest, std::uint64_t revision) {
                digest_scheduled = false;
                digest = std::move(its_digest);
                digest_revision = revision;
                platform.wake();
            },
    });
}

} // namespace yinfeng::app
