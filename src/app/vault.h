#pragma once
// The vault keeps one workspace on this machine: every change as a log entry that is on the disk before anybody
// is told 已保存, and now and then the whole as compressed chunks (design, section 4).
//
//   Vault vault(platform, workspace, "ws-01j…");
//   vault.open([](Result<Vault::Opened> opened) { … });
//   …
//   auto applied = workspace.apply(change, now);
//   vault.append(*applied);        // after every apply, undo, redo and join
//
// Nothing acknowledged is ever lost: an entry is saved only after a strict commit of everything submitted before
// it; a chunk is written under a new key, and the manifest that names it is switched in one commit; the manifest
// before it stays whole until the next switch. What is damaged is reported and never deleted.
//
// What is written is read before anything relies on it: a log entry by the reader before its commit, a chunk by the
// reader when it has been encoded and again from the disk before a manifest names it, a manifest from the disk before
// changes count as saved with it and before the log that it covers is dropped. What does not read back as it was is
// written once more; then the vault stops, keeps what was stored before, and says so.
//
// The storage is watched: once a minute, when the connection dies and whenever look_at_storage() is called. Where the
// browser has been emptied, everything is stored anew from memory.
//
// Several tabs: whoever holds the lock "ws:<database>" writes. The others read the same database, hear each saved
// change on the channel of the same name, and take over when the lock falls to them. Their can_write() is false.
//
// All callbacks run on the one thread, never from inside a call. The vault may be destroyed at any time; what was
// saved stays saved. The platform and the workspace must outlive it.

#include "base/result.h"
#include "platform/platform.h"
#include "store/workspace.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace yinfeng::app {

struct VaultStatus {
    enum class State : std::uint8_t {
        opening,
        saved, // everything submitted is on the disk
        saving,
        failed,    // not saved, and it will be tried again (full disk); nothing is lost while the page is open
        read_only, // gave up after repeated failures, or the data is damaged: export a backup
        following, // another tab writes; this one shows what it saves
    } state = State::opening;
    std::string reason;           // failed, read_only, following: what is wrong and what to do, in Chinese
    std::size_t unsaved = 0;      // changes that are not on the disk yet
    std::int64_t saved_at_ms = 0; // of the last strict commit; 0: none yet
    bool can_retry = false;       // retry() makes sense
};

struct VaultTuning {                        // tests make these small
    std::size_t direct_from_cells = 20'000; // larger changes are no log entry but go straight to a checkpoint
    std::size_t direct_from_bytes = std::size_t{1} << 20;
    std::size_t parts_per_read = 32;   // about 7 MB of JSON; two reads are in memory at a time
    int slice_ms = 12;                 // of decoding or encoding in one piece; then the page may draw
    std::size_t slots_per_batch = 8;   // about 2 000 records: 20 ms of encoding, and 400 KB to commit
    std::size_t log_entries_due = 500; // from here on a checkpoint starts by itself
    std::size_t log_bytes_due = std::size_t{2} << 20;
    int look_every_ms = 60'000; // at the storage, while nothing is written
};

class Vault {
public:
    // `database` is the name of the database, of the lock and of the channel ("ws:" before it).
    Vault(platform::Platform& platform, Workspace& workspace, std::string database, VaultTuning tuning = {});
    ~Vault();
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    struct Opened {
        bool fresh = false;            // an empty database
        bool damaged = false;          // something could not be read: the vault is read-only, nothing was deleted
        bool from_previous = false;    // the newest manifest did not verify, the one before it and the log did
        std::string report;            // damaged or from_previous: what was read and what was not, in Chinese
        std::uint64_t log_entries = 0; // replayed
    };
    // follower_at_first: reads at once, and becomes the writer when the lock is free.
    // writer: waits for the lock however late a busy machine grants it; for a database that this tab has just named.
    enum class OpenAs : std::uint8_t { follower_at_first, writer };
    // Reads everything into the (empty) workspace and sets its replica. On a fresh database a replica id is made.
    // `progress` hears done and total parts, for a bar.
    void open(std::function<void(Result<Opened>)> done, std::function<void(std::size_t, std::size_t)> progress = {},
        OpenAs open_as = OpenAs::follower_at_first);

    const VaultStatus& status() const;
    void on_status(std::function<void(const VaultStatus&)> changed);
    // A follower heard a change of the writing tab and has joined it, or has read what it missed.
    void on_joined(std::function<void()> joined);
    // The lock fell to this tab after it had been following.
    void on_promoted(std::function<void()> promoted);
    // What happened to the stored data behind this tab's back.
    enum class Notice : std::uint8_t {
        emptied,      // the browser's storage was cleared: what is in memory is being stored anew
        other_writer, // somebody else writes the same database without the lock: that was joined, and this database has
                      // a new replica id. When it happens again this tab stops writing
    };
    void on_notice(std::function<void(Notice)> noticed);
    // Looks whether what was stored is still there, and whether anybody else has written. Cheap; soon, by callbacks.
    void look_at_storage();
    // Tells the tabs that have this workspace open that it was deleted on purpose, so that none of them stores it anew.
    static void tell_deleted(platform::Platform& platform, const std::string& database);
    bool can_write() const; // holds the lock, and the storage has not failed for good

    // Stores what a change, an undo or a join did. Big ones go straight to a checkpoint.
    void append(const Applied& applied);
    // Runs once everything submitted so far is on the disk; not at all if that never comes.
    void when_saved(std::function<void()> run);
    // Rewrites the chunks that changed, then shortens the log. Starts by itself when the log has grown.
    void checkpoint();
    // Tries again at once after a failure, with a new handle.
    void retry();

    // Small texts beside the records: keys are ASCII letters, digits and '_'. Read when opening, written strictly.
    std::string meta(std::string_view key) const; // "" if there is none
    void set_meta(std::string key, std::string text);
    // A new replica id for this database: after a restore, or where a clone is noticed (ImportPlan::clone_noticed).
    void renew_replica();

    struct Figures {
        std::size_t chunks, chunk_bytes, log_entries, log_bytes;
        std::uint64_t sequence;
    };
    Figures figures() const;

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

} // namespace yinfeng::app
