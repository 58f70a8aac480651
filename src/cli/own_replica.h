#pragma once
// Under which replica number this machine writes a file: one for each file, so that a script that edits it ten thousand times
// leaves one replica in it and not ten thousand.
//
// (replica, n) must name one write for ever, and files are copied, put back and edited elsewhere as people like. So the program
// remembers for each path (absolute, links followed) the number it has used there, the last n, and a sum over everything that
// the file knew of this replica then: cell by cell the newest n seen. It goes on under that number only where the file knows
// exactly that; else it takes a new one, which is always right and only costs an entry in the file's header. An n is written
// down as used, and is on the disk, before the file is replaced: a crash between the two costs a new number too.
//
//  - A copy under another path, of the same machine: has no entry, takes a number of its own. Copied back over the first one it
//    fits only if the first one has not been written since, and then goes on where the first one stood.
//  - An older copy put back, an edit undone by a backup, a file made --without-confidential or a merge that took only a part:
//    the file knows less of the replica than was written down, a new number. (Going on would mark writes as seen that
//    whoever writes has not seen, and a merge would let them go.)
//  - Two paths to one file (a link, a relative path): one path in the end. Two that cannot be told (a bind mount, the same share
//    mounted twice): two entries; each write through the one makes no difference to what the file knows of the other.
//  - Another user or another machine on the same file: a state folder of their own, so a number of their own.
//  - The state folder copied, or a home directory shared by machines: an entry holds only on the machine that made it
//    (state_folder.h). A state folder put back to an older day: the file knows more than the entry says, a new number.
//  - A whole machine cloned with its id, its name, its state and its files, and the same path written on both: the same
//    (replica, n) twice. Nothing on the machine can tell; the merge of the two can, and keeps both values.
//
// Without a state folder, or where it cannot be written, every run takes a new number.

#include "cli/state_folder.h"
#include "platform/platform.h"
#include "store/workspace.h"

#include <cstdint>
#include <optional>
#include <string>

namespace yinfeng::cli {

// What a workspace knows of a replica: the newest n, and a sum over the cells with the newest n that each has seen.
struct Knowledge {
    std::uint64_t n = 0, sum = 0;
    bool operator==(const Knowledge&) const = default;
};
Knowledge knowledge_of(const Workspace& workspace, ReplicaId replica);

class OwnReplica {
public:
    // `path`: of the file that will be written; empty: none (standard output), a new number each time.
    explicit OwnReplica(std::string path);

    // For a workspace that has been read from a file and is going to be written. Again for another one, when the first has not
    // been written after all.
    ReplicaId choose(const Workspace& workspace, platform::Platform& platform);
    // Writes down what the workspace has used up, just before it is written. False where that cannot be done: then nothing must
    // be written, and the edit be made again under the number that choose() gives next.
    bool use_up(const Workspace& workspace);
    bool remembers() const { return place_.has_value(); } // false: each run takes a new number

private:
    struct Entry {
        ReplicaId replica = 0;
        Knowledge knew;
    };
    std::optional<Entry> read_entry() const;

    std::string path_;
    std::optional<StatePlace> place_;
    std::string machine_;
    std::optional<Entry> chosen_; // with what the file knew before
};

} // namespace yinfeng::cli
