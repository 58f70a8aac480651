// Reading a database: the newest manifest whose chunks verify, then the log; else whatever proves itself.

#include "app/vault_impl.h"

#include "store/deletion.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace yinfeng::app {

namespace {

constexpr std::size_t log_keys_per_read = 128;
constexpr int most_read_attempts = 5;
constexpr int lock_grace_ms = 150;     // a tab that is being closed has let go of it by then
constexpr int lock_answer_ms = 10'000; // whether it is taken is known by then, on any machine

} // namespace

void Vault::open(
    std::function<void(Result<Opened>)> done, std::function<void(std::size_t, std::size_t)> progress, OpenAs open_as) {
    Impl& impl = *impl_;
    impl.on_open = std::move(done);
    impl.on_progress = std::move(progress);
    impl.reads_under_lock_only = open_as == OpenAs::writer;
    impl.platform.listen(impl.channel(), impl.guarded([&impl](std::string message) { impl.hear(std::move(message)); }));
    impl.platform.request_lock(impl.channel(), impl.guarded([&impl] { impl.lock_granted(); }), impl.guarded([&impl] {
        impl.is_lock_taken = true;
        impl.finish_when_known();
    }));
    if (!impl.reads_under_lock_only) impl.start_open();
}

void Vault::Impl::start_open() {
    read_with_retries([this](std::optional<platform::Failure> failure) {
        if (failure) {
            auto report = std::move(on_open);
            if (report) report(fail(reason_of(failure->fault, true)));
            return;
        }
        if (holds_lock) {
            finish_open();
        } else {
            platform.after(lock_grace_ms, guarded([this] {
                has_waited = true;
                finish_when_known();
            }));
            platform.after(lock_answer_ms, guarded([this] {
                is_lock_taken = true;
                finish_when_known();
            }));
        }
    });
}

// Nothing is called read-only before it is known that another tab writes.
void Vault::Impl::finish_when_known() {
    if (!open_done && has_waited && (holds_lock || is_lock_taken)) finish_open();
}

void Vault::Impl::finish_open() {
    open_done = true;
    const Opened result = opened; // promotion reads anew
    if (holds_lock && read_under_lock) {
        become_writer();
    } else if (holds_lock) {
        promote(); // something may have been written between our reading and the lock
    }
    update_status();
    auto report = std::move(on_open);
    if (report) report(result);
    if (!reading) hear_what_waited();
}

void Vault::Impl::become_writer() {
    is_writer = true;
    heard_early.clear();
    if (opened.damaged) {
        read_only_reason = reason_of(platform::Fault::damaged, true);
        read_only_for_good = true;
    }
    if (const auto replica = meta.find("replica"); replica != meta.end() && parse_replica(replica->second)) {
        workspace.set_replica(*parse_replica(replica->second));
    } else if (!opened.damaged) {
        make_replica();
    }
    if (opened.from_previous) mark_everything_dirty();
    if (std::exchange(emptied, false)) start_over();
    update_status();
    consider_checkpoint();
    run_next();
    watch();
}

// Dead handles are thrown away and opened again, a few times.
void Vault::Impl::read_with_retries(std::function<void(std::optional<platform::Failure>)> done) {
    start_reading([this, done = std::move(done)](std::optional<platform::Failure> failure) {
        using enum platform::Fault;
        const bool may_pass =
            failure && (failure->fault == lost || failure->fault == unknown || failure->fault == aborted);
        if (!may_pass || ++read_attempts >= most_read_attempts) {
            read_attempts = 0;
            done(std::move(failure));
            return;
        }
        drop_handle();
        platform.after(50 << read_attempts, guarded([this, done] { read_with_retries(done); }));
    });
}

void Vault::Impl::start_reading(std::function<void(std::optional<platform::Failure>)> done) {
    reading = std::make_unique<Reading>();
    reading->done = std::move(done);
    opened = {};
    if (db) {
        read_meta();
        return;
    }
    platform.open_database(database, guarded([this](platform::Outcome<std::unique_ptr<platform::Database>> outcome) {
        if (!outcome) return reading_done(outcome.error());
        use(std::move(*outcome));
        read_meta();
    }));
}

void Vault::Impl::reading_done(std::optional<platform::Failure> failure) {
    auto finished = std::move(reading);
    finished->done(std::move(failure));
}

void Vault::Impl::read_meta() {
    read_under_lock = holds_lock;
    db->list_keys(platform::Table::meta, guarded([this](platform::Outcome<std::vector<std::string>> keys) {
        if (!keys) return reading_done(keys.error());
        reading->meta_keys = *keys;
        db->get_many(platform::Table::meta, std::move(*keys),
            guarded([this](platform::Outcome<std::vector<std::optional<std::string>>> values) {
                if (!values) return reading_done(values.error());
                std::array<std::vector<std::string>, 2> parts; // keys come sorted, so parts do
                for (std::size_t i = 0; i < reading->meta_keys.size() && i < values->size(); ++i) {
                    const std::string& key = reading->meta_keys[i];
                    if (!(*values)[i]) continue;
                    if (key.starts_with(meta_prefix)) meta[key.substr(meta_prefix.size())] = *(*values)[i];
                    for (std::size_t which = 0; which < 2; ++which) {
                        if (key.starts_with(manifest_prefix[which])) parts[which].push_back(std::move(*(*values)[i]));
                    }
                }
                if (is_of_newer_version(parts[0]) || is_of_newer_version(parts[1])) {
                    return reading_done(platform::Failure{platform::Fault::newer, "manifest"});
                }
                for (std::size_t which = 0; which < 2; ++which) {
                    reading->manifest_there[which] = !parts[which].empty();
                    manifest_heads[which] = parts[which].empty() ? std::string() : parts[which].front();
                    manifest_parts[which] = parts[which].size();
                    if (!parts[which].empty()) reading->manifests[which] = read_manifest(parts[which]);
                }
                read_chunk_list();
            }));
    }));
}

void Vault::Impl::read_chunk_list() {
    db->list_keys(platform::Table::chunk, guarded([this](platform::Outcome<std::vector<std::string>> keys) {
        if (!keys) return reading_done(keys.error());
        stored_chunk_keys = std::move(*keys);
        const auto& [a, b] = reading->manifests;
        const int newest = !a ? 1 : !b ? 0 : a->sequence > b->sequence ? 0 : 1;
        const int other = 1 - newest;
        std::uint64_t greatest_sequence = 0;
        for (const std::string& key : stored_chunk_keys) {
            if (const auto parsed = parse_chunk_key(key))
                greatest_sequence = std::max(greatest_sequence, parsed->number);
        }
        const bool was_stored = replica_stored;
        replica_stored = std::ranges::contains(reading->meta_keys, replica_key);
        emptied = emptied || (was_stored && !replica_stored);
        opened.fresh = !replica_stored;
        if (reading->manifests[newest]) {
            manifest = *reading->manifests[newest];
            previous_manifest = reading->manifests[other];
            manifest_place = newest;
            reading->wanted = manifest.chunks;
            reading->log_from = manifest.log_covered;
            // A manifest that cannot be read may have been the newest.
            reading->rescue = reading->manifest_there[other] && !reading->manifests[other];
        } else {
            // Without any manifest chunks are what is left of a first checkpoint that was cut short: all is in the log.
            reading->rescue = reading->manifest_there[0] || reading->manifest_there[1];
        }
        if (std::exchange(reads_everything, false)) reading->rescue = true;
        next_sequence = std::max({next_sequence, greatest_sequence + 1, manifest.sequence + 1,
            previous_manifest ? previous_manifest->sequence + 1 : 1});
        const auto known = [&](const StoredChunk& chunk) {
            return loaded_chunks.contains({chunk.sequence, chunk.slot});
        };
        std::erase_if(reading->wanted, known);
        reading->wanted_total = reading->wanted.size();
        std::reverse(reading->wanted.begin(), reading->wanted.end()); // taken from the back
        adopt_chunks();
    }));
}

void Vault::Impl::fetch_chunks() {
    if (reading->fetching || reading->fetched || reading->wanted.empty()) return;
    auto batch = std::make_shared<ChunkBatch>();
    std::vector<std::string> keys;
    while (!reading->wanted.empty() &&
           (keys.empty() || keys.size() + reading->wanted.back().parts <= tuning.parts_per_read)) {
        const StoredChunk chunk = std::move(reading->wanted.back());
        reading->wanted.pop_back();
        for (std::uint32_t part = 0; part < chunk.parts; ++part) {
            keys.push_back(chunk_key(chunk.sequence, chunk.slot, part, chunk.parts));
        }
        batch->chunks.push_back(chunk);
    }
    batch->json.resize(batch->chunks.size());
    reading->fetching = true;
    db->get_many(platform::Table::chunk, std::move(keys),
        guarded([this, batch](platform::Outcome<std::vector<std::optional<std::string>>> values) {
            if (!values) return reading_done(values.error());
            unpack_chunks(batch, std::move(*values), [this, batch] { chunks_fetched(batch); });
        }));
}

void Vault::Impl::chunks_fetched(std::shared_ptr<ChunkBatch> batch) {
    reading->fetching = false;
    reading->fetched = std::move(batch);
    if (!reading->adopting) adopt_chunks();
}

// What is stored for the chunks, part by part, becomes their JSON where it proves itself.
void Vault::Impl::unpack_chunks(
    std::shared_ptr<ChunkBatch> batch, std::vector<std::optional<std::string>> values, std::function<void()> unpacked) {
    const auto one_done = [batch, unpacked] {
        if (--batch->unpacking == 0) unpacked();
    };
    std::size_t at = 0;
    batch->unpacking = 1;
    for (std::size_t i = 0; i < batch->chunks.size(); ++i) {
        const StoredChunk& chunk = batch->chunks[i];
        std::string sealed;
        bool whole = true;
        for (std::uint32_t part = 0; part < chunk.parts; ++part, ++at) {
            whole = whole && at < values.size() && values[at];
            if (whole) sealed += *values[at];
        }
        const auto content = whole ? unseal(sealed) : std::nullopt;
        if (!content || (!chunk.sha256.empty() && content->sha256 != chunk.sha256)) continue;
        if (content->packing == Packing::raw) {
            batch->json[i] = std::string(content->payload);
            continue;
        }
        ++batch->unpacking;
        platform.gunzip(std::string(content->payload), most_chunk_bytes,
            guarded([batch, i, one_done](platform::Outcome<std::string> plain) {
                if (plain) batch->json[i] = std::move(*plain);
                one_done();
            }));
    }
    one_done();
}

// In slices, so that the page can say how far it is.
void Vault::Impl::adopt_chunks() {
    if (!reading->adopting) {
        reading->adopting = std::exchange(reading->fetched, nullptr);
        fetch_chunks();
    }
    const auto batch = reading->adopting;
    if (!batch) {
        if (!reading->fetching) chunks_read();
        return;
    }
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(tuning.slice_ms);
    bool first = true;
    while (batch->adopted < batch->chunks.size()) {
        if (!std::exchange(first, false) && std::chrono::steady_clock::now() >= until) {
            platform.after(0, guarded([this, batch] {
                if (reading && reading->adopting == batch) adopt_chunks();
            }));
            return;
        }
        const std::size_t i = batch->adopted++;
        const bool good = batch->json[i] && adopt_chunk(batch->chunks[i], *batch->json[i]);
        if (!good) reading->bad.push_back(batch->chunks[i]);
        batch->json[i].reset();
    }
    reading->wanted_done += batch->chunks.size();
    if (on_progress) on_progress(reading->wanted_done, reading->wanted_total);
    reading->adopting.reset();
    adopt_chunks();
}

bool Vault::Impl::adopt_chunk(const StoredChunk& chunk, std::string_view json) {
    Result<Fragment> stored = decode_snapshot(json, Digest::ignored);
    if (!stored) return false;
    const Fragment& fragment = *stored;
    const bool was_mended = fragment.was_mended;
    std::vector<std::pair<std::string, Id>> records; // adopt() takes the fragment apart
    records.reserve(fragment.records.size());
    for (const Record& record : fragment.records) {
        records.emplace_back(fragment.names.kind_name(record.kind), record.id);
    }
    workspace.adopt(*std::move(stored));
    slot_of.resize(workspace.record_count(), UINT32_MAX);
    for (const auto& [kind, id] : records) {
        const RecordIndex index = workspace.find(workspace.names().find_kind(kind), id);
        if (index != no_record) slot_of[index] = chunk.slot;
    }
    slot_count = std::max(slot_count, chunk.slot + 1);
    if (was_mended) {
        dirty.resize(slot_count, false);
        dirty[chunk.slot] = checkpoint_wanted = true;
    }
    loaded_chunks.insert({chunk.sequence, chunk.slot});
    return true;
}

void Vault::Impl::chunks_read() {
    const auto is_whole = [&](const Manifest& of) {
        return std::all_of(of.chunks.begin(), of.chunks.end(),
            [&](const StoredChunk& chunk) { return loaded_chunks.contains({chunk.sequence, chunk.slot}); });
    };
    if (reading->rescuing) {
        // The log reaches back to the manifest before, so the chunks of that one and the log are the whole too.
        const bool newest_whole = manifest.sequence > 0 && is_whole(manifest);
        const bool previous_whole = previous_manifest && manifest.log_complete && is_whole(*previous_manifest);
        opened.damaged = !newest_whole && !previous_whole;
        return read_log_list();
    }
    if (!reading->bad.empty() && !read_under_lock && ++rereads <= 3) {
        // Most likely the writing tab has removed old chunks while we were reading.
        return reading_done(platform::Failure{platform::Fault::aborted, "chunks changed while reading"});
    }
    if (reading->bad.empty() && !reading->rescue) return read_log_list();

    // Something is wrong: everything that proves itself is taken, of whatever age. Joining makes the best of it.
    reading->rescuing = true;
    opened.from_previous = true;
    reading->log_from = 0;
    std::set<std::pair<std::uint64_t, std::uint32_t>> met = loaded_chunks;
    for (const StoredChunk& chunk : reading->bad) met.insert({chunk.sequence, chunk.slot});
    for (const std::string& key : stored_chunk_keys) {
        const auto parsed = parse_chunk_key(key);
        if (!parsed || !met.insert({parsed->number, parsed->slot}).second) continue;
        StoredChunk chunk;
        chunk.sequence = parsed->number;
        chunk.slot = parsed->slot;
        chunk.parts = parsed->parts;
        reading->wanted.push_back(chunk);
    }
    reading->wanted_total += reading->wanted.size();
    adopt_chunks();
}

void Vault::Impl::read_log_list() {
    db->list_keys(platform::Table::log, guarded([this](platform::Outcome<std::vector<std::string>> keys) {
        if (!keys) return reading_done(keys.error());
        stored_log.clear();
        log_entries = log_bytes = 0;
        // Entries are numbered without gaps. Up to what the chunks cover one may be missing: it was still waiting for
        // its commit when they were written.
        std::uint64_t last = manifest.log_covered;
        for (std::string& key : *keys) {
            const auto parsed = parse_log_key(key);
            if (!parsed) continue;
            if (parsed->number > last + 1) ++reading->log_bad;
            last = std::max(last, parsed->number);
            stored_log[parsed->number] = parsed->parts;
            next_log_n = std::max(next_log_n, parsed->number + 1);
            const bool is_new = parsed->number > reading->log_from;
            log_entries += is_new && parsed->part == 0;
            if (is_new && !applied_log.contains(parsed->number))
                reading->log_keys.emplace_back(*parsed, std::move(key));
        }
        next_log_n = std::max(next_log_n, manifest.log_covered + 1);
        if (reading->log_bad > 0 && !read_under_lock && ++rereads <= 3) {
            return reading_done(platform::Failure{platform::Fault::aborted, "log shortened while reading"});
        }
        std::reverse(reading->log_keys.begin(), reading->log_keys.end()); // taken from the back
        read_next_log();
    }));
}

void Vault::Impl::read_next_log() {
    if (reading->log_keys.empty()) {
        opened.log_entries += reading->log_applied;
        if (reading->log_bad > 0) opened.damaged = true;
        if (opened.damaged || opened.from_previous) {
            opened.report =
                tr(Str::storage_unreadable, {std::to_string(workspace.record_count()),
                                                std::to_string(reading->bad.size()), std::to_string(reading->log_bad)});
            opened.report += tr(opened.damaged ? Str::storage_part_lost : Str::storage_recovered);
        }
        return reading_done(std::nullopt);
    }
    // Entries in several parts are read together.
    auto entries = std::make_shared<std::vector<PartKey>>();
    std::vector<std::string> keys;
    while (!reading->log_keys.empty() &&
           (keys.size() < log_keys_per_read || reading->log_keys.back().first.number == entries->back().number)) {
        entries->push_back(reading->log_keys.back().first);
        keys.push_back(std::move(reading->log_keys.back().second));
        reading->log_keys.pop_back();
    }
    db->get_many(platform::Table::log, std::move(keys),
        guarded([this, entries](platform::Outcome<std::vector<std::optional<std::string>>> values) {
            if (!values) return reading_done(values.error());
            for (std::size_t from = 0; from < entries->size();) {
                const PartKey& first = (*entries)[from];
                std::size_t to = from;
                std::string sealed;
                bool whole = true;
                for (; to < entries->size() && (*entries)[to].number == first.number; ++to) {
                    whole = whole && (*values)[to] && (*entries)[to].part == to - from;
                    if (whole) sealed += *(*values)[to];
                }
                whole = whole && to - from == first.parts;
                log_bytes += sealed.size();
                const auto content = whole ? unseal(sealed) : std::nullopt;
                if (content && apply_log_entry(first.number, content->payload, false)) {
                    ++reading->log_applied;
                } else {
                    ++reading->log_bad;
                }
                from = to;
            }
            read_next_log();
        }));
}

bool Vault::Impl::apply_log_entry(std::uint64_t n, std::string_view json, bool from_tab) {
    if (from_tab && applied_log.contains(n)) return true;
    const Result<Fragment> stored = decode_snapshot(json, Digest::ignored);
    if (!stored) return false;
    const Applied applied = workspace.join(*stored, {});
    checkpoint_wanted = checkpoint_wanted || stored->was_mended;
    for (const Touched& touched : applied.touched) mark_dirty(touched.record);
    applied_log[n] = hash_bytes(json);
    return true;
}

} // namespace yinfeng::app
