#pragma once
// A timeline as drawings: a line for each record, in the groups and order of the view, from the first to the last of their dates,
// whatever stretch of it the page shows. As many drawings as the height asks for, each with its own head.

#include "exchange/picture.h"
#include "view/query.h"

#include <functional>
#include <vector>

namespace yinfeng::app {

struct TimelineAsked {
    float width = 1000, most_height = 1000; // of one drawing
    std::size_t most_pictures = SIZE_MAX;
    std::function<bool(view::ColumnId)> hides = {}; // must not leave
};
struct TimelineDrawn {
    std::vector<exchange::Picture> pictures;
    std::size_t left_out = 0; // records that found no room
};
TimelineDrawn timeline_pictures(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const TimelineAsked& asked);

} // namespace yinfeng::app
