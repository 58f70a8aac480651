#pragma once
// How a day that something is due on stands today. The one rule, for the limit of a service record, the next step and the plan
// of a project, and every badge, tile, filter and number on the rail that is made of them.
//
// Counted in working days of the Chinese calendar on both sides: on the Saturday after a Friday nothing is late yet, for nobody
// could work, and four days before a week of holidays may be one. The due day itself is not late. 将到期 is what has as many
// working days left as the workspace's setting says, or fewer (settings.due_soon_days, 3 by default).

#include "domain/reading.h"
#include "domain/time_status.h"

#include <cstdint>
#include <string>

namespace yinfeng::domain {

std::int64_t due_soon_days(const Workspace& workspace); // the setting

struct Deadline {
    TimeStatus status = TimeStatus::on_time; // on_time, due_soon or overdue
    int left = 0;                            // working days; negative: late by so many
    bool is_today = false;                   // left is 0 also on days off after it
    bool is_provisional = false; // the holidays of some year until then are not known yet: only weekdays were counted
};
Deadline judge(const WorkingCalendar& calendar, Date due, Date now, std::int64_t due_soon_days);
std::string describe_left(
    const Deadline& deadline); // '剩 12 工作日', '超 6 工作日', '今天到期', '剩 260 工作日（暂定）'

} // namespace yinfeng::domain
