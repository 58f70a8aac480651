#pragma once
// What views call groupings and figures: for view.cpp, which writes them, and view_reader.cpp.

#include "view/view.h"

#include <array>
#include <string_view>

namespace yinfeng::view {

struct ByName {
    Bucket::By by;
    std::string_view key;
};
inline constexpr auto by_names = std::to_array<ByName>({
    {Bucket::By::value, "value"},
    {Bucket::By::labels, "labels"},
    {Bucket::By::month, "month"},
    {Bucket::By::quarter, "quarter"},
    {Bucket::By::year, "year"},
    {Bucket::By::band, "band"},
    {Bucket::By::initial, "initial"},
});

struct FigureName {
    Figure figure;
    std::string_view key;
};
inline constexpr auto figure_names = std::to_array<FigureName>({
    {Figure::sum, "sum"},
    {Figure::count, "count"},
    {Figure::average, "average"},
    {Figure::least, "least"},
    {Figure::greatest, "greatest"},
    {Figure::share, "share"},
});

} // namespace yinfeng::view
