#pragma once
// From when to when a record runs, in words: the same on the timeline of the page, on the calendar, on paper and in a picture.

#include "view/timeline.h"

#include <string>

namespace yinfeng::app {

// '07-01 至 12-31', '2019年三季度 至 12-31', '08-31'; of what ends before it begins as it is stated, and that it does:
// '12-31 至 07-01 · 起止颠倒'.
std::string span_words(const view::Span& span, Date today);
// '07-01 至 12-31 → 07-11 至 2020-01-10（+10 天）'
std::string shift_words(const view::Span& before, const view::Span& after, DateShift by, Date today);

} // namespace yinfeng::app
