// Amounts in English: their units, and how what is typed in English is read. For amount.cpp, stated_quantity.cpp and those who read
// typed amounts.
#pragma once

#include "base/amount.h"

#include <span>
#include <string>
#include <string_view>

namespace yinfeng {

// What is typed in words as the readers of amounts know it: 1.2bn yuan is 1.2十亿元, 30-odd million 30余百万, about 5 mu 约5亩. `plain`
// is in the plain form of amounts (amount_reader.h); letters that are no such words stay as they are.
std::string with_chinese_units(std::string plain, const Measure& measure);

// In which English shows a measure, from large to small: million yuan, mu, m². The last is the base unit: an amount that is said in no
// larger one is in yuan, unless these are more than a number can be.
std::span<const Measure::ShownUnit> english_units(const Measure& measure);

// 约 5 is “about 5”, 3000 余万 “30 odd million”: before the number, or behind it.
struct EnglishQualifier {
    std::string_view before, behind;
};
EnglishQualifier english_qualifier(Qualifier qualifier);

inline constexpr std::string_view english_year = " a year", english_undecided = "undecided";

} // namespace yinfeng
