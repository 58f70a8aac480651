// The parts of reading typed amounts that amount.h and stated_quantity.h share; for nobody else.
#pragma once

#include "base/amount.h"

namespace yinfeng {

struct ReadAmount {
    Quantity quantity;
    bool states_unit = false; // or a scale, which says one as well
    bool is_loose = false;    // the quantity is only what is certain of it: 数十亿 is more than 10 亿
};
// `shown` is quoted where it is none, instead of the text.
Result<ReadAmount> read_amount(
    std::string_view text, const Measure& measure, std::string_view default_unit, std::string_view shown = {});

// The plain form of amounts: half-width, simplified, in small letters, numbers in digits (chinese_number.h).
std::string plain_amount_text(std::string_view without_blanks);
// Likewise of the unit that goes without saying: 亿元, million yuan.
std::string plain_unit(std::string_view spelling, const Measure& measure);

} // namespace yinfeng
