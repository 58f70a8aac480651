#pragma once
// The layout 统计: what a view counts by its groups, as bars, stacked bars, a matrix, a line by month or a funnel (view/statistics.h).
// Each figure is a door: pressed, it asks for the records behind it. One stop of the Tab key, arrows from figure to figure.

#include "ui/records/listed.h"
#include "view/statistics.h"

#include <memory>
#include <optional>
#include <vector>

namespace yinfeng::ui {

struct StatisticsState;

class Statistics {
public:
    Statistics();
    ~Statistics();
    // The conditions that, beside those of the view, find the records behind the figure that was pressed.
    std::optional<std::vector<view::Filter>> draw(Ui& ui, Rect area, Listed& listed, view::Query& query);
    void reset();

private:
    std::unique_ptr<StatisticsState> state_;
};

// What a view that names no dimension is counted by: the first grouping of its kind that is a choice, else the first by
// values, else the first that there is.
std::optional<view::Bucket> usual_dimension(const view::Columns& columns, KindId kind);

} // namespace yinfeng::ui
