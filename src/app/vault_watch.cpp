// What happens to the storage behind an open page: it is cleared, its connection dies, the workspace is deleted in another
// tab, or somebody writes into it who does not know of our lock (another browser on the same profile, a folder that a program
// copies between computers, a browser without locks).

#include "app/vault_impl.h"

#include <utility>

namespace yinfeng::app {

namespace {

constexpr int lost_pause_ms = 500; // who deletes a workspace on purpose says so, and that may come later than the end

} // namespace

void Vault::look_at_storage() {
    if (!impl_->is_writer || !impl_->read_only_reason.empty()) return;
    impl_->look_due = true;
    impl_->run_next();
}

void Vault::tell_deleted(platform::Platform& platform, const std::string& database) {
    platform.post("ws:" + database, std::string(deleted_message));
}

void Vault::Impl::watch() {
    platform.after(tuning.look_every_ms, guarded([this] {
        if (read_only_reason.empty()) look_due = true;
        run_next();
        watch();
    }));
}

void Vault::Impl::look() {
    busy = true;
    db->get_many(platform::Table::meta, {std::string(replica_key), manifest_key(0, 0), manifest_key(1, 0)},
        answered([this](platform::Outcome<std::vector<std::optional<std::string>>> metas) {
            if (!metas) {
                busy = false;
                return reading_failed(std::move(metas.error()));
            }
            db->list_keys(platform::Table::log,
                answered([this, metas = std::move(*metas)](platform::Outcome<std::vector<std::string>> log_keys) {
                    busy = false;
                    if (!log_keys) return reading_failed(std::move(log_keys.error()));
                    read_well();
                    look_due = false;
                    compare_storage(metas, *log_keys);
                    consider_checkpoint();
                    run_next();
                    update_status();
                }));
        }));
}

void Vault::Impl::compare_storage(
    const std::vector<std::optional<std::string>>& metas, const std::vector<std::string>& log_keys) {
    if (!metas[0]) {
        if (replica_stored) start_over();
        return;
    }
    for (std::size_t which = 0; which < 2; ++which) {
        const std::string head = metas[1 + which].value_or("");
        if (head != manifest_heads[which] && head != manifest_heads_tried[which]) other_writer_due = true;
    }
    for (const std::string& key : log_keys) {
        const auto parsed = parse_log_key(key);
        if (parsed && parsed->number >= next_log_n) other_writer_due = true;
    }
}

// Whoever is asked for something while the connection dies does not answer any more: that was a failure like any other, or a
// connection that dies at every commit would be opened for ever and nobody told.
void Vault::Impl::connection_lost() {
    if (reading) return; // the next answer says it, and the reading begins anew
    const bool asked = busy;
    drop_handle();
    if (!is_writer) return; // who reads opens anew when there is something to read
    look_due = true;
    if (asked && ++failures >= most_failures) return give_up(reason_of(platform::Fault::lost, true));
    if (asked) failed_reason = reason_of(platform::Fault::lost, false);
    update_status();
    platform.after(lost_pause_ms, guarded([this] { run_next(); }));
}

// Joins what the other has written, goes on under a number of our own, and stores everything anew under keys that nobody
// uses. Where that is overwritten as well, one has to stop: the one that notices it first.
void Vault::Impl::meet_other_writer() {
    other_writer_due = false;
    if (checkpoint) abandon_checkpoint();
    background.reset();
    checkpoint.reset();
    loaded_chunks.clear(); // under the same keys there may be something else now
    applied_log.clear();
    reads_everything = true;
    read_with_retries([this](std::optional<platform::Failure> failure) {
        if (failure) return give_up(reason_of(failure->fault, true));
        if (std::exchange(emptied, false)) start_over();
        mark_everything_dirty();
        if (joined) joined();
        if (++other_writers > 1) {
            yielded = true;
            give_up(std::string(tr(Str::storage_two_writers)));
        } else {
            make_replica();
        }
        notice(Notice::other_writer);
        hear_what_waited();
        consider_checkpoint();
        run_next();
        update_status();
    });
}

void Vault::Impl::workspace_deleted() {
    read_only_reason = tr(Str::storage_deleted);
    read_only_for_good = true;
    if (!reading) drop_handle();
    update_status();
}

// Never from inside a call.
void Vault::Impl::notice(Notice what) {
    platform.after(0, guarded([this, what] {
        if (noticed) noticed(what);
    }));
}

} // namespace yinfeng::app
