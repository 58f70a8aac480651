#pragma once
// Which merged area a cell lies in, found quickly where there are many.

#include "documents/table.h"

#include <cstdint>
#include <map>
#include <vector>

namespace yinfeng::app {

class MergedAreas {
public:
    explicit MergedAreas(const documents::Table& table);
    const documents::Area* at(std::uint32_t row, std::uint32_t column) const; // null: none

private:
    std::map<std::uint32_t, std::vector<documents::Area>> by_column_; // from above, none over another
};

} // namespace yinfeng::app
