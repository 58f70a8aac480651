#include "sync/import_plan.h"

#include "base/sort_list.h"
#include "sync/join_comparison.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace yinfeng {

namespace {

// Replicas of which the file holds a stamp that is not here, while another with the same n is.
std::vector<ReplicaId> forked_replicas(const StampTable& here, const StampTable& there) {
    std::vector<std::optional<ReplicaIndex>> replicas;
    std::vector<std::optional<std::uint32_t>> authors;
    for (ReplicaIndex i = 0; i < there.replica_count(); ++i) replicas.push_back(here.find_replica(there.replica_id(i)));
    for (std::uint32_t i = 0; i < there.author_count(); ++i) authors.push_back(here.find_author(there.author_name(i)));
    std::vector<std::pair<ReplicaIndex, std::uint64_t>>
        unknown; // numbers that have been met here, under other stamps or forgotten
    for (StampId id = 0; id < there.size(); ++id) {
        Stamp stamp = there[id];
        const auto replica = replicas[stamp.replica];
        if (!replica || stamp.n > here.newest_n(*replica)) continue;
        const auto author = authors[stamp.author];
        stamp.replica = *replica;
        if (author) stamp.author = *author;
        if (!author || !here.holds(stamp)) unknown.emplace_back(stamp.replica, stamp.n);
    }
    std::vector<ReplicaId> forked;
    if (unknown.empty()) return forked;
    sort_list(unknown);
    for (StampId id = 0; id < here.size(); ++id) {
        if (std::ranges::binary_search(unknown, std::pair(here[id].replica, here[id].n))) {
            forked.push_back(here.replica_id(here[id].replica));
        }
    }
    return forked;
}

} // namespace

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
    for (const ReplicaId replica : forked_replicas(workspace.stamps(), theirs)) {
        (replica == workspace.replica() ? source.clone_noticed : source.other_clone_noticed) = true;
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
        plan.clone_noticed = plan.clone_noticed || impact.own_unknown;
        impact.add_to(plan.total);
        impact.add_to(by_kind[file.records[i].kind]);
    }
    plan.by_kind.assign(by_kind.begin(), by_kind.end());
    return plan;
}

} // namespace yinfeng
