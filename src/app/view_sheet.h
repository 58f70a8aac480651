#pragma once
// A view of any kind as it leaves the program: for paper with everything that stands around the list (what it contains and leaves
// out, groups with their figures, totals, office, the day), as a picture with the same around its drawing, for spreadsheets as a list
// of records. The page's 打印, 存为图片 and 导出 CSV and `yinfeng query --format html|svg|csv` are its doors.

#include "exchange/sheet.h"
#include "view/calendar.h"
#include "view/query.h"

#include <cstddef>
#include <optional>
#include <string>

namespace yinfeng::app {

enum class SheetFor : std::uint8_t {
    paper,
    picture, // only where the layout has one

    // Each record once, figures in the unit of their heading. What the rows are grouped by is a column, so that no group is lost.
    spreadsheet,

    // A workbook (view_workbook.h): groups with their figures and totals stand around the records as on paper, cells read as in a
    // spreadsheet, and the last column has the ids of the records.
    workbook,
};

// What a document on paper can hold of a view: the board, the timeline, the chart, the page of the calendar (with a list of what finds
// no room there); the records or the figures as a table, of a calendar by day.
struct SheetParts {
    bool drawing = false, table = false;
    bool operator==(const SheetParts&) const = default;
};
SheetParts parts_of(view::Layout layout);       // those that there are
SheetParts usual_parts_of(view::Layout layout); // those that are printed where nobody has chosen
inline bool has_picture(view::Layout layout) { return parts_of(layout).drawing; }

struct SheetOptions {
    SheetFor use = SheetFor::paper;
    exchange::Paper::Size size = exchange::Paper::Size::a4;
    std::optional<bool> is_across = {};      // nothing: as what is printed needs it
    std::optional<SheetParts> parts = {};    // nothing: the usual ones
    std::optional<std::int64_t> now_ms = {}; // when it leaves
    std::size_t chosen = 0;                  // not 0: the rows are these that somebody has ticked, so many
    std::string name = {};                   // of the view; empty: what the view itself is called
    std::string typed = {};                  // in the search box: the rows are those that it has found
    bool codes = false;                      // values as in files
    bool without_confidential = false;
    bool lacks_confidential = false; // the data was made without them: the columns are there and hold nothing
    bool lacks_condition = false;    // of the view: left out with what is confidential, so that more may be listed
    std::optional<std::size_t> most_records = {};
    std::optional<view::CalendarPage> calendar = {}; // which page of it is drawn; nothing: the month of today
};

// What the view shows in its layout is what leaves; `rows` is its Query's answer. Sample data says that it is.
exchange::Sheet sheet_of(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const SheetOptions& options);

// Whether it asks about anything that is marked so: without it nobody can say what the list contains.
bool asks_confidential(const view::Columns& columns, const view::View& view);
// Whether anything that leaves with the view is marked .confidential in the catalogue.
bool shows_confidential(const view::Columns& columns, const view::View& view);

} // namespace yinfeng::app
