#include "app/demonstration/diary.h"

#include "domain/consequences.h"

namespace yinfeng::app {

std::int64_t office_hour(Date day, std::int64_t minutes_after_nine) {
    constexpr std::int64_t minute_ms = 60'000, day_ms = 24 * 60 * minute_ms;
    constexpr std::int64_t nine_in_china = 1; // UTC hours
    return day.days * day_ms + (nine_in_china * 60 + minutes_after_nine) * minute_ms;
}

bool Diary::play(Workspace& workspace, const WorkingCalendar& calendar) {
    bool good = true;
    Date last{};
    std::int64_t minutes = 0;
    for (auto& [when, change] : std::exchange(changes_, {})) {
        const auto& [day, author] = when;
        minutes = day == last ? minutes + 7 : 0;
        last = day;
        workspace.set_author(author);
        const Change whole = domain::with_consequences({workspace, day, calendar}, std::move(change));
        good = workspace.apply(whole, office_hour(day, minutes % (8 * 60))).has_value() && good;
    }
    workspace.forget_undo();
    return good;
}

} // namespace yinfeng::app
