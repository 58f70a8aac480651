#include "domain/deadline.h"

namespace yinfeng::domain {

std::int64_t due_soon_days(const Workspace& workspace) {
    return setting(workspace, field::settings::due_soon_days_, 3);
}

Deadline judge(const WorkingCalendar& calendar, Date due, Date now, std::int64_t due_soon_days) {
    const int left = now <= due ? calendar.working_days_between(now, due) : -calendar.working_days_between(due, now);
    const TimeStatus status = left < 0                             ? TimeStatus::overdue
                              : left <= due_soon_days || left == 0 ? TimeStatus::due_soon
                                                                   : TimeStatus::on_time;
    return {status, left, now == due};
}

} // namespace yinfeng::domain
