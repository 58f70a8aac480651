#include "app/app_impl.h"

#include "app/kept_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace yinfeng::app {

namespace {

constexpr int late_lock_ms = 3000;
constexpr int search_delay_ms = 500; // the first pictures come first
constexpr std::int64_t look_every_ms = 15'000;
constexpr int entry_delay_ms = 3000; // counts change with every edit; the registry need not follow each one

ReplicaId random_replica(platform::Platform& platform) {
    ReplicaId id = 0;
    while (id == 0) {
        platform.random(std::as_writable_bytes(std::span(&id, 1)));
    }
    return id;
}

WorkspaceEntry to_entry(const RegistryEntry& from) {
    return {from.key, parse_id(from.id).value_or(Id{}), from.name, from.office, from.sample, from.records,
        from.opened_at_ms};
}

} // namespace

// --- reading -----------------------------------------------------------------------------------------------

const std::vector<WorkspaceEntry>& App::workspaces() const { return impl_->entries; }
const WorkspaceEntry* App::current() const { return impl_->open ? &impl_->open->entry : nullptr; }
std::uint64_t App::workspace_number() const { return impl_->opened_count; }

RecordIndex App::Impl::settings_record() const {
    if (!open) {
        return no_record;
    }
    const Workspace& data = open->workspace;
    if (const RecordIndex own = data.find(open->entry.id); own != no_record && data.is_live(own)) {
        return own;
    }
    const std::span<const RecordIndex> all = data.live(Kind::settings);
    return is_nil(open->entry.id) && !all.empty() ? all.front() : no_record;
}

bool App::Impl::is_sample() const { return open && open->entry.sample; }

void App::Impl::list_entries() {
    entries.clear();
    for (const RegistryEntry& entry : registry.workspaces()) {
        entries.push_back(to_entry(entry));
    }
    if (keeps_nothing && open) {
        entries = {open->entry};
    }
    platform.wake();
}

// --- opening -----------------------------------------------------------------------------------------------

void App::Impl::drop_open() {
    if (!open) {
        return;
    }
    if (open->ready && open->entry_is_stale) {
        write_entry();
    }
    comparison.reset(); // reads the workspace
    refused.clear();
    close_backups();
    opened_count = next_opened_count();
    ++import_ticket;
    ++export_ticket;
    ++comparison_ticket;
    drop_locked();
    exporting = false;
    session.reset();
    progress.reset();
    selected = {};
    lists = {};
    asked_list.reset();
    search_index.clear();
    digest.clear();
    digest_revision = UINT64_MAX;
    digest_scheduled = false;
    exported_revision = UINT64_MAX;
    exported_at_ms = 0;
    after_save_failed = {};
    open.reset();
}

// What is still on its way to the disk gets there first; what cannot get there is not left behind silently.
bool App::Impl::leave_then(std::function<void()> run) {
    if (ready() && !open->vault && !is_sample() && exported_revision != open->workspace.revision()) {
        say(Toast::Kind::error, std::string(tr(Str::app_leave_unkept)), false);
        return false;
    }
    if (!ready() || !open->vault || open->vault->status().unsaved == 0) {
        run();
        return true;
    }
    if (open->vault->status().state != VaultStatus::State::saving) {
        if (exported_revision == open->workspace.revision()) {
            run(); // all of it is in a file
            return true;
        }
        say(Toast::Kind::error, std::string(tr(Str::app_leave_unsaved)), false);
        return false;
    }
    // Not from inside the vault's callback: what runs next destroys the vault.
    open->vault->when_saved(guarded([this, run = std::move(run)] { later(0, run); }));
    return true;
}

void App::Impl::open_workspace(Opening opening) {
    drop_open();
    failure.clear();
    phase = Phase::opening;
    reopen_key = opening.entry.key;
    open = std::make_unique<OpenWorkspace>();
    open->entry = std::move(opening.entry);
    if (keeps_nothing) {
        open->workspace.set_replica(random_replica(platform));
        opened(std::move(opening.seed), true);
        return;
    }
    if (opening.fresh) {
        write_entry(); // before the database exists: a death in between leaves an empty workspace, not a hidden one
    }
    open->vault = std::make_unique<Vault>(platform, open->workspace, open->entry.key);
    Vault& vault = *open->vault;
    vault.on_status([this](const VaultStatus&) { vault_changed(); });
    vault.on_joined([this] { platform.wake(); });
    vault.on_notice([this](Vault::Notice what) { storage_noticed(what); });
    vault.on_promoted([this] {
        if (ready()) recall_steps();
        // A free lock that a busy machine grants late was nobody's: then there is nothing to tell.
        if (ready() && now() - open->entry.opened_at_ms > late_lock_ms) {
            say(Toast::Kind::info, std::string(tr(Str::app_window_promoted)), false);
        }
    });
    const bool should_be_empty = opening.fresh || open->entry.records == 0;
    vault.open(
        [this, seed = std::move(opening.seed), should_be_empty](Result<Vault::Opened> result) mutable {
            progress.reset();
            if (!result) {
                failed_to_open(result.error().message);
                return;
            }
            opened(std::move(seed), result->fresh);
            if (!result->report.empty()) {
                say(Toast::Kind::error, result->report, false);
            } else if (result->fresh && !should_be_empty) {
                say(Toast::Kind::error, std::string(tr(Str::app_data_gone)), false);
            }
        },
        [this](std::size_t done, std::size_t total) {
            if (!progress) {
                progress = Progress{std::string(tr(Str::app_reading_workspace)), 0, 0, now(), false};
            }
            progress->done = done;
            progress->total = total;
            platform.wake();
        },
        opening.fresh ? Vault::OpenAs::writer : Vault::OpenAs::follower_at_first); // a seed has to be written
    platform.wake();
}

void App::Impl::opened(std::function<void()> seed, bool fresh) {
    open->workspace.set_author(author());
    open->ready = true;
    if (open->vault) {
        const std::string exported = open->vault->meta("exported_at");
        std::from_chars(exported.data(), exported.data() + exported.size(), exported_at_ms);
    }
    if (seed && fresh) {
        seed();
        open->workspace.forget_undo();
    }
    phase = Phase::ready;
    draft.reset();
    if (!fresh) {
        remove_blank_draft();
        recall_steps();
    }
    platform.after(search_delay_ms, guarded([this, count = opened_count] {
        if (count == opened_count) {
            prepare_search();
        }
    }));
    open->entry.opened_at_ms = now();
    refresh_entry();
    write_entry();
    if (open->vault) {
        open_backups();
    }
    arrive_if_called();
    if (after_open) {
        std::exchange(after_open, {})();
    } else if (!waiting_files.empty()) {
        read_next_file();
    }
    platform.wake();
}

void App::Impl::prepare_search() {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(8);
    while (!search_index.prepare(open->workspace, 200)) {
        if (std::chrono::steady_clock::now() >= until) {
            platform.after(0, guarded([this, count = opened_count] {
                if (count == opened_count) {
                    prepare_search();
                }
            }));
            return;
        }
    }
}

// The workspace object stays until something else is opened: the vault is still calling.
void App::Impl::failed_to_open(std::string reason) {
    phase = Phase::failed;
    failure = std::move(reason);
    after_open = {};
    platform.wake();
}

void App::Impl::vault_changed() {
    if (ready() && open->vault && open->vault->status().state == VaultStatus::State::saved &&
        open->vault->status().saved_at_ms != 0 && !persistence_asked) {
        persistence_asked = true; // at the first save: browsers grant it more readily to a page that is used
        platform.request_persistence(guarded([this](platform::Outcome<bool>) { refresh_storage(); }));
    }
    if (after_save_failed && open->vault && open->vault->status().state != VaultStatus::State::saving) {
        later(0, std::exchange(after_save_failed, {}));
    }
    platform.wake();
}

// --- what the list of workspaces says about this one ---------------------------------------------------------

void App::Impl::refresh_entry() {
    const Workspace& data = open->workspace;
    WorkspaceEntry& entry = open->entry;
    bool changed = false;
    if (open->settings_revision != data.revision(Kind::settings) + 1) {
        open->settings_revision = data.revision(Kind::settings) + 1;
        if (const RecordIndex own = settings_record(); own != no_record) {
            const auto take = [&](std::string& into, FieldId field) {
                const std::string text = kept_line(data.value(own, field).as_text(), most_title_characters);
                if (!text.empty() && into != text) {
                    into = text;
                    changed = true;
                }
            };
            entry.id = data.record(own).id;
            take(entry.name, field::settings::name_);
            take(entry.office, field::settings::office_);
        }
    }
    if (open->counted_revision != data.revision()) {
        open->counted_revision = data.revision();
        std::size_t records = 0;
        for (std::size_t kind = 0; kind < known_kind_count; ++kind) {
            records += static_cast<Kind>(kind) == Kind::settings ? 0 : data.live(static_cast<Kind>(kind)).size();
        }
        changed |= entry.records != records;
        entry.records = static_cast<std::uint32_t>(records);
    }
    if (changed && !open->entry_is_stale) {
        open->entry_is_stale = true;
        later(entry_delay_ms, [this, count = opened_count] {
            if (open && count == opened_count && open->entry_is_stale) {
                write_entry();
            }
        });
    }
}

void App::Impl::write_entry() {
    open->entry_is_stale = false;
    if (keeps_nothing) {
        list_entries();
        return;
    }
    registry.update(
        open->entry.key,
        [entry = open->entry](RegistryEntry& stored) {
            stored.id = is_nil(entry.id) ? std::string() : to_string(entry.id);
            stored.name = entry.name;
            stored.office = entry.office;
            stored.sample = entry.sample;
            stored.records = entry.records;
            stored.opened_at_ms = entry.opened_at_ms;
        },
        guarded([this, count = opened_count](Result<void> done) {
            if (done && open && count == opened_count) {
                open->entry_is_stored = true;
            }
            list_entries(); // a failure shows in the vault, which uses the same disk
        }));
}

// --- the storage, watched ------------------------------------------------------------------------------------

// From tick(): whoever comes back to the page, or works on it, learns soon that the browser was emptied meanwhile.
void App::Impl::look_at_storage() {
    if (now() >= looked_at_ms && now() - looked_at_ms < look_every_ms) {
        return;
    }
    looked_at_ms = now();
    if (!open->vault || !can_write() || !open->entry_is_stored) {
        return;
    }
    open->vault->look_at_storage();
    registry.restore_if_emptied(guarded([this, count = opened_count](bool emptied) {
        if (emptied && open && count == opened_count) {
            write_entry();
        }
    }));
}

void App::Impl::storage_noticed(Vault::Notice what) {
    if (!ready()) {
        return;
    }
    if (what == Vault::Notice::other_writer) {
        say(Toast::Kind::error, std::string(tr(Str::app_other_writer)), false);
        return;
    }
    registry.restore_if_emptied(guarded([this, count = opened_count](bool) {
        if (!open || count != opened_count || !open->vault) {
            return;
        }
        write_entry();
        // It stays until somebody has read it: backups may be gone, and only a person can export a file.
        open->vault->when_saved([this] { say(Toast::Kind::error, std::string(tr(Str::app_storage_emptied)), false); });
    }));
    close_backups();
    open_backups(); // they may be gone too: the next one is due
}

void App::open_workspace(const std::string& key) {
    if (impl_->ready() && impl_->open->entry.key == key) {
        return;
    }
    const auto found = std::find_if(
        impl_->entries.begin(), impl_->entries.end(), [&](const WorkspaceEntry& entry) { return entry.key == key; });
    if (found != impl_->entries.end()) {
        impl_->leave_then([impl = impl_.get(), entry = *found] {
            impl->open_workspace({.entry = entry, .seed = {}, .fresh = false});
        });
    }
}

void App::reload() {
    const auto found = std::find_if(impl_->entries.begin(), impl_->entries.end(),
        [&](const WorkspaceEntry& entry) { return entry.key == impl_->reopen_key; });
    if (found != impl_->entries.end()) {
        impl_->open_workspace({.entry = WorkspaceEntry(*found), .seed = {}, .fresh = false});
    } else {
        impl_->drop_open();
        impl_->start();
    }
}

// --- leaving -----------------------------------------------------------------------------------------------

bool App::Impl::close() {
    return leave_then([this] {
        drop_open();
        waiting_files.clear();
        phase = Phase::first_run;
        failure.clear();
        is_leaving = false;
        if (keeps_nothing) {
            list_entries();
        } else {
            registry.reload(guarded([this](Result<void>) { list_entries(); }));
        }
        platform.wake();
    });
}

void App::close_workspace() { impl_->close(); }

void App::delete_workspace(const std::string& doomed) {
    const std::string key = doomed; // it may be a part of what is destroyed here
    std::string name = key;
    for (const WorkspaceEntry& entry : impl_->entries) {
        name = entry.key == key ? entry.name : name;
    }
    if (impl_->open && impl_->open->entry.key == key) {
        impl_->open->entry_is_stale = false; // or leaving would write the entry anew
        impl_->drop_open();
        impl_->phase = Phase::first_run;
    }
    if (impl_->keeps_nothing) {
        impl_->list_entries();
        return;
    }
    impl_->registry.remove(key, impl_->guarded([this, name](Result<void> done) {
        if (done) {
            impl_->say(Toast::Kind::info, tr(Str::app_workspace_deleted, {name}), false);
        } else {
            warn(done.error().message);
        }
        impl_->list_entries();
        impl_->refresh_storage();
    }));
}

} // namespace yinfeng::app
