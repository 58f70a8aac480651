#pragma once
// Rolling backups inside the browser: whole snapshots, packed, in a database beside the workspace's own ("bk-" before its
// name), so that whatever goes wrong in one leaves the other alone. A backup is an ordinary snapshot: opening one is an import of
// one's own old file, which offers to restore it. They do not replace exported files: clearing the browser's data takes both.
//
//   chunk  "<wall time in ms, 15 digits>.<part, 4 digits>.<parts, 4 digits>": the packed snapshot in parts
//   meta   "<wall time>": its facts, "<records> <bytes> <g or p> <sha-256 of the packed bytes> <proof>"
//
// A backup counts when it has been read back from the disk as an import would read it; the proof is then "v", and "x" where it
// turned out to be unreadable. Earlier versions wrote neither: those are read when there is time, and then marked.
//
// Kept: the newest of each of the last seven days that have one, and the newest of each of the four weeks before.

#include "base/result.h"
#include "platform/platform.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace yinfeng::app {

struct BackupEntry {
    std::int64_t at_ms = 0;
    std::uint32_t records = 0;
    std::uint64_t bytes = 0; // packed
    bool is_packed = true;   // gzip; plain where the browser cannot pack
    std::string sha256;
    enum class Proof : std::uint8_t { unknown, read_back, unreadable } proof = Proof::unknown;
    bool operator==(const BackupEntry&) const = default;
};

// The times to drop so that what the header of this file promises is left. Times ascending.
std::vector<std::int64_t> backups_to_drop(std::vector<std::int64_t> times, std::int64_t now_ms, int utc_offset_minutes);

class Backups {
public:
    Backups(platform::Platform& platform, const std::string& workspace_database);
    ~Backups();
    static std::string database_of(const std::string& workspace_database) { return "bk-" + workspace_database; }

    // Newest first; known once open() has answered.
    void open(std::function<void(Result<void>)> done);
    const std::vector<BackupEntry>& list() const;
    // Whether a file can be read as an import would read it: says so once, later.
    using Prove = std::function<void(platform::File file, std::function<void(bool readable)> said)>;
    // Packs, writes and reads back, then drops what is too old. Nothing is dropped, and nothing new is in the list, unless
    // the new one has been read back.
    void add(std::string snapshot, std::uint32_t records, std::int64_t now_ms, Prove prove,
        std::function<void(Result<void>)> done);
    // Finds out whether one of the list is readable, where that is not known, and notes it.
    void check(std::int64_t at_ms, Prove prove, std::function<void()> done);
    // The file as it was written; an error where it cannot be read or has been damaged.
    void read(std::int64_t at_ms, std::function<void(Result<platform::File>)> done);

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

} // namespace yinfeng::app
