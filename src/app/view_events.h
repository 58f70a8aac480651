#pragma once
// The days of a view as a file for calendars (exchange/calendar_file.h): what the layout 日历 shows, one event a record, called after it and
// the date that it stands on. What stands on no day (三季度, 2017-04, unfilled) is counted, and left out, and so is
// what is marked confidential: a calendar goes to telephones. 导出日历 and
// `yinfeng query --format ics` are its doors.

#include "exchange/calendar_file.h"
#include "view/query.h"

#include <cstddef>
#include <string>

namespace yinfeng::app {

struct ViewEvents {
    exchange::CalendarFile file;
    view::ColumnId date = view::no_column; // by which it goes; no_column: the kind has no date
    std::size_t left_out = 0;              // records without a day
};
ViewEvents events_of(view::Columns& columns, const view::View& view, const view::Rows& rows, std::string name);

} // namespace yinfeng::app
