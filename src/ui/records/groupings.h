#pragma once
// How records of a kind can be gathered: by value, month, band …, in words.

#include "view/view.h"

#include <string>
#include <vector>

namespace yinfeng::ui {

struct Grouping {
    view::Bucket bucket;
    std::string label;
};
std::vector<Grouping> groupings_of(const view::Columns& columns, KindId kind);
std::string grouping_label(const view::Columns& columns, const view::Bucket& bucket);

} // namespace yinfeng::ui
