#pragma once
// Which records of a list are ticked, for every layout that shows ticks: what a filter hides is no longer ticked, so that what is
// done with several never touches what is not seen.

#include "ui/records/group_lines.h"

#include <cstdint>
#include <span>
#include <vector>

namespace yinfeng::ui {

class Ticks {
public:
    void follow(const view::Rows& rows); // first thing in a frame
    bool has(RecordIndex record) const { return record < is_ticked_.size() && is_ticked_[record]; }
    void set(RecordIndex record, bool on);
    void set_all(bool on);
    void set_between(std::span<const ListLine> lines, std::size_t from, std::size_t to);
    // The box of that line was pressed, or its row with Ctrl; `extend` (Shift): with all between it and the one before.
    void press(std::span<const ListLine> lines, std::size_t line, bool on, bool extend);
    const std::vector<RecordIndex>& records() const { return ticked_; } // in the order of the list
    bool are_none() const { return ticked_.empty(); }
    std::uint64_t version() const { return version_; } // another one when other records are ticked
    RecordIndex anchor = no_record;                    // where what Shift extends began

private:
    const view::Rows* rows_ = nullptr;
    std::uint64_t rows_version_ = 0, version_ = 0;
    bool is_changed_ = false;
    std::vector<std::uint8_t> is_ticked_; // by record index
    std::vector<RecordIndex> ticked_;
};

} // namespace yinfeng::ui
