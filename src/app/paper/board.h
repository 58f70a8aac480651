#pragma once
// A board on paper and as a picture: its lanes with their cards in words, and how they are drawn. Which lanes there are and what
// stands on a card is as on the page (ui/records/board.h, card.h); what nothing is on is left out where conditions exclude it.

#include "exchange/sheet.h"
#include "view/query.h"

#include <functional>
#include <optional>
#include <vector>

namespace yinfeng::app {

struct BoardAsked {
    std::function<bool(view::ColumnId)> hides = {}; // must not leave
    std::size_t most_records = SIZE_MAX;
};
std::vector<exchange::SheetLane> board_lanes(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const BoardAsked& asked);

// What a board is by that does not say it: the first choice of the kind, stages by the labels of the workspace.
std::optional<view::Bucket> usual_lanes(const view::Columns& columns, KindId kind);

// Lanes beside one another. What finds no room says how much it is.
exchange::Picture board_picture(const std::vector<exchange::SheetLane>& lanes);

} // namespace yinfeng::app
