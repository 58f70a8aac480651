#include "app/registry.h"

#include "app/backups.h"
#include "app/kept_text.h"
#include "app/storage_format.h"
#include "app/vault_impl.h" // reason_of
#include "base/sort_list.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace yinfeng::app {

namespace {

constexpr std::string_view registry_database = "yinfeng";
constexpr std::string_view workspace_prefix = "workspace.";
constexpr std::string_view preference_prefix = "preference.";
constexpr std::string_view identity_key = "identity";
constexpr int most_attempts = 4;
constexpr int lost_pause_ms = 500; // what is being deleted is gone by then

// "name value" lines; a line end within a value is written as a space.
using Lines = std::map<std::string, std::string, std::less<>>;

std::string join_lines(const Lines& lines) {
    std::string out;
    for (const auto& [name, value] : lines) {
        out += name;
        out += ' ';
        for (const char c : value) out += c == '\n' ? ' ' : c;
        out += '\n';
    }
    return out;
}

Lines split_lines(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        if (const auto space = line.find(' '); space != std::string_view::npos) {
            lines[std::string(line.substr(0, space))] = line.substr(space + 1);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::int64_t number_in(const Lines& lines, std::string_view name) {
    const auto found = lines.find(name);
    std::int64_t number = 0;
    if (found != lines.end())
        std::from_chars(found->second.data(), found->second.data() + found->second.size(), number);
    return number;
}

std::string text_in(const Lines& lines, std::string_view name) {
    const auto found = lines.find(name);
    return found == lines.end() ? std::string() : found->second;
}

std::string number_text(std::int64_t number) {
    std::string out;
    append_integer(out, number);
    return out;
}

std::string entry_text(const RegistryEntry& entry) {
    return join_lines({{"id", entry.id}, {"name", kept_line(entry.name, most_title_characters)},
        {"office", kept_line(entry.office, most_title_characters)}, {"sample", entry.sample ? "1" : "0"},
        {"records", number_text(entry.records)}, {"opened_at_ms", number_text(entry.opened_at_ms)}});
}

std::string identity_text(const Identity& identity) {
    return join_lines({{"name", identity.name}, {"unit", identity.unit}});
}

// A preference that is larger lasts as long as the page.
bool is_kept(std::string_view preference) { return preference.size() <= most_value_bytes; }

RegistryEntry entry_of(std::string key, std::string_view text) {
    const Lines lines = split_lines(text);
    RegistryEntry entry;
    entry.key = std::move(key);
    entry.id = text_in(lines, "id");
    entry.name = kept_line(text_in(lines, "name"), most_title_characters);
    entry.office = kept_line(text_in(lines, "office"), most_title_characters);
    entry.sample = number_in(lines, "sample") != 0;
    entry.records = static_cast<std::uint32_t>(number_in(lines, "records"));
    entry.opened_at_ms = number_in(lines, "opened_at_ms");
    return entry;
}

} // namespace

std::string view_key(std::string_view page, std::string_view workspace) {
    return std::string(page).append("@").append(workspace);
}

struct Registry::Impl : std::enable_shared_from_this<Registry::Impl> {
    explicit Impl(platform::Platform& platform) : platform(platform) {}

    platform::Platform& platform;
    std::shared_ptr<platform::Database> db;
    bool open = false;
    std::vector<RegistryEntry> workspaces;
    Identity identity;
    std::map<std::string, std::string, std::less<>> preferences;

    using Finished = std::function<void(Result<void>)>;
    using Work = std::function<void(std::function<void(std::optional<platform::Failure>)>)>;

    template <class Run> auto guarded(Run run) {
        return [weak = weak_from_this(), run = std::move(run)](auto&&... arguments) mutable {
            if (auto self = weak.lock()) run(std::forward<decltype(arguments)>(arguments)...);
        };
    }

    void drop_handle() {
        if (db) platform.after(0, [old = std::move(db)]() mutable { old.reset(); });
        db.reset();
    }

    // Does `work` with an open database; opens it anew and tries again when the handle turns out to be dead.
    void with_database(Work work, Finished done, int attempt = 1) {
        const auto finished = [this, work, done, attempt](std::optional<platform::Failure> failure) {
            using enum platform::Fault;
            if (!failure) {
                if (done) done({});
                return;
            }
            const bool may_pass = failure->fault == lost || failure->fault == unknown || failure->fault == aborted;
            if (may_pass && attempt < most_attempts) {
                drop_handle();
                platform.after(
                    50 << attempt, guarded([this, work, done, attempt] { with_database(work, done, attempt + 1); }));
            } else if (done) {
                done(fail(reason_of(failure->fault, true)));
            }
        };
        if (db) {
            work(finished);
            return;
        }
        platform.open_database(std::string(registry_database),
            guarded([this, work, finished](platform::Outcome<std::unique_ptr<platform::Database>> outcome) {
                if (!outcome) return finished(outcome.error());
                db = std::move(*outcome);
                // Somebody clears the browser's data, perhaps database by database: what is known here is written anew.
                db->on_lost(
                    guarded([this] { platform.after(lost_pause_ms, guarded([this] { restore_if_emptied({}); })); }));
                work(finished);
            }));
    }

    void restore_if_emptied(std::function<void(bool emptied)> done);

    void read(std::function<void(std::optional<platform::Failure>)> finished) {
        db->list_keys(
            platform::Table::meta, guarded([this, finished](platform::Outcome<std::vector<std::string>> keys) {
                if (!keys) return finished(keys.error());
                auto names = std::make_shared<std::vector<std::string>>(std::move(*keys));
                db->get_many(platform::Table::meta, *names,
                    guarded([this, finished, names](platform::Outcome<std::vector<std::optional<std::string>>> values) {
                        if (!values) return finished(values.error());
                        workspaces.clear();
                        preferences.clear();
                        identity = {};
                        for (std::size_t i = 0; i < names->size() && i < values->size(); ++i) {
                            if ((*values)[i]) take((*names)[i], *(*values)[i]);
                        }
                        sort();
                        open = true;
                        finished(std::nullopt);
                    }));
            }));
    }

    void take(const std::string& key, const std::string& text) {
        if (key.starts_with(workspace_prefix)) {
            workspaces.push_back(entry_of(key.substr(workspace_prefix.size()), text));
        } else if (key.starts_with(preference_prefix)) {
            preferences[key.substr(preference_prefix.size())] = text;
        } else if (key == identity_key) {
            const Lines lines = split_lines(text);
            identity =
                Identity{text_in(lines, "name"), text_in(lines, "unit")}.kept(); // earlier versions kept anything
        }
    }

    void sort() {
        sort_list(workspaces, [](const RegistryEntry& a, const RegistryEntry& b) {
            return a.opened_at_ms != b.opened_at_ms ? a.opened_at_ms > b.opened_at_ms : a.key < b.key;
        });
    }

    void put(std::string key, std::string text, std::function<void(std::optional<platform::Failure>)> finished) {
        db->commit({{platform::Table::meta, std::move(key), std::move(text)}}, {}, platform::Durability::strict,
            guarded([finished](platform::Outcome<void> outcome) {
                finished(outcome ? std::nullopt : std::optional(outcome.error()));
            }));
    }

    // In memory now; the disk follows.
    RegistryEntry& entry(const std::string& key) {
        const auto found = std::find_if(
            workspaces.begin(), workspaces.end(), [&](const RegistryEntry& each) { return each.key == key; });
        if (found != workspaces.end()) return *found;
        RegistryEntry& added = workspaces.emplace_back();
        added.key = key;
        return added;
    }
};

Registry::Registry(platform::Platform& platform) : impl_(std::make_shared<Impl>(platform)) {}
Registry::~Registry() { impl_->drop_handle(); }

void Registry::open(std::function<void(Result<void>)> done) { reload(std::move(done)); }

void Registry::reload(std::function<void(Result<void>)> done) {
    Impl& impl = *impl_;
    impl.with_database([&impl](auto finished) { impl.read(std::move(finished)); }, std::move(done));
}

bool Registry::is_open() const { return impl_->open; }
const std::vector<RegistryEntry>& Registry::workspaces() const { return impl_->workspaces; }
const Identity& Registry::identity() const { return impl_->identity; }

void Registry::update(
    std::string key, std::function<void(RegistryEntry&)> change, std::function<void(Result<void>)> done) {
    Impl& impl = *impl_;
    const std::string stored_key = std::string(workspace_prefix) + key;
    impl.with_database(
        [&impl, key, stored_key, change](auto finished) {
            impl.db->get({platform::Table::meta, stored_key},
                impl.guarded(
                    [&impl, key, stored_key, change, finished](platform::Outcome<std::optional<std::string>> stored) {
                        if (!stored) return finished(stored.error());
                        RegistryEntry entry = *stored ? entry_of(key, **stored) : RegistryEntry{};
                        entry.key = key;
                        change(entry);
                        entry.key = key;
                        impl.put(stored_key, entry_text(entry),
                            impl.guarded([&impl, entry, finished](std::optional<platform::Failure> failure) {
                                if (!failure) {
                                    impl.entry(entry.key) = entry;
                                    impl.sort();
                                }
                                finished(std::move(failure));
                            }));
                    }));
        },
        std::move(done));
}

void Registry::remove(std::string key, std::function<void(Result<void>)> done) {
    Impl& impl = *impl_;
    impl.with_database(
        [&impl, key](auto finished) {
            std::vector<platform::Key> doomed{{platform::Table::meta, std::string(workspace_prefix) + key}};
            for (const auto& [name, text] : impl.preferences) {
                if (name.ends_with(view_key({}, key)))
                    doomed.push_back({platform::Table::meta, std::string(preference_prefix) + name});
            }
            impl.db->commit({}, std::move(doomed), platform::Durability::strict,
                impl.guarded([&impl, key, finished](platform::Outcome<void> outcome) {
                    if (!outcome) return finished(outcome.error());
                    Vault::tell_deleted(impl.platform, key); // where it is open
                    std::erase_if(impl.workspaces, [&](const RegistryEntry& each) { return each.key == key; });
                    std::erase_if(
                        impl.preferences, [&](const auto& each) { return each.first.ends_with(view_key({}, key)); });
                    // Out of the list first: a database without an entry is only wasted space.
                    impl.platform.delete_database(
                        key, impl.guarded([&impl, key, finished](platform::Outcome<void> deleted) {
                            if (!deleted) return finished(deleted.error());
                            impl.platform.delete_database(
                                Backups::database_of(key), impl.guarded([finished](platform::Outcome<void> gone) {
                                    finished(gone ? std::nullopt : std::optional(gone.error()));
                                }));
                        }));
                }));
        },
        std::move(done));
}

void Registry::set_identity(Identity identity, std::function<void(Result<void>)> done) {
    Impl& impl = *impl_;
    impl.identity = identity.kept();
    const std::string text = identity_text(impl.identity);
    impl.with_database([&impl, text](auto finished) { impl.put(std::string(identity_key), text, std::move(finished)); },
        std::move(done));
}

void Registry::restore_if_emptied(std::function<void(bool emptied)> done) {
    impl_->restore_if_emptied(std::move(done));
}

void Registry::Impl::restore_if_emptied(std::function<void(bool emptied)> done) {
    auto emptied = std::make_shared<bool>(false);
    with_database(
        [this, emptied](auto finished) {
            db->list_keys(platform::Table::meta,
                guarded([this, emptied, finished](platform::Outcome<std::vector<std::string>> keys) {
                    if (!keys) return finished(keys.error());
                    if (!keys->empty()) return finished(std::nullopt);
                    *emptied = true;
                    std::vector<platform::Entry> puts;
                    const auto put = [&](std::string key, std::string text) {
                        puts.push_back({platform::Table::meta, std::move(key), std::move(text)});
                    };
                    for (const RegistryEntry& entry : workspaces) {
                        put(std::string(workspace_prefix) + entry.key, entry_text(entry));
                    }
                    if (identity.is_set()) put(std::string(identity_key), identity_text(identity));
                    for (const auto& [key, text] : preferences) {
                        if (is_kept(text)) put(std::string(preference_prefix) + key, text);
                    }
                    db->commit(std::move(puts), {}, platform::Durability::strict,
                        guarded([finished](platform::Outcome<void> outcome) {
                            finished(outcome ? std::nullopt : std::optional(outcome.error()));
                        }));
                }));
        },
        [emptied, done = std::move(done)](Result<void>) {
            if (done) done(*emptied);
        });
}

std::string Registry::preference(std::string_view key) const {
    const auto found = impl_->preferences.find(key);
    return found == impl_->preferences.end() ? std::string() : found->second;
}

std::vector<std::string> Registry::preference_keys(std::string_view prefix) const {
    std::vector<std::string> keys;
    for (auto at = impl_->preferences.lower_bound(prefix);
        at != impl_->preferences.end() && at->first.starts_with(prefix); ++at) {
        if (!at->second.empty()) keys.push_back(at->first);
    }
    return keys;
}

void Registry::set_preference(std::string key, std::string text) {
    Impl& impl = *impl_;
    const std::string stored_key = std::string(preference_prefix) + key;
    impl.preferences[std::move(key)] = text;
    if (!impl.open || !is_kept(text)) return; // in memory only
    impl.with_database(
        [&impl, stored_key, text](auto finished) { impl.put(stored_key, text, std::move(finished)); }, {});
}

} // namespace yinfeng::app
