#include "sync/import_plan.h"

#include "base/sort_list.h"
#include "sync/join_comparison.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace yinfeng {

ImportSource describe_source(const Workspace& workspace, const Fragment& file) {
    ImportSource source;
    bool any_settings = false, all_sample = true;
    for (const Record& record : file.records) {
        if (record.kind != static_cast<KindId>(Kind::settings)) continue;
        any_settings = true;
        const Cell* sample = record.find(field::settings::sample_);
        const bool is_sample = sample && sample->shown().as_boolean();
        source.is_sample = source.is_sample || is_sample;
        all_sample = all_sample && is_sample;
        if (const Cell* office = record.find(field::settings::office_); office && !office->shown().as_text().empty()) {
            source.offices.emplace_back(office->shown().as_text());
        }
    }
    source.only_sample = any_settings && all_sample;
    sort_list(source.offices);
    source.offices.erase(std::unique(source.offices.begin(), source.offices.end()), source.offices.end());

    const StampTable& theirs = file.stamps;
    for (StampId id = 0; id < theirs.size(); ++id) {
        source.newest_wall_ms = std::max(source.newest_wall_ms, theirs[id].wall_ms);
    }
    std::unordered_map<ReplicaId, std::uint64_t> last_seen;
    for (ReplicaIndex i = 0; i < workspace.stamps().replica_count(); ++i) {
        last_seen[workspace.stamps().replica_id(i)] = workspace.stamps().newest_n(i);
    }
    for (ReplicaIndex i = 0; i < theirs.replica_count(); ++i) {
        const std::uint64_t seen = last_seen[theirs.replica_id(i)], stated = theirs.newest_n(i);
        if (stated > seen + most_unseen_changes) source.counter_is_suspicious = true;
        if (theirs.replica_id(i) != workspace.replica()) continue;
        source.clone_noticed = stated > seen;
        source.has_own_writes = true;
    }
    return source;
}

ImportPlan plan_import(const Workspace& workspace, const Fragment& file) {
    ImportPlan plan;
    static_cast<ImportSource&>(plan) = describe_source(workspace, file);
    JoinComparison comparison(workspace, file);
    std::map<KindId, ImportCounts> by_kind;
    for (std::size_t i = 0; i < file.records.size(); ++i) {
        const RecordImpact impact = comparison.impact(i);
        impact.add_to(plan.total);
        impact.add_to(by_kind[file.records[i].kind]);
    }
    plan.by_kind.assign(by_kind.begin(), by_kind.end());
    return plan;
}

} // namespace yinfeng
