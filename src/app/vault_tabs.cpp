// One tab writes, the others follow: what they tell each other, and how the right to write goes on.

#include "app/vault_impl.h"

#include <charconv>
#include <utility>

namespace yinfeng::app {

void Vault::Impl::lock_granted() {
    holds_lock = true;
    if (std::exchange(reads_under_lock_only, false)) start_open();
    else if (open_done && !is_writer) promote();
    else finish_when_known();
}

// Reads what the tab that held the lock has written since, then writes.
void Vault::Impl::promote() {
    if (reading) return; // comes back here when that is done
    read_with_retries([this](std::optional<platform::Failure> failure) {
        if (failure) {
            read_only_reason = reason_of(failure->fault, true);
            update_status();
            return;
        }
        become_writer();
        if (joined) joined();
        if (promoted) promoted();
    });
}

void Vault::Impl::hear(std::string message) {
    if (message == deleted_message) return workspace_deleted();
    if (!open_done || reading) {
        heard_early.push_back(std::move(message));
        return;
    }
    const auto line_end = message.find('\n');
    const bool is_log = message.starts_with("log ") && line_end != std::string::npos;
    std::uint64_t n = 0;
    if (is_log) std::from_chars(message.data() + 4, message.data() + line_end, n);
    if (is_writer && read_only_reason.empty()) {
        // Only who writes tells. It may be the last word of the tab that wrote before; else there are two.
        const auto known = applied_log.find(n);
        const bool is_another = known != applied_log.end()
                                    ? known->second != hash_bytes(std::string_view(message).substr(line_end + 1))
                                    : n >= next_log_n;
        (is_another ? other_writer_due : look_due) = true;
        run_next();
        return;
    }
    if (is_log) {
        if (n > 0 && apply_log_entry(n, std::string_view(message).substr(line_end + 1), true)) {
            if (joined) joined();
            return;
        }
    }
    // A large change went straight to the chunks, or the message was not understood.
    read_with_retries([this](std::optional<platform::Failure> failure) {
        if (!failure && joined) joined();
        if (holds_lock && !is_writer) {
            promote();
        } else {
            hear_what_waited();
        }
    });
}

void Vault::Impl::hear_what_waited() {
    auto messages = std::move(heard_early);
    heard_early.clear();
    for (std::string& message : messages) hear(std::move(message));
}

} // namespace yinfeng::app
