#pragma once
// Whole days for calendars of other programs and telephones: iCalendar (RFC 5545). An event has the same uid whenever it leaves, and a greater
// sequence when its record was written since: who imports the file again gets it changed, not twice.

#include "base/date.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::exchange {

struct CalendarEvent {
    std::string uid, summary, description;
    Date first, last;            // both included
    std::int64_t written_ms = 0; // Unix time at which its record was written last
};

struct CalendarFile {
    std::string name; // of the calendar
    std::vector<CalendarEvent> events;
};

std::string to_ics(const CalendarFile& file);

} // namespace yinfeng::exchange
