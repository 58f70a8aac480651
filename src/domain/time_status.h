#pragma once
// How something stands against its time: what a badge shows. Colour, icon and words always go
// together (design/ui.md, "Time status"). The order of the values is known to ui/widgets.h.

#include <cstdint>
#include <string>

namespace yinfeng::domain {

enum class TimeStatus : std::uint8_t { neutral, on_time, due_soon, overdue, paused, closed };

struct TimeBadge {
    TimeStatus status = TimeStatus::neutral;
    std::string text;            // '剩 12 工作日'; empty: nothing to say
    std::string detail;          // second line or tooltip: '09-03 到期', the reason of a pause
    bool is_provisional = false; // reaches into a year whose holidays are not known yet; the text says so
};

} // namespace yinfeng::domain
