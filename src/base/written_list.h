#pragma once
// Several things written in one text, 甲、乙, and read back: what has a sign between elements in its own name stands in quotation
// marks, which are doubled inside.

#include <string>
#include <string_view>
#include <vector>

namespace yinfeng {

void append_to_list(std::string& list, std::string_view element);
// Without the blanks around them; parted by 、 ； ; ， , or a line end.
std::vector<std::string> parts_of_list(std::string_view text);

} // namespace yinfeng
