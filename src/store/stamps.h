#pragma once
// Who wrote what when: every write carries a stamp, and all writes of one change share it.
//
//  - (replica, n) is the write's dot. A replica is one browser database, a random 64-bit number; n counts its
//    changes. Within one cell a dot is unique.
//  - wall_ms and author are for people: which value is shown first, and the history list. Causality never looks
//    at them, so a computer that is five years ahead can win a display but destroys nothing.
//
// A workspace keeps each distinct stamp once; cells hold its number. Numbers are private to one StampTable.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinfeng {

using ReplicaId = std::uint64_t;
using ReplicaIndex = std::uint32_t; // into one StampTable
using StampId = std::uint32_t;

struct Stamp {
    ReplicaIndex replica = 0;
    std::uint32_t author = 0;
    std::uint64_t n = 0;
    std::int64_t wall_ms = 0;
    bool operator==(const Stamp&) const = default;
};

class StampTable {
public:
    ReplicaIndex replica(ReplicaId id);
    ReplicaId replica_id(ReplicaIndex index) const { return replicas_[index]; }
    std::size_t replica_count() const { return replicas_.size(); }
    std::uint64_t newest_n(ReplicaIndex replica) const { return newest_n_[replica]; } // of all stamps met
    void note_n(ReplicaIndex replica, std::uint64_t n); // a context mentions it

    std::uint32_t author(std::string_view name);
    std::string_view author_name(std::uint32_t author) const { return authors_[author]; }

    StampId intern(const Stamp& stamp);
    const Stamp& operator[](StampId id) const { return stamps_[id]; }
    std::size_t size() const { return stamps_.size(); }

private:
    struct Hash { std::size_t operator()(const Stamp& stamp) const; };
    std::vector<ReplicaId> replicas_;
    std::vector<std::uint64_t> newest_n_;
    std::vector<std::string> authors_;
    std::vector<Stamp> stamps_;
    std::unordered_map<ReplicaId, ReplicaIndex> replica_by_id_;
    std::unordered_map<std::string, std::uint32_t> author_by_name_;
    std::unordered_map<Stamp, StampId, Hash> by_value_;
};

} // namespace yinfeng
