#pragma once
// Service records (服务记录, 问题台账): when one is due, how it stands, what comes next, and the
// key figures of the ledger. Days are working days of the Chinese calendar. Rules: the day after
// the start is day 1 (a setting), the due day itself is not late, the clock stops at 办结, a pause
// stops it and needs a reason, and every paused day moves the due day. Sources: mechanisms.md
// S0-14, S2-24, S2-27, S2-28, S4-08; fixtures F1 to F5; design/ui.md section 4.

#include "base/working_calendar.h"
#include "domain/reading.h"
#include "domain/time_status.h"
#include "model/typed.h"
#include "store/workspace.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

enum class ServiceState : std::uint8_t { accepted, assigned, handling, resolved, closed }; // 受理 交办 办理 办结 销号
inline constexpr std::size_t service_state_count = 5;
ServiceState service_state_of(const Workspace& workspace, RecordIndex record); // unfilled: accepted

struct ServiceRules {
    FirstDay first_day = FirstDay::next;
    std::int64_t due_soon_days = 3;
};
ServiceRules service_rules(const Workspace& workspace); // of the settings record

struct ServiceClock {
    TimeBadge badge; // 剩 12 工作日 · 剩 2 工作日 · 超 6 工作日 · 暂停 · 19 工作日办结 · 未定时限
    std::optional<Date> due;
    std::optional<int> used;      // working days so far, or until 办结, without the paused ones
    std::optional<int> limit;     // promised working days
    std::optional<int> left;      // negative: overdue by so many; only while the clock runs or is paused
    int paused = 0;               // working days not counted
    bool closed_late = false;     // 办结, but after the due day
    bool is_estimate = false;     // holidays of some year it crosses are not known: only weekdays were counted
    bool is_due_estimate = false; // likewise of the due day alone, where it was counted
};
ServiceClock service_clock(const Workspace& workspace, RecordIndex record, const WorkingCalendar& calendar, Date today,
    const ServiceRules& rules);

struct ServiceStep {
    ServiceState state = ServiceState::accepted;
    std::optional<PartialDate> date;
    enum class Progress : std::uint8_t { done, current, next } progress = Progress::next;
};
std::array<ServiceStep, service_state_count> service_steps(const Workspace& workspace, RecordIndex record);

// What comes next; what is done about it is actions.h.
std::optional<ServiceState> next_state(const Workspace& workspace,
    RecordIndex record); // nothing after 销号
// What a record should have before it enters the state and has not: advice, also what an earlier step left open, to the end.
std::vector<FieldId> missing_for_state(const Workspace& workspace, RecordIndex record, ServiceState target);
std::string advice_before(const Workspace& workspace, RecordIndex record, ServiceState target); // '还缺：牵头单位'

// The tiles above the ledger. Averages are in tenths and nothing where there is nothing to average.
struct ServiceSummary {
    std::size_t total = 0, open = 0; // open: not yet 销号 (未销号)
    std::size_t overdue = 0, due_soon = 0, paused = 0;
    int longest_overdue = 0;
    std::size_t timed = 0; // resolved ones whose days are known
    std::optional<Decimal> average_days, average_limit;
    std::size_t rated = 0;
    std::optional<Decimal> average_rating; // of 1 to 5
    std::size_t proactive = 0;             // origin 主动走访 (S0-22)
};
ServiceSummary service_summary(
    const Workspace& workspace, std::span<const RecordIndex> records, const WorkingCalendar& calendar, Date today);

} // namespace yinfeng::domain
