#pragma once
// Values of columns in words and back: once for the page, print, CSV, conditions and the command line.

#include "model/field_input.h"
#include "view/columns.h"

#include <functional>
#include <string>
#include <string_view>

namespace yinfeng::view {

// words: as people read it, "近 500 万元". cells: for a table of figures, "近500" under a heading with the unit; what is not in
// that unit, or a range, with its own.
// codes: as in files.
enum class Style : std::uint8_t { words, cells, codes };

std::string value_words(const Workspace& workspace, const Column& column, const Value& value, Style style,
    Language language = Language::zh);
// Whether any text is found that the value is called by, whoever asked in whichever language: as it is shown, a choice in the other
// language too, and as files write it (签约 and signed, 15 亿元 and 150000), but for texts and names.
bool is_called(const Workspace& workspace, const Column& column, const Value& value, Language language,
    const std::function<bool(std::string_view)>& found);
// Whether it is a day that was counted over a year whose holidays are not known yet, and how that is said. It sorts and compares as
// the day that it is.
bool is_provisional(Columns& columns, RecordIndex record, ColumnId column);
std::string as_provisional(std::string_view words, Language language);
// Of a record; elements of a set with 、 between them. Empty where it is unfilled. A provisional day says so, but in codes.
std::string words(Columns& columns, RecordIndex record, ColumnId column, Style style);
// The heading of a table: of a quantity with its unit, 投资总额（万元）, where `with_unit`.
std::string heading(const Column& column, bool with_unit, Language language = Language::zh);

// What somebody typed or pasted, as a value of the column, of a set as one element; "" is none. A link is found by id or by a name that only one record
// has. The message says what to write instead.
Result<Value> parse_words(
    const Workspace& workspace, const Column& column, std::string_view text, Language language = Language::zh);

// Records that somebody may mean by a name: all that are called that, deleted ones too (what links to them still shows it);
// where none is, those of that code (编号, 统一社会信用代码).
std::vector<RecordIndex> targets_named(const Workspace& workspace, Kind kind, std::string_view name);

} // namespace yinfeng::view
