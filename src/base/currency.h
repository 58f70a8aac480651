// Currencies other than RMB in which public tables state amounts (currencies.def). An amount in one of them is kept in
// 万 of its coin, as RMB is: 1.2亿美元 is 12 000.
#pragma once

#include "base/amount.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace yinfeng {

enum class Currency : std::uint8_t {
    yuan, // RMB
#define CURRENCY(code, ...) code,
#include "base/currencies.def"
#undef CURRENCY
    count_
};

std::string_view code_of(Currency currency); // as ISO 4217 and files write it: USD
std::optional<Currency> find_currency(std::string_view code);
const Measure& measure_of(Currency currency); // base 万美元; shown 万亿美元 or 亿美元 from one of them on

// The foreign currency that is named in a text in the plain form of amounts (amount_reader.h): the longest name of those
// that stand first. Currency::yuan if none is.
Currency currency_in(std::string_view plain);

} // namespace yinfeng
