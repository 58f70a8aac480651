#pragma once
// What was written on which day and by whom, gathered in any order and then written into a workspace day by day, with all that follows
// from it (domain/consequences). What one person writes on one day is one change.

#include "base/working_calendar.h"
#include "store/workspace.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace yinfeng::app {

class Diary {
public:
    Change& on(Date day, std::string_view author) { return changes_[{day, std::string(author)}]; }
    // What was gathered is gone afterwards. False: the workspace refused something.
    bool play(Workspace& workspace, const WorkingCalendar& calendar);

private:
    std::map<std::pair<Date, std::string>, Change> changes_;
};

// In the office, at some time of that day: Unix milliseconds.
std::int64_t office_hour(Date day, std::int64_t minutes_after_nine);

} // namespace yinfeng::app
