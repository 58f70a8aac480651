// What a checkpoint has stored is read back from the database before anything relies on it: chunks before a manifest names
// them, the manifest before changes count as saved with it and before older ones and the log go.

#include "app/vault_impl.h"

#include <utility>

namespace yinfeng::app {

void Vault::Impl::read_batch_back() {
    auto batch = std::make_shared<ChunkBatch>();
    Job job;
    for (const Packed& packed : checkpoint->batch) {
        const StoredChunk& chunk = packed.chunk;
        batch->chunks.push_back(chunk);
        for (std::uint32_t part = 0; part < chunk.parts; ++part) {
            job.read_keys.push_back(chunk_key(chunk.sequence, chunk.slot, part, chunk.parts));
        }
    }
    batch->json.resize(batch->chunks.size());
    job.read = [this, batch](std::vector<std::optional<std::string>> values) {
        unpack_chunks(batch, std::move(values), [this, batch, sequence = checkpoint->sequence] {
            if (!goes_on(sequence)) return;
            bool same = true;
            for (std::size_t i = 0; i < batch->json.size(); ++i) {
                same = same && batch->json[i] && *batch->json[i] == checkpoint->batch[i].json;
            }
            checkpoint->batch.clear();
            if (!same) return not_proven();
            platform.after(0, guarded([this, sequence] {
                if (goes_on(sequence)) write_next_slots();
            }));
        });
    };
    background = std::move(job);
    run_next();
}

void Vault::Impl::read_manifest_back(Manifest written) {
    Job job;
    job.read_table = platform::Table::meta;
    for (std::size_t part = 0; part < checkpoint->manifest_parts.size(); ++part) {
        job.read_keys.push_back(manifest_key(1 - manifest_place, part));
    }
    job.read = [this, written = std::move(written)](std::vector<std::optional<std::string>> values) {
        bool same = values.size() == checkpoint->manifest_parts.size();
        for (std::size_t part = 0; same && part < values.size(); ++part) {
            same = values[part] == checkpoint->manifest_parts[part];
        }
        if (same) return manifest_written(written);
        manifest_heads[static_cast<std::size_t>(1 - manifest_place)] = values.empty() ? "" : values[0].value_or("");
        // It may yet be there and be read by the next opening: what it names stays until a later one takes its place.
        stored_chunk_keys.insert(stored_chunk_keys.end(), checkpoint->new_keys.begin(), checkpoint->new_keys.end());
        checkpoint->new_keys.clear();
        not_proven();
    };
    background = std::move(job);
    run_next();
}

// Once more from the beginning; then somebody has to be told. The log and the manifest before are as they were.
void Vault::Impl::not_proven() {
    look_due = true; // perhaps there is nothing to read because the browser has been emptied
    abandon_checkpoint();
    if (++unproven > 1) {
        give_up(std::string(tr(Str::storage_unlike)));
        return;
    }
    consider_checkpoint();
    run_next();
}

} // namespace yinfeng::app
