// The blanks in what people type and paste as one figure. A blank may part the digits of a number in groups of
// three (1 234 567), and stand between a number and its words (约 5 亿元); anything else that it parts are two
// figures, and two figures never become one: '5000 3000' is neither 50003000 nor 5000.3.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace yinfeng {

// Half-width and without blanks. Refused where a blank stands between two numbers: one that parts no group of
// three, or a tab, a line end or a run of blanks with a number on either side (cells of a spreadsheet, lines of a
// list).
Result<std::string> without_blanks(std::string_view typed);

// Half-width, without invisible marks and without blanks at the ends; each blank inside is ' ', or '\t' for a tab, a
// line end or a run of blanks.
std::u32string marked_blanks(std::string_view typed);

// On one line, trimmed. A line that ends is a blank, or, between figures that are no wrapped one, a pause (；): of
// '一期3亿元' and '二期5亿元' on lines of their own.
std::string lines_as_blanks(std::string_view typed);
std::string lines_as_pauses(std::string_view typed);

// What a message quotes of it: at most 40 characters, on one line.
std::string quoted(std::string_view typed);

} // namespace yinfeng
