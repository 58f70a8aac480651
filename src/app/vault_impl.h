#pragma once
// The inside of the vault, shared by the files that implement it: vault.cpp (queue, status, messages), vault_open.cpp
// (reading) and vault_checkpoint.cpp (chunks).
//
// Everything that waits for the platform holds only a weak pointer to this, so the vault may go at any time.

#include "app/storage_format.h"
#include "app/vault.h"
#include "store/fragment.h"

#include <array>
#include <deque>
#include <map>
#include <set>
#include <unordered_set>
#include <vector>

namespace yinfeng::app {

using Ticket = std::uint64_t; // one thing submitted; it is saved or it is not

struct Vault::Impl : std::enable_shared_from_this<Vault::Impl> {
    Impl(platform::Platform& platform, Workspace& workspace, std::string database, VaultTuning tuning)
        : platform(platform), workspace(workspace), database(std::move(database)), tuning(tuning) {}

    platform::Platform& platform;
    Workspace& workspace;
    const std::string database;
    const VaultTuning tuning;
    std::string channel() const { return "ws:" + database; }

    // Wraps a callback: it does nothing once the vault is gone.
    template <class Run> auto guarded(Run run) {
        return [weak = weak_from_this(), run = std::move(run)](auto&&... arguments) mutable {
            if (auto self = weak.lock()) run(std::forward<decltype(arguments)>(arguments)...);
        };
    }

    // --- The database and its queue (vault.cpp) ---
    struct Job {
        std::vector<platform::Entry> puts;
        std::vector<platform::Key> removes;
        platform::Durability durability = platform::Durability::strict;
        std::vector<Ticket> tickets;         // saved once this is committed
        std::vector<std::string> broadcasts; // what other tabs hear then
        std::size_t bytes = 0;
        std::function<void(bool committed)> done; // of a checkpoint; false: given up, the disk is full
        bool is_log = false;
    };
    std::shared_ptr<platform::Database> db;
    std::deque<Job> urgent;        // log entries and meta: first
    std::optional<Job> background; // the one commit of a checkpoint that is due
    bool busy = false;             // a commit is under way, or the handle is being opened again
    int failures = 0;              // in a row
    bool replica_stored = false;   // so its absence means that the database was emptied
    std::uint64_t timer_generation = 0;

    std::deque<Ticket> outstanding; // ascending
    Ticket next_ticket = 1;
    std::vector<std::pair<Ticket, std::function<void()>>> waiting; // when_saved
    Ticket submit();
    void settle(const std::vector<Ticket>& tickets);

    void run_next();
    void committed(Job job, bool from_urgent, platform::Outcome<void> outcome);
    void commit_failed(platform::Failure failure, bool from_urgent);
    void reopen();
    void retry_after(int delay_ms);
    void drop_handle();
    void give_up(std::string reason);

    // --- Status ---
    VaultStatus shown;
    std::function<void(const VaultStatus&)> status_changed;
    std::function<void()> joined, promoted;
    bool status_due = false;
    std::string failed_reason;     // the commit that is due cannot be made at the moment
    std::string checkpoint_reason; // the same of a checkpoint that somebody waits for
    std::string read_only_reason;
    bool read_only_for_good = false; // damaged: a retry changes nothing
    std::int64_t saved_at_ms = 0;
    void update_status();

    // --- Roles ---
    bool open_done = false;
    bool holds_lock = false;
    bool reads_under_lock_only = false; // opened as the writer, and the lock is not there yet
    bool is_writer = false;             // holds the lock and has read everything
    bool read_under_lock = false;       // the reading began after the lock was ours
    std::vector<std::string> heard_early;
    void lock_granted();
    void promote();
    void hear(std::string message);
    void hear_what_waited();
    void become_writer();

    // --- Reading (vault_open.cpp) ---
    struct ChunkBatch {
        std::vector<StoredChunk> chunks;
        std::vector<std::optional<std::string>> json; // of each chunk; nothing if it could not be read
        std::size_t unpacking = 0;                    // chunks that gzip is working on
        std::size_t adopted = 0;                      // of `chunks`, from the front
    };
    struct Reading {
        std::vector<std::string> meta_keys;
        std::array<std::optional<Manifest>, 2> manifests;
        std::array<bool, 2> manifest_there{};
        std::vector<StoredChunk> wanted; // still to be read
        std::size_t wanted_total = 0, wanted_done = 0;
        // While one batch is decoded the next one is on its way.
        bool fetching = false;
        std::shared_ptr<ChunkBatch> fetched, adopting;
        std::vector<StoredChunk> bad;
        bool rescue = false;        // every chunk there is will be read …
        bool rescuing = false;      // … and is being read
        std::uint64_t log_from = 0; // entries above this one are to be applied
        std::size_t log_applied = 0, log_bad = 0;
        std::vector<std::pair<PartKey, std::string>> log_keys;
        std::function<void(std::optional<platform::Failure>)> done;
    };
    std::unique_ptr<Reading> reading;
    Opened opened;
    std::function<void(Result<Opened>)> on_open;
    std::function<void(std::size_t, std::size_t)> on_progress;
    int read_attempts = 0, rereads = 0;
    std::set<std::pair<std::uint64_t, std::uint32_t>> loaded_chunks; // sequence and slot
    std::unordered_set<std::uint64_t> applied_log;
    std::map<std::string, std::string, std::less<>> meta;

    void start_reading(std::function<void(std::optional<platform::Failure>)> done);
    void read_with_retries(std::function<void(std::optional<platform::Failure>)> done);
    void read_meta();
    void read_chunk_list();
    void fetch_chunks();
    void unpack_chunks(std::shared_ptr<ChunkBatch> batch, std::vector<std::optional<std::string>> values);
    void adopt_chunks();
    void chunks_read();
    void read_log_list();
    void read_next_log();
    void reading_done(std::optional<platform::Failure> failure);
    bool adopt_chunk(const StoredChunk& chunk, std::string_view json);
    bool apply_log_entry(std::uint64_t n, std::string_view json, bool from_tab);
    void start_open();
    void finish_open();

    // --- Chunks (vault_checkpoint.cpp) ---
    std::vector<std::uint32_t> slot_of; // by RecordIndex
    std::vector<std::uint8_t> dirty;    // by slot
    std::uint32_t slot_count = 0;
    Manifest manifest;                         // as stored
    std::optional<Manifest> previous_manifest; // still readable
    int manifest_place = 1;                    // where `manifest` stands; the next goes to the other
    std::uint64_t next_log_n = 1, next_sequence = 1;
    std::size_t log_entries = 0, log_bytes = 0;        // since `manifest`
    std::vector<std::string> stored_chunk_keys;        // as far as known
    std::map<std::uint64_t, std::uint32_t> stored_log; // n and number of parts

    struct Checkpoint {
        std::uint64_t sequence = 0, log_covered = 0;
        bool log_complete = true;
        std::vector<Ticket> tickets;                      // that this checkpoint saves
        std::vector<std::uint32_t> slots;                 // still to be written
        std::vector<std::vector<RecordIndex>> records_of; // by slot
        std::map<std::uint32_t, StoredChunk> chunks;      // of the manifest to come, by slot
        std::vector<std::string> new_keys;
        std::size_t packing = 0; // chunks that gzip is working on, and one while there are more to encode
        std::size_t encoded_slots = 0, encoded_bytes = 0; // of `job`
        Job job;                                          // the commit being gathered
    };
    std::unique_ptr<Checkpoint> checkpoint;
    std::vector<Ticket> direct_tickets;          // changes that only a checkpoint will save
    std::array<std::size_t, 2> manifest_parts{}; // as stored, by place
    bool log_is_whole = true;                    // everything since `manifest` but the direct changes is in the log
    bool checkpoint_wanted = false;
    std::int64_t no_checkpoint_before_ms = 0;
    void mark_dirty(RecordIndex record);
    void mark_everything_dirty();
    void start_over();
    void want_checkpoint();
    void consider_checkpoint();
    void begin_checkpoint();
    void write_next_slots();
    void encode_slots();
    void packed(StoredChunk chunk, std::string sealed);
    void batch_ready();
    void write_manifest_now();
    void manifest_written(Manifest written, std::size_t parts);
    void abandon_checkpoint();
    void clean_up();

    // --- Small texts ---
    void put_meta(std::string key, std::string text);
    void make_replica();
};

std::string reason_of(platform::Fault fault, bool gave_up);

} // namespace yinfeng::app
