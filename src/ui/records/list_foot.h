#pragma once
// The line at the foot of a list, in every layout that has one: what all records sum to, below the columns that the sums are of; or,
// while records are ticked, what can be done with them together. And the same sums in the heads of groups.

#include "ui/records/bulk_edit.h"
#include "ui/records/ticks.h"
#include "ui/widgets.h"

#include <span>
#include <string>
#include <vector>

namespace yinfeng::ui {

struct Listed;

// What the bar of a kind offers while rows are ticked, beside 改字段, printing, exporting and 移到回收站; draws into the box and cuts off what it used.
using BulkBar = void (*)(Ui& ui, Rect& rest, const std::vector<RecordIndex>& ticked);

struct SumPlace { // where a column stands on the screen
    view::ColumnId column;
    float x, width;
    bool is_pinned; // it stays where others scroll
};

// Each below its column, behind `from`; those of columns that are not shown behind one another before the others. What scrolls is
// seen from `scrolls_from` on.
void draw_sums(Ui& ui, const Rect& row, float from, float scrolls_from, std::span<const SumPlace> places,
    const view::View& view, const view::Rows& rows, std::span<const view::Summary> sums);

class ListFoot {
public:
    static float height(const Ui& ui, const Ticks& ticks);
    // True: the ticks were taken away by Esc, and the keyboard goes back to the list. What scrolls is seen from `scrolls_from` on.
    bool draw(Ui& ui, const Rect& box, Listed& listed, std::span<const SumPlace> places, float scrolls_from,
        bool keeps_escape = false);

    void keep_free(float width) { kept_free_ = width; } // at its right end, device pixels, while nothing is ticked

private:
    void draw_bulk(Ui& ui, const Rect& box, Listed& listed);

    BulkEdit edit_;
    float kept_free_ = 0;
    QuantitySum ticked_sum_; // of the first column that is summed
    view::ColumnId summed_ = view::no_column;
    std::uint64_t summed_version_ = 0; // of the ticks
};

} // namespace yinfeng::ui
