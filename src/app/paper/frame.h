#pragma once
// What stands around every document and picture, whatever it shows: title, that sample data is one, whose it is, and as of when.

#include "exchange/sheet.h"
#include "view/columns.h"

#include <cstdint>
#include <optional>
#include <string>

namespace yinfeng::app {

// `now_ms`: when it leaves; where that is the day that everything is counted to, its time stands beside it.
void frame_sheet(
    exchange::Sheet& sheet, const view::Columns& columns, std::string title, std::optional<std::int64_t> now_ms);

} // namespace yinfeng::app
