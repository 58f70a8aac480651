#pragma once
// How many records fulfil each of a few filters: the numbers on a page's quick filters. Counted once, later only what changed; at
// 100 000 records in slices between frames, because a slice per frame would draw hundreds of pictures for nothing.

#include "ui/ui.h"
#include "view/matcher.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace yinfeng::ui {

class QuickCounts {
public:
    void update(Ui& ui, KindId kind, std::span<const view::Filter> filters);
    int of(std::size_t filter) const; // -1 while it is being counted
    void reset() { *this = {}; }

private:
    void begin(view::Columns& columns);
    void work(view::Columns& columns, std::int64_t until_us);
    void work_between_frames(Ui& ui);
    void count(const Workspace& workspace);

    KindId kind_ = no_kind;
    std::vector<view::Filter> filters_;
    std::vector<view::Matcher> matchers_;
    std::vector<std::uint8_t> fits_; // by record index, one bit per filter
    std::vector<RecordIndex> pending_;
    std::vector<int> counts_;
    std::uint64_t moment_ = 0, seen_ = 0, workspace_ = 0;
    bool is_counted_ = false;
    std::shared_ptr<int> working_; // while a slice is due between frames
};

} // namespace yinfeng::ui
