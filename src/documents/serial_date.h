#pragma once
// Numbers that spreadsheets keep for days (practice.md f3 “1900 system”, “1904 system”), and which number formats show them as such.
//
//   1900: 1 is 1900-01-01, 59 is 1900-02-28, 60 is no day (a leap year that never was), 61 is 1900-03-01
//   1904: 0 is 1904-01-01, 1462 less than in the other

#include "documents/table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinfeng::documents {

enum class DateSystem : std::uint8_t { from_1900, from_1904 };

// How a cell of such a number is kept: 2025-03-01, 2025-03-01 14:30 (to the minute); a time of day alone (0.5) is 12:00 as text; no_date
// where it is none.
struct DateCell {
    CellKind kind = CellKind::no_date;
    std::string text;
};
DateCell date_cell(double serial, DateSystem system);

// By its number and, for those of the file's own, its code: m and s count where y, d or h is with them; what stands in quotation marks, behind
// a backslash and in brackets does not.
enum class NumberShown : std::uint8_t { number, percent, date };
NumberShown shown_by_format(std::uint32_t id, std::string_view code);

// In the shortest notation that reads back as the same double: 12000, 0.952, 1.2E+21.
std::string shortest(double value);
// As files write numbers: 1.2, -3e5; nothing else around it.
std::optional<double> parse_number(const std::string& text);
// A whole number of so many digits that the last of them are lost: 15 are kept.
bool has_lost_digits(double value);

} // namespace yinfeng::documents
