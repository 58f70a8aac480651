#include "app/app_impl.h"

#include "base/sha256.h"
#include "base/utf8.h"
#include "sync/snapshot.h"

namespace yinfeng::app {

namespace {

constexpr std::size_t large_workspace = 20'000;    // records, from which encoding takes more than a blink
constexpr int let_a_frame_be_drawn_ms = 60;        // so that the progress is on the screen before the work begins
constexpr int digest_delay_ms = 300;
constexpr std::size_t shown_digest = 8;

// What may stand in a file name on every system.
std::string file_name_part(std::string_view text) {
    std::string out;
    for (const char c : truncate_code_points(trim(text), 40)) {
        const bool bad = static_cast<unsigned char>(c) < 0x20 || std::string_view("\\/:*?\"<>|").find(c) != std::string_view::npos;
        out += bad ? '-' : c;
    }
    return out;
}

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
    bool compressed = false;
    bool begun = false;
    std::string digest;        // of the snapshot
    std::string checksum;      // of all its bytes, to know them again
    std::string bytes;         // plain, then what is written to the file
};

// Only what is on the disk leaves this browser: after a power cut its counter would otherwise go back, and the
// numbers of changes that others have seen would be used again. Where saving fails, the export is the rescue.
void App::Impl::begin_export(bool compressed) {
    if (!ready() || exporting) {
        return;
    }
    exporting = true;
    auto job = std::make_shared<ExportJob>();
    job->ticket = ++export_ticket;
    job->compressed = compressed;
    const bool saving = open->vault && open->vault->status().state == VaultStatus::State::saving;
    progress = Progress{std::string(tr(saving ? Str::export_waiting : Str::export_running)), 0, 3, now(), true};
    const auto encode = [this, job] { // once, whether the disk took everything or gave up
        if (job->ticket != export_ticket || !exporting || std::exchange(job->begun, true)) {
            return;
        }
        after_save_failed = {};
        progress->title = tr(Str::export_running);
        const bool large = open->workspace.record_count() > large_workspace;
        later(large ? let_a_frame_be_drawn_ms : 0, [this, job] { encode_export(job); });
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
    if (job->ticket != export_ticket || !exporting) {
        return;
    }
    job->digest = write_snapshot(open->workspace, [&](std::string_view part) { job->bytes += part; });
    digest = job->digest;
    digest_revision = open->workspace.revision();
    exported_revision = digest_revision;
    job->checksum = sha256_hex(job->bytes);
    progress->done = 1;
    if (!job->compressed) {
        verify_export(job);
        return;
    }
    platform.gzip(std::move(job->bytes), guarded([this, job](platform::Outcome<std::string> packed) {
        if (job->ticket != export_ticket) {
            return;
        }
        if (!packed) {
            // No compression in this browser: the plain file says the same.
            exporting = false;
            progress.reset();
            say(Toast::Kind::info, std::string(tr(Str::export_no_gzip)), false);
            begin_export(false);
            return;
        }
        job->bytes = std::move(*packed);
        verify_export(job);
    }));
}

// Reads back what will be written, as the receiver will.
void App::Impl::verify_export(std::shared_ptr<ExportJob> job) {
    progress->done = 2;
    progress->title = tr(Str::export_checking);
    const auto check = [this, job](const std::string& plain) {
        if (sha256_hex(plain) != job->checksum || !decode_snapshot(plain, Digest::required)) {
            end_export(std::string(tr(Str::export_unverified)));
            return;
        }
        hand_over_export(job);
    };
    if (!job->compressed) {
        check(job->bytes);
        return;
    }
    platform.gunzip(job->bytes, SIZE_MAX, guarded([this, job, check](platform::Outcome<std::string> plain) {
        if (job->ticket != export_ticket) {
            return;
        }
        if (!plain) {
            end_export(std::string(tr(Str::export_unverified)));
            return;
        }
        check(*plain);
    }));
}

void App::Impl::hand_over_export(std::shared_ptr<ExportJob> job) {
    std::string name(tr(Str::app_name));
    const std::string& owner = open->entry.office.empty() ? open->entry.name : open->entry.office;
    if (!owner.empty()) {
        name += "_" + file_name_part(owner);
    }
    name += "_" + file_name_time(now(), platform.utc_offset_minutes()) + "_" + job->digest.substr(0, shown_digest);
    name += job->compressed ? ".json.gz" : ".json";
    platform.save_file(name, job->compressed ? "application/gzip" : "application/json", std::move(job->bytes),
                       guarded([this, job](platform::Outcome<void> written) {
                           if (job->ticket != export_ticket) {
                               return;
                           }
                           if (!written) {
                               const bool given_up = written.error().fault == platform::Fault::cancelled;
                               end_export(given_up ? std::string() : std::string(tr(Str::export_not_written)));
                               return;
                           }
                           if (open->vault) {
                               open->vault->set_meta("exported_at", std::to_string(now()));
                           }
                           exported_at_ms = now();
                           end_export({});
                           say(Toast::Kind::done, tr(Str::export_done, {job->digest.substr(0, shown_digest)}), false);
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

void App::export_snapshot() { impl_->begin_export(true); }
void App::export_plain_snapshot() { impl_->begin_export(false); }
std::int64_t App::exported_at_ms() const { return impl_->ready() ? impl_->exported_at_ms : 0; }

void App::cancel_job() {
    if (!impl_->progress || !impl_->progress->can_cancel) {
        return;
    }
    if (impl_->exporting) {
        ++impl_->export_ticket;
        impl_->end_export({});
    } else if (impl_->session) {
        cancel_import();
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
    digest_scheduled = false;
    if (ready() && digest_revision != open->workspace.revision()) {
        digest = yinfeng::state_digest(open->workspace);
        digest_revision = open->workspace.revision();
    }
}

} // namespace yinfeng::app
