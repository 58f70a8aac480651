// What an amount is made up of, in the plain form of amount_reader.h; for stated_input.cpp and nobody else.
#pragma once

#include "base/amount.h"

#include <optional>
#include <string_view>
#include <vector>

namespace yinfeng {

// Where 其中, 一期, 分三期, 约合人民币 and the like begin; npos if they do not.
std::size_t parts_begin(std::string_view plain);
bool is_conversion(std::string_view parts); // 约合…, 折合…

// What stands between commas, brackets and the like.
struct AmountPiece {
    std::string_view text;
    bool is_bracketed = false; // directly behind a bracket that opens
};
std::vector<AmountPiece> pieces_of_amount(std::string_view plain);

bool is_stated_total(std::string_view piece, const Measure& measure); // 总投资10亿元, 共约9亿元

// Of 一期3亿元、二期5亿元. All of them from the first on are the total; if others are left open, or there may be others, it is
// at least that. Nothing where no phase has an amount, or one has two.
std::optional<Quantity> sum_of_phases(std::string_view plain, const Measure& measure);

} // namespace yinfeng
