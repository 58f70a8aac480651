#pragma once
// What would hold somebody up on a list of thousands of records is worked out between frames, while nobody waits: the words that a
// search compares, and the order of every column that the view shows, groups by or sums.

#include "ui/ui.h"
#include "view/query.h"

#include <memory>
#include <vector>

namespace yinfeng::ui {

class WorkAhead {
public:
    // Once a frame, after the query has run. The query stays until reset().
    void update(Ui& ui, const view::View& view, view::Query& query);
    void reset() { *this = {}; }
    // A search would find its words made. Until then it waits, and typing does not.
    bool knows_words(const Ui& ui, const view::View& view, const view::Query& query) const;

private:
    void go_on(Ui& ui);
    bool work(Ui& ui);

    view::View view_;
    view::Query* query_ = nullptr;
    std::vector<view::ColumnId> ranked_; // columns whose order is wanted
    std::uint64_t workspace_ = 0;        // its number
    // Its revision, plus one, for which the words, and all, are there.
    std::uint64_t searched_for_ = 0, done_for_ = 0;
    std::shared_ptr<int> waiting_; // while a slice is due
};

} // namespace yinfeng::ui
