#pragma once
// How a table lies on paper: the size of its type and the widths of its columns by what stands in them, and how much paper that takes.
// A wide table gets a smaller type, down to what can be read, as far as that saves more paper than it costs in reading.

#include "exchange/paper.h"
#include "exchange/sheet.h"

#include <vector>

namespace yinfeng::exchange {

inline constexpr float usual_type_pt = 10.5f, least_type_pt = 7.5f;

struct TableFit {
    float type_pt = usual_type_pt;
    std::vector<float> widths; // of the columns, in percent
    float sheets = 0;          // about so many are filled
    float cost = 0;            // what of two is cheaper is better
};
TableFit fit_table(const Sheet& sheet, const Paper& paper);
// Whether it is better printed across on this size, by sheets first.
bool is_better_across(const Sheet& sheet, Paper::Size size);

} // namespace yinfeng::exchange
