// Backups that make themselves, and the reminder to export.

#include "app/app_impl.h"

#include "sync/snapshot.h"

#include <algorithm>
#include <charconv>

namespace yinfeng::app {

namespace {

constexpr std::int64_t hour_ms = 60LL * 60 * 1000, day_ms = 24 * hour_ms;
constexpr std::int64_t backup_every_ms = 20 * hour_ms; // once a working day
constexpr std::int64_t quiet_before_backup_ms =
    20'000; // not while somebody types: encoding 100 000 records takes a second
constexpr int try_again_after_ms = 600'000;
constexpr std::int64_t remind_after_ms =
    7 * day_ms; // since the last export, or since the workspace was first seen unexported
constexpr std::int64_t put_off_for_ms = day_ms;

std::int64_t number_in(const std::string& text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

void App::Impl::close_backups() {
    backups.reset();
    backups_known = backing_up = false;
    backup_seen_revision = backed_up_revision = 0;
    backup_failed_at_ms = 0;
    backup_problem.clear();
}

void App::Impl::open_backups() {
    if (can_write() && open->vault->meta("first_seen_at").empty()) {
        open->vault->set_meta("first_seen_at", std::to_string(now()));
    }
    backups = std::make_unique<Backups>(platform, open->entry.key);
    backups->open([this](Result<void> done) {
        backups_known = done.has_value();
        platform.wake();
    });
}

// From tick(): the time has come, everything is saved, and nobody has written for a while.
void App::Impl::consider_backup() {
    if (!backups_known || backing_up || session || exporting || !open->vault || is_sample() || !can_write()) {
        return;
    }
    const Workspace& data = open->workspace;
    if (data.revision() != backup_seen_revision) {
        backup_seen_revision = data.revision();
        last_change_ms = now();
        platform.after(static_cast<int>(quiet_before_backup_ms) + 100, guarded([this] { platform.wake(); }));
        return;
    }
    if (now() - last_change_ms < quiet_before_backup_ms) {
        return;
    }
    using enum BackupEntry::Proof;
    for (const BackupEntry& each : backups->list()) {
        if (each.proof == unknown) { // made by an earlier version, or just before the page was left
            check_backup(each.at_ms);
            return;
        }
    }
    if (data.revision() == backed_up_revision || data.record_count() < 2) {
        return;
    }
    const auto newest =
        std::ranges::find_if(backups->list(), [](const BackupEntry& each) { return each.proof != unreadable; });
    const std::int64_t made_at = newest == backups->list().end() ? 0 : newest->at_ms;
    if (made_at <= now() && now() - made_at < backup_every_ms) {
        return;
    }
    if (backup_failed_at_ms <= now() && now() - backup_failed_at_ms < try_again_after_ms) {
        return;
    }
    if (open->vault->status().state != VaultStatus::State::saved) {
        return;
    }
    back_up_now();
}

void App::Impl::back_up_now() {
    backing_up = true;
    const std::uint64_t seen = backup_seen_revision;
    encode_in_slices({
        .goes_on =
            [this, seen] { // somebody works again: another time
                backing_up = backups && seen == open->workspace.revision();
                return backing_up;
            },
        .done =
            [this](std::string bytes, std::string, std::uint64_t revision) {
                const auto records = static_cast<std::uint32_t>(open->workspace.record_count());
                backups->add(
                    std::move(bytes), records, now(),
                    [this, revision](platform::File file, std::function<void(bool)> said) {
                        prove_backup(std::move(file), revision, std::move(said));
                    },
                    [this, revision](Result<void> done) { backup_made(revision, std::move(done)); });
            },
    });
}

void App::Impl::backup_made(std::uint64_t revision, Result<void> done) {
    backing_up = false;
    backup_problem = done ? std::string() : done.error().message;
    if (done) {
        backed_up_revision = revision;
    } else {
        backup_failed_at_ms = now();
        platform.after(try_again_after_ms, guarded([this] { platform.wake(); }));
    }
    platform.wake();
}

// On the way that an import takes. What is of the open workspace as it is now must be the same as in memory.
void App::Impl::prove_backup(
    platform::File file, std::optional<std::uint64_t> revision, std::function<void(bool)> said) {
    const auto goes_on = [this, count = opened_count] { return count == opened_count; };
    unpack(std::move(file), guarded([this, revision, said, goes_on](std::expected<Incoming, std::string> taken) {
        if (!taken || !goes_on()) {
            said(false);
            return;
        }
        const auto decoded = [this, revision, said](Result<Fragment> read, std::string) {
            if (!read || revision != open->workspace.revision()) {
                said(read.has_value());
                return;
            }
            compare_in_slices(std::make_shared<Fragment>(*std::move(read)),
                [said](std::optional<bool> same) { said(same.value_or(true)); });
        };
        decode_in_slices(std::move(taken->bytes),
            {.goes_on = goes_on, .progressed = [](std::size_t, std::size_t) {}, .done = decoded});
    }));
}

void App::Impl::check_backup(std::int64_t at_ms) {
    backing_up = true;
    backups->check(
        at_ms,
        [this](platform::File file, std::function<void(bool)> said) {
            prove_backup(std::move(file), std::nullopt, std::move(said));
        },
        [this] {
            backing_up = false;
            backup_failed_at_ms = 0;
            platform.wake();
        });
}

const std::vector<BackupEntry>& App::backups() const {
    static const std::vector<BackupEntry> none;
    return impl_->backups ? impl_->backups->list() : none;
}

const std::string& App::backup_problem() const { return impl_->backup_problem; }

void App::open_backup(std::int64_t at_ms) {
    if (!impl_->backups) {
        return;
    }
    impl_->backups->read(at_ms, [this, at_ms](Result<platform::File> file) {
        if (!file) {
            warn(file.error().message);
            return;
        }
        file->name = tr(Str::backup_file_name, {format_full_wall_time(at_ms, platform().utc_offset_minutes())}) +
                     (file->name.ends_with(".gz") ? ".json.gz" : ".json");
        go(Screen::data);
        import_files({std::move(*file)});
    });
}

void App::save_backup(std::int64_t at_ms) {
    if (!impl_->backups) {
        return;
    }
    impl_->backups->read(at_ms, [this, at_ms](Result<platform::File> file) {
        if (!file) {
            warn(file.error().message);
            return;
        }
        const bool packed = file->name.ends_with(".gz");
        std::string name = tr(Str::backup_file_name, {format_full_wall_time(at_ms, platform().utc_offset_minutes())});
        std::replace(name.begin(), name.end(), ':', '-');
        platform().save_file(name + (packed ? ".json.gz" : ".json"), packed ? "application/gzip" : "application/json",
            std::move(file->bytes), impl_->guarded([this](platform::Outcome<void> saved) {
                if (!saved && saved.error().fault != platform::Fault::cancelled) {
                    warn(std::string(tr(Str::backup_failed)));
                }
            }));
    });
}

// --- the reminder ------------------------------------------------------------------------------------------------

std::optional<int> App::days_without_export() const {
    const Impl& impl = *impl_;
    if (!impl.ready() || !impl.open->vault || impl.is_sample() || !impl.can_write() ||
        impl.open->workspace.record_count() < 2) {
        return {};
    }
    const std::int64_t since = std::max(impl.exported_at_ms, number_in(impl.open->vault->meta("first_seen_at")));
    const std::int64_t put_off = number_in(impl.open->vault->meta("export_put_off_at"));
    if (since == 0 || now_ms() - since < remind_after_ms || now_ms() - put_off < put_off_for_ms) {
        return {};
    }
    return static_cast<int>((now_ms() - since) / day_ms);
}

void App::put_off_export() {
    if (impl_->ready() && impl_->open->vault) {
        impl_->open->vault->set_meta("export_put_off_at", std::to_string(now_ms()));
        impl_->platform.wake();
    }
}

} // namespace yinfeng::app
