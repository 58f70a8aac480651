#pragma once
// A view of any kind as it leaves the program: for paper with everything that stands around the list (what it contains and leaves
// out, groups with their figures, totals, office, the day), for spreadsheets as a list of records. The page's 打印 and 导出 CSV and
// `yinfeng query --format html|csv` are its doors.

#include "exchange/sheet.h"
#include "view/query.h"

#include <cstddef>
#include <optional>
#include <string>

namespace yinfeng::app {

enum class SheetFor : std::uint8_t {
    paper,
    // Each record once, figures in the unit of their heading. What the rows are grouped by is a column, so that no group is lost.
    spreadsheet,
};

struct SheetOptions {
    SheetFor use = SheetFor::paper;
    std::string name = {};  // of the view; empty: what the view itself is called
    std::string typed = {}; // in the search box: the rows are those that it has found
    bool codes = false;     // values as in files
    bool without_confidential = false;
    bool lacks_confidential = false; // the data was made without them: the columns are there and hold nothing
    std::optional<std::size_t> most_records = {};
};

// What the view shows in its layout is what leaves; `rows` is its Query's answer. Sample data says that it is.
exchange::Sheet sheet_of(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const SheetOptions& options);

// Whether anything that leaves with the view is marked .confidential in the catalogue.
bool shows_confidential(const view::Columns& columns, const view::View& view);

} // namespace yinfeng::app
