#pragma once
// The column that somebody means by the words of a heading: what it is called in either language or in files, or what tables of
// offices call it (heading_words.def), with or without a unit in brackets behind it.

#include "view/columns.h"

#include <string>
#include <string_view>

namespace yinfeng::view {

struct Heading {
    ColumnId column = no_column; // no_column if it is none
    std::string unit;            // as it is written; "" if none is
};
Heading read_heading(const Columns& columns, KindId kind, std::string_view words);

} // namespace yinfeng::view
