// Dates as people type and paste them.
#pragma once

#include "base/partial_date.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace yinfeng {

// How spreadsheets count days: 43670 is 2019-07-24 with the first, 42208 with the second.
enum class SerialDays : std::uint8_t { from_1900, from_1904 };

struct DateContext {
    std::optional<Date> today; // none: dates without a year, 今天 and 下周一 are refused, unless there is a year
    // Whether what is dated lies ahead. In whatever form a date is without its year - 7月3日, 7月底, Q3, 上半年, 1–3月 -,
    // what is planned is the first one that is not over by more than a month; what has happened is this year's, or last
    // year's where the middle of this year's is more than half a year ahead.
    bool planned = false;
    std::optional<std::int32_t> year = {}; // of dates without one, where a heading or a title says it
    SerialDays serials = SerialDays::from_1900;
};

// 2026年3月5日 (or 号), 2026-3-5, 2026.3.5, 2026/3/5, 20260305, also with a time behind it (which is dropped);
// 2026年3月(份), 2026-3, 2026.3, 2026/3, 2026.3月, 202603; 2026年, 2026. With a context also 3月5日, 3.5, 3-5, 3/5, 3月;
// 今天, 明天, 后天, 昨天, 前天; 本周一, 下周一, 上周一; 明年3月. Half or full width, simplified or traditional, with blanks
// and line breaks, in Chinese numerals (二〇二六年三月五日); of what is planned with 预计 before it.
// Periods (date_period_input.cpp): 2026年上半年, 三季度, 2026 Q3, 7月中旬, 7月底, 年底, 三季度末, 7月1日前, 6月底前,
// 2019.7–2021.12, 2019.7-12, 7–9月, 7月1-10日; days of a spreadsheet as numbers, 43670.
// tests/unit/base/date_forms.txt has them all. A day that does not exist, two digits for a year and everything else
// are refused with what is wrong and what to write; so is what is longer than any date, before it is looked into.
Result<PartialDate> parse_date_input(std::string_view text, const DateContext& context = {});

} // namespace yinfeng
