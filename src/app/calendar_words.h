#pragma once
// Pages and days of a calendar in words: the same on the page, on paper and in a picture.

#include "base/working_calendar.h"
#include "view/calendar.h"

#include <cstddef>
#include <string>

namespace yinfeng::app {

std::string calendar_title(const view::CalendarPage& page); // '2019 年 9 月', '2019-09-02 至 09-08'
// '2019-10-01，周二，国庆节，休，3 项，其中 1 项超期'
std::string calendar_day_words(
    const WorkingCalendar& days, Date date, Date today, std::size_t records, std::size_t late);

} // namespace yinfeng::app
