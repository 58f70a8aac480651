#pragma once
// Whose file this is and what joining all of it would do, counted before anything is written.

#include "store/fragment.h"
#include "sync/import_counts.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace yinfeng {

inline constexpr std::uint64_t most_unseen_changes = 1'000'000; // of one browser, between two files from it

// What the file says of itself.
struct ImportSource {
    bool is_sample = false;           // it holds sample data
    bool only_sample = false;         // … and nothing else
    std::vector<std::string> offices; // office names in its settings records
    std::int64_t newest_wall_ms = 0;
    // It holds writes of this very browser database that it does not know itself: a copied profile, or a restored
    // backup. Renew the replica id (app::Vault::renew_replica) before anything else is written. The header of a file proves it
    // where a number is new, or the same number bears another time or author; comparing the records proves it also where the
    // numbers alone look alike, so only a plan that has been made whole can deny it.
    bool clone_noticed = false;
    // The same of another database: two copies of one profile are at work somewhere. Their values stand side by side.
    bool other_clone_noticed = false;
    // A replica's counter is further ahead of what was last seen of it than honest work makes (reference, 3.2: poisoned
    // metadata). It does no harm to merging, but somebody should ask where the file comes from.
    bool counter_is_suspicious = false;
    bool has_own_writes = false; // this very browser database has written in it
};
ImportSource describe_source(const Workspace& workspace, const Fragment& file);

struct ImportPlan : ImportSource {
    ImportCounts total;
    std::vector<std::pair<KindId, ImportCounts>> by_kind; // kind ids of the file's names
};
ImportPlan plan_import(const Workspace& workspace, const Fragment& file);

} // namespace yinfeng
