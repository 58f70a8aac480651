#pragma once
// What the system says of a file, in the language that is spoken: it is asked in English (no locale is set).

#include <string>
#include <string_view>

namespace yinfeng::cli {

std::string system_words(std::string_view said); // what is not known goes as it came

} // namespace yinfeng::cli
