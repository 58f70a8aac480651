#pragma once
// The numbers that the house gives its records (编号: P058, S006). A record that is made gets one, whichever door it comes
// through (consequences.h), unless whoever makes it says what its number is, or that it has none.
//
// The next number follows the greatest one in use and is written like it: S006 after S005, 0841 after 0840; what lies in the
// bin counts, for it may come back. Numbers that others have given (2019-210800-36-03-012345) are left alone and never
// continued. Two offices may give the same number at the same time: that is pointed out (checks.h), never mended silently.

#include "store/workspace.h"

#include <string_view>
#include <vector>

namespace yinfeng::domain {

// The field of the kind that holds the house's own number; no_field if it has none.
FieldId code_field(Kind kind);

// Of the house's own form: a few letters and a number. Another house may use the same for another record.
bool is_house_code(std::string_view text);

// The numbers for the records that this change makes. Nothing where it says them itself: passing it twice is as once.
std::vector<Write> codes_of(const Workspace& workspace, const Change& change);

// Live records of the kind whose number another live one has, in order of number and id. Sorted together, so that equal ones
// stand side by side.
std::vector<RecordIndex> with_shared_code(const Workspace& workspace, Kind kind);
// The live records of the same kind that have this record's number too.
std::vector<RecordIndex> sharing_code(const Workspace& workspace, RecordIndex record);

} // namespace yinfeng::domain
