#pragma once
// The head of a group of rows, in table and ledger: what the group is of, how many records, and what they sum to below the columns.
// A press closes and opens the group; its menu does so with all of them.

#include "ui/records/listed.h"

namespace yinfeng::ui {

// `scrolls_from`: what scrolls sideways begins there. Returns the press for the keys of the list.
Press draw_group_head(Ui& ui, const Rect& row, Listed& listed, std::size_t group, std::span<const SumPlace> places,
    float scrolls_from, bool tab_stop);

} // namespace yinfeng::ui
