#include "base/working_calendar.h"

#include "base/words.h"

#include <algorithm>
#include <array>
#include <limits>

namespace yinfeng {
namespace {

// 0001-01-01 and 9999-12-31: answers never leave the calendar.
constexpr std::int32_t first_day = -719'162;
constexpr std::int32_t last_day = 2'932'896;

bool is_weekend(Date date) { return weekday(date) >= Weekday::saturday; }

// Mondays to Fridays from a fixed Monday (1969-12-29) up to and including date; negative before it.
std::int64_t weekdays_through(Date date) {
    const std::int64_t days = std::int64_t{date.days} + 4;
    const std::int64_t weeks = days / 7 - (days % 7 < 0 ? 1 : 0);
    return weeks * 5 + std::min<std::int64_t>(days - weeks * 7, 5);
}

// The next word of a line; `rest` moves behind it.
std::string_view take_word(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return word;
}

std::optional<std::int32_t> parse_count(std::string_view word) {
    if (word.empty() || word.size() > 4) {
        return std::nullopt;
    }
    std::int32_t value = 0;
    for (const char each : word) {
        if (each < '0' || each > '9') {
            return std::nullopt;
        }
        value = value * 10 + (each - '0');
    }
    return value;
}

} // namespace

const WorkingCalendar::Exception* WorkingCalendar::find(Date date) const {
    const auto found = std::ranges::lower_bound(exceptions_, date, {}, &Exception::date);
    return found != exceptions_.end() && found->date == date ? &*found : nullptr;
}

std::int64_t WorkingCalendar::working_days_through(Date date) const {
    const auto after = std::ranges::upper_bound(exceptions_, date, {}, &Exception::date);
    const std::int32_t adjustment = after == exceptions_.begin() ? 0 : std::prev(after)->adjustment;
    return weekdays_through(date) + adjustment;
}

void WorkingCalendar::renumber() {
    std::int32_t adjustment = 0;
    for (Exception& each : exceptions_) {
        adjustment += (each.working ? 1 : 0) - (is_weekend(each.date) ? 0 : 1);
        each.adjustment = adjustment;
    }
}

bool WorkingCalendar::is_working_day(Date date) const {
    const Exception* exception = find(date);
    return exception != nullptr ? exception->working : !is_weekend(date);
}

DayKind WorkingCalendar::day_kind(Date date) const {
    const Exception* exception = find(date);
    if (exception == nullptr) {
        return is_weekend(date) ? DayKind::weekend : DayKind::weekday;
    }
    if (!exception->working) {
        return DayKind::holiday;
    }
    return is_weekend(date) ? DayKind::working_weekend : DayKind::weekday;
}

std::string_view WorkingCalendar::day_name(Date date) const {
    const Exception* exception = find(date);
    return exception != nullptr ? std::string_view(exception->name) : std::string_view();
}

bool WorkingCalendar::covers(Date date) const {
    const std::int32_t year = to_year_month_day(date).year;
    return year >= first_year_ && year <= last_year_;
}

Date WorkingCalendar::add_working_days(Date start, std::int32_t count, FirstDay first) const {
    if (count == 0) {
        return start;
    }
    // Working days are numbered; the answer is the first day by whose end the wanted number is
    // reached.
    const bool forward = count > 0;
    const bool start_is_used_up = forward ? first == FirstDay::next : first == FirstDay::same;
    const std::int64_t before = working_days_through(start_is_used_up ? start : start - 1);
    const std::int64_t wanted = before + count + (forward ? 0 : 1);
    std::int32_t low = first_day;
    std::int32_t high = last_day;
    while (low < high) {
        const std::int32_t middle = low + (high - low) / 2;
        if (working_days_through({middle}) >= wanted) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return {low};
}

std::int32_t WorkingCalendar::working_days_between(Date start, Date end, FirstDay first) const {
    if (end < start) {
        return static_cast<std::int32_t>(working_days_through(end) - working_days_through(start));
    }
    return static_cast<std::int32_t>(
        working_days_through(end) - working_days_through(first == FirstDay::next ? start : start - 1));
}

void WorkingCalendar::set_day(Date date, bool working, std::string_view name) {
    auto place = std::ranges::lower_bound(exceptions_, date, {}, &Exception::date);
    if (place == exceptions_.end() || place->date != date) {
        place = exceptions_.insert(place, Exception{});
    }
    *place = {date, working, std::string(name), 0};
    renumber();
}

void WorkingCalendar::set_covered_years(std::int32_t first_year, std::int32_t last_year) {
    first_year_ = first_year;
    last_year_ = last_year;
}

Result<WorkingCalendar> load_calendar(std::string_view text) {
    WorkingCalendar calendar;
    std::size_t line_number = 0;
    const auto refuse = [&line_number] {
        return fail(say(BaseWord::unreadable_holidays, {std::to_string(line_number)}));
    };
    bool has_heading = false;
    bool has_years = false;
    while (!text.empty()) {
        ++line_number;
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const std::string_view kind = take_word(line);
        if (!has_heading) {
            if (kind != "yinfeng-calendar" || line != "1") {
                return refuse();
            }
            has_heading = true;
        } else if (kind == "years") {
            const std::optional<std::int32_t> first_year = parse_count(take_word(line));
            const std::optional<std::int32_t> last_year = parse_count(line);
            if (has_years || !first_year || !last_year || *first_year > *last_year) {
                return refuse();
            }
            calendar.set_covered_years(*first_year, *last_year);
            has_years = true;
        } else if (kind == "rest" || kind == "work") {
            const std::optional<Date> first = parse_iso_date(take_word(line));
            const std::optional<std::int32_t> days = parse_count(take_word(line));
            if (!has_years || !first || !days || *days < 1 || *days > 60 ||
                (!calendar.exceptions_.empty() && calendar.exceptions_.back().date >= *first)) {
                return refuse();
            }
            for (std::int32_t day = 0; day < *days; ++day) {
                calendar.exceptions_.push_back({*first + day, kind == "work", std::string(line), 0});
            }
        } else {
            return refuse();
        }
    }
    if (!has_years) {
        ++line_number;
        return refuse();
    }
    calendar.renumber();
    return calendar;
}

} // namespace yinfeng
