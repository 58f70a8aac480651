#pragma once
// Records that stand above themselves over others (hierarchy.h). No door writes that, but two files of which each is right bring it
// together: in one 甲 stands above 乙, in the other 乙 above 甲. Nothing of it is lost or refused; it is told, until somebody changes
// one of them. So is a link of a chain that leads from a node to itself: in one file its beginning was moved, in the other its end.

#include "store/workspace.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yinfeng::domain {

// Each stands under the next, the last one under the first.
struct Circle {
    FieldId field = no_field; // 上级单位, 引荐企业; chain_link.to: the way is the link alone
    std::vector<Id> way;
    // Closed only by a value that waits for a decision (待确认) and does not count now: choosing it would close it.
    bool is_contested = false;
    // Others run through records of this one and are not told by themselves: how many ways there still are to close one.
    std::size_t more = 0;
    bool operator==(const Circle&) const = default;
};

// Who stands under whom, gathered from records of a workspace, or of a file while they pass. Takes only such as stand under one,
// links and nodes of chains.
class Standings {
public:
    void add(const Record& record, bool is_live);

    // In order of field and of the smallest id, with which each begins; of circles that share a record those that count now. None
    // that has no live record. Takes time in proportion to what was added.
    std::vector<Circle> circles() const;
    std::string_view name(FieldId field, Id record) const; // "" if it has none

private:
    struct Standing {
        Id id;
        std::string name;
        std::vector<Id> above; // what is shown first, nil if that is none; then what waits for a decision
        bool is_live = false;
    };
    static constexpr std::size_t field_count = 2;
    std::array<std::vector<Standing>, field_count> of_field_;
    struct Loop {
        Id link, node;
        bool is_contested = false;
    };
    std::vector<Loop> loops_;
    std::map<Id, std::string> node_names_;
    friend class CircleSearch;
};

std::vector<Circle> circles_in(const Workspace& workspace);
// The one that the record is part of, beginning with it.
std::optional<Circle> circle_of(const Workspace& workspace, RecordIndex record);

// A sentence with the names: 甲 → 乙 → 甲.
std::string circle_words(const Workspace& workspace, const Circle& circle);
std::string circle_words(const Standings& standings, const Circle& circle);

} // namespace yinfeng::domain
