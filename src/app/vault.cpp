#include "app/vault_impl.h"

#include "store/deletion.h"
#include "sync/read_back.h"
#include "sync/snapshot.h"

#include <algorithm>
#include <array>

namespace yinfeng::app {

namespace {

constexpr std::size_t most_commit_bytes = std::size_t{1} << 20;
constexpr int full_retry_ms = 10'000;

// As an opening will read it.
bool reads_back(std::string_view json, const Fragment& written) {
    const Result<Fragment> read = decode_snapshot(json, Digest::ignored);
    return read && holds_the_same(*read, written);
}

} // namespace

std::string reason_of(platform::Fault fault, bool gave_up) {
    using enum platform::Fault;
    const auto words = [&] {
        switch (fault) {
        case full: return Str::storage_full;
        case blocked: return Str::storage_blocked;
        case newer: return Str::storage_newer;
        case refused: return Str::storage_refused;
        case damaged: return Str::storage_damaged;
        default: return gave_up ? Str::storage_gave_up : Str::storage_retrying;
        }
    };
    return std::string(tr(words()));
}

// --- Face ---------------------------------------------------------------------------------------------------

Vault::Vault(platform::Platform& platform, Workspace& workspace, std::string database, VaultTuning tuning)
    : impl_(std::make_shared<Impl>(platform, workspace, std::move(database), tuning)) {}

Vault::~Vault() {
    impl_->platform.listen(impl_->channel(), nullptr);
    impl_->platform.release_lock(impl_->channel());
    impl_->drop_handle();
}

const VaultStatus& Vault::status() const { return impl_->shown; }
void Vault::on_status(std::function<void(const VaultStatus&)> changed) { impl_->status_changed = std::move(changed); }
void Vault::on_joined(std::function<void()> joined) { impl_->joined = std::move(joined); }
void Vault::on_promoted(std::function<void()> promoted) { impl_->promoted = std::move(promoted); }
void Vault::on_notice(std::function<void(Notice)> noticed) { impl_->noticed = std::move(noticed); }

bool Vault::can_write() const { return impl_->is_writer && impl_->open_done && impl_->read_only_reason.empty(); }

void Vault::append(const Applied& applied) {
    if (applied.touched.empty()) return;
    Impl& impl = *impl_;
    for (const Touched& touched : applied.touched) impl.mark_dirty(touched.record);
    const Ticket ticket = impl.submit();
    if (applied.touched.size() < impl.tuning.direct_from_cells) {
        const Fragment part = extract(impl.workspace, applied.touched);
        const std::string json = encode_fragment(part);
        // What would not be read again is not for the log either: a checkpoint writes it another way, or says that it cannot.
        if (json.size() < impl.tuning.direct_from_bytes && reads_back(json, part)) {
            const std::uint64_t n = impl.next_log_n++;
            Impl::Job job;
            job.is_log = true;
            job.tickets = {ticket};
            const auto parts = split(seal(json, Packing::raw));
            for (std::uint32_t part = 0; part < parts.size(); ++part) {
                job.bytes += parts[part].size();
                job.puts.push_back(
                    {platform::Table::log, log_key(n, part, static_cast<std::uint32_t>(parts.size())), parts[part]});
            }
            impl.applied_log[n] = hash_bytes(json);
            std::string message = "log ";
            append_integer(message, static_cast<std::int64_t>(n));
            job.broadcasts.push_back(message + "\n" + json);
            impl.urgent.push_back(std::move(job));
            impl.run_next();
            impl.update_status();
            return;
        }
    }
    impl.direct_tickets.push_back(ticket);
    impl.want_checkpoint();
    impl.update_status();
}

void Vault::when_saved(std::function<void()> run) {
    Impl& impl = *impl_;
    if (impl.outstanding.empty()) {
        impl.platform.after(0, impl.guarded(std::move(run)));
    } else {
        impl.waiting.emplace_back(impl.outstanding.back(), std::move(run));
    }
}

void Vault::checkpoint() {
    impl_->no_checkpoint_before_ms = 0;
    impl_->want_checkpoint();
}

void Vault::retry() {
    Impl& impl = *impl_;
    if (impl.read_only_for_good || !impl.open_done || impl.reading) return;
    impl.failures = 0;
    impl.unproven = 0;
    impl.read_only_reason.clear();
    impl.failed_reason.clear();
    impl.checkpoint_reason.clear();
    impl.no_checkpoint_before_ms = 0;
    ++impl.timer_generation; // a retry that waits for its time is overtaken
    impl.drop_handle();
    if (std::exchange(impl.yielded, false)) {
        impl.other_writer_due = true; // what it has written meanwhile comes first
        impl.other_writers = 0;
    }
    impl.update_status();
    impl.run_next();
    impl.consider_checkpoint();
}

std::string Vault::meta(std::string_view key) const {
    const auto found = impl_->meta.find(key);
    return found == impl_->meta.end() ? std::string() : found->second;
}

void Vault::set_meta(std::string key, std::string text) {
    if (meta(key) == text) return;
    impl_->put_meta(std::move(key), std::move(text));
    impl_->update_status();
}

void Vault::renew_replica() { impl_->make_replica(); }

Vault::Figures Vault::figures() const {
    Figures figures{impl_->manifest.chunks.size(), 0, impl_->log_entries, impl_->log_bytes, impl_->manifest.sequence};
    for (const StoredChunk& chunk : impl_->manifest.chunks)
        figures.chunk_bytes += static_cast<std::size_t>(chunk.bytes);
    return figures;
}

// --- Tickets and status -------------------------------------------------------------------------------------

Ticket Vault::Impl::submit() {
    outstanding.push_back(next_ticket);
    return next_ticket++;
}

void Vault::Impl::settle(const std::vector<Ticket>& tickets) {
    if (tickets.empty()) return;
    for (const Ticket ticket : tickets) {
        const auto place = std::lower_bound(outstanding.begin(), outstanding.end(), ticket);
        if (place != outstanding.end() && *place == ticket) outstanding.erase(place);
    }
    saved_at_ms = platform.now_ms();
    const Ticket oldest = outstanding.empty() ? next_ticket : outstanding.front();
    std::vector<std::function<void()>> due;
    std::erase_if(waiting, [&](auto& each) {
        if (each.first >= oldest) return false;
        due.push_back(std::move(each.second));
        return true;
    });
    for (auto& run : due) platform.after(0, guarded(std::move(run)));
}

void Vault::Impl::update_status() {
    VaultStatus now;
    now.unsaved = outstanding.size();
    now.saved_at_ms = saved_at_ms;
    using enum VaultStatus::State;
    if (!open_done) {
        now.state = opening;
    } else if (!read_only_reason.empty()) {
        now.state = read_only;
        now.reason = read_only_reason;
        now.can_retry = !read_only_for_good;
    } else if (!is_writer) {
        now.state = following;
        now.reason = tr(Str::storage_following);
    } else if (outstanding.empty()) {
        now.state = saved;
    } else if (!failed_reason.empty() || !checkpoint_reason.empty()) {
        now.state = failed;
        now.reason = failed_reason.empty() ? checkpoint_reason : failed_reason;
        now.can_retry = true;
    } else {
        now.state = saving;
    }
    const bool changed = now.state != shown.state || now.reason != shown.reason || now.unsaved != shown.unsaved ||
                         now.saved_at_ms != shown.saved_at_ms;
    shown = std::move(now);
    if (!changed || status_due) return;
    status_due = true;
    platform.after(0, guarded([this] {
        status_due = false;
        if (status_changed) status_changed(shown);
    }));
}

// --- The queue ----------------------------------------------------------------------------------------------

void Vault::Impl::run_next() {
    if (busy || !is_writer || reading || !read_only_reason.empty()) return;
    if (other_writer_due) {
        meet_other_writer();
        return;
    }
    const bool from_urgent = !urgent.empty();
    if (!from_urgent && !background && !look_due) return;
    if (!db) {
        reopen();
        return;
    }
    if (!from_urgent && look_due) {
        look();
        return;
    }
    if (!from_urgent && background->read) {
        read_job(*background);
        return;
    }
    // What was submitted while the last commit was under way goes into one.
    Job job;
    if (from_urgent) {
        job = urgent.front();
        for (std::size_t i = 1; i < urgent.size() && job.bytes + urgent[i].bytes <= most_commit_bytes; ++i) {
            Job& next = urgent[i];
            if (!next.is_log || !job.is_log) break;
            job.puts.insert(job.puts.end(), next.puts.begin(), next.puts.end());
            job.tickets.insert(job.tickets.end(), next.tickets.begin(), next.tickets.end());
            job.broadcasts.insert(job.broadcasts.end(), next.broadcasts.begin(), next.broadcasts.end());
            job.bytes += next.bytes;
        }
    } else {
        job = *background;
    }
    busy = true;
    auto puts = job.puts;
    auto removes = job.removes;
    const auto durability = job.durability;
    db->commit(std::move(puts), std::move(removes), durability,
        answered([this, from_urgent, job = std::move(job)](platform::Outcome<void> outcome) mutable {
            committed(std::move(job), from_urgent, std::move(outcome));
        }));
}

// Storage that can be read may still refuse to be written: only a commit ends a row of failures while one is waited for.
void Vault::Impl::read_well() {
    if (!outstanding.empty()) return;
    failures = 0;
    failed_reason.clear();
}

void Vault::Impl::read_job(Job job) {
    busy = true;
    db->get_many(job.read_table, std::move(job.read_keys),
        answered([this, read = std::move(job.read)](platform::Outcome<std::vector<std::optional<std::string>>> values) {
            busy = false;
            if (!values) {
                reading_failed(std::move(values.error()));
                return;
            }
            read_well();
            background.reset();
            read(std::move(*values));
            consider_checkpoint();
            run_next();
            update_status();
        }));
}

void Vault::Impl::committed(Job job, bool from_urgent, platform::Outcome<void> outcome) {
    busy = false;
    if (!outcome) {
        commit_failed(std::move(outcome.error()), from_urgent);
        return;
    }
    failures = 0;
    failed_reason.clear();
    if (from_urgent) {
        // The jobs that went into this commit stand at the front, one per ticket and in the same order.
        for (std::size_t i = 0; i < job.tickets.size(); ++i) urgent.pop_front();
        for (const platform::Entry& entry : job.puts) {
            if (entry.table != platform::Table::log) {
                replica_stored = replica_stored || entry.key == replica_key;
                continue;
            }
            const auto key = parse_log_key(entry.key);
            stored_log[key->number] = key->parts;
            log_bytes += entry.bytes.size();
            log_entries += key->part == 0;
        }
    } else {
        background.reset();
    }
    settle(job.tickets);
    for (std::string& message : job.broadcasts) platform.post(channel(), std::move(message));
    if (job.done) job.done(true);
    consider_checkpoint();
    run_next();
    update_status();
}

void Vault::Impl::commit_failed(platform::Failure failure, bool from_urgent) {
    using enum platform::Fault;
    if (failure.fault == full) {
        // The handle is good. The job waits, and is tried again when there may be space.
        if (!from_urgent && background && background->done) {
            const bool needed = !direct_tickets.empty() || (checkpoint && !checkpoint->tickets.empty());
            auto done = std::move(background->done);
            background.reset();
            if (needed) checkpoint_reason = reason_of(full, false);
            no_checkpoint_before_ms = platform.now_ms() + full_retry_ms;
            done(false);
        } else {
            failed_reason = reason_of(full, false);
        }
        update_status();
        retry_after(full_retry_ms);
        if (!from_urgent) run_next(); // what is to be removed
        return;
    }
    ++failures;
    drop_handle(); // a dead handle never comes back to life
    if (failure.fault == refused || failures >= most_failures) {
        give_up(reason_of(failure.fault, true));
        return;
    }
    failed_reason = reason_of(failure.fault, false);
    update_status();
    retry_after(100 << (failures - 1));
}

void Vault::Impl::reading_failed(platform::Failure failure) {
    if (failure.fault == platform::Fault::full) failure.fault = platform::Fault::unknown; // nothing was to be written
    commit_failed(std::move(failure), true);
}

void Vault::Impl::retry_after(int delay_ms) {
    const std::uint64_t generation = ++timer_generation;
    platform.after(delay_ms, guarded([this, generation] {
        if (generation != timer_generation) return;
        consider_checkpoint();
        run_next();
    }));
}

void Vault::Impl::give_up(std::string reason) {
    read_only_reason = std::move(reason);
    update_status();
}

// The handle may be what is calling us: it is closed once the stack is empty. What it was asked is not answered any more; a
// commit that it was making may have been made, and making it again does no harm.
void Vault::Impl::drop_handle() {
    if (!db) return;
    ++handle_number;
    busy = false;
    platform.after(0, [old = std::move(db)]() mutable { old.reset(); });
    db.reset();
}

void Vault::Impl::reopen() {
    busy = true;
    const auto failed = [this](platform::Failure failure) {
        busy = false;
        reading_failed(std::move(failure));
    };
    platform.open_database(
        database, guarded([this, failed](platform::Outcome<std::unique_ptr<platform::Database>> outcome) {
            if (!outcome) return failed(outcome.error());
            use(std::move(*outcome));
            // Somebody may have emptied the browser's storage while the page was open. What is in memory is then all
            // there is, and everything is written anew.
            db->get({platform::Table::meta, std::string(replica_key)},
                answered([this, failed](platform::Outcome<std::optional<std::string>> stored) {
                    if (!stored) return failed(stored.error());
                    busy = false;
                    if (!*stored && replica_stored) start_over();
                    run_next();
                    update_status();
                }));
        }));
}

void Vault::Impl::use(std::unique_ptr<platform::Database> opened) {
    db = std::move(opened);
    db->on_lost(guarded([this] { connection_lost(); }));
}

// --- Small texts --------------------------------------------------------------------------------------------

void Vault::Impl::put_meta(std::string key, std::string text) {
    Job job;
    job.tickets = {submit()};
    job.bytes = text.size();
    job.puts.push_back({platform::Table::meta, std::string(meta_prefix) + key, text});
    meta[std::move(key)] = std::move(text);
    urgent.push_back(std::move(job));
    run_next();
}

void Vault::Impl::make_replica() {
    std::array<std::byte, 8> bytes{};
    ReplicaId replica = 0;
    while (replica == 0) {
        platform.random(bytes);
        for (const std::byte byte : bytes) replica = replica << 8 | static_cast<ReplicaId>(byte);
    }
    workspace.set_replica(replica);
    put_meta("replica", replica_text(replica));
    update_status();
}

} // namespace yinfeng::app
