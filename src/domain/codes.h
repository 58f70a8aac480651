#pragma once
// The numbers that the house gives its records (编号: P058, S006). A record that is made gets one, whichever door it comes
// through (consequences.h), unless whoever makes it says what its number is, or that it has none.
//
// By the office's pattern (settings 项目编号规则, 服务编号规则; number_pattern.h) the next number follows the greatest one of the same
// year and month. Without a pattern, or where a file has brought one that cannot be read, it follows the greatest one in use and is
// written like it: S006 after S005, 0841 after 0840. What lies in the bin counts, for it may come back. Numbers that others have given
// (2019-210800-36-03-012345) are left alone and never continued.
//
// Two offices may give the same number at the same time. A mark of the office within the pattern would not prevent that: offices that
// exchange files share their settings and so the pattern, and what two browsers of one office do is the same case. So equal numbers are
// pointed out (checks.h), and the action 重编编号 (actions.def) gives all but the one that was made first a new one, in one step that
// can be undone. The old number stays in the history of the field. Nothing is renumbered silently: a number may stand on paper.

#include "base/result.h"
#include "domain/number_pattern.h"
#include "domain/reading.h"

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng::domain {

// The field of the kind that holds the house's own number; no_field if it has none.
FieldId code_field(Kind kind);
// The field of the settings that holds its pattern; no_field likewise.
FieldId pattern_field(Kind kind);
// What somebody wants to write into one of these; the empty text is no pattern.
Result<void> check_pattern(std::string_view text);

// Of the house's own form: a few letters and a number, or by the pattern. Another house may use the same for another record.
bool is_house_code(const Workspace& workspace, Kind kind, std::string_view text);

// The numbers for the records that this change makes. Nothing where it says them itself: passing it twice is as once.
std::vector<Write> codes_of(const Reading& reading, const Change& change);
// The number of a record that would be made by this pattern today ("": without one).
std::string next_code(const Reading& reading, Kind kind, std::string_view pattern);

// Live records of the kind whose number another live one has, in order of number and id. Sorted together, so that equal ones
// stand side by side.
std::vector<RecordIndex> with_shared_code(const Workspace& workspace, Kind kind);
// The live records of the same kind that have this record's number too.
std::vector<RecordIndex> sharing_code(const Workspace& workspace, RecordIndex record);

// Another record that was made earlier has its number.
bool is_later_of_shared(const Workspace& workspace, RecordIndex record);
// Writes a new number, of the same year and month as the old one where that is by the pattern. Also counts what the change says.
void renumber(const Reading& reading, RecordIndex record, Change& change);

} // namespace yinfeng::domain
