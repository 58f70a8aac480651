// A quantity as public tables state it, where a number with a qualifier does not say all: in another currency, perhaps
// with a rate and its day (1.2亿美元, 汇率 7.1); per year; known to be open (待定, unlike unfilled); and with words that
// say more than the value (总投资15亿元，其中一期3亿元; 数十亿).
//
// How it is stored. A value stays one text, and what is new is new text of it:
//
//     [sign] number [..number] [万currency [@rate [@day]]] [/年] [|words]      30000..50000   12000万USD@7.1@2026-03-01
//     待定 [|words]                                                              150000|总投资15亿元，其中一期3亿元
//
// Whoever types 12000USD means dollars, so the 万 is written: no stored text says anything else when it is typed.
// What a number and a qualifier can say keeps the bytes that it always had, so old files and their digests are as they
// were. What earlier versions cannot read they show as it is and carry, as they do with every text that is no value of its
// field; a compound value would be shown as JSON there. The words stand in the same text because they belong to this very
// value: in a field of their own they would merge by themselves, and stand beside another figure after a merge.
#pragma once

#include "base/currency.h"
#include "base/date.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

struct StatedQuantity {
    Quantity quantity; // in the base unit of the measure; where a currency is named, in 万 of that
    Currency currency = Currency::yuan;
    Decimal rate; // yuan for one of the currency; 0: not known
    std::optional<Date> rate_day;
    bool per_year = false;
    bool is_undecided = false; // 待定; the quantity says nothing then

    // What can be compared and added up: in the base unit. Nothing for what is undecided, per year, or in a currency
    // without a rate.
    std::optional<Quantity> figure() const;
    bool operator==(const StatedQuantity&) const = default;
};
Addend addend_of(const StatedQuantity& stated);

// Canonical text, as above. The words are not checked: whoever reads a file shows them as they are.
std::string to_string(const StatedQuantity& stated, std::string_view words = {});
std::optional<StatedQuantity> parse_stated_quantity(std::string_view text);
std::string_view words_in(std::string_view canonical); // behind |; "" if there are none

struct StatedInput {
    StatedQuantity stated;
    std::string words;       // what was written, where that says more than the value
    bool states_unit = true; // else the one that goes without saying is meant
};
// What people type: all that parse_quantity_input reads, and 总投资15亿, 3亿元/年, 待定, 面议, —, 1.2亿美元, US$500万,
// 1.2亿美元（2026-03-01 汇率 7.1）, 1.2亿美元@7.1, 1.2亿美元（约合人民币8.5亿元）, 总投资15亿元，其中一期3亿元,
// 一期3亿元、二期5亿元. A total that is stated goes before its parts, wherever it stands; of parts without one the sum is a
// bound unless all of them are known. Also the canonical text, if its words say the same value.
Result<StatedInput> parse_stated_input(
    std::string_view text, const Measure& measure, std::string_view default_unit = {});

// The figures that words name beside the total: of phases, and of what stands behind 其中.
struct AmountPart {
    std::string name; // as it is written: 一期, 固定资产投资
    int phase = 0;    // 1 for 一期 and 首期; 0: not a phase
    Quantity amount;
};
std::vector<AmountPart> parts_of_amount(std::string_view words, const Measure& measure);

// '1.2', '亿美元', '（2026-03-01 汇率 7.1）' · '3', '亿元/年' · '待定'. `words`: what is shown of what is undecided.
FormattedQuantity format_stated(
    const StatedQuantity& stated, const Measure& measure, std::string_view words = {}, Language spoken = language());
// What an editor starts with, and a cell is copied as: the words, if there are any and they are read as this value, else
// the value. Reads back as the same.
std::string editable_stated(const StatedQuantity& stated, const Measure& measure, std::string_view words = {});

} // namespace yinfeng
