#pragma once
// Who wrote what when: every write carries a stamp, and all writes of one change share it.
//
//  - (replica, n) is the write's dot. A replica is one browser database, a random 64-bit number; n counts its
//    changes. Within one cell a dot is unique.
//  - wall_ms and author are for people: which value is shown first, and the history list. Causality never looks
//    at them, so a computer that is five years ahead can win a display but destroys nothing.
//
// A workspace keeps each distinct stamp once; cells hold its number. Numbers are private to one StampTable.

#include "base/hash.h"

#include <cstdint>
#include <deque>
#include <optional>
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

// An author as files may hold it: one line of clean text (model/typed.h), cut at most_author_bytes.
std::string kept_author(std::string_view name);

class StampTable {
public:
    StampTable() = default;
    StampTable(StampTable&&) = default;
    StampTable& operator=(StampTable&&) = default;
    StampTable(const StampTable& other);
    StampTable& operator=(const StampTable&) = delete;

    ReplicaIndex replica(ReplicaId id); // adds it
    std::optional<ReplicaIndex> find_replica(ReplicaId id) const;
    ReplicaId replica_id(ReplicaIndex index) const { return replicas_[index]; }
    std::size_t replica_count() const { return replicas_.size(); }
    std::uint64_t newest_n(ReplicaIndex replica) const { return newest_n_[replica]; } // of all stamps met
    void note_n(ReplicaIndex replica, std::uint64_t n);                               // a context mentions it

    std::uint32_t author(std::string_view name); // adds it
    std::optional<std::uint32_t> find_author(std::string_view name) const;
    std::string_view author_name(std::uint32_t author) const { return authors_[author]; }
    std::size_t author_count() const { return authors_.size(); }

    StampId intern(const Stamp& stamp);
    bool holds(const Stamp& stamp) const { return by_value_.contains(stamp); }
    const Stamp& operator[](StampId id) const { return stamps_[id]; }
    std::size_t size() const { return stamps_.size(); }

private:
    struct Hash {
        std::size_t operator()(const Stamp& stamp) const;
    };
    std::vector<ReplicaId> replicas_;
    std::vector<std::uint64_t> newest_n_;
    std::deque<std::string> authors_; // a deque: names given out stay where they are
    std::vector<Stamp> stamps_;
    std::unordered_map<ReplicaId, ReplicaIndex> replica_by_id_;
    std::unordered_map<std::string_view, std::uint32_t, StringHash> author_by_name_; // keys point into authors_
    std::unordered_map<Stamp, StampId, Hash> by_value_;
};

// Numbers of one table as numbers of another, which grows by what it has not met. Each is looked up once.
class StampTranslation {
public:
    // Replicas and what is known of their counters are taken over at once, stamps when they are asked for.
    StampTranslation(const StampTable& from, StampTable& to);
    ReplicaIndex replica(ReplicaIndex index) const { return replicas_[index]; }
    StampId stamp(StampId id) {
        const StampId known = stamps_[id];
        return known != unknown ? known : translate(id);
    }

private:
    static constexpr StampId unknown = UINT32_MAX;
    StampId translate(StampId id);

    const StampTable& from_;
    StampTable& to_;
    std::vector<ReplicaIndex> replicas_;
    std::vector<StampId> stamps_;
};

} // namespace yinfeng
