// A date of which only the year or the month may be known ("4月份开工" is 2017-04).
#pragma once

#include "base/date.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng {

struct PartialDate {
    std::int32_t year = 0;
    std::int32_t month = 0; // 0: not known
    std::int32_t day = 0;   // 0: not known

    static PartialDate of(Date date);
    bool is_whole() const { return day != 0; }
    std::optional<Date> whole() const; // only where the day is known
    Date first() const;                // the earliest and the latest day that it may be
    Date last() const;
    // A date that is less exact stands before all days in it; good for sorting.
    auto operator<=>(const PartialDate&) const = default;
};
std::string to_string(PartialDate date);                              // 2017-04-01, 2017-04, 2017
std::optional<PartialDate> parse_partial_date(std::string_view text); // exactly those

} // namespace yinfeng
