// Checkpoints: chunks of what changed under new keys, then one strict commit of the manifest that names them, then
// the removal of what no manifest needs. Changes may go on meanwhile: a chunk that holds more than the manifest
// promises does no harm, because replaying the log over it changes nothing.
//
// Each slot is encoded, decoded again and compared with memory; packed; committed with its batch; and read back from the
// database (vault_proof.cpp) before the next batch begins.

#include "app/vault_impl.h"

#include "sync/read_back.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace yinfeng::app {

namespace {

constexpr std::size_t json_per_batch = std::size_t{4} << 20;
constexpr std::size_t bytes_per_step = std::size_t{64} << 10; // of reading again: a millisecond
constexpr std::uint32_t no_slot = UINT32_MAX;

std::vector<std::string> keys_of(const StoredChunk& chunk) {
    std::vector<std::string> keys;
    for (std::uint32_t part = 0; part < chunk.parts; ++part) {
        keys.push_back(chunk_key(chunk.sequence, chunk.slot, part, chunk.parts));
    }
    return keys;
}

} // namespace

void Vault::Impl::mark_dirty(RecordIndex record) {
    if (record >= slot_of.size()) slot_of.resize(record + 1u, no_slot);
    const std::uint32_t slot = slot_of[record];
    if (slot == no_slot) return; // gets one at the next checkpoint, and is written then
    if (slot >= dirty.size()) dirty.resize(slot + 1u, false);
    dirty[slot] = true;
}

// The chunks on the disk are not to be relied on: all are written anew.
void Vault::Impl::mark_everything_dirty() {
    dirty.assign(slot_count, true);
    log_is_whole = false;
    checkpoint_wanted = true;
}

// The database was emptied behind our back. What is in memory is all there is.
void Vault::Impl::start_over() {
    manifest = {};
    previous_manifest.reset();
    stored_chunk_keys.clear();
    stored_log.clear();
    log_entries = log_bytes = 0;
    if (checkpoint) abandon_checkpoint();
    background.reset();
    checkpoint.reset();
    replica_stored = false;
    manifest_heads = manifest_heads_tried = {};
    manifest_parts = {};
    unproven = 0; // it was not the disk
    mark_everything_dirty();
    direct_tickets.push_back(submit());
    const auto texts = meta;
    for (const auto& [key, text] : texts) put_meta(key, text);
    notice(Notice::emptied);
}

void Vault::Impl::want_checkpoint() {
    checkpoint_wanted = true;
    consider_checkpoint();
}

void Vault::Impl::consider_checkpoint() {
    if (!is_writer || checkpoint || reading || !read_only_reason.empty()) return;
    const bool due = checkpoint_wanted || !direct_tickets.empty() || log_entries >= tuning.log_entries_due ||
                     log_bytes >= tuning.log_bytes_due;
    if (due && platform.now_ms() >= no_checkpoint_before_ms) begin_checkpoint();
}

void Vault::Impl::begin_checkpoint() {
    checkpoint_wanted = false;
    const auto records = static_cast<RecordIndex>(workspace.record_count());
    slot_of.resize(records, no_slot);
    std::vector<std::uint32_t> filled(slot_count, 0);
    for (const std::uint32_t slot : slot_of) {
        if (slot != no_slot) ++filled[slot];
    }
    dirty.resize(slot_count, false);
    for (RecordIndex index = 0; index < records; ++index) {
        if (slot_of[index] != no_slot) continue;
        if (slot_count == 0 || filled[slot_count - 1] >= records_per_slot) {
            ++slot_count;
            filled.push_back(0);
            dirty.push_back(true);
        }
        slot_of[index] = slot_count - 1;
        ++filled[slot_count - 1];
        dirty[slot_count - 1] = true;
    }

    checkpoint = std::make_unique<Checkpoint>();
    checkpoint->sequence = next_sequence++;
    checkpoint->log_covered = next_log_n - 1;
    checkpoint->tickets = std::move(direct_tickets);
    direct_tickets.clear();
    checkpoint->log_complete = log_is_whole && checkpoint->tickets.empty();
    for (const StoredChunk& chunk : manifest.chunks) checkpoint->chunks[chunk.slot] = chunk;
    checkpoint->records_of.resize(slot_count);
    for (RecordIndex index = 0; index < records; ++index) {
        if (dirty[slot_of[index]]) checkpoint->records_of[slot_of[index]].push_back(index);
    }
    for (std::uint32_t slot = slot_count; slot-- > 0;) { // taken from the back
        if (dirty[slot]) checkpoint->slots.push_back(slot);
    }
    checkpoint->all_slots = checkpoint->slots;
    dirty.assign(slot_count, false);
    platform.after(0, guarded([this, sequence = checkpoint->sequence] {
        if (goes_on(sequence)) write_next_slots();
    }));
}

void Vault::Impl::write_next_slots() {
    if (checkpoint->slots.empty()) {
        write_manifest_now();
        return;
    }
    checkpoint->job = {};
    checkpoint->job.durability = platform::Durability::relaxed; // the strict commit of the manifest flushes it too
    checkpoint->batch.clear();
    checkpoint->packing = 1;
    checkpoint->encoded_slots = checkpoint->encoded_bytes = 0;
    encode_slots();
}

void Vault::Impl::encode_slots() {
    const std::uint64_t sequence = checkpoint->sequence;
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(tuning.slice_ms);
    bool first = true;
    while (checkpoint->proving || (checkpoint->encoded_slots < tuning.slots_per_batch &&
                                      checkpoint->encoded_bytes < json_per_batch && !checkpoint->slots.empty())) {
        if (!std::exchange(first, false) && std::chrono::steady_clock::now() >= until) {
            platform.after(0, guarded([this, sequence] {
                if (goes_on(sequence)) encode_slots();
            }));
            return;
        }
        if (!checkpoint->proving) {
            encode_slot();
        } else if (checkpoint->proving->decoder->step(bytes_per_step)) {
            prove_slot();
            if (!goes_on(sequence)) return;
        }
    }
    if (--checkpoint->packing == 0) batch_ready();
}

void Vault::Impl::encode_slot() {
    auto encoded = std::make_unique<Encoded>();
    encoded->slot = checkpoint->slots.back();
    checkpoint->slots.pop_back();
    encoded->revision = workspace.revision();
    encoded->json = encode_records(workspace, checkpoint->records_of[encoded->slot]);
    encoded->decoder = std::make_unique<SnapshotDecoder>(encoded->json, Digest::ignored);
    checkpoint->proving = std::move(encoded);
}

// The slot has been read again: what came out must be what is in memory.
void Vault::Impl::prove_slot() {
    const Encoded& encoded = *checkpoint->proving;
    const auto& records = checkpoint->records_of[encoded.slot];
    if (workspace.revision() == encoded.revision) {
        const Result<Fragment> read = checkpoint->proving->decoder->take();
        if (read && holds_the_same(*read, workspace, records)) {
            checkpoint->misread = 0;
            pack_slot();
            return;
        }
        if (++checkpoint->misread > 1) {
            not_proven();
            return;
        }
    }
    checkpoint->slots.push_back(encoded.slot); // somebody wrote meanwhile, or once more to be sure
    checkpoint->proving.reset();
}

void Vault::Impl::pack_slot() {
    Packed slot;
    slot.chunk.slot = checkpoint->proving->slot;
    slot.chunk.sequence = checkpoint->sequence;
    checkpoint->proving->decoder.reset(); // reads the JSON
    slot.json = std::move(checkpoint->proving->json);
    checkpoint->proving.reset();
    checkpoint->encoded_bytes += slot.json.size();
    ++checkpoint->encoded_slots;
    ++checkpoint->packing;
    std::string json = slot.json;
    platform.gzip(
        std::move(json), guarded([this, slot = std::move(slot)](platform::Outcome<std::string> zipped) mutable {
            if (!goes_on(slot.chunk.sequence)) return;
            std::string sealed = zipped ? seal(*zipped, Packing::gzip, &slot.chunk.sha256)
                                        : seal(slot.json, Packing::raw, &slot.chunk.sha256);
            packed(std::move(slot), std::move(sealed));
        }));
}

void Vault::Impl::packed(Packed slot, std::string sealed) {
    auto parts = split(sealed);
    slot.chunk.parts = static_cast<std::uint32_t>(parts.size());
    slot.chunk.bytes = sealed.size();
    const auto keys = keys_of(slot.chunk);
    for (std::size_t part = 0; part < parts.size(); ++part) {
        checkpoint->job.puts.push_back({platform::Table::chunk, keys[part], std::move(parts[part])});
        checkpoint->new_keys.push_back(keys[part]);
    }
    checkpoint->chunks[slot.chunk.slot] = slot.chunk;
    checkpoint->batch.push_back(std::move(slot));
    if (--checkpoint->packing == 0) batch_ready();
}

void Vault::Impl::batch_ready() {
    checkpoint->job.done = [this](bool committed) { committed ? read_batch_back() : abandon_checkpoint(); };
    background = std::move(checkpoint->job);
    run_next();
}

void Vault::Impl::write_manifest_now() {
    Manifest written;
    written.sequence = checkpoint->sequence;
    written.log_covered = checkpoint->log_covered;
    written.log_complete = checkpoint->log_complete;
    for (const auto& [slot, chunk] : checkpoint->chunks) written.chunks.push_back(chunk);

    const int place = 1 - manifest_place;
    Job job;
    auto parts = write_manifest(written);
    checkpoint->manifest_parts = parts;
    manifest_heads_tried[static_cast<std::size_t>(place)] = parts.front();
    for (std::size_t part = 0; part < parts.size(); ++part) {
        job.puts.push_back({platform::Table::meta, manifest_key(place, part), std::move(parts[part])});
    }
    for (std::size_t part = parts.size(); part < manifest_parts[static_cast<std::size_t>(place)]; ++part) {
        job.removes.push_back({platform::Table::meta, manifest_key(place, part)});
    }
    job.done = [this, written = std::move(written)](
                   bool committed) { committed ? read_manifest_back(written) : abandon_checkpoint(); };
    background = std::move(job);
    run_next();
}

// … and read back: what only it saves is saved now.
void Vault::Impl::manifest_written(Manifest written) {
    manifest_place = 1 - manifest_place;
    manifest_parts[static_cast<std::size_t>(manifest_place)] = checkpoint->manifest_parts.size();
    manifest_heads[static_cast<std::size_t>(manifest_place)] = checkpoint->manifest_parts.front();
    unproven = 0;
    settle(checkpoint->tickets);
    if (!checkpoint->tickets.empty()) platform.post(channel(), "reload\n");
    previous_manifest = manifest.sequence > 0 ? std::optional(std::move(manifest)) : std::nullopt;
    manifest = std::move(written);
    log_is_whole = true;
    checkpoint_reason.clear();
    stored_chunk_keys.insert(stored_chunk_keys.end(), checkpoint->new_keys.begin(), checkpoint->new_keys.end());
    for (const StoredChunk& chunk : manifest.chunks) loaded_chunks.insert({chunk.sequence, chunk.slot});
    log_entries =
        static_cast<std::size_t>(std::distance(stored_log.upper_bound(manifest.log_covered), stored_log.end()));
    if (log_entries == 0) log_bytes = 0;
    clean_up();
}

// Keeps what the newest two manifests and the log since the older one need.
void Vault::Impl::clean_up() {
    std::set<std::string> needed;
    const auto need = [&](const Manifest& of) {
        for (const StoredChunk& chunk : of.chunks) {
            for (std::string& key : keys_of(chunk)) needed.insert(std::move(key));
        }
    };
    need(manifest);
    if (previous_manifest) need(*previous_manifest);
    Job job;
    job.durability = platform::Durability::relaxed;
    std::erase_if(stored_chunk_keys, [&](const std::string& key) {
        if (needed.contains(key)) return false;
        job.removes.push_back({platform::Table::chunk, key});
        return true;
    });
    const std::uint64_t covered = previous_manifest ? previous_manifest->log_covered : 0;
    std::erase_if(stored_log, [&](const auto& entry) {
        const auto& [n, count] = entry;
        if (n > covered) return false;
        for (std::uint32_t part = 0; part < count; ++part) {
            job.removes.push_back({platform::Table::log, log_key(n, part, count)});
        }
        return true;
    });
    if (job.removes.empty()) {
        checkpoint.reset();
        consider_checkpoint();
        return;
    }
    job.done = [this](bool) { checkpoint.reset(); };
    background = std::move(job);
    run_next();
}

// The disk is full, or does not keep what it is given: what was written of this checkpoint is taken back, and its work is
// due again.
void Vault::Impl::abandon_checkpoint() {
    checkpoint->abandoned = true;
    checkpoint->proving.reset();
    checkpoint->batch.clear();
    dirty.resize(slot_count, false);
    for (const std::uint32_t slot : checkpoint->all_slots) dirty[slot] = true;
    direct_tickets.insert(direct_tickets.begin(), checkpoint->tickets.begin(), checkpoint->tickets.end());
    checkpoint_wanted = true;
    Job job;
    job.durability = platform::Durability::relaxed;
    for (const std::string& key : checkpoint->new_keys) job.removes.push_back({platform::Table::chunk, key});
    if (job.removes.empty()) {
        checkpoint.reset();
        return;
    }
    job.done = [this](bool) { checkpoint.reset(); };
    background = std::move(job);
}

} // namespace yinfeng::app
