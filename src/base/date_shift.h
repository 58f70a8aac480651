// How a date moves along the calendar and stays what it is. A day moves by days, 上半年 becomes 下半年: what has a name as a period
// moves by whole ones of it, and what is known to the month by months.
#pragma once

#include "base/partial_date.h"

#include <cstdint>
#include <optional>

namespace yinfeng {

// 0: by days. Else by so many months or a multiple of them: 2019-07 by 1, 三季度 by 3, 上半年 by 6, 2019 by 12.
std::int32_t step_months(const PartialDate& date);

// So many days or months later, one of them 0; days only of what moves by days, months of anything. 7月31日 a month earlier is
// 6月30日, 7月底 is 6月底. Nothing where it would leave the years 1 to 9999.
struct DateShift {
    std::int32_t days = 0, months = 0;
    bool operator==(const DateShift&) const = default;
};
std::optional<PartialDate> shifted(const PartialDate& date, DateShift by);

} // namespace yinfeng
