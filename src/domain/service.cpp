#include "domain/service.h"

#include "base/language.h"
#include "domain/deadline.h"
#include "domain/pipeline.h"
#include "domain/reading.h"
#include "domain/words.h"

#include <algorithm>

namespace yinfeng::domain {
namespace {

namespace service = field::service_record;

constexpr std::array<FieldId, service_state_count> date_fields{
    service::accepted_on_, service::assigned_on_, service::handling_on_, service::resolved_on_, service::closed_on_};

std::optional<int> days_field(const Workspace& workspace, RecordIndex record, FieldId field) {
    // Beyond its bounds, in an old file, it is a slip of the finger, and would overflow the calendar.
    const FieldOptions& may = info(field).options;
    const auto days = integer_of(workspace.value(record, field));
    return days && *days >= may.least && *days <= may.greatest ? std::optional(static_cast<int>(*days)) : std::nullopt;
}

void describe_closed(const Workspace& workspace, RecordIndex record, ServiceClock& clock, Date today) {
    clock.badge.status = TimeStatus::closed;
    const bool is_closed = service_state_of(workspace, record) == ServiceState::closed;
    clock.badge.text = clock.used ? say(Word::done_in, {std::to_string(*clock.used)})
                                  : std::string(say(is_closed ? Word::is_closed : Word::is_resolved));
    if (clock.closed_late) clock.badge.detail = say(Word::resolved_late);
    else if (!is_closed)
        clock.badge.detail =
            say(is_filled(workspace, record, service::rating_) ? Word::waits_for_closing : Word::waits_for_rating);
    else if (const auto date = partial_date(workspace, record, service::closed_on_)) {
        clock.badge.detail = say(Word::closed_on, {show_date(*date, today)});
    }
}

void describe_running(
    ServiceClock& clock, const WorkingCalendar& calendar, Date now, Date today, const ServiceRules& rules) {
    if (!clock.due) {
        clock.badge.text =
            clock.used ? say(Word::working_days_used, {std::to_string(*clock.used)}) : std::string(say(Word::no_limit));
        if (clock.used) clock.badge.detail = say(Word::no_limit);
        return;
    }
    Deadline deadline = judge(calendar, *clock.due, now, rules.due_soon_days);
    deadline.is_provisional =
        deadline.is_provisional || clock.is_estimate; // or where the due day itself was counted so
    clock.badge.is_provisional = deadline.is_provisional;
    clock.left = deadline.left;
    const std::string date = to_display(*clock.due, today);
    clock.badge.status = deadline.status;
    clock.badge.detail = say(deadline.left < 0 ? Word::was_due_on : Word::due_on, {date});
    clock.badge.text = describe_left(deadline);
}

} // namespace

ServiceState service_state_of(const Workspace& workspace, RecordIndex record) {
    const auto index = choice_of(workspace.value(record, service::state_), ChoiceList::service_state);
    return index && *index < service_state_count ? static_cast<ServiceState>(*index) : ServiceState::accepted;
}

ServiceRules service_rules(const Workspace& workspace) {
    ServiceRules rules;
    const RecordIndex settings = settings_record(workspace);
    if (settings == no_record) return rules;
    if (text(workspace, settings, field::settings::first_day_) == "same") rules.first_day = FirstDay::same;
    rules.due_soon_days = due_soon_days(workspace);
    return rules;
}

ServiceClock service_clock(const Workspace& workspace, RecordIndex record, const WorkingCalendar& calendar, Date today,
    const ServiceRules& rules) {
    ServiceClock clock;
    const auto start = whole_date(workspace, record, service::accepted_on_);
    const auto resolved = whole_date(workspace, record, service::resolved_on_);
    const auto paused_since = whole_date(workspace, record, service::paused_since_);
    const bool is_resolved = service_state_of(workspace, record) >= ServiceState::resolved ||
                             is_filled(workspace, record, service::resolved_on_);
    const bool is_paused = !is_resolved && is_filled(workspace, record, service::paused_since_);
    const int paused_before = days_field(workspace, record, service::paused_days_).value_or(0);

    // Until when the clock runs; while paused it stands still at the day of the pause.
    const Date now = is_resolved ? resolved.value_or(today) : is_paused ? paused_since.value_or(today) : today;
    clock.paused = paused_before;
    if (is_paused && paused_since && today > *paused_since) {
        clock.paused += calendar.working_days_between(*paused_since, today);
    }

    clock.limit = days_field(workspace, record, service::limit_days_);
    const auto promised = partial_date(workspace, record, service::due_on_); // of a period its last day
    if (promised && (promised->is_whole() || promised->is_period())) {
        clock.due = calendar.add_working_days(promised->last(), paused_before, FirstDay::next);
        clock.is_due_estimate = paused_before > 0 && !calendar.covers(promised->last(), *clock.due);
    } else if (start && clock.limit) {
        clock.due = calendar.add_working_days(*start, *clock.limit + paused_before, rules.first_day);
        clock.is_due_estimate = !calendar.covers(*start, *clock.due);
    }
    if (start && now >= *start && (!is_resolved || resolved)) {
        clock.used = std::max(0, calendar.working_days_between(*start, now, rules.first_day) - paused_before);
    }
    if (is_resolved) {
        if (const auto stated = days_field(workspace, record, service::actual_days_)) clock.used = stated;
    }
    const Date last = clock.due ? std::max(*clock.due, now) : now;
    clock.is_estimate = (clock.due || clock.used) && !calendar.covers(start.value_or(now), last);

    if (is_resolved) {
        clock.closed_late = resolved && clock.due && calendar.working_days_between(*clock.due, *resolved) > 0;
        describe_closed(workspace, record, clock, today);
        return clock;
    }
    describe_running(clock, calendar, now, today, rules);
    if (is_paused) {
        const auto reason = text(workspace, record, service::pause_reason_);
        clock.badge = {TimeStatus::paused, std::string(say(Word::is_paused)),
            std::string(reason.empty() ? say(Word::no_reason) : reason)};
    }
    return clock;
}

std::array<ServiceStep, service_state_count> service_steps(const Workspace& workspace, RecordIndex record) {
    const ServiceState state = service_state_of(workspace, record);
    std::array<ServiceStep, service_state_count> steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].state = static_cast<ServiceState>(i);
        steps[i].date = partial_date(workspace, record, date_fields[i]);
        // 销号 is the end: reached means done.
        steps[i].progress = steps[i].state < state || (steps[i].state == state && state == ServiceState::closed)
                                ? ServiceStep::Progress::done
                            : steps[i].state == state ? ServiceStep::Progress::current
                                                      : ServiceStep::Progress::next;
    }
    return steps;
}

std::optional<ServiceState> next_state(const Workspace& workspace, RecordIndex record) {
    const ServiceState state = service_state_of(workspace, record);
    if (state == ServiceState::closed) return std::nullopt;
    return static_cast<ServiceState>(static_cast<unsigned>(state) + 1);
}

std::vector<FieldId> missing_for_state(const Workspace& workspace, RecordIndex record, ServiceState target) {
    struct Row {
        ServiceState state;
        FieldId field;
    };
    constexpr Row rows[] = {{ServiceState::assigned, service::lead_unit_},
        {ServiceState::assigned, service::limit_days_}, {ServiceState::handling, service::officer_},
        {ServiceState::resolved, service::result_}, {ServiceState::closed, service::rating_}};
    std::vector<FieldId> missing;
    for (const Row& row : rows) {
        if (row.state > target || is_filled(workspace, record, row.field)) continue;
        // Until when it had to be done is nothing to be promised once it is.
        if (row.field == service::limit_days_ &&
            (target >= ServiceState::resolved || is_filled(workspace, record, service::due_on_)))
            continue;
        missing.push_back(row.field);
    }
    return missing;
}

std::string advice_before(const Workspace& workspace, RecordIndex record, ServiceState target) {
    return describe_missing(missing_for_state(workspace, record, target));
}

ServiceSummary service_summary(
    const Workspace& workspace, std::span<const RecordIndex> records, const WorkingCalendar& calendar, Date today) {
    const ServiceRules rules = service_rules(workspace);
    ServiceSummary summary;
    std::int64_t days = 0, limits = 0, limited = 0, ratings = 0;
    for (const RecordIndex record : records) {
        ++summary.total;
        if (service_state_of(workspace, record) != ServiceState::closed) ++summary.open;
        if (text(workspace, record, service::origin_) == "visit") ++summary.proactive;
        const ServiceClock clock = service_clock(workspace, record, calendar, today, rules);
        if (clock.badge.status == TimeStatus::overdue) {
            ++summary.overdue;
            summary.longest_overdue = std::max(summary.longest_overdue, -*clock.left);
        }
        if (clock.badge.status == TimeStatus::due_soon) ++summary.due_soon;
        if (clock.badge.status == TimeStatus::paused) ++summary.paused;
        if (clock.badge.status == TimeStatus::closed && clock.used) {
            ++summary.timed;
            days += *clock.used;
            if (clock.limit) limits += *clock.limit, ++limited;
        }
        const auto rating = integer_of(workspace.value(record, service::rating_));
        if (rating && *rating >= 1 && *rating <= 5) ratings += *rating, ++summary.rated;
    }
    const auto average = [](std::int64_t sum, std::int64_t count) -> std::optional<Decimal> {
        if (count == 0) return std::nullopt;
        const std::int64_t tenths = (sum * 20 + count) / (count * 2); // half up
        return Decimal{tenths * (Decimal::one / 10)};
    };
    summary.average_days = average(days, static_cast<std::int64_t>(summary.timed));
    summary.average_limit = average(limits, limited);
    summary.average_rating = average(ratings, static_cast<std::int64_t>(summary.rated));
    return summary;
}

} // namespace yinfeng::domain
