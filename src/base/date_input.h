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
    // 7月3日 is this year's, unless that is more than half a year off: what is planned is then next year's, what has
    // happened last year's.
    bool planned = false;
    std::optional<std::int32_t> year = {}; // of dates without one, where a heading or a title says it
    SerialDays serials = SerialDays::from_1900;
};

// 2026年3月5日 (or 号), 2026-3-5, 2026.3.5, 2026/3/5, 20260305, also with a time behind it (which is dropped);
// 2026年3月(份), 2026-3, 2026.3, 2026/3, 202603; 2026年, 2026. With a context also 3月5日, 3.5, 3-5, 3/5, 3月;
// 今天, 明天, 后天, 昨天, 前天; 本周一, 下周一, 上周一. Half or full width, simplified or traditional, with blanks.
// Periods (date_period_input.cpp): 2026年上半年, 三季度, 2026 Q3, 7月中旬, 7月底, 年底, 7月1日前, 6月底前,
// 2019.7–2021.12, 7–9月; days of a spreadsheet as numbers, 43670.
// tests/unit/base/date_forms.txt has them all. A day that does not exist, two digits for a year and everything else
// are refused with what is wrong and what to write.
Result<PartialDate> parse_date_input(std::string_view text, const DateContext& context = {});

} // namespace yinfeng
