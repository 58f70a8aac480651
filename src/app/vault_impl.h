#pragma once
// The inside of the vault, shared by the files that implement it: vault.cpp (queue and status), vault_tabs.cpp (roles and
// messages), vault_open.cpp (reading), vault_checkpoint.cpp (chunks), vault_proof.cpp (reading back what was written) and
// vault_watch.cpp (what others do to the storage).
//
// Everything that waits for the platform holds only a weak pointer to this, so the vault may go at any time.

#include "app/storage_format.h"
#include "app/strings.h"
#include "app/vault.h"
#include "base/hash.h"
#include "store/fragment.h"
#include "sync/snapshot.h"

#include <array>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>
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

    // The same for what the handle is asked: nothing once that handle was dropped.
    template <class Run> auto answered(Run run) {
        return guarded([this, number = handle_number, run = std::move(run)](auto&&... arguments) mutable {
            if (number == handle_number) run(std::forward<decltype(arguments)>(arguments)...);
        });
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
        // Of a checkpoint: nothing is written, and what is stored under these keys is read back.
        platform::Table read_table = platform::Table::chunk;
        std::vector<std::string> read_keys;
        std::function<void(std::vector<std::optional<std::string>>)> read;
    };
    std::shared_ptr<platform::Database> db;
    std::uint64_t handle_number = 0; // grows when `db` is dropped
    std::deque<Job> urgent;          // log entries and meta: first
    std::optional<Job> background;   // the one commit of a checkpoint that is due
    bool busy = false;               // a commit is under way, or the handle is being opened again
    int failures = 0;                // in a row
    bool replica_stored = false;     // so its absence means that the database was emptied
    std::uint64_t timer_generation = 0;

    std::deque<Ticket> outstanding; // ascending
    Ticket next_ticket = 1;
    std::vector<std::pair<Ticket, std::function<void()>>> waiting; // when_saved
    Ticket submit();
    void settle(const std::vector<Ticket>& tickets);

    void run_next();
    void use(std::unique_ptr<platform::Database> opened); // from now on
    void read_well();
    void read_job(Job job);
    void committed(Job job, bool from_urgent, platform::Outcome<void> outcome);
    void commit_failed(platform::Failure failure, bool from_urgent);
    void reading_failed(platform::Failure failure); // of what the queue wanted to know
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
    bool is_lock_taken = false;         // by another tab, when it was asked for
    bool has_waited = false;            // a little, for a tab that is just being closed
    bool reads_under_lock_only = false; // opened as the writer, and the lock is not there yet
    bool is_writer = false;             // holds the lock and has read everything
    bool read_under_lock = false;       // the reading began after the lock was ours
    std::vector<std::string> heard_early;
    void lock_granted();
    void finish_when_known();
    void promote();
    void hear(std::string message);
    void hear_what_waited();
    void become_writer();

    // --- The storage, watched (vault_watch.cpp) ---
    std::function<void(Notice)> noticed;
    bool look_due = false; // is what was stored still there, and only ours?
    bool emptied = false;  // found when reading; dealt with by whoever writes next
    bool other_writer_due = false;
    bool reads_everything = false; // chunks of every age, because two writers have mixed theirs
    int other_writers = 0;         // how often one was noticed
    bool yielded = false;          // to another writer: a retry reads first
    // The first value of each manifest as it was read or written, and as it was last tried to be written.
    std::array<std::string, 2> manifest_heads, manifest_heads_tried;
    void watch();
    void look();
    void compare_storage(
        const std::vector<std::optional<std::string>>& metas, const std::vector<std::string>& log_keys);
    void connection_lost();
    void meet_other_writer();
    void workspace_deleted();
    void notice(Notice what);

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
    std::unordered_map<std::uint64_t, std::uint64_t> applied_log;    // n, and a hash of what it says
    std::map<std::string, std::string, std::less<>> meta;

    void start_reading(std::function<void(std::optional<platform::Failure>)> done);
    void read_with_retries(std::function<void(std::optional<platform::Failure>)> done);
    void read_meta();
    void read_chunk_list();
    void fetch_chunks();
    void unpack_chunks(std::shared_ptr<ChunkBatch> batch, std::vector<std::optional<std::string>> values,
        std::function<void()> unpacked);
    void chunks_fetched(std::shared_ptr<ChunkBatch> batch);
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

    // A slot that has been encoded, and is being read again as an opening will read it.
    struct Encoded {
        std::uint32_t slot = 0;
        std::uint64_t revision = 0; // of the workspace when it was encoded
        std::string json;
        std::unique_ptr<SnapshotDecoder> decoder;
    };
    struct Packed {
        StoredChunk chunk;
        std::string json; // what it must be unpacked to
    };
    struct Checkpoint {
        std::uint64_t sequence = 0, log_covered = 0;
        bool log_complete = true;
        bool abandoned = false;                           // only the removal of what it wrote is due
        std::vector<Ticket> tickets;                      // that this checkpoint saves
        std::vector<std::uint32_t> slots, all_slots;      // still to be written; to be written from the first
        std::vector<std::vector<RecordIndex>> records_of; // by slot
        std::unique_ptr<Encoded> proving;
        int misread = 0;                             // how often the slot that is being proven was not what was written
        std::map<std::uint32_t, StoredChunk> chunks; // of the manifest to come, by slot
        std::vector<std::string> new_keys;
        std::size_t packing = 0; // chunks that gzip is working on, and one while there are more to encode
        std::size_t encoded_slots = 0, encoded_bytes = 0; // of `job`
        Job job;                                          // the commit being gathered
        std::vector<Packed> batch;                        // what is in it
        std::vector<std::string> manifest_parts;          // as they must be read back
    };
    std::unique_ptr<Checkpoint> checkpoint;
    int unproven = 0;                            // checkpoints in a row that could not be read back
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
    void encode_slot();
    void prove_slot();
    void pack_slot();
    void packed(Packed packed, std::string sealed);
    void batch_ready();
    void write_manifest_now();
    void manifest_written(Manifest written);
    void abandon_checkpoint();
    bool goes_on(std::uint64_t sequence) const {
        return checkpoint && checkpoint->sequence == sequence && !checkpoint->abandoned;
    }
    // vault_proof.cpp
    void read_batch_back();
    void read_manifest_back(Manifest written);
    void not_proven();
    void clean_up();

    // --- Small texts ---
    void put_meta(std::string key, std::string text);
    void make_replica();
};

inline constexpr int most_failures = 6; // in a row, then nothing more is tried until somebody asks
std::string reason_of(platform::Fault fault, bool gave_up);
inline constexpr std::string_view deleted_message = "deleted\n";        // on the channel, from Vault::tell_deleted
inline constexpr std::size_t most_chunk_bytes = std::size_t{512} << 20; // unpacked

} // namespace yinfeng::app
