#pragma once
// Taking a record away and bringing it back (design, section 3).
//
// The cell "deleted" holds nothing where a record is live, and where it was deleted a note of what the deleter had
// seen, field by field:
//
//   {"seen":[[["amount","name"],["00c0ffee00c0ffee",5]],[["note"],["00c0ffee00c0ffee",7,"00d1…",2]]]}
//
// Each group is the fields that share one context, bytewise sorted, and that context: replica ids in 16 hexadecimal
// digits, ascending, each followed by the greatest n seen. Groups are sorted by their first field. Replica ids
// are written out, because the note is carried as it is from file to file while the numbers of tables change.
//
// Where a profile was copied, one replica may have several writes side by side; then it stands once for each of them.
//
// A sibling in a field whose dot the note does not cover is an edit that the deleter did not know - or one of more siblings of its
// replica than the note counts: the record is
// contested, and shown with a badge until a person deletes it again or restores it. So is a record that one
// deletes while another restores it. A note that cannot be read counts as having seen nothing.

#include "store/workspace.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yinfeng {

class DeletionNote {
public:
    static std::optional<DeletionNote> parse(std::string_view compound);
    using NamedContext = std::vector<std::pair<ReplicaId, std::uint64_t>>;

    // How many writes of the replica the deleter had seen side by side in the field, if number n was among what it had seen;
    // else 0. More than 1 only where a profile was copied.
    std::size_t times_seen(std::string_view field, ReplicaId replica, std::uint64_t n) const;
    bool covers(std::string_view field, ReplicaId replica, std::uint64_t n) const {
        return times_seen(field, replica, n) > 0;
    }

private:
    struct Group {
        std::vector<std::string> fields; // while it is read
        NamedContext seen;               // sorted
    };
    struct Place {
        std::string field;
        std::uint32_t group;
    };
    std::vector<Group> groups_;
    std::vector<Place> by_field_; // sorted
};

// What somebody who deletes the record now has seen of it.
Value make_deletion_note(const Record& record, const Names& names, const StampTable& stamps);

// From the cells alone, so every office that has the same cells sees the same.
Record::State state_of(const Record& record, const Names& names, const StampTable& stamps);

std::string replica_text(ReplicaId replica);                   // 16 hexadecimal digits
std::optional<ReplicaId> parse_replica(std::string_view text); // exactly that

} // namespace yinfeng
