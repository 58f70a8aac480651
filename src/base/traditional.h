#pragma once
// Traditional Chinese: the Chinese texts of the program, converted by a table that is side data (scripts/gen_language.mjs makes it for just
// these texts, out of OpenCC and assets/languages/zh-hant.txt). What is converted is kept: a text is converted once.

#include "base/result.h"

#include <string_view>

namespace yinfeng {

// Lines of a text in UTF-8: simplified, a tab, traditional. The longest that fits holds.
Result<void> load_traditional(std::string_view table);
bool has_traditional();
void unload_traditional(); // for tests: as before loading
// The text itself as long as there is no table. Stays valid as long as the program runs. For texts of the program, not for data.
std::string_view traditional(std::string_view simplified);

} // namespace yinfeng
