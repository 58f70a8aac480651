#pragma once
// CSV for spreadsheets (RFC 4180, UTF-8): whatever a cell holds comes out as text that nothing runs.

#include "exchange/sheet.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::exchange {

// A record of CSV by RFC 4180, with its line end. Every character that a file may hold is kept, but that a text which a
// spreadsheet would run gets an apostrophe before it. So does one that begins with apostrophes and would be such a text without
// them: whoever takes one apostrophe away wherever a formula stands behind apostrophes has the text itself.
std::string csv_record(const std::vector<std::string>& cells);
std::string csv_cell(std::string_view text);
// The apostrophe alone, for other ways to give cells to a spreadsheet; and the text without it again.
std::string guarded_formula(std::string text);
std::string_view unguarded_formula(std::string_view text);

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF"; // before the first line, for Excel
// The headings, and each record in a line of its own: a list that other programs sort, filter and read again. What stands around
// it on paper, and rows of groups and totals, would be no records there.
std::string to_csv(const Sheet& sheet);

} // namespace yinfeng::exchange
