#pragma once
// The head of a group of rows, in table and ledger: what the group is of, how many records, and what they sum to below the columns.
// A press closes and opens the group; its menu does so with all of them.

#include "ui/records/listed.h"

namespace yinfeng::ui {

// `scrolls_from`: what scrolls sideways begins there. `words_until`: its words end before that, where it is no more than the head of
// what stands at the left; 0: at its end. Returns the press for the keys of the list.
Press draw_group_head(Ui& ui, const Rect& row, Listed& listed, std::size_t group, std::span<const SumPlace> places,
    float scrolls_from, bool tab_stop, float words_until = 0);

} // namespace yinfeng::ui
