#pragma once
// Offices that work, exchange snapshots and make trouble, for property tests: everything follows from a seed.

#include "base/random.h"
#include "store/fragment.h"
#include "sync/snapshot.h"

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace yinfeng::test {

// How many rounds a property runs; YINFENG_ROUNDS=10 makes every property ten times as long.
inline int rounds(int normal) {
    const char* factor = std::getenv("YINFENG_ROUNDS");
    return normal * (factor ? std::max(1, std::atoi(factor)) : 1);
}

// What people see: live records with their shown values, by id. Two offices with the same cells see the same.
std::string visible(const Workspace& workspace);

// Lists, indexes and counts, checked against the plain meaning of the words. Empty if all is well.
std::string check_indexes(const Workspace& workspace);

class CoreWorld {
public:
    CoreWorld(std::uint64_t seed, int offices, bool with_clones = true);

    // One random step: an edit, an emptying, a tag, a link, a deletion, a restoration, an unknown field or kind, an undo, a
    // redo, an exchange; rarely a copied profile, whose two sides go on under one replica id.
    void step();
    int office_count() const { return static_cast<int>(offices_.size()); }
    Workspace& office(int which) { return *offices_[static_cast<std::size_t>(which)]; }
    SeededRandom& random() { return random_; }

private:
    void edit(Workspace& workspace);
    void exchange(Workspace& from, Workspace& to);

    SeededRandom random_;
    bool with_clones_;
    std::vector<std::unique_ptr<Workspace>> offices_;
    std::vector<std::int64_t> skew_ms_;
    std::int64_t clock_ms_ = 1'567'123'200'000;
};

Fragment reread(const Workspace& workspace); // through the file format
std::unique_ptr<Workspace> copy_of(const Workspace& workspace);

} // namespace yinfeng::test
