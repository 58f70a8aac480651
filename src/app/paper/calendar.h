#pragma once
// A calendar as a drawing: the weeks of a month or one week as a grid of days, or the days of a month one below the other, as the page
// shows them (ui/records/calendar.h). Days off are quiet, 休 and 班 marked, what is late stands inside today. A day that has more than
// it has room for says how many are left; which these are is in the answer, so that a list can follow. Nothing of what is marked
// confidential stands in it but the date itself.

#include "exchange/picture.h"
#include "view/calendar.h"
#include "view/query.h"

#include <string>
#include <vector>

namespace yinfeng::app {

struct CalendarAsked {
    view::CalendarPage page;
    float width = 1000, most_height = 700;
    bool fills_height = false; // a sheet of paper is filled; a picture is as high as its days need, within most_height
};
struct CalendarList { // of a day, or of the month or year that has no day for it
    std::string name;
    std::vector<RecordIndex> records;
};
struct CalendarDrawn {
    std::vector<std::string> says; // which page, by which date, how many; what the marks mean
    std::vector<exchange::Picture> pictures;
    std::vector<CalendarList> rest; // found no room
    std::size_t left_out = 0;       // records of these
};
CalendarDrawn calendar_picture(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const CalendarAsked& asked);
// The days of the page that have something, one below the other, instead of a drawing.
CalendarDrawn calendar_agenda(
    view::Columns& columns, const view::View& view, const view::Rows& rows, const CalendarAsked& asked);

} // namespace yinfeng::app
