#pragma once
// Statistics as drawings: the bars, stacked bars, matrix, line or funnel that the page shows (ui/records/statistics.h), in as many
// drawings as the height asks for.

#include "exchange/picture.h"
#include "view/view.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::app {

struct StatisticsAsked {
    float width = 1000, most_height = 1000; // of one drawing
    std::size_t most_pictures = SIZE_MAX;
    std::string_view typed = {};
};
struct StatisticsDrawn {
    std::string title; // what is counted, by what
    std::vector<exchange::Picture> pictures;
    std::size_t left_out = 0; // rows that found no room
};
StatisticsDrawn statistics_pictures(view::Columns& columns, const view::View& view, const StatisticsAsked& asked);

} // namespace yinfeng::app
