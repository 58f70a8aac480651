#pragma once
// Up to where somebody has seen a workspace: of each replica how many of its writes were there. So it can be told what others have
// written since - by numbers and not by times, because a merge brings today what was written weeks ago, and clocks are wrong.
//
// What is written in this browser is one's own, whoever signed it, and so is what one has signed elsewhere. A write of a number that
// is not beyond the greatest one known then counts as seen also where only a later merge has brought it (a file that left fields out).

#include "store/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yinfeng::domain {

struct LastVisit {
    std::vector<std::pair<ReplicaId, std::uint64_t>> seen; // ascending by replica
    bool has_seen(ReplicaId replica, std::uint64_t n) const;
    bool operator==(const LastVisit&) const = default;
};
LastVisit visit_of(const Workspace& workspace); // everything that is there is seen

// As this browser keeps it: '0f00…:120 …'. A text that is none of ours gives nothing.
std::string to_text(const LastVisit& visit);
std::optional<LastVisit> parse_last_visit(std::string_view text);

// A field that shows what somebody else has written since.
struct ForeignWrite {
    FieldId field = no_field; // an element of a set stands for its set
    std::string_view author;  // lives as long as the workspace
    std::int64_t wall_ms = 0;
};

// Asked for many records one after the other: which replicas and authors are one's own is looked up once.
class ForeignWrites {
public:
    ForeignWrites(const Workspace& workspace, const LastVisit& visit);
    bool any() const { return any_; } // some replica has written since
    // Newest first, each field once.
    std::vector<ForeignWrite> of(RecordIndex record) const;
    std::int64_t newest_ms(RecordIndex record) const; // 0: nobody has written into it

private:
    template <class Each> void each_write(RecordIndex record, const Each& each) const;

    const Workspace& workspace_;
    std::vector<std::uint64_t> seen_; // by ReplicaIndex; UINT64_MAX: all of it
    std::optional<std::uint32_t> own_author_;
    bool any_ = false;
};

} // namespace yinfeng::domain
