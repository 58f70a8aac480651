#include "app/span_words.h"

#include "app/strings.h"

#include <cstdlib>

namespace yinfeng::app {

namespace {

std::string words_of(const PartialDate& date, Date today) {
    return date.is_whole() ? to_display(*date.whole(), today) : date_words(date);
}

std::string range_words(const view::Span& span, Date today) {
    if (!span.from || !span.to) return words_of(span.from ? *span.from : *span.to, today);
    const std::string from = words_of(*span.from, today);
    return span.from == span.to ? from : tr(Str::timeline_from_to, {from, words_of(*span.to, today)});
}

} // namespace

std::string span_words(const view::Span& span, Date today) {
    std::string words = range_words(span, today);
    if (span.is_reversed) words.append(" · ").append(tr(Str::timeline_reversed));
    return words;
}

std::string shift_words(const view::Span& before, const view::Span& after, DateShift by, Date today) {
    if (by == DateShift{}) return tr(Str::timeline_becomes, {range_words(before, today), span_words(after, today)});
    const std::int32_t steps = by.months != 0 ? by.months : by.days;
    const std::string number = (steps < 0 ? "−" : "+") + std::to_string(std::abs(steps));
    const bool is_years = by.months != 0 && by.months % 12 == 0;
    const std::string years = (steps < 0 ? "−" : "+") + std::to_string(std::abs(steps) / 12);
    return tr(Str::timeline_moving, {range_words(before, today), span_words(after, today),
                                        is_years         ? tr(Str::timeline_by_years, {years})
                                        : by.months != 0 ? tr(Str::timeline_by_months, {number})
                                                         : tr(Str::timeline_by_days, {number})});
}

} // namespace yinfeng::app
