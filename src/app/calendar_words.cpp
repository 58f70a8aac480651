#include "app/calendar_words.h"

#include "app/strings.h"

namespace yinfeng::app {

std::string calendar_title(const view::CalendarPage& page) {
    if (page.mode == view::CalendarPage::Mode::week) {
        const auto [first, last] = view::days_of(page);
        return tr(Str::calendar_span, {to_iso(first), to_display(last, first)});
    }
    const YearMonthDay day = to_year_month_day(page.day);
    return tr(Str::year_month, {std::to_string(day.year), std::to_string(day.month)});
}

std::string calendar_day_words(
    const WorkingCalendar& days, Date date, Date today, std::size_t records, std::size_t late) {
    std::string words = tr(Str::calendar_day, {to_iso(date), short_name(weekday(date))});
    const auto add = [&](std::string_view more) { words.append(tr(Str::clause_comma)).append(more); };
    if (date == today) add(tr(Str::today));
    if (const std::string_view name = days.day_name(date); !name.empty()) add(name);
    const DayKind kind = days.day_kind(date);
    if (kind == DayKind::holiday) add(tr(Str::calendar_rest));
    if (kind == DayKind::working_weekend) add(tr(Str::calendar_work));
    add(tr(Str::n_items, {std::to_string(records)}));
    if (late > 0) add(tr(Str::calendar_n_late, {std::to_string(late)}));
    return words;
}

} // namespace yinfeng::app
