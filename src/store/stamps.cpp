#include "store/stamps.h"

#include "base/utf8.h"
#include "model/file_text.h"
#include "model/limits.h"

#include <algorithm>

namespace yinfeng {

std::string kept_author(std::string_view name) {
    return std::string(truncate_bytes(file_text(name, true), most_author_bytes));
}

std::size_t StampTable::Hash::operator()(const Stamp& stamp) const {
    const std::uint64_t who = (static_cast<std::uint64_t>(stamp.replica) << 32) | stamp.author;
    return static_cast<std::size_t>(
        combine_hashes(combine_hashes(who, stamp.n), static_cast<std::uint64_t>(stamp.wall_ms)));
}

StampTable::StampTable(const StampTable& other)
    : replicas_(other.replicas_), newest_n_(other.newest_n_), authors_(other.authors_), stamps_(other.stamps_),
      replica_by_id_(other.replica_by_id_), by_value_(other.by_value_) {
    for (std::uint32_t i = 0; i < authors_.size(); ++i) author_by_name_.emplace(authors_[i], i);
}

ReplicaIndex StampTable::replica(ReplicaId id) {
    const auto [entry, is_new] = replica_by_id_.try_emplace(id, static_cast<ReplicaIndex>(replicas_.size()));
    if (is_new) {
        replicas_.push_back(id);
        newest_n_.push_back(0);
    }
    return entry->second;
}

std::optional<ReplicaIndex> StampTable::find_replica(ReplicaId id) const {
    const auto found = replica_by_id_.find(id);
    return found == replica_by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> StampTable::find_author(std::string_view name) const {
    const auto found = author_by_name_.find(name);
    return found == author_by_name_.end() ? std::nullopt : std::optional(found->second);
}

void StampTable::note_n(ReplicaIndex replica, std::uint64_t n) { newest_n_[replica] = std::max(newest_n_[replica], n); }

std::uint32_t StampTable::author(std::string_view name) {
    if (const auto found = author_by_name_.find(name); found != author_by_name_.end()) return found->second;
    const auto id = static_cast<std::uint32_t>(authors_.size());
    author_by_name_.emplace(authors_.emplace_back(name), id);
    return id;
}

StampId StampTable::intern(const Stamp& stamp) {
    const auto [entry, is_new] = by_value_.try_emplace(stamp, static_cast<StampId>(stamps_.size()));
    if (is_new) {
        stamps_.push_back(stamp);
        note_n(stamp.replica, stamp.n);
    }
    return entry->second;
}

StampTranslation::StampTranslation(const StampTable& from, StampTable& to)
    : from_(from), to_(to), stamps_(from.size(), unknown) {
    replicas_.reserve(from.replica_count());
    for (ReplicaIndex i = 0; i < from.replica_count(); ++i) {
        replicas_.push_back(to.replica(from.replica_id(i)));
        to.note_n(replicas_.back(), from.newest_n(i));
    }
}

StampId StampTranslation::translate(StampId id) {
    Stamp stamp = from_[id];
    stamp.replica = replicas_[stamp.replica];
    stamp.author = to_.author(from_.author_name(stamp.author));
    return stamps_[id] = to_.intern(stamp);
}

} // namespace yinfeng
