#include "domain/deadline.h"
#include "domain/words.h"

#include <algorithm>

namespace yinfeng::domain {

std::int64_t due_soon_days(const Workspace& workspace) {
    return setting(workspace, field::settings::due_soon_days_, 3);
}

Deadline judge(const WorkingCalendar& calendar, Date due, Date now, std::int64_t due_soon_days) {
    const int left = now <= due ? calendar.working_days_between(now, due) : -calendar.working_days_between(due, now);
    const TimeStatus status = left < 0                             ? TimeStatus::overdue
                              : left <= due_soon_days || left == 0 ? TimeStatus::due_soon
                                                                   : TimeStatus::on_time;
    return {status, left, now == due, !calendar.covers(std::min(now, due), std::max(now, due))};
}

std::string describe_left(const Deadline& deadline) {
    if (deadline.is_provisional) {
        Deadline plain = deadline;
        plain.is_provisional = false;
        return say(Word::provisional, {describe_left(plain)});
    }
    if (deadline.left < 0) return say(Word::working_days_late, {std::to_string(-deadline.left)});
    if (deadline.left > 0) return say(Word::working_days_left, {std::to_string(deadline.left)});
    return std::string(say(deadline.is_today ? Word::due_today : Word::due_before));
}

} // namespace yinfeng::domain
