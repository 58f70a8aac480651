#pragma once
// Text of files of earlier programs, which may hold what is written by no door any more: the marks of a direction (U+200E, U+200F,
// U+061C), which nobody sees and which make two of two names that look alike. It stays readable and as it is; clean_text() (typed.h),
// by which every door goes, leaves them out.

#include <string>
#include <string_view>

namespace yinfeng {

// As clean_text(), but for these marks: all that a file may hold.
std::string file_text(std::string_view text, bool one_line = false);
bool has_direction_mark(std::string_view text);

} // namespace yinfeng
