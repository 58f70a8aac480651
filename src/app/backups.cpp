#include "app/backups.h"

#include "app/storage_format.h"
#include "app/strings.h"
#include "base/date.h"
#include "base/sha256.h"
#include "base/sort_list.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace yinfeng::app {

namespace {

constexpr int kept_days = 7, kept_weeks = 4;
constexpr std::size_t time_digits = 15;

std::string padded(std::uint64_t number, std::size_t digits) {
    std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}
std::string time_key(std::int64_t at_ms) { return padded(static_cast<std::uint64_t>(at_ms), time_digits); }
std::string part_key(std::int64_t at_ms, std::size_t part, std::size_t parts) {
    return time_key(at_ms) + "." + padded(part, 4) + "." + padded(parts, 4);
}

std::optional<BackupEntry> parse_entry(std::string_view key, std::string_view text) {
    BackupEntry entry;
    const auto number = [](std::string_view from, auto& out) {
        return std::from_chars(from.data(), from.data() + from.size(), out).ec == std::errc();
    };
    if (key.size() != time_digits || !number(key, entry.at_ms)) return {};
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (words.size() < 4 || words.size() > 5 || !number(words[0], entry.records) || !number(words[1], entry.bytes))
        return {};
    entry.is_packed = words[2] == "g";
    entry.sha256 = words[3];
    if (words.size() == 5 && words[4] == "v") entry.proof = BackupEntry::Proof::read_back;
    if (words.size() == 5 && words[4] == "x") entry.proof = BackupEntry::Proof::unreadable;
    return entry;
}

platform::Entry stored(const BackupEntry& entry) {
    static constexpr std::string_view proofs[] = {"", " v", " x"};
    std::string text = std::to_string(entry.records) + " " + std::to_string(entry.bytes) +
                       (entry.is_packed ? " g " : " p ") + entry.sha256;
    text += proofs[static_cast<std::size_t>(entry.proof)];
    return {platform::Table::meta, time_key(entry.at_ms), std::move(text)};
}

Error in_words(const platform::Failure& failure) {
    return {std::string(tr(failure.fault == platform::Fault::full ? Str::backup_disk_full : Str::backup_failed))};
}

} // namespace

std::vector<std::int64_t> backups_to_drop(
    std::vector<std::int64_t> times, std::int64_t now_ms, int utc_offset_minutes) {
    sort_list(times, std::greater());
    const auto monday = [](Date day) { return day - (static_cast<int>(weekday(day)) - 1); };
    std::set<Date> days, weeks;
    std::vector<std::int64_t> drop;
    for (const std::int64_t at : times) {
        if (at > now_ms) continue; // made while the clock was wrong: not ours to judge
        const Date day = local_date(at, utc_offset_minutes);
        if (days.contains(day)) {
            drop.push_back(at); // a newer one of that day is there
        } else if (days.size() < kept_days) {
            days.insert(day);
        } else if (weeks.size() < kept_weeks && weeks.insert(monday(day)).second) {
        } else {
            drop.push_back(at);
        }
    }
    sort_list(drop);
    return drop;
}

struct Backups::Impl : std::enable_shared_from_this<Backups::Impl> {
    Impl(platform::Platform& platform, std::string database) : platform(platform), database(std::move(database)) {}

    platform::Platform& platform;
    const std::string database;
    std::shared_ptr<platform::Database> db;
    std::vector<BackupEntry> entries; // newest first

    template <class Run> auto guarded(Run run) { // does nothing once the owner is gone
        return [weak = weak_from_this(), run = std::move(run)](auto&&... arguments) mutable {
            if (weak.lock()) run(std::forward<decltype(arguments)>(arguments)...);
        };
    }

    void with_database(std::function<void(Result<void>)> then) {
        if (db) return then({});
        platform.open_database(
            database, guarded([this, then](platform::Outcome<std::unique_ptr<platform::Database>> opened) {
                if (!opened) return then(std::unexpected(in_words(opened.error())));
                db = std::move(*opened);
                then({});
            }));
    }

    void read_list(std::function<void(Result<void>)> done) {
        db->list_keys(platform::Table::meta, guarded([this, done](platform::Outcome<std::vector<std::string>> keys) {
            if (!keys) return failed(keys.error(), done);
            db->get_many(platform::Table::meta, *keys,
                guarded([this, done, keys = *keys](platform::Outcome<std::vector<std::optional<std::string>>> values) {
                    if (!values) return failed(values.error(), done);
                    entries.clear();
                    for (std::size_t i = 0; i < keys.size(); ++i) {
                        const auto entry = (*values)[i] ? parse_entry(keys[i], *(*values)[i]) : std::nullopt;
                        if (entry) entries.push_back(*entry);
                    }
                    sort_list(entries, [](const BackupEntry& a, const BackupEntry& b) { return a.at_ms > b.at_ms; });
                    done({});
                }));
        }));
    }

    void failed(const platform::Failure& failure, const std::function<void(Result<void>)>& done) {
        db.reset(); // the handle may be dead; the next call opens a new one
        done(std::unexpected(in_words(failure)));
    }

    void write(std::string bytes, BackupEntry entry, Prove prove, std::function<void(Result<void>)> done) {
        entry.bytes = bytes.size();
        entry.sha256 = sha256_hex(bytes);
        std::vector<platform::Entry> puts;
        const std::vector<std::string> parts = split(bytes);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            puts.push_back({platform::Table::chunk, part_key(entry.at_ms, i, parts.size()), parts[i]});
        }
        puts.push_back(stored(entry));
        db->commit(std::move(puts), {}, platform::Durability::strict,
            guarded([this, entry, prove, done](platform::Outcome<void> written) {
                if (!written) return failed(written.error(), done);
                read_back(entry, prove, done);
            }));
    }

    void read_back(BackupEntry entry, Prove prove, std::function<void(Result<void>)> done) {
        load(entry, guarded([this, entry, prove, done](Loaded loaded) mutable {
            if (loaded.failure) return failed(*loaded.failure, done);
            auto judge = guarded([this, entry, done](bool readable) mutable {
                if (!readable) return take_back(entry, done);
                entry.proof = BackupEntry::Proof::read_back;
                note(entry, [this, entry, done](std::optional<platform::Failure> failure) {
                    if (failure) return failed(*failure, done);
                    entries.insert(entries.begin(), entry);
                    drop_old(entry.at_ms, done);
                });
            });
            loaded.file ? prove(std::move(*loaded.file), judge) : judge(false);
        }));
    }

    // What cannot be read is no backup.
    void take_back(const BackupEntry& entry, std::function<void(Result<void>)> done) {
        remove({entry.at_ms}, [done](Result<void>) { done(fail(tr(Str::backup_unproven))); });
    }

    void note(const BackupEntry& entry, std::function<void(std::optional<platform::Failure>)> done) {
        with_database([this, entry, done](Result<void> opened) {
            if (!opened) return done(platform::Failure{});
            db->commit(
                {stored(entry)}, {}, platform::Durability::strict, guarded([done](platform::Outcome<void> noted) {
                    done(noted ? std::nullopt : std::optional(noted.error()));
                }));
        });
    }

    // Those that cannot be read take nobody's place, and go in their own time.
    void drop_old(std::int64_t now_ms, std::function<void(Result<void>)> done) {
        std::vector<std::int64_t> good, bad;
        for (const BackupEntry& entry : entries) {
            (entry.proof == BackupEntry::Proof::unreadable ? bad : good).push_back(entry.at_ms);
        }
        auto drop = backups_to_drop(good, now_ms, platform.utc_offset_minutes());
        const auto bad_ones = backups_to_drop(bad, now_ms, platform.utc_offset_minutes());
        drop.insert(drop.end(), bad_ones.begin(), bad_ones.end());
        if (drop.empty()) return done({});
        remove(std::move(drop), std::move(done));
    }

    void remove(std::vector<std::int64_t> drop, std::function<void(Result<void>)> done) {
        db->list_keys(
            platform::Table::chunk, guarded([this, drop, done](platform::Outcome<std::vector<std::string>> keys) {
                if (!keys) return failed(keys.error(), done);
                std::vector<platform::Key> removes;
                for (const std::int64_t at : drop) removes.push_back({platform::Table::meta, time_key(at)});
                for (std::string& key : *keys) {
                    const bool old = std::any_of(
                        drop.begin(), drop.end(), [&](std::int64_t at) { return key.starts_with(time_key(at) + "."); });
                    if (old) removes.push_back({platform::Table::chunk, std::move(key)});
                }
                db->commit({}, std::move(removes), platform::Durability::relaxed,
                    guarded([this, drop, done](platform::Outcome<void> removed) {
                        if (!removed) return failed(removed.error(), done);
                        std::erase_if(entries,
                            [&](const BackupEntry& entry) { return std::ranges::contains(drop, entry.at_ms); });
                        done({});
                    }));
            }));
    }

    struct Loaded {
        std::optional<platform::Failure> failure; // the disk did not answer, which says nothing of the backup
        std::optional<platform::File> file;       // none: damaged
    };
    void load(const BackupEntry& entry, std::function<void(Loaded)> done) {
        db->list_keys(platform::Table::chunk, guarded([this, entry, done](
                                                          platform::Outcome<std::vector<std::string>> keys) {
            if (!keys) return done({keys.error(), {}});
            std::vector<std::string> parts;
            for (std::string& key : *keys) {
                if (key.starts_with(time_key(entry.at_ms) + ".")) parts.push_back(std::move(key));
            }
            db->get_many(platform::Table::chunk, std::move(parts),
                guarded([entry, done](platform::Outcome<std::vector<std::optional<std::string>>> values) {
                    if (!values) return done({values.error(), {}});
                    std::string bytes;
                    for (const auto& part : *values) {
                        if (part) bytes += *part;
                    }
                    if (sha256_hex(bytes) != entry.sha256) return done({});
                    done({{}, platform::File{entry.is_packed ? "backup.json.gz" : "backup.json", std::move(bytes)}});
                }));
        }));
    }
};

Backups::Backups(platform::Platform& platform, const std::string& workspace_database)
    : impl_(std::make_shared<Impl>(platform, database_of(workspace_database))) {}
Backups::~Backups() = default;

void Backups::open(std::function<void(Result<void>)> done) {
    impl_->with_database([impl = impl_.get(), done](Result<void> opened) {
        if (!opened) return done(opened);
        impl->read_list(done);
    });
}

const std::vector<BackupEntry>& Backups::list() const { return impl_->entries; }

void Backups::add(std::string snapshot, std::uint32_t records, std::int64_t now_ms, Prove prove,
    std::function<void(Result<void>)> done) {
    auto kept = std::make_shared<std::string>(std::move(snapshot));
    impl_->platform.gzip(*kept,
        impl_->guarded([impl = impl_.get(), kept, records, now_ms, prove, done](platform::Outcome<std::string> zipped) {
            impl->with_database([impl, kept, records, now_ms, prove, done,
                                    packed = zipped ? std::make_shared<std::string>(std::move(*zipped)) : nullptr](
                                    Result<void> opened) {
                if (!opened) return done(opened);
                impl->write(packed ? std::move(*packed) : std::move(*kept),
                    {.at_ms = now_ms, .records = records, .is_packed = packed != nullptr, .sha256 = {}}, prove, done);
            });
        }));
}

void Backups::read(std::int64_t at_ms, std::function<void(Result<platform::File>)> done) {
    impl_->with_database([impl = impl_.get(), at_ms, done](Result<void> opened) {
        if (!opened) return done(std::unexpected(opened.error()));
        const auto entry = std::ranges::find(impl->entries, at_ms, &BackupEntry::at_ms);
        if (entry == impl->entries.end()) return done(fail(tr(Str::backup_damaged)));
        impl->load(*entry, impl->guarded([impl, done](Impl::Loaded loaded) {
            if (loaded.file) return done(std::move(*loaded.file));
            if (loaded.failure) impl->db.reset();
            done(fail(tr(loaded.failure ? Str::backup_not_read : Str::backup_damaged)));
        }));
    });
}

void Backups::check(std::int64_t at_ms, Prove prove, std::function<void()> done) {
    impl_->with_database([impl = impl_.get(), at_ms, prove, done](Result<void> opened) {
        const auto entry = std::ranges::find(impl->entries, at_ms, &BackupEntry::at_ms);
        if (!opened || entry == impl->entries.end()) return done();
        impl->load(*entry, impl->guarded([impl, at_ms, prove, done](Impl::Loaded loaded) {
            if (loaded.failure) {
                impl->db.reset();
                return done();
            }
            auto judge = impl->guarded([impl, at_ms, done](bool readable) {
                const auto found = std::ranges::find(impl->entries, at_ms, &BackupEntry::at_ms);
                if (found == impl->entries.end()) return done();
                found->proof = readable ? BackupEntry::Proof::read_back : BackupEntry::Proof::unreadable;
                impl->note(*found, [done](std::optional<platform::Failure>) { done(); });
            });
            loaded.file ? prove(std::move(*loaded.file), judge) : judge(false);
        }));
    });
}

} // namespace yinfeng::app
