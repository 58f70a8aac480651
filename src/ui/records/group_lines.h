#pragma once
// The lines of a list in groups: heads, and below the open ones their records. Which groups are closed is remembered by their words,
// so it survives other sorting and other records.

#include "view/query.h"

#include <cstdint>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct ListLine {
    RecordIndex record = no_record; // no_record: the head of `group`
    std::uint32_t group = 0;        // in Rows::groups: the innermost
};

class GroupLines {
public:
    bool update(const view::Rows& rows); // true if the lines are other ones than before
    const std::vector<ListLine>& lines() const { return lines_; }
    std::ptrdiff_t line_of(RecordIndex record) const; // -1: not shown
    bool is_open(std::size_t group) const;
    void toggle(std::size_t group);
    void open_all(bool open);
    void reveal(RecordIndex record);              // opens the groups that it stands in
    std::string path_of(std::size_t group) const; // words of the group and of those it stands in

private:
    const view::Rows* rows_ = nullptr;
    std::uint64_t version_ = 0; // of the rows, plus one
    std::vector<ListLine> lines_;
    std::vector<std::string> closed_; // paths
};

} // namespace yinfeng::ui
