#pragma once
// What the simulation (simulation.h) knows beside the program: of every write, which others its writer had seen; of every deletion,
// what its writer had seen of the record; of every office, which of them reached it. check() holds a workspace against that.

#include "store/workspace.h"

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace yinfeng::test {

Id record_id(std::uint64_t n);

// The cells that are written: of three projects, and of what only newer versions of the program know.
struct Place {
    const char* kind;
    std::uint64_t record;
    const char* field;
    bool is_newer;
};
inline constexpr std::size_t project_count = 3; // records 0, 1, 2
inline constexpr std::array places{
    Place{"project", 0, "name", false},
    Place{"project", 0, "park", false},
    Place{"project", 0, "industry", false},
    Place{"project", 0, "later_field", true},
    Place{"project", 1, "name", false},
    Place{"project", 1, "park", false},
    Place{"project", 1, "industry", false},
    Place{"project", 1, "later_field", true},
    Place{"project", 2, "name", false},
    Place{"project", 2, "park", false},
    Place{"project", 2, "industry", false},
    Place{"later_kind", 9, "name", true},
};
inline constexpr std::size_t cell_count = places.size();

using Writes = std::array<std::set<int>, cell_count>; // of each cell, the numbers of writes

struct Known {
    Writes writes;
    std::array<std::set<int>, project_count> deletions; // of each project, by number
    void learn(const Known& other);
};

class Oracle {
public:
    // Numbers the write; its value is value_of(number). `seen` is what the writer knows of the cell.
    int add_write(std::set<int> seen, ReplicaId writer);
    int add_deletion(const Writes& seen);
    void add_clone(ReplicaId replica); // a second database now writes under this id

    static std::string value_of(int write);

    // What is wrong with a workspace that should hold all of `known` and nothing else; "" if nothing is.
    std::string check(const Workspace& workspace, const Known& known) const;

private:
    bool is_cloned(int write) const { return cloned_.contains(writers_[static_cast<std::size_t>(write)]); }
    std::string check_cell(const Workspace& workspace, std::size_t cell, const std::set<int>& known) const;
    std::string check_trash(const Workspace& workspace, std::uint64_t project, const std::set<int>& deletions) const;

    std::vector<std::set<int>> pasts_; // of each write: the writes of that cell that its writer had seen
    std::vector<ReplicaId> writers_;   // of each write: under which replica id
    std::vector<Writes> seen_by_deletion_;
    std::set<ReplicaId> cloned_;
};

} // namespace yinfeng::test
