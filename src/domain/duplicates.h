#pragma once
// Records that may be one and the same (查重), each pair with its reasons and a level (mechanisms.md 3.2, rank 18):
//
//   L1  the same number of an authority, or the same name and the same owner (of a project its investor, of a person its unit …)
//   L2  names that are 85 % alike or more, and the same owner; or the same name, and one of the two has no owner yet
//   L3  names that are 60 to 85 % alike and the same owner; the same owner, place and amount; or the same telephone
//   L4  names that are 85 % alike or more, and another owner or none: a hint
//
// Two that have different numbers of an authority are a hint at most. Placeholders (无, 000…) are no such numbers.
//
// A kind whose records have no owner (enterprises, units) takes the same name for L1, and its place stands for the owner in the rest.
//
// Names are compared without their legal form (有限公司 …), signs and blanks, traditional as simplified; a group (集团) is very much like
// its company, but not the same. Alike in percent: twice the
// pairs of neighbouring characters that both have, of all that they have (Dice). Names with other numbers in them (一期 and 二期, 1 号 and 2 号)
// are not alike. What somebody has called 并非同一个 is left out.

#include "store/workspace.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

inline constexpr int alike_from = 60, very_alike_from = 85; // percent

// How much two names of a kind are alike, in percent; 100: the same.
int name_likeness(Kind kind, std::string_view one, std::string_view other);

struct Sameness {
    enum class Of : std::uint8_t {
        code,
        name,
        alike_name,
        owner,
        place,
        amount,
        phone,
        other_code
    } of;                     // other_code speaks against
    FieldId field = no_field; // in which it is seen
    bool operator==(const Sameness&) const = default;
};
struct Duplicate {
    RecordIndex one = no_record, other = no_record; // the one that was made first, by id
    std::uint8_t level = 0;                         // 1 to 4
    int likeness = 0;                               // of the names, percent
    std::vector<Sameness> reasons;
};

std::span<const Kind> kinds_with_duplicates();
std::vector<FieldId> identity_fields(Kind kind); // that are compared beside the name
// The sets of records in which merging and 并非同一个 are kept; no_field for other kinds.
FieldId merged_field(Kind kind);
FieldId distinct_field(Kind kind);

// All pairs of one kind, so many records at a time: 100 000 take their time.
class DuplicateSearch {
public:
    DuplicateSearch(const Workspace& workspace, Kind kind);
    ~DuplicateSearch();
    bool work(std::size_t records); // true when all have been looked at
    std::size_t done() const;
    std::size_t all() const;
    // L1 first, of a level the most alike. What goes beyond most_found is left out, and said.
    const std::vector<Duplicate>& found() const;
    bool is_cut() const;
    static constexpr std::size_t most_found = 2'000;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// Those of one record, as it stands with these values written over it (of a form that is being filled in), so many records at a time.
// `record`: no_record where it is not made yet. The workspace must not be written meanwhile.
class DuplicatesOfOne {
public:
    DuplicatesOfOne(const Workspace& workspace, Kind kind, RecordIndex record, std::span<const Write> drafted = {});
    ~DuplicatesOfOne();
    bool work(std::size_t records); // true when all have been looked at
    const std::vector<Duplicate>&
    found() const; // the nearest first, once all have been; `other` is the one that was asked about

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yinfeng::domain
