#include "view/timeline.h"

#include "view/messages.h"

#include <algorithm>
#include <cmath>

namespace yinfeng::view {

namespace {

const Date first_day = make_date(1, 1, 1).value(), last_day = make_date(9999, 12, 31).value();

std::string number(std::int32_t value) { return std::to_string(value); }

// The beginning of the part that the day lies in.
Date part_of(Zoom zoom, Date day) {
    const YearMonthDay date = to_year_month_day(day);
    switch (zoom) {
    case Zoom::days: return day;
    case Zoom::weeks: return std::max(first_day, day - (static_cast<int>(weekday(day)) - 1));
    case Zoom::months: return *make_date(date.year, date.month, 1);
    case Zoom::quarters: return *make_date(date.year, (date.month - 1) / 3 * 3 + 1, 1);
    case Zoom::years: return *make_date(date.year, 1, 1);
    }
    return day;
}

std::string small_label(Zoom zoom, Date day, Language language) {
    const YearMonthDay date = to_year_month_day(day);
    switch (zoom) {
    case Zoom::days: return number(date.day);
    case Zoom::weeks: return number(date.month) + "-" + (date.day < 10 ? "0" : "") + number(date.day);
    case Zoom::months: return say(language, Message::tick_month, {number(date.month)});
    case Zoom::quarters: return say(language, Message::tick_quarter, {number((date.month + 2) / 3)});
    case Zoom::years: return number(date.year);
    }
    return {};
}

Date decade_of(Date day) { return *make_date(std::max(1, to_year_month_day(day).year / 10 * 10), 1, 1); }

std::optional<PartialDate> date_of(Columns& columns, RecordIndex record, ColumnId column) {
    if (column == no_column) return std::nullopt;
    const Value value = columns.value(record, column);
    return value.shape() == Value::Shape::text ? parse_partial_date(value.as_text()) : std::nullopt;
}

} // namespace

std::vector<ColumnId> date_columns(const Columns& columns, KindId kind) {
    std::vector<ColumnId> dates;
    for (const ColumnId id : columns.offered(kind))
        if (columns[id].type == FieldType::date) dates.push_back(id);
    return dates;
}

DatePair usual_dates(const Columns& columns, KindId kind) {
    std::vector<ColumnId> planned, others;
    for (const ColumnId id : date_columns(columns, kind)) {
        if (!columns[id].is_writable()) continue;
        (columns[id].options.planned ? planned : others).push_back(id);
    }
    if (planned.size() > 1) return {planned[0], planned[1]};
    if (!planned.empty() && !others.empty()) return {others[0], planned[0]};
    if (others.size() > 1) return {others[0], others[1]};
    if (!others.empty()) return {others[0], no_column};
    return planned.empty() ? DatePair{} : DatePair{planned[0], no_column};
}

std::optional<Span> span_between(const std::optional<PartialDate>& from, const std::optional<PartialDate>& to) {
    if (!from && !to) return std::nullopt;
    Span span{from ? from->drawn_from() : to->drawn_from(), to ? to->last() : from->last(), from, to};
    if (from && to && span.end < span.begin) {
        span.begin = to->drawn_from(), span.end = from->last();
        span.is_reversed = true;
    }
    return span;
}

std::optional<Span> span_of(Columns& columns, RecordIndex record, const DatePair& dates) {
    return span_between(date_of(columns, record, dates.from), date_of(columns, record, dates.to));
}

// --- moving it ---------------------------------------------------------------------------------------------

namespace {

bool moves_begin(SpanPart part) { return part != SpanPart::end; }
bool moves_end(SpanPart part) { return part != SpanPart::begin; }

// Of both dates: 0 where both are days. Steps of 1, 3, 6 and 12 months divide one another.
std::int32_t step_months_of(const Span& span) {
    return std::max(span.from ? step_months(*span.from) : 0, span.to ? step_months(*span.to) : 0);
}

} // namespace

bool can_shift(const Span& span, SpanPart part) {
    switch (part) {
    case SpanPart::begin: return span.is_begin_exact();
    case SpanPart::end: return span.is_end_exact();
    case SpanPart::whole: break;
    }
    return span.has_begin() || span.has_end();
}

DateShift shift_by_days(const Span& span, SpanPart part, std::int32_t days) {
    if (const std::int32_t step = part == SpanPart::whole ? step_months_of(span) : 0; step > 0) {
        constexpr double days_of_month = 365.2425 / 12;
        const double steps = std::round(static_cast<double>(days) / (days_of_month * step));
        return {0, static_cast<std::int32_t>(steps) * step};
    }
    const auto within = [&](const std::optional<PartialDate>& date) {
        // What is known by its end only has no other day.
        const Date day = date->last();
        days = in_calendar(std::int64_t{day.days} + days) - day;
    };
    if (moves_begin(part) && span.from) within(span.from);
    if (moves_end(part) && span.to) within(span.to);
    return {days, 0};
}

DateShift shift_by_step(const Span& span, SpanPart part, Zoom zoom, int direction) {
    const std::int32_t step = part == SpanPart::whole ? step_months_of(span) : 0;
    if (step == 0 && (zoom == Zoom::days || zoom == Zoom::weeks))
        return shift_by_days(span, part, direction * (zoom == Zoom::days ? 1 : 7));
    const std::int32_t months = zoom == Zoom::years ? 12 : zoom == Zoom::quarters ? 3 : 1;
    return {0, direction * std::max(step, months)};
}

Span shifted(const Span& span, SpanPart part, DateShift by) {
    std::optional<PartialDate> from = span.from, to = span.to;
    if (moves_begin(part) && from && !(from = yinfeng::shifted(*span.from, by))) return span;
    if (moves_end(part) && to && !(to = yinfeng::shifted(*span.to, by))) return span;
    std::optional<Span> made = span_between(from, to);
    if (made && made->is_reversed && !span.is_reversed) {
        if (part == SpanPart::begin) from = PartialDate::of(span.end);
        if (part == SpanPart::end) to = PartialDate::of(span.begin);
        made = span_between(from, to);
    }
    return made.value_or(span);
}

float css_per_day(Zoom zoom) {
    switch (zoom) {
    case Zoom::days: return 28;
    case Zoom::weeks: return 9;
    case Zoom::months: return 2.2f;
    case Zoom::quarters: return 0.75f;
    case Zoom::years: return 0.16f;
    }
    return 1;
}

Date in_calendar(std::int64_t days) {
    return {static_cast<std::int32_t>(std::clamp(days, std::int64_t{first_day.days}, std::int64_t{last_day.days}))};
}

Date stepped(Zoom zoom, Date day, int steps) {
    switch (zoom) {
    case Zoom::days: return in_calendar(std::int64_t{day.days} + steps);
    case Zoom::weeks: return in_calendar(std::int64_t{day.days} + std::int64_t{7} * steps);
    default: break;
    }
    const int months = steps * (zoom == Zoom::months ? 1 : zoom == Zoom::quarters ? 3 : 12);
    const std::int64_t year = to_year_month_day(day).year + (months < 0 ? months - 11 : months) / 12;
    if (year < 2 || year > 9998) return months < 0 ? first_day : last_day; // so near the end of the calendar
    return add_months(day, months);
}

Ticks ticks_of(Zoom zoom, Date first, Date last, Language language) {
    Ticks ticks;
    first = std::clamp(first, first_day, last_day), last = std::clamp(last, first_day, last_day);
    for (Date day = part_of(zoom, first);;) {
        ticks.small.push_back({day, small_label(zoom, day, language)});
        const Date next = part_of(zoom, stepped(zoom, day, 1));
        if (next <= day || next > last) break;
        day = next;
    }
    const auto add = [&](Date day) {
        const YearMonthDay date = to_year_month_day(day);
        std::string label;
        if (zoom == Zoom::days || zoom == Zoom::weeks)
            label = say(language, Message::tick_year_month, {number(date.year), number(date.month)});
        else if (zoom == Zoom::years) label = say(language, Message::tick_decade, {number(date.year / 10 * 10)});
        else label = say(language, Message::tick_year, {number(date.year)});
        ticks.large.push_back({day, std::move(label)});
    };
    const Zoom large = zoom == Zoom::days || zoom == Zoom::weeks ? Zoom::months : Zoom::years;
    for (Date day = zoom == Zoom::years ? decade_of(first) : part_of(large, first); day <= last;) {
        add(day);
        const Date next = zoom == Zoom::years
                              ? decade_of(stepped(Zoom::years, day, to_year_month_day(day).year < 10 ? 9 : 10))
                              : part_of(large, stepped(large, day, 1));
        if (next <= day) break;
        day = next;
    }
    return ticks;
}

} // namespace yinfeng::view
