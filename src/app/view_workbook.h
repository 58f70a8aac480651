#pragma once
// A view of any kind as a workbook: title, what the list contains and 截至 above it; headings that stay in sight and are repeated on each printed
// page, with a filter; cells that are numbers and days where they say no more than that; 合计 and the figures of groups as formulas with their
// kept results; A4 or A3. What a number cannot say (近, 余, 3–5 亿元, 待定, 三季度) is text, as view/cell_text.h reads it again. The last
// column, hidden, has the ids of the records. 导出 Excel and `yinfeng query --format xlsx` are its doors.

#include "app/view_sheet.h"
#include "documents/workbook.h"

namespace yinfeng::app {

documents::Workbook workbook_of(
    view::Columns& columns, const view::View& view, const view::Rows& rows, SheetOptions options);

} // namespace yinfeng::app
